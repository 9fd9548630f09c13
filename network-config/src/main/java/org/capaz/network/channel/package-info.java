// SPDX-License-Identifier: Apache-2.0
/**
 * The channel and the chaincode on it. Read {@link org.capaz.network.channel.ChannelConfiguration} for the genesis block,
 * {@link org.capaz.network.channel.AdminCli} for what one member's administrator asks of its own peer and orderer,
 * {@link org.capaz.network.channel.ChaincodePackage} for what is installed and
 * {@link org.capaz.network.channel.ChaincodeLifecycle} for install, approve and commit.
 *
 * <p>The genesis block is made once and never again, since another one is another ledger. A chaincode definition is
 * committed only after every member has approved the same package, although a majority would do: a member that has not
 * approved could not endorse.
 */
package org.capaz.network.channel;

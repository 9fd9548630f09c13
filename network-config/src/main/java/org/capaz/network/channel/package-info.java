// SPDX-License-Identifier: Apache-2.0
/**
 * The channel and the chaincode on it. Read {@link org.capaz.network.channel.ChannelConfiguration} for the genesis block,
 * {@link org.capaz.network.channel.AdminCli} for what one member's administrator asks of its own peer and orderer,
 * {@link org.capaz.network.channel.ChaincodePackage} for what is installed and
 * {@link org.capaz.network.channel.ChaincodeLifecycle} for install, approve and commit. For changes of the configuration
 * later read {@link org.capaz.network.channel.ChannelChanges}, then {@link org.capaz.network.channel.ConfigUpdate},
 * {@link org.capaz.network.channel.ConfigReview} and the comparison that it is made of; for a member that joins,
 * {@link org.capaz.network.channel.OrganisationForm}.
 *
 * <p>The genesis block is made once and never again, since another one is another ledger; whoever makes it from the same
 * description and certificates has the same bytes. A chaincode definition is committed by whoever sees that a majority has
 * approved it; a member that has not approved the same package yet cannot endorse, and approves when it starts.
 */
package org.capaz.network.channel;

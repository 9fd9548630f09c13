// SPDX-License-Identifier: Apache-2.0
/**
 * The commands by which members change the channel together, with files that travel by mail.
 *
 * <p>In the order of their use: {@link org.capaz.cli.channel.ChannelProposeCommand}, {@link
 * org.capaz.cli.channel.ChannelShowCommand}, {@link org.capaz.cli.channel.ChannelSignCommand}, {@link
 * org.capaz.cli.channel.ChannelSubmitCommand}. {@link org.capaz.cli.channel.Proposal} is what all of them print.
 */
package org.capaz.cli.channel;

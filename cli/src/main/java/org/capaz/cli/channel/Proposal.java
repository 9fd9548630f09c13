// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.channel;

import java.util.Collection;
import java.util.List;
import org.capaz.cli.console.CommandFailed;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.Console;
import org.capaz.cli.option.HomeOption;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.network.Network;
import org.capaz.network.channel.ConfigReview;
import org.capaz.network.consortium.Member;

/** A proposed change of the channel as people read it, judged by the configuration that this home's peer has. */
record Proposal(Network network, ConfigReview review) {

    /** The network of a home in which the channel exists. */
    static Network network(HomeOption home) {
        if (!home.hasNetwork()) {
            throw new CommandFailed(
                    CommandMessage.NO_NETWORK_YET.with("folder", home.folderName()),
                    CommandMessage.RUN_UP_OR_STATUS.sentence());
        }
        return home.network();
    }

    /** Of a file, or of several copies that were signed apart. */
    static Proposal of(Network network, List<byte[]> copies) {
        return new Proposal(network, network.review(copies));
    }

    /** Whether nothing is in it that this program has no words for. */
    boolean understood() {
        return review.unknown().isEmpty();
    }

    void print(Console console) {
        console.print(CommandMessage.CHANNEL_WOULD_CHANGE.sentence());
        review.changes().forEach(change -> item(console, change));
        review.unknown().forEach(change -> item(console, change));
        if (!understood()) console.print(CommandMessage.CHANNEL_NOT_UNDERSTOOD.sentence());
        for (ConfigReview.Approval approval : review.approvals()) {
            console.print(CommandMessage.CHANNEL_NEEDS
                    .with("least", Argument.count(approval.least()))
                    .and("members", names(approval.organisations())));
        }
        console.print(
                review.signedBy().isEmpty()
                        ? CommandMessage.CHANNEL_SIGNED_BY_NOBODY.sentence()
                        : CommandMessage.CHANNEL_SIGNED_BY.with("members", names(review.signedBy())));
        if (review.approved()) console.print(CommandMessage.CHANNEL_ENOUGH_SIGNED.sentence());
    }

    private static void item(Console console, Sentence change) {
        console.print("  - " + change.in(console.language()));
    }

    private Argument names(Collection<String> mspIds) {
        return Argument.ids(network.consortium().members().stream()
                .filter(member -> mspIds.contains(member.mspId()))
                .map(Member::displayName)
                .toList());
    }
}

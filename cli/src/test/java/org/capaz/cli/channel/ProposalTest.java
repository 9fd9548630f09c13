// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.capaz.cli.console.Console;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;
import org.capaz.network.Network;
import org.capaz.network.channel.ConfigReview;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.operation.NetworkMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProposalTest {
    private static final Sentence UNKNOWN =
            NetworkMessage.CHANGE_NOT_UNDERSTOOD.with("place", Argument.id("Channel/Application/Admins"));

    @TempDir
    private Path folder;

    private String printed(List<Sentence> unknown, Set<String> signedBy, Language language) {
        Network network = new Network(new NetworkLayout(folder, 0), folder, folder);
        var out = new StringWriter();
        try (var console = new Console(new PrintWriter(out), new PrintWriter(out), false, language)) {
            var needed =
                    new ConfigReview.Approval(Set.of("ProducersMSP", "TradersMSP", "BuyersMSP", "AssuranceMSP"), 3);
            new Proposal(network, new ConfigReview(List.of(), unknown, Set.of(needed), signedBy)).print(console);
        }
        return out.toString();
    }

    @Test
    void what_cannot_be_put_into_words_is_named_and_who_reads_it_is_told_not_to_sign() {
        assertThat(printed(List.of(UNKNOWN), Set.of(), Language.ENGLISH))
                .contains(
                        "- Channel/Application/Admins is changed",
                        "Do not sign what you do not know",
                        "Nobody has signed");
        assertThat(printed(List.of(UNKNOWN), Set.of(), Language.SPANISH))
                .contains("Cambia Channel/Application/Admins", "No firme lo que no conoce");
        assertThat(printed(List.of(), Set.of(), Language.ENGLISH)).doesNotContain("Do not sign");
    }

    @Test
    void members_are_called_by_their_names_and_enough_signatures_are_told_as_such() {
        assertThat(printed(List.of(), Set.of("TradersMSP", "BuyersMSP"), Language.ENGLISH))
                .contains("signatures of 3 of: [Demo Producers, Demo Traders", "so far by: [Demo Traders, Demo Buyers]")
                .doesNotContain("These are enough");
        assertThat(printed(List.of(), Set.of("TradersMSP", "BuyersMSP", "AssuranceMSP"), Language.ENGLISH))
                .contains("These are enough");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.verifier.demo.DemoNetwork.ANCHOR;
import static org.capaz.verifier.demo.DemoNetwork.ASSURANCE;
import static org.capaz.verifier.demo.DemoNetwork.BUYERS;
import static org.capaz.verifier.demo.DemoNetwork.CLAIMS;
import static org.capaz.verifier.demo.DemoNetwork.NOW;
import static org.capaz.verifier.demo.DemoNetwork.PRODUCERS;
import static org.capaz.verifier.demo.DemoNetwork.TRADERS;
import static org.capaz.verifier.demo.DemoNetwork.labelView;
import static org.capaz.verifier.demo.DemoNetwork.peersOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.verifier.Verifier;
import org.capaz.verifier.label.LabelAssembly;
import org.capaz.verifier.label.LabelAssembly.Outcome;
import org.capaz.verifier.label.LabelText;
import org.capaz.verifier.trust.PeerDirectory;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.Conclusion;
import org.junit.jupiter.api.Test;

class LabelAssemblyTest {
    @Test
    void a_label_carries_the_signatures_of_two_organisations_other_than_the_issuing_one() {
        byte[] endorsed = labelView(CLAIMS, peersOf(PRODUCERS, TRADERS, BUYERS, ASSURANCE))
                .payload();

        var label = (Outcome.Assembled) LabelAssembly.assemble(endorsed, "BuyersMSP", ANCHOR, NOW);

        String text = new LabelText(DemoNetwork.ADDRESS, label.label().bytes()).text();
        var verdict = Verifier.trusting(List.of(ANCHOR), PeerDirectory.of(label.identities()))
                .label(text, Optional.empty(), NOW);
        assertThat(verdict.conclusion()).isEqualTo(Conclusion.GENUINE_STATUS_UNKNOWN);
        assertThat(verdict.signers())
                .extracting(signer -> signer.mspId())
                .containsExactly("AssuranceMSP", "ProducersMSP");
    }

    @Test
    void a_bad_signature_is_left_out_and_another_member_takes_its_place() {
        var signings = new ArrayList<>(peersOf(PRODUCERS, TRADERS));
        signings.add(new DemoProposal.Signing(
                ASSURANCE.peer().identity(), ASSURANCE.peer().key()::signHigh));

        var label = (Outcome.Assembled)
                LabelAssembly.assemble(labelView(CLAIMS, signings).payload(), "BuyersMSP", ANCHOR, NOW);

        assertThat(label.identities())
                .containsExactly(PRODUCERS.peer().identity(), TRADERS.peer().identity());
    }

    @Test
    void one_foreign_signature_makes_no_label() {
        byte[] endorsed = labelView(CLAIMS, peersOf(TRADERS, BUYERS)).payload();

        assertRefused(endorsed, Code.E_QUORUM);
    }

    @Test
    void an_answer_with_more_than_the_two_reads_makes_no_label() {
        var proposal = labelView(CLAIMS, peersOf(PRODUCERS, TRADERS));
        proposal.reads.add(DemoProposal.read("head", DemoNetwork.HEAD_AT));

        assertRefused(proposal.payload(), Code.E_MISMATCH);
    }

    @Test
    void an_answer_under_a_definition_the_anchor_does_not_know_makes_no_label() {
        var proposal = labelView(CLAIMS, peersOf(PRODUCERS, TRADERS));
        proposal.definition = new org.capaz.verifier.fabric.Version(90, 0);

        assertRefused(proposal.payload(), Code.E_DEF_UNKNOWN);
    }

    @Test
    void a_refusal_of_the_contract_makes_no_label() {
        var proposal = labelView(CLAIMS, peersOf(PRODUCERS, TRADERS));
        proposal.status = 500;

        assertRefused(proposal.payload(), Code.E_RESPONSE);
    }

    private static void assertRefused(byte[] endorsed, Code code) {
        var refused = (Outcome.Refused) LabelAssembly.assemble(endorsed, "BuyersMSP", ANCHOR, NOW);

        assertThat(refused.because().code()).isEqualTo(code);
    }
}

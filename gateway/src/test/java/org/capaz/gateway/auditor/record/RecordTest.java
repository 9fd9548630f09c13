// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.capaz.gateway.auditor.AuditorTest;
import org.capaz.gateway.cooperative.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a record and the trail of a lot: everything behind them, and nothing that auditors are not shown elsewhere. */
class RecordTest extends AuditorTest {
    private static final String RECORD = "/auditor/record?lang=en&key=";

    @Test
    void a_record_stands_with_its_statement_in_words_its_signers_and_what_refers_to_it() {
        String signer = world.officer("amp-01-treasurer").id().value();

        assertThat(shown(RECORD + "receipt/P-AMP-01"))
                .contains(
                        "AMP-01 confirms",
                        "It happened on ",
                        "key=officer%2F" + URLEncoder.encode(signer, StandardCharsets.UTF_8),
                        "treasurer",
                        "Everything that was signed",
                        "ProducersMSP",
                        "key=payment%2FP-AMP-01");
    }

    @Test
    void an_attestation_says_whether_its_issuers_accreditation_counted_on_the_day_of_issue() {
        String page = shown(RECORD + "attestation/" + attestation());

        assertThat(page)
                .contains("Accreditation of who attested", "SCH-01", "counts on ")
                .doesNotContain("does not count");
    }

    private static String attestation() {
        String list = shown("/auditor/populations/attestations?lang=en&issuer=AUD-01");
        int from = list.indexOf("key=attestation%2F") + "key=attestation%2F".length();
        return list.substring(from, list.indexOf('"', from)).replace("%2F", "/");
    }

    @Test
    void the_trail_of_a_bar_tells_every_lot_in_it_each_hand_over_and_its_settlement_in_the_order_of_time() {
        assertThat(shown("/auditor/trail?lang=en&lot=LE"))
                .containsSubsequence(
                        "AMP-01 declared lot LA",
                        "from AMP-01 to AGG-01",
                        "became LE",
                        "settled lot LE",
                        "got certificate")
                .contains("class=\"tree\"", "key=lot%2FLB");
        assertThat(shown("/auditor/trail?lang=en&lot=LA")).contains("Lots that it went into", "key=lot%2FLE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"contributions/LB", "miner/0123456789ABX", "lot/NONE", "nothing", "lot", "officerof/AMP-01"})
    void what_auditors_are_not_told_and_what_is_not_there_are_answered_alike(String key) {
        assertThat(new Visitor(gateway, world, AUDITOR).get(RECORD + key).statusCode())
                .isEqualTo(404);
    }
}

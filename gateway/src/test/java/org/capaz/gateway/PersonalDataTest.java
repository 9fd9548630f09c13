// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.RuleEvidence;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** I47: people stay off the ledger; what must be provable about them is there as a hash that guessing does not open. */
class PersonalDataTest {
    private static final List<String> ASKED = List.of(
            "/v1/lots",
            "/v1/lots/LA",
            "/v1/lots/LB",
            "/v1/lots/LE",
            "/v1/parties",
            "/v1/parties/AMP-04",
            "/v1/amps/AMP-04",
            "/v1/attestations",
            "/v1/obligations",
            "/v1/payments",
            "/v1/receipts",
            "/v1/certificates/" + WorkedCase.CERTIFICATE);

    /** What the people of the case keep to themselves; each is hashed somewhere. */
    private static List<String> canaries() {
        List<String> canaries = new ArrayList<>(List.of(
                "Demo price", "Demo registration", "Demo report", "Demo summary", "Demo outturn", "Demo value"));
        for (int amp = 1; amp <= 4; amp++) {
            canaries.add("Demo bank statement AMP-0" + amp);
            canaries.add("Demo advice AMP-0" + amp);
        }
        for (int number = 1; number <= 58; number++) {
            canaries.add("Demo enrolment AMP-04" + number);
            canaries.add("Demo miner AMP-04" + number);
        }
        return canaries;
    }

    @Test
    void nothing_that_stays_outside_is_found_in_blocks_answers_or_pages() {
        try (CaseGateway gateway = new CaseGateway(Stage.CERTIFIED.world(), "ProducersMSP")) {
            String blocks = gateway.blocks();
            StringBuilder seen = new StringBuilder(blocks);
            ASKED.forEach(path -> seen.append(gateway.ask(path)));
            String page = "/c/" + new CertificateId(WorkedCase.CERTIFICATE).shortId();
            seen.append(gateway.show(page + "?lang=es")).append(gateway.show(page + "?lang=en"));

            assertThat(blocks).contains(Body.hash("Demo enrolment AMP-041"), Body.hash("Demo bank statement AMP-01"));
            assertThat(canaries()).noneMatch(canary -> seen.indexOf(canary) >= 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1037654321", "Juana Demo", "CC-1037654321", "juana@demo.example"})
    void a_name_or_a_document_number_is_no_reference_to_a_miner_and_a_keyed_hash_is(String person) {
        Consortium world = Stage.FOUNDED.world();
        Json.Obj keyed = WorkedCase.enrolment("AMP-04", 1);

        assertThat(world.amp04().enrols(Body.set(keyed, "miners[0].miner", "'" + person + "'")))
                .isDefective("MALFORMED", "body.miners[0].miner");
        RuleEvidence.refused(Rule.I47, "EnrolMiners");
        assertThat(world.amp04().enrols(keyed)).isAccepted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "document", "phone", "ethnicity"})
    void there_is_no_place_for_more_about_a_miner(String member) {
        Consortium world = Stage.FOUNDED.world();
        Json.Obj keyed = WorkedCase.enrolment("AMP-04", 1);

        assertThat(world.amp04().enrols(Body.set(keyed, "miners[0]." + member, "'DEMO'")))
                .isDefective("FIELD_UNKNOWN", "body.miners[0]." + member);
        assertThat(world.amp04().enrols(keyed)).isAccepted();
    }
}

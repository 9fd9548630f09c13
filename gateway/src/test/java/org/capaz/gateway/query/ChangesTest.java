// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.capaz.gateway.CaseGateway;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.PremiumCase;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;

/** What changed since: in order, from where one stopped, and no more than lists show; decision 178. */
class ChangesTest {
    private final Consortium world = PremiumCase.announced();

    private static List<String> families(Json.Obj answer) {
        return RecordMembers.objects(answer, "changes").stream()
                .flatMap(change -> RecordMembers.objects(change, "records").stream())
                .map(record -> RecordMembers.text(record, "family"))
                .toList();
    }

    @Test
    void whoever_goes_on_from_next_reads_every_change_once_and_in_order() {
        try (CaseGateway gateway = new CaseGateway(world, "ProducersMSP")) {
            gateway.askAs("AMP-01", "/v1/changes");
            List<String> places = new ArrayList<>();
            Json.Obj answer = gateway.ask("/v1/changes?limit=1");
            while (true) {
                RecordMembers.objects(answer, "changes")
                        .forEach(change -> places.add(
                                RecordMembers.number(change, "block") + "." + RecordMembers.number(change, "index")));
                if (answer.get("more").equals(new Json.Bool(false))) {
                    break;
                }
                answer = gateway.ask("/v1/changes?limit=1&after=" + RecordMembers.text(answer, "next"));
            }
            assertThat(places).containsExactly("0.0", "1.0");
            String next = RecordMembers.text(answer, "next");
            assertThat(families(gateway.ask("/v1/changes?after=" + next))).isEmpty();

            world.amp01().confirms(WorkedCase.arrival("AMP-01")).recorded();
            gateway.follow();
            assertThat(families(gateway.ask("/v1/changes?after=" + next))).contains("receipt");
        }
    }

    @Test
    void a_change_is_told_to_whom_a_list_shows_the_record_and_to_nobody_else() {
        try (CaseGateway gateway = new CaseGateway(world, "ProducersMSP")) {
            gateway.askAs("AMP-02", "/v1/parties");
            String next = RecordMembers.text(gateway.askAs("AMP-01", "/v1/changes?limit=1000"), "next");
            world.amp01().confirms(WorkedCase.arrival("AMP-01")).recorded();
            gateway.follow();

            assertThat(families(gateway.askAs("AMP-01", "/v1/changes?after=" + next)))
                    .contains("receipt");
            assertThat(families(gateway.askAs("AMP-02", "/v1/changes?after=" + next)))
                    .doesNotContain("receipt");
        }
    }

    @Test
    void a_place_that_no_answer_named_is_refused() {
        try (CaseGateway gateway = new CaseGateway(world, "ProducersMSP")) {
            for (String wrong : List.of("?after=then", "?after=1", "?after=-1.0", "?limit=0")) {
                assertThat(gateway.answerTo("AMP-01", "/v1/changes" + wrong).statusCode())
                        .as(wrong)
                        .isEqualTo(400);
            }
            assertThat(gateway.answerTo("AMP-01", "/v1/changes?after=0.0&limit=1")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void blocks_and_transactions_are_for_auditors() {
        world.given(LedgerKeys.party(new PartyId("AUD-01")), "roles", "['ASSESSOR','AUDITOR']");
        try (CaseGateway gateway = new CaseGateway(world, "AssuranceMSP")) {
            assertThat(RecordMembers.objects(gateway.askAs("AUD-01", "/v1/blocks"), "blocks"))
                    .hasSize(2);
            assertThat(RecordMembers.text(gateway.askAs("AUD-01", "/v1/blocks?limit=1"), "next"))
                    .isEqualTo("0");
            assertThat(gateway.askAs("AUD-01", "/v1/blocks?limit=1&after=0").get("next"))
                    .isNull();
            assertThat(RecordMembers.objects(gateway.askAs("AUD-01", "/v1/blocks/0"), "transactions"))
                    .hasSize(1);
            assertThat(RecordMembers.texts(gateway.askAs("AUD-01", "/v1/transactions/t0"), "wrote"))
                    .contains("party/AMP-01");
            for (String path : List.of("/v1/blocks", "/v1/blocks/0", "/v1/transactions/t0")) {
                assertThat(gateway.answerTo("SCH-01", path).statusCode())
                        .as(path)
                        .isEqualTo(404);
            }
            assertThat(gateway.answerTo("AUD-01", "/v1/blocks/99").statusCode()).isEqualTo(404);
        }
    }
}

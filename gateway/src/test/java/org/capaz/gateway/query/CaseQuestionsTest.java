package org.capaz.gateway.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.capaz.gateway.CaseGateway;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;

/** I48: whose officers are told what each miner brought. */
class CaseQuestionsTest {

    @Test
    void what_each_miner_brought_is_told_to_the_miners_own_organisation_only() {
        String miner = WorkedCase.miner("AMP-04", 1).value();
        try (CaseGateway own = new CaseGateway(Stage.CERTIFIED.world(), "ProducersMSP");
                CaseGateway other = new CaseGateway(Stage.CERTIFIED.world(), "TradersMSP")) {
            assertThat(own.ask("/v1/lots/LB").toString()).contains(miner);

            Json.Obj told = other.ask("/v1/lots/LB");
            assertThat(told.toString()).doesNotContain(miner);
            Json.Obj contributions = (Json.Obj) told.get("contributions");
            assertThat(Members.number(contributions, "contributors")).isEqualTo(58);
            assertThat(Members.number(contributions, "grossMg")).isEqualTo(487_200);
        }
    }
}

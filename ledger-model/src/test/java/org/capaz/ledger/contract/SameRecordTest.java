// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** I4: the client record id with the content tells whether two statements are one. */
class SameRecordTest {

    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void the_same_statement_sent_twice_has_one_effect(StatementKind kind) {
        Draft draft = EveryKind.rightly(kind);

        assertThat(draft).isAccepted();
        assertThat(draft).isRepeated();
    }

    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void the_same_id_with_other_content_is_refused(StatementKind kind) {
        Draft draft = EveryKind.rightly(kind);
        draft.recorded();

        assertThat(draft.happenedAt(draft.statement().eventAt().minusSeconds(1)))
                .isRefusedBy(Rule.I4);
    }

    @Test
    void signatures_do_not_make_another_statement() {
        Draft draft = EveryKind.rightly(StatementKind.CONFIRM_RECEIPT);
        draft.recorded();

        assertThat(draft.signedBy("amp-04-legal", "amp-04-supervisor")).isRepeated();
    }

    @Test
    void a_refused_statement_is_judged_again() {
        Consortium world = EveryKind.withPaper("LA");
        var basis = LedgerKeys.basis(new PartyId("AMP-01"), new Code("LB-01"));
        world.given(basis, "validTo", "'2024-01-31'");
        Draft draft = world.amp01().declares(WorkedCase.lotLA());

        assertThat(draft).isRefusedBy(Rule.I6);
        world.given(basis, "validTo", "'2025-12-31'");
        assertThat(draft).isAccepted();
    }

    @Test
    void the_record_of_a_statement_names_the_keys_it_wrote() {
        Draft draft = EveryKind.rightly(StatementKind.DECLARE_LOT);
        draft.withId("slip-of-4-march").recorded();

        Json.Obj record = draft.world().record(LedgerKeys.record(new RecordId("slip-of-4-march")));

        assertThat(Body.text(record, "kind")).isEqualTo("lot.declare");
        assertThat(Body.text(record, "actor")).isEqualTo("AMP-04");
        assertThat(Body.text(record, "keys[0]"))
                .isEqualTo(LedgerKeys.lot(new LotId("LB")).toString());
    }
}

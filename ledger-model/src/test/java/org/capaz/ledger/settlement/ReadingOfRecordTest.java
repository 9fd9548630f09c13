// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Settlements;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** I52: a reading counts for a lot by its custodian's signature or by a settlement of both sides, and can be superseded. */
class ReadingOfRecordTest {
    private static final LotId LA = new LotId("LA");
    private static final LotId LE = new LotId("LE");

    private static Json.Obj reading(String lot, String id, String method, long fineness) {
        Json.Obj assay = Body.set(WorkedCase.assay(lot), "assay", "'" + id + "'");
        return Body.set(Body.set(assay, "method", "'" + method + "'"), "fineness", fineness);
    }

    // The custodian's signature

    @ParameterizedTest
    @CsvSource({"UMPIRE, 1", "FIRE, 99990", "XRF, 84000"})
    void what_a_stranger_reads_stands_beside_and_changes_nothing(String method, long fineness) {
        Consortium melted = Stage.AT_AGGREGATOR.world();
        Json.Obj before = melted.lot("LA");
        Json.Obj strange = reading("LA", "AS-STRANGE", method, fineness);
        if (method.equals("UMPIRE")) {
            melted = Stage.SEALED.world();
            before = melted.lot("LA");
        }

        assertThat(melted.asy01().assays(strange).signedBy("asy-01-assayer")).isAccepted();

        assertThat(melted.lot("LA")).isEqualTo(before);
        assertThat(melted.ledger().list(LedgerKeys.flags(LedgerKeys.lot(LA)))).isEmpty();
        Json.Obj record = melted.record(LedgerKeys.assay(LA, new Code("AS-STRANGE")));
        assertThat(Body.number(record, "fineness")).isEqualTo(fineness);
        assertThat(record.get("agreedBy")).isNull();
    }

    @Test
    void a_first_reading_without_the_custodian_leaves_the_lot_a_draft() {
        Consortium declared = Stage.DECLARED.world().later(Duration.ofDays(1));

        assertThat(declared.asy01().assays(WorkedCase.assay("LA")).signedBy("asy-01-assayer"))
                .isAccepted();
        assertThat(Body.text(declared.lot("LA"), "state")).isEqualTo("DRAFT");

        assertThat(declared.asy01()
                        .assays(reading("LA", "AS-2", "FIRE", 87_250))
                        .signedBy("asy-01-assayer", "amp-01-responsible"))
                .isAccepted();
        assertThat(Body.text(declared.lot("LA"), "state")).isEqualTo("ACTIVE");
        assertThat(Body.text(declared.record(LedgerKeys.assay(LA, new Code("AS-2"))), "agreedBy"))
                .isEqualTo("AMP-01");
    }

    @Test
    void nobody_but_the_custodian_signs_along_and_an_assayer_always_does() {
        Consortium declared = Stage.DECLARED.world().later(Duration.ofDays(1));
        Json.Obj assay = WorkedCase.assay("LA");

        assertThat(declared.asy01().assays(assay).signedBy("asy-01-assayer", "agg-01-custodian"))
                .isRefusedBy(Rule.I1, "who alone sign this");
        assertThat(declared.asy01().assays(assay).signedBy("amp-01-responsible"))
                .isRefusedBy(Rule.I1, "no officer of ASY-01");
        assertThat(declared.asy01().assays(assay).signedBy("asy-01-assayer", "amp-01-treasurer"))
                .isRefusedBy(Rule.I1, "roles");
        assertThat(declared.asy01().assays(assay).signedBy("asy-01-assayer", "amp-01-responsible"))
                .isAccepted();
    }

    /** One who has lost gold to a wrong reading has it read again, by no better method than the first. */
    @ParameterizedTest
    @ValueSource(strings = {"FIRE", "UMPIRE"})
    void a_fall_is_as_reversible_as_a_rise(String method) {
        Consortium sealed = Stage.SEALED.world();
        sealed.asy01().assays(reading("LA", "AS-LOW", method, 1)).recorded();
        assertThat(Body.number(sealed.lot("LA"), "fineMg")).isEqualTo(12);

        assertThat(sealed.asy01().assays(reading("LA", "AS-AGAIN", method, 87_250)))
                .isAcceptedWithFlags(LedgerKeys.lot(LA), Rule.I15);
        assertThat(Body.number(sealed.lot("LA"), "fineMg")).isEqualTo(1_090_625);
        assertThat(Body.number(sealed.lot("LA"), "lossMg")).isZero();
    }

    @Test
    void the_fall_of_a_bar_is_reversible_too() {
        Consortium refined = Stage.AT_REFINER.world();
        refined.asy01().assays(lateReading("AS-LOW", 1)).recorded();
        assertThat(Body.number(refined.lot("LE"), "fineMg")).isEqualTo(39);

        assertThat(refined.asy01().assays(lateReading("AS-AGAIN", 84_260)))
                .isAcceptedWithFlags(LedgerKeys.lot(LE), Rule.I15);
        assertThat(Body.number(refined.lot("LE"), "fineness")).isEqualTo(84_260);
    }

    private static Json.Obj lateReading(String id, long fineness) {
        return Body.set(reading("LE", id, "FIRE", fineness), "sampledOn", "'2024-03-08'");
    }

    // The settlement

    /** ASY-09 is named in the exchange, signed by both. */
    @Test
    void the_umpire_is_one_that_both_have_named() {
        Consortium apart = Settlements.apart();
        assertThat(apart.ref01().bringsUmpire(Settlements.umpire())).isAccepted();

        Consortium unnamed = Settlements.assayed(84_311, 84_260);
        unnamed.ref01().exchanges(Settlements.exchange()).recorded();
        Settlements.byThirdLaboratory(unnamed, Settlements.assay("AS-U", "UMPIRE", 84_280))
                .recorded();
        assertThat(unnamed.ref01().bringsUmpire(Settlements.umpire()))
                .isRefusedBy(Rule.I52, "AGG-01 has not signed along");
        assertThat(unnamed.ref01().bringsUmpire(Settlements.umpire()).signedBy("ref-01-settlement", "buy-01-custodian"))
                .isRefusedBy(Rule.I1, "who alone sign this");
        assertThat(unnamed.ref01()
                        .bringsUmpire(Settlements.umpire())
                        .signedBy("ref-01-settlement", "agg-01-settlement"))
                .isAccepted();
    }

    @Test
    void an_umpire_that_is_named_is_accredited_and_of_a_third_organisation() {
        Consortium exchanging = Settlements.assayed(84_311, 84_260);
        Json.Obj exchange = Settlements.exchange();

        assertThat(exchanging.ref01().exchanges(exchange.with("umpire", "ASY-01")))
                .isRefusedBy(Rule.I15, "third laboratory");
        assertThat(exchanging.ref01().exchanges(exchange.with("umpire", "TRD-01")))
                .isRefusedBy(Rule.I57, "UMPIRE_ASSAY");
        assertThat(exchanging.ref01().exchanges(exchange.with("umpire", "ASY-09")))
                .isAccepted();
    }

    @Test
    void of_an_umpires_readings_the_latest_decides() {
        Consortium apart = Settlements.apart().later(Duration.ofHours(1));
        Settlements.byThirdLaboratory(apart, Settlements.assay("AS-U2", "UMPIRE", 84_275))
                .recorded();

        assertThat(apart.agg01().bringsUmpire(Settlements.umpire())).isRefusedBy(Rule.I52, "again after AS-U");
        assertThat(apart.agg01().bringsUmpire(Body.set(Settlements.umpire(), "assay", "'AS-U2'")))
                .isAccepted();
    }
}

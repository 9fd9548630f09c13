// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.identity.NormalForm;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** I13, I71, I72 and I75: one paper is one number of its issuer, and fits the lot that cites it, as its miners do. */
class PaperTest {
    private static final Code ANM = new Code("DEMO-ANM");
    private static final LedgerKey LA = LedgerKeys.lot(new LotId("LA"));

    private final Consortium world = Stage.ADMITTED.world();

    // I13, I71: one number

    @ParameterizedTest
    @CsvSource({
        "CO-LA, COLA",
        "CO-2024-0101, CO2024-101",
        "CO-2024-101, CO2024-101",
        "CO2024-101, CO2024-101",
        "00CO-000, 0CO0",
        "CO-2024-1-01, CO2024-1-1",
        "CO-2024-11, CO2024-11",
        "0, 0",
        "--, --"
    })
    void a_number_has_one_normal_form(String written, String form) {
        assertThat(NormalForm.of(written)).isEqualTo(form);
        assertThat(NormalForm.of(form)).isEqualTo(form);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CO-2024-0101", "CO-2024-101", "CO2024-00101", "CO--2024-101-"})
    void a_paper_is_registered_once_however_its_number_is_written(String again) {
        world.amp01().registersPaper(numbered("CO-2024-0101")).recorded();

        assertThat(world.amp01().registersPaper(numbered(again))).isRefusedBy(Rule.I13, "is registered already");
        assertThat(world.amp01().registersPaper(numbered("CO-2024-102"))).isAccepted();
    }

    @Test
    void a_lot_cites_a_paper_once_however_its_number_is_written() {
        Consortium declaring = EveryKind.withPaper("LA");
        String halves = "[{'issuer':'AMP-01','number':'CO-LA','grossMg':625000},"
                + "{'issuer':'AMP-01','number':'COLA','grossMg':625000}]";

        assertThat(declaring.amp01().declares(Body.set(WorkedCase.lotLA(), "origins", halves)))
                .isRefusedBy(Rule.I13, "twice");
        assertThat(declaring.amp01().declares(Body.set(WorkedCase.lotLA(), "origins[0].number", "'COLA'")))
                .isAccepted();
    }

    // I71: whose number

    @Test
    void a_producer_registers_its_own_papers_and_those_of_its_authorities() {
        Json.Obj paper = WorkedCase.paper("LA");

        assertThat(world.amp02().registersPaper(paper)).isRefusedBy(Rule.I71, "AMP-01 is neither AMP-02");
        assertThat(world.amp01().registersPaper(Body.set(paper, "issuer", "'DEMO-XX'")))
                .isRefusedBy(Rule.I71, "an authority of one of its legal bases");
        assertThat(world.amp01().registersPaper(paper)).isAccepted();
        assertThat(world.amp01().registersPaper(Body.set(paper, "issuer", "'DEMO-ANM'")))
                .isAccepted();
    }

    @Test
    void no_party_is_the_authority_of_another() {
        world.amp01()
                .states(StatementKind.DECLARE_BASIS, Body.set(Conduct.basis(), "authority", "'AMP-02'"))
                .recorded();
        Json.Obj paper = WorkedCase.paper("LA");

        assertThat(world.amp01().registersPaper(Body.set(paper, "issuer", "'AMP-02'")))
                .isRefusedBy(Rule.I71);
        assertThat(world.amp01().registersPaper(Body.set(paper, "issuer", "'DEMO-ANM'")))
                .isAccepted();
    }

    /** AMP-03 took the number first: AMP-01 registers it all the same, and somebody looks at both. */
    @Test
    void a_number_taken_by_another_producer_is_registered_and_flagged() {
        Json.Obj paper = Body.set(WorkedCase.paper("LA"), "issuer", "'DEMO-ANM'");
        assertThat(world.amp03().registersPaper(paper)).isAccepted();
        Json.Obj lot = Body.set(WorkedCase.lotLA(), "origins[0].issuer", "'DEMO-ANM'");

        assertThat(world.amp01().registersPaper(paper))
                .isAcceptedWithFlags(LedgerKeys.origin(ANM, new Code("CO-LA"), new PartyId("AMP-01")), Rule.I71);
        assertThat(world.amp01().declares(lot)).isAcceptedWithFlags(LA, Rule.I71);
    }

    @Test
    void a_number_that_nobody_took_raises_no_flag() {
        Json.Obj paper = Body.set(WorkedCase.paper("LA"), "issuer", "'DEMO-ANM'");
        Json.Obj lot = Body.set(WorkedCase.lotLA(), "origins[0].issuer", "'DEMO-ANM'");

        assertThat(world.amp01().registersPaper(paper)).isAccepted();
        assertThat(world.amp01().declares(lot)).isAccepted();
    }

    /** Each has the quantity of its own record: what a stranger cites uses up nothing of the owner's. */
    @Test
    void what_a_stranger_cites_of_the_same_number_takes_nothing_from_the_owner() {
        Json.Obj paper = Body.set(WorkedCase.paper("LD"), "issuer", "'DEMO-ANM'");
        paper = Body.set(paper, "number", "'CO-LA'");
        world.amp03().registersPaper(paper).recorded();
        Json.Obj foreign = Body.set(WorkedCase.lotLD(), "origins[0].issuer", "'DEMO-ANM'");
        world.amp03()
                .declares(Body.set(foreign, "origins[0].number", "'CO-LA'"))
                .recorded();
        world.amp01()
                .registersPaper(Body.set(WorkedCase.paper("LA"), "issuer", "'DEMO-ANM'"))
                .recorded();

        assertThat(world.amp01().declares(Body.set(WorkedCase.lotLA(), "origins[0].issuer", "'DEMO-ANM'")))
                .isAcceptedWithFlags(LA, Rule.I71);
    }

    // I72

    /** The period of LA begins on 2024-02-26; 92 days before that is 2023-11-26. */
    @ParameterizedTest
    @CsvSource({"2023-11-25, I72", "2023-11-26, "})
    void a_paper_is_not_much_older_than_the_production_that_it_covers(String date, Rule refusedBy) {
        world.amp01()
                .registersPaper(Body.set(WorkedCase.paper("LA"), "date", "'" + date + "'"))
                .recorded();

        if (refusedBy == null) {
            assertThat(world.amp01().declares(WorkedCase.lotLA())).isAccepted();
        } else {
            assertThat(world.amp01().declares(WorkedCase.lotLA()))
                    .isRefusedBy(refusedBy, "more than 92 days before production began on 2024-02-26");
        }
    }

    @Test
    void only_who_mines_for_subsistence_declares_its_production() {
        Consortium certified = EveryKind.withPaper("LA");
        world.amp01()
                .registersPaper(Body.set(WorkedCase.paper("LA"), "kind", "'PRODUCTION_DECLARATION'"))
                .recorded();

        assertThat(world.amp01().declares(WorkedCase.lotLA())).isRefusedBy(Rule.I72, "AMP-01 held none");
        assertThat(certified.amp01().declares(WorkedCase.lotLA())).isAccepted();
        assertThat(EveryKind.withPaper("LB").amp04().declares(WorkedCase.lotLB()))
                .isAccepted();
    }

    /** Gold that is stated to be ineligible has whatever paper it has. */
    @Test
    void a_paper_that_does_not_fit_covers_ineligible_gold() {
        world.amp01()
                .registersPaper(Body.set(WorkedCase.paper("LA"), "date", "'2022-01-01'"))
                .recorded();
        Json.Obj none = Body.set(Body.set(WorkedCase.lotLA(), "claim", "'NONE'"), "reason", "'OLD-PAPER'");

        assertThat(world.amp01().declares(WorkedCase.lotLA())).isRefusedBy(Rule.I72);
        assertThat(world.amp01().declares(none)).isAccepted();
    }

    @Test
    void a_paper_names_the_municipality_of_its_producer() {
        Json.Obj paper = WorkedCase.paper("LA");

        assertThat(world.amp01().registersPaper(Body.set(paper, "municipality", "'05001'")))
                .isRefusedBy(Rule.I72, "another municipality than 52385");
        assertThat(world.amp01().registersPaper(Body.set(paper, "municipality", "'52385'")))
                .isAccepted();
    }

    @ParameterizedTest
    @CsvSource({"52418, true", "52385, false"})
    void a_lot_that_lies_elsewhere_than_its_paper_says_is_flagged(String place, boolean flagged) {
        world.amp01()
                .registersPaper(Body.set(WorkedCase.paper("LA"), "municipality", "'52385'"))
                .recorded();
        var declaring = world.amp01().declares(Body.set(WorkedCase.lotLA(), "place", "'" + place + "'"));

        if (flagged) {
            assertThat(declaring).isAcceptedWithFlags(LA, Rule.I72);
        } else {
            assertThat(declaring).isAccepted();
        }
    }

    // I75

    /** A subsistence registration is for one municipality; the lot lies in El Bagre, 05250. */
    @ParameterizedTest
    @CsvSource({"05895, true", "05250, false"})
    void gold_of_a_miner_who_is_registered_elsewhere_is_flagged(String registeredIn, boolean flagged) {
        Consortium declaring = EveryKind.withPaper("LB");
        String miner = Body.text(WorkedCase.lotLB(), "contributions[3].miner");
        declaring.given(LedgerKeys.miner(new MinerRef(miner)), "registeredIn", "'" + registeredIn + "'");

        if (flagged) {
            assertThat(declaring.amp04().declares(WorkedCase.lotLB()))
                    .isAcceptedWithFlags(LedgerKeys.lot(new LotId("LB")), Rule.I75);
        } else {
            assertThat(declaring.amp04().declares(WorkedCase.lotLB())).isAccepted();
        }
    }

    private static Json.Obj numbered(String number) {
        return Body.set(WorkedCase.paper("LA"), "number", "'" + number + "'");
    }
}

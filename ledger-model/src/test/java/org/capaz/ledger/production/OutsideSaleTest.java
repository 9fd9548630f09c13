// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.OfficerRole;
import org.junit.jupiter.api.Test;

/** I58: whose word uses up a miner's quota with a sale outside the network, and who frees it again. */
class OutsideSaleTest {
    private static final Json.Obj SALE = LotStory.outsideSale(420_000);

    private static Json.Obj saleOf(int miner) {
        Json.Obj sale = Body.set(SALE, "sale", "'OS-" + miner + "'");
        return Body.set(sale, "miner", "'%s'".formatted(WorkedCase.miner("AMP-04", miner)));
    }

    /** 420 g to the name of each of 58 panners, by an aggregator that they never met. */
    @Test
    void a_strangers_word_blocks_nobody() {
        Consortium admitted = EveryKind.withPaper("LB");
        for (int miner = 1; miner <= 58; miner++) {
            assertThat(admitted.agg01().attestsOutsideSale(saleOf(miner))).isRefusedBy(Rule.I58, "not accredited");
        }

        assertThat(admitted.amp04().declares(WorkedCase.lotLB())).isAccepted();
    }

    @Test
    void an_aggregator_attests_with_the_miners_own_group() {
        Consortium admitted = Stage.ADMITTED.world();

        assertThat(admitted.agg01().attestsOutsideSale(SALE).signedBy("agg-01-custodian", "amp-01-responsible"))
                .isRefusedBy(Rule.I1, "who alone sign this");
        assertThat(admitted.agg01().attestsOutsideSale(SALE).signedBy("agg-01-custodian", "amp-04-treasurer"))
                .isRefusedBy(Rule.I1);
        assertThat(admitted.agg01().attestsOutsideSale(SALE).signedBy("agg-01-custodian", "amp-04-responsible"))
                .isAccepted();
    }

    @Test
    void or_once_it_is_accredited_by_itself() {
        Consortium admitted = Stage.ADMITTED.world();
        assertThat(admitted.agg01().attestsOutsideSale(SALE)).isRefusedBy(Rule.I58);

        admitted.sch01()
                .accreditsJudge(WorkedCase.judge("AGG-01", "OUTSIDE_SALES"))
                .recorded();

        assertThat(admitted.agg01().attestsOutsideSale(SALE)).isAccepted();
    }

    @Test
    void whoever_doubts_a_sale_contests_it_on_its_record() {
        Consortium sold = LotStory.soldOutside();
        Json.Obj grievance = Body.without(LotStory.grievance(), "lot").with("record", Json.text(record().toString()));

        assertThat(sold.amp04().raisesFlag(grievance).withId("demo-grievance-1"))
                .isAccepted();
        Json.Obj closing = Body.without(LotStory.closing("demo-grievance-1"), "lot")
                .with("record", Json.text(record().toString()));
        assertThat(sold.aud01().closesFlag(closing)).isRefusedBy(Rule.I57, "AUD-01");
    }

    private static LedgerKey record() {
        return Quota.outside(new Code("OS-1"), WorkedCase.miner("AMP-04", 1), Day.parse("2024-01-20"));
    }

    // Corrected

    @Test
    void a_correction_frees_what_was_never_sold() {
        Consortium blocked = EveryKind.withPaper("LB");
        blocked.aud01().attestsOutsideSale(SALE).recorded();
        assertThat(blocked.amp04().declares(WorkedCase.lotLB())).isRefusedBy(Rule.I9);

        assertThat(blocked.aud01().correctsOutsideSale(LotStory.outsideSaleCorrected(411_601)))
                .isAccepted();
        assertThat(blocked.amp04().declares(WorkedCase.lotLB())).isRefusedBy(Rule.I9);
        assertThat(blocked.aud01().correctsOutsideSale(LotStory.noOutsideSale()))
                .isAccepted();
        assertThat(blocked.amp04().declares(WorkedCase.lotLB())).isAccepted();
    }

    @Test
    void what_was_said_before_stays_to_be_read_and_may_be_said_again() {
        Consortium sold = LotStory.soldOutside();
        sold.aud01().correctsOutsideSale(LotStory.noOutsideSale()).recorded();

        Json.Obj record = sold.record(record());
        assertThat(Body.number(record, "formerMg")).isEqualTo(30_000);
        assertThat(Body.text(record, "correctedBy")).isEqualTo("AUD-01");
        assertThat(Body.text(record, "attestedBy")).isEqualTo("AUD-01");

        assertThat(sold.aud01().correctsOutsideSale(LotStory.noOutsideSale())).isRefusedBy(Rule.I3, "already");
        assertThat(sold.aud01().correctsOutsideSale(LotStory.outsideSaleCorrected(30_000)))
                .isAccepted();
        assertThat(Quota.of(WorkedCase.miner("AMP-04", 1), Day.parse("2024-01-20"), sold.ledger())
                        .yearMg())
                .isEqualTo(30_000);
    }

    @Test
    void only_a_sale_that_is_attested_is_corrected() {
        Consortium sold = LotStory.soldOutside();

        assertThat(sold.aud01().correctsOutsideSale(Body.set(LotStory.noOutsideSale(), "soldOn", "'2024-01-21'")))
                .isRefusedBy(Rule.I3, "is attested");
        assertThat(sold.aud01().correctsOutsideSale(Body.set(LotStory.noOutsideSale(), "sale", "'OS-2'")))
                .isRefusedBy(Rule.I3, "is attested");
        assertThat(sold.aud01().correctsOutsideSale(LotStory.noOutsideSale())).isAccepted();
    }

    /** AGG-01 has attested with the group, and so corrects with it; the word of another it does not touch. */
    @Test
    void who_is_not_accredited_corrects_its_own_word_alone_and_with_the_group() {
        Consortium sold = Stage.ADMITTED.world();
        sold.agg01()
                .attestsOutsideSale(SALE)
                .signedBy("agg-01-custodian", "amp-04-responsible")
                .recorded();
        sold.aud01().attestsOutsideSale(saleOf(2)).recorded();
        Json.Obj ofAnother = saleOf(2).with("grossMg", 1).with("reason", "OTHER-MINER");

        assertThat(sold.agg01().correctsOutsideSale(LotStory.noOutsideSale())).isRefusedBy(Rule.I58, "not accredited");
        assertThat(sold.agg01().correctsOutsideSale(ofAnother).signedBy("agg-01-custodian", "amp-04-responsible"))
                .isRefusedBy(Rule.I58, "which AUD-01 attested");
        assertThat(sold.agg01()
                        .correctsOutsideSale(LotStory.noOutsideSale())
                        .signedBy("agg-01-custodian", "amp-04-responsible"))
                .isAccepted();
    }

    @Test
    void another_corrects_when_it_is_accredited_and_not_of_the_miners_organisation() {
        DemoOfficer inside = DemoOfficer.of("ass-in-assessor", "ASS-IN", OfficerRole.ASSESSOR);
        Consortium sold = Stage.ADMITTED.world();
        sold.agg01()
                .attestsOutsideSale(SALE)
                .signedBy("agg-01-custodian", "amp-04-responsible")
                .recorded();
        sold.producers()
                .registersParty(Body.set(WorkedCase.party("AUD-01"), "party", "'ASS-IN'"))
                .recorded();
        sold.producers().registersOfficer(WorkedCase.officer(inside)).recorded();
        sold.sch01().accreditsJudge(WorkedCase.judge("ASS-IN", "OUTSIDE_SALES")).recorded();

        assertThat(sold.by("ASS-IN")
                        .correctsOutsideSale(LotStory.noOutsideSale())
                        .signedBy(inside))
                .isRefusedBy(Rule.I57, "AMP-04");
        assertThat(sold.sch01().correctsOutsideSale(LotStory.noOutsideSale())).isAccepted();
    }

    @Test
    void nor_does_it_once_its_accreditation_is_withdrawn() {
        Consortium sold = LotStory.soldOutside();
        sold.sch01()
                .withdrawsJudge(Body.set(Conduct.judgeWithdrawal(), "activity", "'OUTSIDE_SALES'"))
                .recorded();

        assertThat(sold.later(Duration.ofHours(1)).aud01().correctsOutsideSale(LotStory.noOutsideSale()))
                .isRefusedBy(Rule.I58, "not accredited");
        assertThat(LotStory.soldOutside().aud01().correctsOutsideSale(LotStory.noOutsideSale()))
                .isAccepted();
    }
}

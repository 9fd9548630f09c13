// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One bar of gold from four producers to the premium on their accounts, with the exact numbers of the case. */
class WorkedCaseTest {

    @ParameterizedTest
    @CsvSource({"LA,1250000,87250,1090625", "LB,487200,91200,444326", "LC,96400,83500,80494", "LD,2140000,80120,1714568"
    })
    void fine_mass_follows_from_gross_mass_and_assay(String lot, long gross, long fineness, long fine) {
        Json.Obj record = Stage.SEALED.world().lot(lot);

        assertThat(Body.number(record, "grossMg")).isEqualTo(gross);
        assertThat(Body.number(record, "fineness")).isEqualTo(fineness);
        assertThat(Body.number(record, "fineMg")).isEqualTo(fine);
    }

    @Test
    void the_lot_of_the_barequeros_has_58_contributions() {
        Json.Obj record = Stage.DECLARED.world().record(LedgerKeys.contributions(new LotId("LB")));

        assertThat(((Json.Arr) record.get("contributions")).items()).hasSize(58);
    }

    @Test
    void the_four_lots_become_bar_le_within_the_limits_of_its_mix() {
        Consortium world = Stage.AT_AGGREGATOR.world();

        assertThat(world.agg01().melts(WorkedCase.melt())).isAccepted();

        Json.Obj bar = world.lot("LE");
        assertThat(Body.number(bar, "fineMg")).isEqualTo(3_327_090);
        assertThat(Body.text(bar, "claimClass")).isEqualTo("FULL");
        assertThat(vector(bar))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("AMP-01", 1_089_668L, "AMP-04", 443_936L, "AMP-02", 80_423L, "AMP-03", 1_713_063L));
        Json.Obj melt = world.record(LedgerKeys.transformation(new Code("M-01")));
        assertThat(Body.number(melt, "grossInMg") - Body.number(melt, "grossOutMg"))
                .isEqualTo(25_000);
        assertThat(Body.number(melt, "fineInMg")).isEqualTo(3_330_013);
        assertThat(Body.number(melt, "fineInMg") - Body.number(melt, "fineOutMg"))
                .isEqualTo(2_923);
        for (String input : List.of("LA", "LB", "LC", "LD")) {
            assertThat(Body.text(world.lot(input), "state")).isEqualTo("CONSUMED");
        }
    }

    @Test
    void the_refiner_receives_the_bar_one_basis_point_lighter() {
        Json.Obj transfer = Stage.AT_REFINER.world().record(LedgerKeys.transfer(new Code("T-LE")));

        assertThat(Body.number(transfer, "items[0].varianceBp")).isEqualTo(1);
        assertThat(Body.text(transfer, "state")).isEqualTo("ACCEPTED");
    }

    @Test
    void the_outturn_supersedes_mass_and_assay_and_books_what_is_missing() {
        Consortium world = Stage.AT_REFINER.world();

        assertThat(world.ref01().recordsOutturn(WorkedCase.outturn())).isAccepted();

        Json.Obj bar = world.lot("LE");
        assertThat(Body.number(bar, "grossMg")).isEqualTo(3_944_900);
        assertThat(Body.number(bar, "fineMg")).isEqualTo(3_325_156);
        assertThat(Body.number(bar, "lossMg")).isEqualTo(1_934);
        assertThat(vector(bar))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("AMP-01", 1_089_035L, "AMP-04", 443_678L, "AMP-02", 80_376L, "AMP-03", 1_712_067L));
    }

    @Test
    void the_settlement_holds_the_final_quantity_and_no_price() {
        Json.Obj settlement = Stage.SETTLED.world().record(LedgerKeys.settlement(new LotId("LE")));

        assertThat(Body.number(settlement, "fineMg")).isEqualTo(3_325_156);
        assertThat(Body.number(settlement, "netMeltMg")).isEqualTo(3_944_900);
        assertThat(Body.text(settlement, "seller")).isEqualTo("AGG-01");
        assertThat(Body.text(settlement, "buyer")).isEqualTo("REF-01");
        assertThat(settlement.members().keySet())
                .containsExactlyInAnyOrder(
                        "settlement",
                        "soldAt",
                        "lot",
                        "seller",
                        "buyer",
                        "assay",
                        "netMeltMg",
                        "fineMg",
                        "payableBp",
                        "fixing",
                        "valueCommitment",
                        "payers",
                        "state",
                        "at");
    }

    @Test
    void the_premium_is_split_by_the_settled_vector_to_the_cent() {
        Map<String, Long> owed = obligations(Stage.OBLIGED.world(), "DEMO-PREMIUM");

        assertThat(owed)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("AMP-01", 435_614L, "AMP-04", 177_471L, "AMP-02", 32_150L, "AMP-03", 684_827L));
        assertThat(owed.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(1_330_062);
    }

    @ParameterizedTest
    @CsvSource({
        "USD 4 000 per kg, 400000, 1330062",
        "USD 2 000 per kg, 200000, 665031",
        "USD 0.70 per g, 70000, 232761",
        "USD 5 per g, 500000, 1662578"
    })
    void the_published_rates_on_the_same_bar(String rate, long minorPerKg, long premium) {
        Json.Obj scheme = Body.set(Body.set(WorkedCase.scheme(), "scheme", "'OTHER'"), "ratePerKg.minor", minorPerKg);
        Consortium settled = Stage.SETTLED.world();
        settled.sch01().publishesScheme(scheme).recorded();

        assertThat(settled.buy01().obligesItself(Body.set(WorkedCase.obligation(), "scheme", "'OTHER'")))
                .isAccepted();

        assertThat(obligations(settled, "OTHER").values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .as(rate)
                .isEqualTo(premium);
    }

    @ParameterizedTest
    @CsvSource({"AMP-01,1712180827", "AMP-02,126365575", "AMP-03,2691712524", "AMP-04,697549766"})
    void each_cooperative_confirms_what_arrived_in_its_own_currency(String amp, long expected) {
        Json.Obj receipt = Stage.CONFIRMED.world().record(LedgerKeys.receipt(new Code("P-" + amp)));

        assertThat(Body.number(receipt, "expectedMinor")).isEqualTo(expected);
        assertThat(Body.text(receipt, "state")).isEqualTo("CONFIRMED");
        assertThat(((Json.Arr) receipt.get("confirmedBy")).items()).hasSize(2);
    }

    @Test
    void the_certificate_says_what_the_ledger_knows_of_the_bar() {
        Consortium world = Stage.CERTIFIED.world();
        CertificateId id = new CertificateId(WorkedCase.CERTIFICATE);

        Json.Obj certificate = world.record(LedgerKeys.certificate(id));

        assertThat(Body.number(certificate, "grossMg")).isEqualTo(3_944_900);
        assertThat(Body.number(certificate, "fineness")).isEqualTo(84_290);
        assertThat(Body.number(certificate, "fineMg")).isEqualTo(3_325_156);
        assertThat(Body.text(certificate, "seal")).isEqualTo("S-000902");
        assertThat(Body.text(certificate, "country")).isEqualTo("CO");
        assertThat(Body.text(certificate, "origins[0].name")).isEqualTo("Cooperativa Demo Minera La Esmeraldita");
        assertThat(Body.text(certificate, "origins[0].affiliation")).isEqualTo("AFFILIATED");
        assertThat(Body.text(certificate, "origins[3].municipality")).isEqualTo("05250");
        assertThat(Body.text(certificate, "origins[1].modules[2].level")).isEqualTo("THIRD_PARTY");
        assertThat(Body.text(world.record(LedgerKeys.status(id)), "state")).isEqualTo("ISSUED");
    }

    private static Map<String, Long> vector(Json.Obj lot) {
        var shares = new TreeMap<String, Long>();
        ((Json.Arr) lot.get("vector"))
                .items()
                .forEach(share ->
                        shares.put(Body.text((Json.Obj) share, "amp"), Body.number((Json.Obj) share, "fineMg")));
        return shares;
    }

    private static Map<String, Long> obligations(Consortium world, String scheme) {
        var owed = new TreeMap<String, Long>();
        for (String amp : List.of("AMP-01", "AMP-02", "AMP-03", "AMP-04")) {
            Json.Obj record = world.record(
                    LedgerKeys.obligation(new Code("LE"), new Code(scheme), new PartyId(amp), new PartyId("BUY-01")));
            owed.put(amp, Body.number(record, "minor"));
        }
        return owed;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import org.capaz.gateway.CaseGateway;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;

/** I75: what the page and the questions say of purchases and owners. */
class PagePapersTest {
    private static final String PAGE = "/c/" + new CertificateId(WorkedCase.CERTIFICATE).shortId() + "?lang=";

    private final Consortium world = Stage.CERTIFIED.world();

    @Test
    void gold_whose_purchases_nobody_recorded_says_so() {
        try (CaseGateway gateway = new CaseGateway(world, "BuyersMSP")) {
            assertThat(gateway.show(PAGE + "en")).contains("No purchase of this gold is recorded here.");
            assertThat(gateway.show(PAGE + "es")).contains("Aquí no consta ninguna compra de este oro.");
        }
    }

    @Test
    void a_purchase_of_a_lot_in_the_bar_is_shown_with_its_papers_and_without_names() {
        world.agg01()
                .buys(Conduct.purchase().with("royalty", "RG-2024-0007").with("consolidation", "05001"))
                .recorded();
        try (CaseGateway gateway = new CaseGateway(world, "BuyersMSP")) {
            String english = gateway.show(PAGE + "en");
            assertThat(english)
                    .contains(
                            "Lot LA, ",
                            ": from producer to aggregator",
                            "not stated / RUCOM",
                            "yes, of 2024-03-06",
                            "RG-2024-0007",
                            "Medellín (05001)",
                            "<dt>Export paper</dt><dd>not stated</dd>")
                    .doesNotContain("TX-2024-0001", "No purchase");
            assertThat(gateway.show(PAGE + "es"))
                    .contains(
                            ": de productor a ",
                            "sí, del 06/03/2024",
                            "<dt>Punto de acopio</dt><dd>Medellín (05001)</dd>");
            assertThat(gateway.ask("/v1/lots/LA").toString())
                    .contains("\"purchases\":[{", "\"royalty\":\"RG-2024-0007\"", "\"number\":\"TX-2024-0001\"");
        }
    }

    @Test
    void whether_owners_and_relations_are_declared_is_shown_and_not_who_they_are() {
        try (CaseGateway gateway = new CaseGateway(world, "BuyersMSP")) {
            assertThat(gateway.show(PAGE + "en"))
                    .contains(
                            "<dt>Beneficial owner declared</dt><dd>no</dd>",
                            "<dt>Related parties declared</dt><dd>no</dd>")
                    .doesNotContain("declared</dt><dd>yes");

            String commitment = Body.hash("Demo owner");
            world.given(LedgerKeys.party(new PartyId("AMP-01")), "beneficialOwner", "'" + commitment + "'");
            world.given(LedgerKeys.party(new PartyId("AMP-01")), "relatedTo", "['TRD-01']");
            gateway.follow();
            assertThat(gateway.show(PAGE + "en"))
                    .contains(
                            "<dt>Beneficial owner declared</dt><dd>yes</dd>",
                            "<dt>Related parties declared</dt><dd>yes</dd>")
                    .doesNotContain(commitment, "TRD-01");
            assertThat(gateway.show(PAGE + "es")).contains("<dt>Partes vinculadas declaradas</dt><dd>sí</dd>");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.producer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.Pictures;
import org.capaz.gateway.buyer.Chromium;
import org.capaz.gateway.buyer.Reader;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page of a producer for who has no lot of it. */
class ProducerPageTest {
    private static final String PAGE = "/p/AMP-01";

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final Consortium world = Stage.CERTIFIED.world();
    private final CaseGateway gateway = new CaseGateway(world, "BuyersMSP");

    @AfterEach
    void close() {
        gateway.close();
    }

    private List<String> told() {
        return ((Json.Arr) gateway.json(PAGE).get("attestations"))
                .items().stream()
                        .map(each -> Fields.of((Json.Obj) each))
                        .map(each -> each.text("attestation") + " " + each.text("state") + " " + each.bool("counts"))
                        .toList();
    }

    @Test
    void it_says_who_attested_what_and_who_accredited_it_with_a_proof_of_each() {
        assertThat(gateway.show(PAGE + "?lang=en"))
                .contains(
                        "Cooperativa Demo Minera La Esmeraldita: what is attested",
                        "affiliated",
                        "by CRAFT 2.1",
                        "controlled (verified by third party)",
                        "Auditoría Demo",
                        "Esquema Demo, until ",
                        "href=\"/v1/bundles/of/attestation/AMP-01/03/AT-AMP-01-M3\"",
                        "proves nothing by itself")
                .doesNotContain("Nothing that is attested", "What no longer counts");
        assertThat(gateway.show(PAGE + "?lang=es"))
                .contains("lo que se ha atestado", "afiliado", "Esquema Demo, hasta el ");
    }

    @Test
    void what_was_taken_back_no_longer_counts_and_why_is_not_told() {
        world.later(Duration.ofDays(7)).aud01().takesBack(Conduct.revocation()).recorded();
        gateway.follow();

        assertThat(told())
                .contains(
                        "attestation/AMP-01/02/AT-AMP-01-M2 ACTIVE true",
                        "attestation/AMP-01/03/AT-AMP-01-M3 REVOKED false");
        assertThat(gateway.show(PAGE + "?lang=en"))
                .contains("What no longer counts: 1", "Taken back at ")
                .doesNotContain("FOUND-WRONG");
    }

    @Test
    void what_only_the_producer_says_is_reported_and_never_verified() {
        world.later(Duration.ofDays(1))
                .amp01()
                .attests(Body.set(
                        Body.set(WorkedCase.attestation("AMP-01", 3), "attestation", "'AT-OWN'"),
                        "level",
                        "'FIRST_PARTY'"))
                .recorded();
        gateway.follow();

        assertThat(gateway.show(PAGE + "?lang=en"))
                .contains(
                        "controlled (reported by the producer)",
                        "nobody: the producer says so itself",
                        "Nobody but producer AMP-01 itself says so.");
    }

    @Test
    void no_lot_no_miner_no_evidence_and_no_requirement_is_told() {
        assertThat(CanonicalJson.write(gateway.json(PAGE)) + gateway.show(PAGE + "?lang=en"))
                .doesNotContain(
                        "\"LA\"",
                        "lot/",
                        "findings",
                        "evidence",
                        "requirement",
                        WorkedCase.miner("AMP-01", 1).toString());
    }

    @Test
    void who_is_no_producer_has_no_page() {
        for (String other : List.of("AUD-01", "AMP-99", "amp-01", "x%2Fy")) {
            assertThat(gateway.response("/p/" + other, "Accept", "application/json")
                            .statusCode())
                    .as(other)
                    .isEqualTo(404);
        }
        assertThat(new String(
                        gateway.response("/p/AMP-99?lang=es", "Accept", "text/html")
                                .body(),
                        UTF_8))
                .contains("No hay un productor con ese número");
    }

    @Test
    void it_can_be_read_by_everybody_on_every_screen() {
        world.later(Duration.ofDays(7)).aud01().takesBack(Conduct.revocation()).recorded();
        gateway.follow();
        try (BrowserContext context = CHROMIUM.newContext()) {
            Page page = context.newPage();
            for (Language language : Language.values()) {
                page.setViewportSize(360, 640);
                page.navigate(gateway.address() + PAGE + "?lang=" + language.tag());
                page.locator("summary").click();
                Pictures.keep(page, "producer-360-" + language.tag(), true);
                Reader.canRead(page, language.tag());
                Reader.reachesAllByKeyboard(page);
            }
        }
    }
}

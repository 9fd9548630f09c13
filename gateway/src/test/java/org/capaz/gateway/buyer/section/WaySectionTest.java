// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.buyer.lot.LotPage.HandedOver;
import org.capaz.gateway.buyer.words.Words;
import org.capaz.gateway.page.Html;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.registry.PartyRole;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;

/** The way of the gold on the page of the worked case: roles and days of what is completed. */
class WaySectionTest {
    private static final String PAGE = "/c/" + new CertificateId(WorkedCase.CERTIFICATE).shortId() + "?lang=";
    private static final Pattern STEP = Pattern.compile(
            "<li>((?:\\d{4}-\\d\\d-\\d\\d|\\d\\d/\\d\\d/\\d{4}): (?:from [a-z ]+ to|de [a-z ]+ a) [a-z ]+)</li>");

    private final Consortium world = Stage.CERTIFIED.world();

    @Test
    void the_hand_overs_stand_by_role_and_day_and_one_under_way_does_not() {
        try (var gateway = new CaseGateway(world, "BuyersMSP")) {
            List<String> way = steps(gateway.show(PAGE + "en"));
            assertThat(way)
                    .isSorted()
                    .anyMatch(step -> step.endsWith(": from producer to aggregator"))
                    .anyMatch(step -> step.endsWith(" to refiner"));
            assertThat(steps(gateway.show(PAGE + "es"))).anyMatch(step -> step.endsWith(": de productor a acopiador"));

            world.later(Duration.ofHours(1))
                    .ref01()
                    .offers(Body.of("{'transfer':'T-LE-2','lots':['LE'],'to':'TRD-01'}"))
                    .recorded();
            gateway.follow();
            assertThat(gateway.show(PAGE + "en")).contains("being handed over");
            assertThat(steps(gateway.show(PAGE + "en"))).isEqualTo(way);
        }
    }

    @Test
    void a_long_way_is_folded_after_its_beginning_and_no_way_has_no_heading() {
        var step = new HandedOver(Optional.of(PartyRole.TRADER), Optional.empty(), new Day(LocalDate.of(2024, 3, 8)));
        var words = new Words(Language.ENGLISH);

        assertThat(WaySection.of(Collections.nCopies(12, step), words).markup())
                .contains("<li><span class=\"whole\">2024-03-08</span>: from trader to ?</li>")
                .doesNotContain("<details>");
        assertThat(WaySection.of(Collections.nCopies(13, step), words).markup())
                .contains("<details><summary>And later (1)</summary>");
        assertThat(WaySection.of(List.of(), words)).isEqualTo(Html.NOTHING);
    }

    private static List<String> steps(String page) {
        return STEP.matcher(page).results().map(step -> step.group(1)).toList();
    }
}

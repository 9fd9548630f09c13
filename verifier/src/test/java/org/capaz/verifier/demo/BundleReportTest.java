// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.verifier.demo.DemoNetwork.ANCHOR;
import static org.capaz.verifier.demo.DemoNetwork.DIRECTORY;
import static org.capaz.verifier.demo.DemoNetwork.NOW;
import static org.capaz.verifier.demo.DemoNetwork.RECORD;
import static org.capaz.verifier.demo.DemoNetwork.issued;
import static org.capaz.verifier.demo.Pieces.bundleOf;
import static org.capaz.verifier.demo.Pieces.hash;
import static org.capaz.verifier.demo.PremiumCases.ORIGIN;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import org.capaz.verifier.Verifier;
import org.capaz.verifier.verdict.Report;
import org.capaz.verifier.verdict.Verdict;
import org.capaz.verifier.view.PremiumPart;
import org.junit.jupiter.api.Test;

/** What a person reads of a bundle: the producers as the page shows them, and the members' notices. */
class BundleReportTest {
    private static Verdict verdict(Json.Obj answer, Json origin) {
        String record =
                CanonicalJson.write(CanonicalJson.parseObject(RECORD).with("origins", Json.array(List.of(origin))));
        return Verifier.trusting(List.of(ANCHOR), DIRECTORY)
                .bundle(
                        bundleOf(answer.with("record", hash(record)), record, null)
                                .bytes(),
                        NOW);
    }

    @Test
    void producers_and_modules_are_told_in_both_languages_and_of_the_premium_that_it_is_not_there() {
        Verdict verdict = verdict(issued(), ORIGIN);

        assertThat(Report.text(verdict, Language.ENGLISH))
                .contains(
                        "Cooperativa Demo, municipality 52385: 1089.035 g fine, AFFILIATED by CRAFT 2.1",
                        "module 3 (Grave abuses of people): CONTROLLED (THIRD_PARTY)",
                        "module 4 (Extortion, bribery, false origin, money laundering): NOT_ASSESSED",
                        "one member states the premium: nothing is said of it here");
        assertThat(Report.text(verdict, Language.SPANISH))
                .contains("municipio 52385", "módulo 3 (", "un miembro declara la prima: aquí no se dice nada de ella");
    }

    @Test
    void the_modules_of_another_standard_have_their_numbers_alone() {
        Verdict other = verdict(issued(), ORIGIN.with("standard", "OTHER"));
        Verdict earlier = verdict(issued(), ORIGIN.with("version", "1.0"));

        assertThat(Report.text(other, Language.ENGLISH)).contains("module 3: CONTROLLED (THIRD_PARTY)");
        assertThat(Report.text(earlier, Language.ENGLISH)).contains("module 4: NOT_ASSESSED");
    }

    @Test
    void a_producer_in_another_form_is_left_out_and_the_verdict_stands() {
        Verdict verdict = verdict(issued(), ORIGIN.without("name"));

        assertThat(verdict.genuine()).isTrue();
        assertThat(Report.text(verdict, Language.ENGLISH)).doesNotContain("municipality");
    }

    @Test
    void notices_are_named_in_both_languages_with_their_number_beyond() {
        Verdict one = verdict(
                issued().with(
                                "notices",
                                List.of(Json.object().with("code", "LOOK_BACK").with("subject", "AMP-01"))),
                ORIGIN);

        assertThat(one.conclusion().exitCode()).isEqualTo(4);
        assertThat(Report.text(one, Language.ENGLISH))
                .startsWith("GENUINE, WITH NOTICE, AS OF 2026-11-20T12:00:00Z")
                .contains("! Abuse was found at producer AMP-01");
        assertThat(Report.text(one, Language.SPANISH)).contains("! Se halló abuso en el productor AMP-01");
        assertThat(Report.json(one))
                .contains("\"notices\":[{\"code\":\"LOOK_BACK\",\"subject\":\"AMP-01\"}],\"noticesMore\":0");
        assertThat(Report.json(verdict(issued(), ORIGIN))).contains("\"notices\":[],\"noticesMore\":0");
    }

    private static Verdict withPremium() {
        return Verifier.trusting(List.of(ANCHOR), DIRECTORY)
                .bundle(PremiumCases.naming().withPremium(PremiumCases.PREMIUM).bytes(), NOW);
    }

    @Test
    void the_premium_is_told_with_its_state_and_whose_word_it_is() {
        assertThat(Report.text(withPremium(), Language.ENGLISH))
                .contains(
                        "Premium for the producers, as Buyers alone states it for 2026-11-20T11:59:00Z",
                        "Cooperativa Demo, scheme DEMO-PREMIUM: owed USD\u00a01\u00a0200.00, confirmed in part,"
                            + " overdue; announced USD\u00a0800.00, confirmed by the producer USD\u00a0500.00, arrived"
                            + " USD\u00a0490.00",
                        "Buyers alone signed it");
        assertThat(Report.text(withPremium(), Language.SPANISH))
                .contains("Prima para los productores, como la declara solo Buyers", "confirmada en parte, vencida");
    }

    @Test
    void programs_get_producers_modules_and_premium() {
        Json.Obj report = CanonicalJson.parseObject(Report.json(withPremium()));

        assertThat(CanonicalJson.write(report.get("producers")))
                .isEqualTo("[{\"affiliation\":\"AFFILIATED\",\"fineMg\":1089035,\"modules\":["
                               + "{\"level\":\"THIRD_PARTY\",\"module\":3,\"result\":\"CONTROLLED\"},"
                               + "{\"level\":null,\"module\":4,\"result\":\"NOT_ASSESSED\"}],\"municipality\":\"52385\",\"name\":\"Cooperativa"
                               + " Demo\",\"standard\":\"CRAFT\",\"version\":\"2.1\"}]");
        assertThat(CanonicalJson.write(report.get("premium")))
                .contains("\"mspId\":\"BuyersMSP\"", "\"state\":\"PARTIALLY_CONFIRMED\"", "\"arrivedMinor\":49000");
        assertThat(Report.json(verdict(issued(), ORIGIN))).contains("\"premium\":null");
    }

    @Test
    void a_premium_that_no_member_signed_is_not_told_and_the_verdict_stands() {
        var part = PremiumCases.PREMIUM;
        var altered = new PremiumPart(part.statement().replace("49000", "120000"), part.signer(), part.signature());
        Verdict verdict = Verifier.trusting(List.of(ANCHOR), DIRECTORY)
                .bundle(PremiumCases.naming().withPremium(altered).bytes(), NOW);

        assertThat(verdict.genuine()).isTrue();
        assertThat(Report.text(verdict, Language.ENGLISH))
                .contains("one member states the premium: the signature does not fit")
                .doesNotContain("Premium for the producers", "1\u00a0200.00");
    }

    @Test
    void a_status_list_that_cannot_be_used_is_said_in_the_headline_and_one_that_was_not_given_is_not() {
        byte[] file = PremiumCases.naming().bytes();
        Verifier verifier = Verifier.trusting(List.of(ANCHOR), DIRECTORY);
        Verdict garbage = verifier.bundleBeforeAsking(file, Optional.of("no list".getBytes(UTF_8)), NOW)
                .verdict();
        Verdict none = verifier.bundle(file, NOW);

        assertThat(Report.headline(garbage, Language.ENGLISH))
                .isEqualTo("GENUINE AS OF 2026-11-20T12:00:00Z; THE STATUS LIST CANNOT BE USED");
        assertThat(Report.headline(garbage, Language.SPANISH)).endsWith("; LA LISTA DE ESTADOS NO SIRVE");
        assertThat(Report.headline(none, Language.ENGLISH)).isEqualTo("GENUINE AS OF 2026-11-20T12:00:00Z");
    }
}

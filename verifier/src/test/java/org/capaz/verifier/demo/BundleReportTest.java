// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.verifier.demo.DemoNetwork.ANCHOR;
import static org.capaz.verifier.demo.DemoNetwork.DIRECTORY;
import static org.capaz.verifier.demo.DemoNetwork.NOW;
import static org.capaz.verifier.demo.DemoNetwork.RECORD;
import static org.capaz.verifier.demo.DemoNetwork.issued;
import static org.capaz.verifier.demo.Pieces.bundleOf;
import static org.capaz.verifier.demo.Pieces.hash;

import java.util.List;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import org.capaz.verifier.Verifier;
import org.capaz.verifier.verdict.Report;
import org.capaz.verifier.verdict.Verdict;
import org.junit.jupiter.api.Test;

/** What a person reads of a bundle: the producers as the page shows them, and the members' notices. */
class BundleReportTest {
    private static final Json.Obj ORIGIN = Json.object()
            .with("amp", "AMP-01")
            .with("name", "Cooperativa Demo")
            .with("municipality", "52385")
            .with("fineMg", 1_089_035)
            .with("affiliation", "AFFILIATED")
            .with("standard", "CRAFT")
            .with("version", "2.1")
            .with(
                    "modules",
                    List.of(
                            Json.object()
                                    .with("module", 3)
                                    .with("result", "CONTROLLED")
                                    .with("level", "THIRD_PARTY"),
                            Json.object().with("module", 4).with("result", "NOT_ASSESSED")));

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
                        "the premium: ");
        assertThat(Report.text(verdict, Language.SPANISH)).contains("municipio 52385", "módulo 3 (", "la prima: ");
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
        assertThat(Report.text(verdict, Language.ENGLISH)).doesNotContain("municipality", "the premium: ");
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
}

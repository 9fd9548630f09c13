// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.io.ResourceResolver;
import java.util.List;
import org.capaz.gateway.access.ContentPolicy;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.message.Language;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What browsers get to judge a label: one script out of many modules, and the sentences it says. */
class ScriptFilesTest {
    private static final ScriptFiles FILES = new ScriptFiles(new ResourceResolver());

    @ParameterizedTest
    @EnumSource(BandMessage.class)
    void every_sentence_of_the_band_is_one_that_the_script_says(BandMessage message) {
        assertThat(FILES.page().text()).contains("'" + message + "'");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_words_hold_every_sentence_that_the_script_names_and_no_other(Language language) {
        var words = CanonicalJson.parseObject(new String(FILES.words(language), UTF_8))
                .members();
        for (BandMessage message : BandMessage.values()) {
            assertThat(words).containsKey(message.name());
        }
        String script = FILES.page().text();
        for (Code code : Code.values()) {
            assertThat(words.containsKey("CODE_" + code.name()))
                    .as("%s", code)
                    .isEqualTo(script.contains("'" + code + "'"));
        }
        for (Step step : Step.values()) {
            assertThat(words.containsKey("STEP_" + step.name()))
                    .as("%s", step)
                    .isEqualTo(script.contains("'" + step + "'"));
        }
        assertThat(words)
                .containsKeys("AS_IS", "SCALE_GRAMS", "FACT_SEAL", "CODE_E_SIG", "STEP_Q8", "STEP_V10")
                .as("what is for other pages, and of bundles")
                .doesNotContainKeys("PAGE_TITLE", "RULE_I1", "CODE_E_TX_POLICY", "STEP_A3");
    }

    @Test
    void a_policy_names_whom_a_page_may_ask_and_allows_nothing_inside_the_page() {
        assertThat(ContentPolicy.asking(List.of("https://gold.example.org")))
                .contains("connect-src 'self' https://gold.example.org;")
                .contains("script-src 'self';")
                .doesNotContain("unsafe-inline");
        assertThat(ContentPolicy.asking(List.of())).contains("connect-src 'self';");
    }
}

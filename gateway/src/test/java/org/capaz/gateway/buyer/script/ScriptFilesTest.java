// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.core.io.ResourceResolver;
import java.util.List;
import java.util.Map;
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
        assertThat(new String(FILES.page(), UTF_8)).contains("'" + message + "'");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_words_hold_every_sentence_that_the_script_names_and_no_other(Language language) {
        var words = CanonicalJson.parseObject(new String(FILES.words(language), UTF_8))
                .members();
        for (BandMessage message : BandMessage.values()) {
            assertThat(words).containsKey(message.name());
        }
        String script = new String(FILES.page(), UTF_8);
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
    void modules_become_functions_in_the_order_in_which_they_need_each_other() {
        String script = ScriptBundle.of(
                "a/entry.js",
                Map.of("kit", "kit/index.js"),
                Map.of(
                        "a/entry.js",
                        "/** What it is. */\nimport { one, two } from 'kit';\nimport { three } from './b/c.js';\none(two, three);\n",
                        "a/b/c.js",
                        "// a comment\nimport { two } from 'kit';\nexport async function three() {\n  return two;\n}\n",
                        "kit/index.js",
                        "export { one } from './one.js';\nexport { two } from './one.js';\n",
                        "kit/one.js",
                        "export const two = 2;\nexport class one {}\n")::get);
        assertThat(script).isEqualTo("""
                        const m0=(()=>{
                        const two=2;
                        class one{}
                        return{two,one};
                        })();
                        const m1=(()=>{
                        const{one}=m0;
                        const{two}=m0;
                        return{one,two};
                        })();
                        const m2=(()=>{
                        const{two}=m1;
                        async function three(){
                        return two;
                        }
                        return{three};
                        })();
                        const m3=(()=>{
                        const{one,two}=m1;
                        const{three}=m2;
                        one(two,three);
                        return{};
                        })();
                        """);
    }

    @Test
    void blanks_stay_in_texts_and_on_lines_that_may_have_a_regular_expression() {
        String script = ScriptBundle.of(
                "a.js",
                Map.of(),
                Map.of(
                                "a.js",
                                "const said = 'a, b = (c)';\nconst found = /a, b/.test(said);\nif (a  && b) {\n  c(said === 'x : y');\n}\n")
                        ::get);

        assertThat(script)
                .contains("const said='a, b = (c)';\n")
                .contains("const found = /a, b/.test(said);\n")
                .contains("c(said==='x : y');\n");
    }

    @Test
    void an_import_of_another_form_is_refused() {
        assertThatThrownBy(() -> ScriptBundle.of(
                        "a.js", Map.of(), Map.of("a.js", "import all from './b.js';\n", "b.js", "")::get))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a.js");
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

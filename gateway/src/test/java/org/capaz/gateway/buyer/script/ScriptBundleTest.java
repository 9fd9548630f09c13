// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.script;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.core.io.ResourceResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.MessageKey;
import org.capaz.ledger.message.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many modules as one that means the same. */
class ScriptBundleTest {
    private static final Path VERIFIER = Path.of("../verifier/src");
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    @TempDir
    static Path folder;

    @Test
    void modules_become_one_in_the_order_in_which_they_need_each_other_without_what_nobody_needs() {
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
                                "export const two = 2;\nconst needless = 3;\nexport function four() {\n  return needless;\n}\n"
                                        + "export class one {}\n")::get)
                .toString();

        assertThat(script).isEqualTo("""
                        const A=2;
                        class B{}
                        async function C(){return A}
                        B(A,C);
                        """);
    }

    @Test
    void what_the_entry_exports_is_exported_under_its_name() {
        assertThat(ofOne("export const first = 1;\nexport function second() {\n  return first;\n}\n"))
                .isEqualTo("const A=1;\nfunction B(){return A}\nexport{A as first};\nexport{B as second};\n");
    }

    @Test
    void variables_and_private_members_become_short_and_members_of_objects_keep_their_names() {
        String script = ofOne("""
                class Kept {
                  #inner = new Map();
                  size = 0;
                  get(inner, { first, second: [other], ...rest } = {}) {
                    this.#inner.set('inner', inner?.first);
                    return { first, second: other, rest, size: rest.size, inner() { return inner ? first : other; } };
                  }
                }
                new Kept().get(1);
                """);

        assertThat(script)
                .isEqualTo(
                        "class A{#a=new Map();size=0;get(b,{first:c,second:[d],...e}={}){this.#a.set('inner',b?.first);"
                                + "return{first:c,second:d,rest:e,size:e.size,inner(){return b?c:d}}}}\nnew A().get(1);\n");
    }

    @Test
    void a_name_that_hides_another_still_does() {
        assertThat(ofOne("const one = 1;\nfunction f(two) {\n  const one = two;\n  return one;\n}\nf(one);\n"))
                .isEqualTo("const A=1;\nfunction B(a){const A=a;return A}\nB(A);\n");
    }

    @Test
    void names_of_the_platform_and_words_that_are_keywords_elsewhere_stay() {
        assertThat(
                        ofOne(
                                "function f(of, from) {\n  const location = from;\n  return { of, from, location, document };\n}\nf(self);\n"))
                .isEqualTo("function A(of,a){const location=a;return{of,from:a,location,document}}\nA(self);\n");
    }

    @Test
    void texts_and_regular_expressions_stay_and_division_is_none() {
        assertThat(
                        ofOne(
                                "const said = 'a, b = // (c)';\nconst found = /a, [/'] b/.test(said) + said.length / 2 / 3;\nsaid(found);\n"))
                .isEqualTo("const A='a, b = // (c)';\nconst B=/a, [/'] b/.test(A)+A.length/2/3;\nA(B);\n");
    }

    @Test
    void signs_that_would_become_another_stay_apart() {
        assertThat(ofOne("let one = 1;\none = one - -one + +one;\nif (one in [1, 2,]) {\n  one++;\n}\n"))
                .isEqualTo("let A=1;\nA=A- -A+ +A;\nif(A in[1,2,]){A++}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import all from './b.js';",
                "import { one as two } from './b.js';",
                "export default 1;",
                "const said = `text`;",
                "const said = \"text\";",
                "var one = 1;",
                "one();",
                "function f() {\n  return\n  1;\n}",
                "const one = 1",
                "const document = 1;",
                "let one = 1; function f() { again: for (;;) { one++; } }",
                "let one = 1; function f() { for (;;); }",
                "let one = 1; function f() { switch (one) { case 1: { one++; } } }",
            })
    void what_is_not_understood_is_refused(String source) {
        assertThatThrownBy(() ->
                        ScriptBundle.of("a.js", Map.of(), Map.of("a.js", source, "b.js", "export const one = 1;")::get))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a.js");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import { one } from './b.js';",
                "export const one = 1;",
                "const said = 'text';",
                "let one = 1;",
                "location();",
                "function f() {\n  return 1;\n}",
                "function f() {\n  const document = 1;\n  return document;\n}",
                "let one = 1; function f() { for (;;) { one++; } }",
                "let one = 1; function f() { switch (one) { case 1: one++; default: one = { one }; } }",
            })
    void its_neighbour_is_understood(String source) {
        assertThat(ScriptBundle.of("a.js", Map.of(), Map.of("a.js", source, "b.js", "export const one = 1;")::get))
                .isNotNull();
    }

    /** With the reports of the modules themselves that the Java verifier writes too. */
    @Test
    void the_verifier_as_one_module_gives_every_vector_the_report_of_its_modules()
            throws IOException, InterruptedException {
        Path bundled = folder.resolve("bundled.mjs");
        Files.writeString(
                bundled,
                ScriptBundle.of("main/js/index.js", Map.of(), path -> read(VERIFIER.resolve(path)))
                        .toString());

        assertThat(reports(bundled)).isNotEmpty().isEqualTo(reports(VERIFIER.resolve("main/js/index.js")));
    }

    static Stream<ScriptFiles.Script> scripts() {
        var files = new ScriptFiles(new ResourceResolver());
        return Stream.of(files.page(), files.front(), files.decoder(), files.worker());
    }

    /** Whoever looks at a script finds in its source map what was written: the same, sign by sign, but for names. */
    @ParameterizedTest
    @MethodSource("scripts")
    void the_source_map_leads_from_every_word_to_the_same_word_or_the_name_that_it_stands_for(
            ScriptFiles.Script script) {
        Fields map = Fields.of(CanonicalJson.parseObject(script.map()));
        List<Map<List<Integer>, String>> sources = map.texts("sourcesContent", ScriptBundleTest::byPlace);
        Map<List<Integer>, String> served = byPlace(script.text());
        String[] lines = map.text("mappings").split(";", -1);
        int[] place = new int[4];
        for (int line = 0; line < lines.length - 1; line++) {
            var names = new HashMap<String, String>();
            place[0] = 0;
            for (String mapping : lines[line].split(",", -1)) {
                int[] step = numbers(mapping);
                Arrays.setAll(place, i -> place[i] + step[i]);
                String token = served.remove(List.of(line, place[0]));
                String written = sources.get(place[1]).get(List.of(place[2], place[3]));
                if (!token.equals(written)) {
                    assertThat(token).as(written).matches("#?[A-Za-z][A-Za-z0-9_$]*");
                    assertThat(names.computeIfAbsent(token, first -> written)).isEqualTo(written);
                }
            }
            assertThat(names.values()).doesNotHaveDuplicates();
        }
        assertThat(served.values())
                .as("behind the name of a member that names a variable too")
                .containsOnly(":");
    }

    /** Each word or sign by line and column. */
    private static Map<List<Integer>, String> byPlace(String script) {
        return ScriptToken.of(script).stream()
                .collect(toMap(token -> List.of(token.line(), token.column()), ScriptToken::text));
    }

    private static int[] numbers(String segment) {
        var numbers = new ArrayList<Integer>();
        int number = 0;
        int shift = 0;
        for (char digit : segment.toCharArray()) {
            int bits = DIGITS.indexOf(digit);
            number |= (bits & 31) << shift;
            shift += 5;
            if (bits < 32) {
                numbers.add((number & 1) == 0 ? number >> 1 : -(number >> 1));
                number = 0;
                shift = 0;
            }
        }
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private static String ofOne(String source) {
        return ScriptBundle.of("a.js", Map.of(), Map.of("a.js", source)::get).toString();
    }

    private static List<String> reports(Path module) throws IOException, InterruptedException {
        Json.Obj words = Json.object();
        for (Language language : Language.values()) {
            Json.Obj all = Json.object();
            for (String key : Messages.in(language).keys()) {
                MessageKey named = () -> key;
                all = all.with(key, Messages.in(language).text(named));
            }
            words = words.with(language.tag(), all);
        }
        Path input = Files.write(folder.resolve("words.json"), CanonicalJson.bytes(words));
        Path output = folder.resolve("reports.txt");
        Process node = new ProcessBuilder(
                        "node",
                        VERIFIER.resolve("test/js/corpus.js").toString(),
                        module.toString(),
                        VERIFIER.resolve("test/resources/vectors").toString())
                .redirectInput(input.toFile())
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(node.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(node.exitValue()).isZero();
        return Files.readAllLines(output);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

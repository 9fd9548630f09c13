// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.Conclusion;
import org.junit.jupiter.api.Test;

/** The corpus is a kit for whoever implements the formats: it reaches everything that there is to tell apart. */
class ConformanceKitTest {
    private static final Path VECTORS = Path.of("src/test/resources/vectors");

    @Test
    void every_code_is_that_of_at_least_one_case() throws IOException {
        Set<String> hit = new TreeSet<>(members("code"));
        for (Json.Obj each : judged()) {
            // A note is named with the check that it belongs to.
            Fields.of(each)
                    .texts("notes", note -> note)
                    .forEach(note -> hit.add(note.substring(note.indexOf(' ') + 1)));
        }

        assertThat(Arrays.stream(Code.values()).map(Code::toString)).isSubsetOf(hit);
    }

    @Test
    void every_exit_code_is_that_of_at_least_one_case_and_every_judged_case_has_one() throws IOException {
        assertThat(judged()).extracting(each -> Fields.of(each).integer("exit")).contains(0L, 1L, 2L, 4L);
    }

    @Test
    void every_verdict_is_that_of_at_least_one_case() throws IOException {
        assertThat(Arrays.stream(Conclusion.values()).map(Conclusion::name)).isSubsetOf(members("verdict"));
    }

    @Test
    void every_member_of_a_case_is_described() throws IOException {
        String page = Files.readString(VECTORS.resolve("README.md"));
        var names = new TreeSet<String>();
        for (Json.Obj each : cases()) {
            names.addAll(each.members().keySet());
        }

        assertThat(names).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    /** All but those of newer anchors, which end with no verdict. */
    private static List<Json.Obj> judged() throws IOException {
        return cases().stream().filter(each -> each.get("verdict") != null).toList();
    }

    private static Set<String> members(String name) throws IOException {
        return cases().stream()
                .map(each -> each.get(name))
                .filter(Json.Str.class::isInstance)
                .map(text -> ((Json.Str) text).text())
                .collect(Collectors.toSet());
    }

    private static List<Json.Obj> cases() throws IOException {
        try (Stream<Path> files = Files.walk(VECTORS, 2)) {
            var found = new ArrayList<Json.Obj>();
            for (Path file : files.filter(path -> path.toString().endsWith(".json")
                            && !path.getParent().equals(VECTORS))
                    .toList()) {
                found.add(CanonicalJson.parseObject(Files.readString(file)));
            }
            return found;
        }
    }
}

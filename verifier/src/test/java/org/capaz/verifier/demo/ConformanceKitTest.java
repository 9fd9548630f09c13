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
import org.capaz.ledger.json.Json;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.Conclusion;
import org.junit.jupiter.api.Test;

/** The corpus is a kit for whoever implements the formats: it reaches everything that there is to tell apart. */
class ConformanceKitTest {
    private static final Path VECTORS = Path.of("src/test/resources/vectors");
    /** Notes beside a verdict, which no case expects as what failed; their evidence is compared by {@code CorpusTest}. */
    private static final Set<Code> NOTES = Set.of(Code.W_SIGNER_UNKNOWN, Code.N_COMPARE, Code.N_ADDRESS, Code.N_NOTICE);
    /** Nobody asked may answer so; the cases in {@code members} end with it, by their exit code. */
    private static final Set<Code> OF_MEMBERS = Set.of(Code.E_NO_LIVE);

    @Test
    void every_code_is_that_of_at_least_one_case() throws IOException {
        Set<String> hit = members("code");

        assertThat(Arrays.stream(Code.values())
                        .filter(code -> !NOTES.contains(code) && !OF_MEMBERS.contains(code))
                        .map(Code::toString))
                .isSubsetOf(hit);
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

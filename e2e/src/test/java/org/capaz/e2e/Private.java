// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** I47: words of the case that stand for what is personal or kept to oneself; of all of them the ledger holds hashes. */
final class Private {
    /** What somebody typed into the wrong place, as an identity number is. */
    static final String TYPED_BY_MISTAKE = "JUANA DEMO 1037654321";

    private static final List<String> WORDS = List.of(
            TYPED_BY_MISTAKE,
            "1037654321",
            "Demo enrolment BQ-",
            "Demo bank statement",
            "Demo payment advice",
            "Demo RUCOM",
            "Demo CRAFT report");

    /** A member's own cupboard: there the words themselves belong. */
    private static final String CUPBOARD = "evidence";

    private Private() {}

    static List<String> in(String text) {
        return WORDS.stream().filter(text::contains).toList();
    }

    /** Each file outside the members' cupboards with what stands in it. */
    static List<String> everywhereIn(Path home) {
        try (Stream<Path> files = Files.walk(home)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all.stream().filter(Private::isKept).map(Private::read).filter(text -> !in(text).isEmpty()))
                    .as("the words are where they belong, so that this search can find them")
                    .isNotEmpty();
            return all.stream()
                    .filter(file -> !isKept(file))
                    .flatMap(file -> in(read(file)).stream().map(word -> word + " in " + home.relativize(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isKept(Path file) {
        return file.getParent().endsWith(CUPBOARD);
    }

    /** Byte for byte, so that binary files are searched too. */
    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

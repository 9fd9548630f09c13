// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the page of statements says to people about a kind.
 *
 * @param section the body as it is written out there, then the sentences about it
 */
record StatementPage(String section) {
    private static final Path PAGE = Path.of("../docs/reference/statements.md");

    static StatementPage of(StatementKind kind) {
        try {
            return Stream.of(Files.readString(PAGE).split("\n##+ "))
                    .filter(section -> section.startsWith("`" + kind.kind() + "`"))
                    .findFirst()
                    .map(StatementPage::new)
                    .orElseThrow(() -> new IllegalStateException(PAGE + " has no section for " + kind));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the body first has the last name of a path, inside of the others. */
    int position(String path) {
        int at = 0;
        for (String name : path.split("[.]")) {
            at = name.isEmpty() ? at : position(name, at);
        }
        return at;
    }

    int position(String name, int from) {
        int at = section.indexOf("\"" + name + "\"", from);
        return at < 0 ? section.indexOf("\"" + name + "\"") : at;
    }

    /** The sentences below the body, their links as plain text. */
    Optional<String> prose() {
        String text = section.substring(section.lastIndexOf("```") + 3)
                .replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1")
                .replaceAll("\\s+", " ")
                .strip();
        return Optional.of(text).filter(some -> !some.isEmpty());
    }

    /** Those that begin with the name of that member. */
    Stream<String> sentences(String name) {
        return prose().stream()
                .flatMap(text -> Stream.of(text.split("(?<=[.]) (?=[A-Z`])|(?<=;) (?=`)")))
                .filter(sentence -> sentence.startsWith("`" + name + "`"))
                .map(sentence -> sentence.replaceAll(";$", "."));
    }
}

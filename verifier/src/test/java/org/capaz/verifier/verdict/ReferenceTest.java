// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.capaz.ledger.message.Language;
import org.junit.jupiter.api.Test;

/** The page of verdicts, checks and codes says what the code says; {@code -Dcapaz.reference=write} writes it anew. */
class ReferenceTest {
    private static final Path PAGE = Path.of("../docs/reference/verdicts.md");

    @Test
    void the_reference_page_lists_every_verdict_check_and_code() throws IOException {
        if ("write".equals(System.getProperty("capaz.reference"))) {
            Files.writeString(PAGE, page());
        }

        assertThat(Files.readString(PAGE)).isEqualTo(page());
    }

    private static String page() {
        var page = new StringBuilder("""
            # Verdicts, checks and codes

            What `verifier.jar`, `./capaz verify` and the pages of the gateways answer. This page is written by a test out of the code, so it cannot fall behind it.

            ## Verdicts

            | in reports | English | español | colour | exit code |
            | --- | --- | --- | --- | --- |
            """);
        for (Conclusion conclusion : Conclusion.values()) {
            row(
                    page,
                    "`" + conclusion.name() + "`",
                    conclusion.text().in(Language.ENGLISH),
                    conclusion.text().in(Language.SPANISH),
                    conclusion.colour().name().toLowerCase(Locale.ROOT),
                    "" + conclusion.exitCode());
        }
        page.append("""

            Exit code 2 also where a live answer was asked for and none could be had (`E-NO-LIVE`), while the rest of the verdict is good.

            The colour is that of the page behind a label, and the member `colour` of a report; a sign and the word stand beside it, never the colour alone. Where the page shows another fact than was signed it is red, whatever the verdict.
            Grey is what this device has not checked: what the server states, while the device says that it is forged or differs, and a page whose label was not read. What the server alone states is framed in the same colours.

            ## Checks

            B opens a file, Q judges a label, S a status list, V the members' answer, A the issue of a record; P decides nothing: what one member states of the premium is told when it holds. A stage stops at its first error; what comes after is listed as not made.
            How each is made, byte by byte, is specified in [the formats](formats/README.md): B, A, P and O on [bundle](formats/bundle.md), Q on [label](formats/label.md), S on [status list](formats/status-list.md), V on [view](formats/view.md).
            What no verdict proves is in [what a verdict does not prove](../explanation/what-is-not-proved.md).

            | check | English | español |
            | --- | --- | --- |
            """);
        for (Step step : Step.values()) {
            row(
                    page,
                    step.name(),
                    step.question().in(Language.ENGLISH),
                    step.question().in(Language.SPANISH));
        }
        page.append("""

            ## Codes

            *Open* marks a finding that leaves the question open (could not be checked) instead of answering it (not genuine).
            `E-QUORUM` is open only where unknown signers might have made the quorum.
            """);
        for (Code code : Code.values()) {
            page.append("\n### `").append(code).append("`\n\n");
            if (code.undecided()) {
                page.append("*Open.*\n\n");
            }
            page.append("- English: ")
                    .append(code.sentence().in(Language.ENGLISH))
                    .append("\n");
            page.append("- español: ")
                    .append(code.sentence().in(Language.SPANISH))
                    .append("\n");
        }
        return page.toString();
    }

    private static void row(StringBuilder page, String... cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.contract.StatementProcessor.Answer;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.SignedStatement;
import org.junit.jupiter.api.Test;

/** Runs the example in the Javadoc of {@link StatementProcessor}, and holds the two to the same text. */
class StatementProcessorExampleTest {
    private static final Path SOURCE = Path.of("src/main/java/org/capaz/ledger/contract/StatementProcessor.java");
    private static final Path TEST =
            Path.of("src/test/java/org/capaz/ledger/contract/StatementProcessorExampleTest.java");

    private static String judged(Draft draft) {
        String text = draft.text();
        Instant recordedAt = draft.world().now();
        LedgerState ledger = draft.world().ledger();
        // @start region="example"
        var processor = new StatementProcessor("capaz", new MspId("ProducersMSP"), recordedAt, ledger);
        String told = switch (processor.judge(SignedStatement.parse(text), Optional.empty(), List.of())) {
            case Answer.Recorded recorded -> "writes " + recorded.events().size() + " records";
            case Answer.Repeated repeated -> "stands on the ledger already";
            case Answer.No no ->
                no.refusal().rule() + ": " + no.refusal().sentence().in(Language.SPANISH);
        };
        // @end
        return told;
    }

    @Test
    void a_statement_is_recorded_known_already_or_refused_in_words_of_the_reader() {
        Draft paper = Stage.ADMITTED.world().amp01().registersPaper(WorkedCase.paper("LA"));
        assertThat(judged(paper)).startsWith("writes ").endsWith(" records");

        paper.recorded();
        assertThat(judged(paper)).isEqualTo("stands on the ledger already");
        assertThat(judged(paper.withId("another-record")
                        .withBody(Body.set(paper.statement().body(), "date", "'2024-03-01'"))))
                .startsWith("I13: ");
    }

    @Test
    void the_example_in_the_javadoc_is_the_one_that_runs_here() throws IOException {
        String run = between(Files.readString(TEST), "// @start region=\"example\"\n", "        // @end\n");
        String shown =
                between(Files.readString(SOURCE), "{@snippet :\n", " * }\n").replaceAll("(?m)^ \\*(?: |$)", "");

        assertThat(shown).isEqualTo(run.indent(-8));
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }
}

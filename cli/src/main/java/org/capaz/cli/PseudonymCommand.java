// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.capaz.cli.console.CommandFailed;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.ExitCode;
import org.capaz.client.pseudonym.DocumentNumber;
import org.capaz.client.pseudonym.MinerKey;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.message.Argument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The key holder turns identity numbers into the references that stand on the ledger; says nothing but these. */
@Command(
        name = "pseudonym",
        description = "${bundle:HELP_PSEUDONYM}",
        footer = {"", "${bundle:HELP_PSEUDONYM_IN}", "${bundle:HELP_PSEUDONYM_OUT}"})
final class PseudonymCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @SuppressWarnings("NullAway.Init") // required: the command line is refused without it
    @Option(
            names = "--key",
            paramLabel = "${bundle:PLACE_FILE}",
            required = true,
            description = "${bundle:HELP_PSEUDONYM_KEY}")
    private Path key;

    @Option(names = "--new-key", description = "${bundle:HELP_PSEUDONYM_NEW_KEY}")
    private boolean newKey;

    @Override
    public Integer call() {
        if (newKey) {
            MinerKey.create(key);
            main.console().printNotice(CommandMessage.MINER_KEY_MADE.with("file", Argument.id(key.toString())));
            return ExitCode.OK;
        }
        MinerKey scheme = MinerKey.load(key);
        List<MinerRef> refs = numbers(main.lines(CommandMessage.ASK_DOCUMENT.sentence())).stream()
                .map(DocumentNumber::canonical)
                .map(scheme::of)
                .toList();
        refs.forEach(ref -> main.console().print(ref.value()));
        tellTwice(refs);
        return ExitCode.OK;
    }

    /** All or none: a list of references with a gap would be read against the wrong persons. */
    private static List<DocumentNumber> numbers(List<String> lines) {
        List<DocumentNumber> numbers = new ArrayList<>();
        for (String line : lines) {
            Optional<DocumentNumber> number = DocumentNumber.read(line);
            int place = numbers.size() + 1;
            numbers.add(number.orElseThrow(() -> new CommandFailed(
                    CommandMessage.LINE_NO_DOCUMENT.with("line", Argument.count(place)),
                    (DocumentNumber.endsInCheckDigit(line)
                                    ? CommandMessage.IDENTITY_DOCUMENT_CHECK_DIGIT
                                    : CommandMessage.IDENTITY_DOCUMENT_NOT_VALID)
                            .sentence())));
        }
        return numbers;
    }

    private void tellTwice(List<MinerRef> refs) {
        Map<MinerRef, Integer> seen = new TreeMap<>();
        for (int line = 1; line <= refs.size(); line++) {
            Integer before = seen.putIfAbsent(refs.get(line - 1), line);
            if (before != null) {
                main.console()
                        .printNotice(CommandMessage.LINES_ONE_PERSON
                                .with("first", Argument.count(before))
                                .and("second", Argument.count(line)));
            }
        }
    }
}

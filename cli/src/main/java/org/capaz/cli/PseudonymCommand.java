package org.capaz.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.capaz.cli.console.CommandFailed;
import org.capaz.client.pseudonym.DocumentNumber;
import org.capaz.client.pseudonym.MinerKey;
import org.capaz.ledger.identity.MinerRef;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The key holder turns identity numbers into the references that stand on the ledger; says nothing but these. */
@Command(
        name = "pseudonym",
        description = "Turn identity numbers into miner references, with the scheme's key. Needs no network.",
        footer = {
            "",
            "Kind and number, one person a line, come from standard input: CC 1061234567 (or CE, PPT, PA).",
            "One reference a line goes out, in the same order. Numbers are not shown, kept or logged."
        })
final class PseudonymCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            required = true,
            description = "The scheme's key of miner references.")
    private Path key;

    @Option(names = "--new-key", description = "Make that key in --key FILE; once for the whole network.")
    private boolean newKey;

    @Override
    public Integer call() {
        if (newKey) {
            MinerKey.create(key);
            main.console()
                    .printNotice("New key in " + key + ". One holder keeps it; no copy goes to any other member.");
            return ExitCode.OK;
        }
        MinerKey scheme = MinerKey.load(key);
        List<MinerRef> refs = numbers(main.lines("Kind and number / Tipo y número")).stream()
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
                    "Line " + place + " is no document number; no reference was made." + " / La línea " + place
                            + " no es un documento; no se hizo ninguna referencia.",
                    "Expected a kind and a number, such as CC 1061234567, CE 412345, PPT 5123456 or PA AR123456.")));
        }
        return numbers;
    }

    private void tellTwice(List<MinerRef> refs) {
        Map<MinerRef, Integer> seen = new TreeMap<>();
        for (int line = 1; line <= refs.size(); line++) {
            Integer before = seen.putIfAbsent(refs.get(line - 1), line);
            if (before != null) {
                main.console()
                        .printNotice("Lines " + before + " and " + line + " are one person." + " / Las líneas " + before
                                + " y " + line + " son una persona.");
            }
        }
    }
}

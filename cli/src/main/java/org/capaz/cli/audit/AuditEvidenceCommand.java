// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.capaz.audit.evidence.Evidence;
import org.capaz.audit.evidence.PaperHashes;
import org.capaz.audit.message.AuditMessage;
import org.capaz.audit.perform.Audit;
import org.capaz.cli.console.CommandFailed;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.Console;
import org.capaz.cli.console.ConsoleOwner;
import org.capaz.cli.console.ExitCode;
import org.capaz.cli.trust.PublicFile;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Says which records of a fetched ledger cite papers that somebody hands in. The papers stay where they are. */
@Command(
        name = "evidence",
        description = "${bundle:HELP_AUDIT_EVIDENCE}",
        footer = {"", "${bundle:HELP_AUDIT_TABLE_EXIT_CODES}"})
public final class AuditEvidenceCommand implements Callable<Integer> {
    private static final String SALT = ".salt";

    @ParentCommand
    private ConsoleOwner audit;

    @Mixin
    private AuditedLedger ledger;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "${bundle:PLACE_FILE}",
            description = "${bundle:HELP_AUDIT_EVIDENCE_FILES}")
    private List<Path> things;

    @Option(names = "--json", description = "${bundle:HELP_JSON}")
    private boolean json;

    @Override
    public Integer call() {
        List<Path> files =
                things.stream().flatMap(thing -> files(thing).stream()).toList();
        List<PaperHashes> papers =
                files.stream().map(AuditEvidenceCommand::hashes).toList();
        return ledger.then(audit.console(), performed -> compare(files, papers, performed));
    }

    private int compare(List<Path> files, List<PaperHashes> handedIn, Audit.Performed performed) {
        Console console = audit.console();
        List<Evidence.Paper> papers = new Evidence(performed.ledger()).compare(handedIn);
        long matching = papers.stream().filter(Evidence.Paper::matches).count();
        if (json) {
            console.print(new String(Evidence.json(performed.report().manifest(), papers), StandardCharsets.UTF_8));
        } else {
            for (int i = 0; i < papers.size(); i++) {
                console.print(line(files.get(i), papers.get(i)).in(console.language()));
            }
            console.print(AuditMessage.EVIDENCE_SUMMARY
                    .with("count", Argument.count(papers.size()))
                    .and("matching", Argument.count(matching)));
        }
        return matching == papers.size() ? ExitCode.OK : ExitCode.FAILED;
    }

    private static Sentence line(Path file, Evidence.Paper paper) {
        Sentence named = (paper.matches()
                        ? paper.through() ? AuditMessage.EVIDENCE_THROUGH : AuditMessage.EVIDENCE_MATCHES
                        : AuditMessage.EVIDENCE_NO_MATCH)
                .with("name", Argument.id(file.toString()))
                .and("hash", Argument.id(paper.match().hash()));
        return paper.matches() ? named.and("records", Argument.ids(paper.records())) : named;
    }

    /** The papers of a folder, whose salts are none of them. */
    private static List<Path> files(Path thing) {
        if (!Files.isDirectory(thing)) {
            return List.of(thing);
        }
        try (Stream<Path> inside = Files.walk(thing)) {
            return inside.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(SALT))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unreadable(thing, e);
        }
    }

    private static PaperHashes hashes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return PaperHashes.of(in, saltBeside(file));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** {@code entry.txt.salt} or {@code entry.salt} beside {@code entry.txt}. */
    private static Optional<byte[]> saltBeside(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        List<String> names = new ArrayList<>(List.of(name + SALT));
        if (dot > 0) {
            names.add(name.substring(0, dot) + SALT);
        }
        return names.stream()
                .map(file::resolveSibling)
                .filter(salt -> !salt.equals(file))
                .flatMap(salt -> PublicFile.readIfThere(salt).stream())
                .findFirst();
    }

    private static CommandFailed unreadable(Path file, IOException cause) {
        return new CommandFailed(
                CommandMessage.FILE_NOT_READABLE.with("file", Argument.id(file.toString())),
                CommandMessage.CHECK_FILE_NAME.sentence(),
                cause);
    }
}

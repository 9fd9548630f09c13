// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.capaz.audit.export.ExportFolder;
import org.capaz.audit.export.ExportUnreadable;
import org.capaz.audit.message.AuditMessage;
import org.capaz.audit.perform.Audit;
import org.capaz.audit.perform.AuditReport;
import org.capaz.cli.console.Console;
import org.capaz.cli.console.ExitCode;
import org.capaz.cli.option.HomeOption;
import org.capaz.cli.trust.PublicFile;
import org.capaz.cli.trust.PublicRecords;
import org.capaz.ledger.message.Argument;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.verdict.CheckFailed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Performs a fetched ledger again; asks no gateway. */
@Command(
        name = "perform",
        description = "${bundle:HELP_AUDIT_PERFORM}",
        footer = {"", "${bundle:HELP_AUDIT_EXIT_CODES}"})
final class AuditPerformCommand implements Callable<Integer> {
    @ParentCommand
    private CommandGroup audit;

    @Parameters(paramLabel = "${bundle:PLACE_FOLDER}", description = "${bundle:HELP_AUDIT_FOLDER}")
    private Path folder;

    @Mixin
    private HomeOption home;

    @Option(names = "--anchor", paramLabel = "${bundle:PLACE_FILE}", description = "${bundle:HELP_VERIFY_ANCHOR}")
    private @Nullable Path anchor;

    @Option(names = "--json", description = "${bundle:HELP_JSON}")
    private boolean json;

    @Override
    public Integer call() {
        Console console = audit.main().console();
        try {
            Anchor trusted =
                    Anchor.read(PublicFile.read(anchor == null ? PublicRecords.anchor(home.publicFolder()) : anchor));
            ExportFolder export = ExportFolder.open(folder);
            long last = export.manifest().asOf();
            AuditReport report = Audit.of(
                    trusted,
                    export,
                    block -> console.step(
                            AuditMessage.AUDIT_PERFORMING.with("last", Argument.count(last)), block, last));
            console.print(json ? report.json() : report.text(console.language()).stripTrailing());
            return report.exitCode();
        } catch (ExportUnreadable e) {
            console.printNotice(e.sentence());
        } catch (CheckFailed e) {
            console.printNotice(e.evidence());
        }
        return ExitCode.NOT_CHECKED;
    }
}

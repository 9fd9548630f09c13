// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.audit;

import java.nio.file.Path;
import java.util.function.ToIntFunction;
import org.capaz.audit.export.ExportFolder;
import org.capaz.audit.export.ExportUnreadable;
import org.capaz.audit.message.AuditMessage;
import org.capaz.audit.perform.Audit;
import org.capaz.cli.console.Console;
import org.capaz.cli.console.ExitCode;
import org.capaz.cli.trust.PublicFile;
import org.capaz.ledger.message.Argument;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.verdict.CheckFailed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The export that a command is about, performed again before anything is said of it. */
final class AuditedLedger {
    @Parameters(index = "0", paramLabel = "${bundle:PLACE_FOLDER}", description = "${bundle:HELP_AUDIT_FOLDER}")
    private Path folder;

    @SuppressWarnings("NullAway.Init") // has a default value
    @Option(
            names = "--anchor",
            paramLabel = "${bundle:PLACE_FILE}",
            defaultValue = "${sys:capaz.root:-.}/.capaz/public/anchor.json",
            description = "${bundle:HELP_VERIFY_ANCHOR}")
    private Path anchor;

    @Option(names = "--as-of", paramLabel = "N", description = "${bundle:HELP_AUDIT_UP_TO}")
    private @Nullable Long asOf;

    /**
     * Performs the ledger and hands it over.
     *
     * @param use what is done with it; its exit code counts while the ledger agrees
     * @return 1 when the ledger does not agree, 2 when it could not be performed
     */
    int then(Console console, ToIntFunction<Audit.Performed> use) {
        Audit.Performed performed;
        try {
            Anchor trusted = Anchor.read(PublicFile.read(anchor));
            ExportFolder export = ExportFolder.open(folder);
            long last = asOf == null ? export.manifest().asOf() : asOf;
            performed = Audit.upTo(
                    last,
                    trusted,
                    export,
                    block -> console.step(
                            AuditMessage.AUDIT_PERFORMING.with("last", Argument.count(last)), block, last));
        } catch (ExportUnreadable e) {
            console.printNotice(e.sentence());
            return ExitCode.NOT_CHECKED;
        } catch (CheckFailed e) {
            console.printNotice(e.evidence());
            return ExitCode.NOT_CHECKED;
        }
        int code = use.applyAsInt(performed);
        int differences = performed.report().differences().size();
        if (differences == 0 || code == ExitCode.NOT_CHECKED) {
            return code;
        }
        console.printNotice(AuditMessage.POPULATION_OF_DISAGREEING.with("count", Argument.count(differences)));
        return ExitCode.FAILED;
    }
}

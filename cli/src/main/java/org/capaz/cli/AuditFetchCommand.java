// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.capaz.audit.export.ExportUnreadable;
import org.capaz.audit.export.ExportWriter;
import org.capaz.audit.export.ExportedBlock;
import org.capaz.audit.export.Manifest;
import org.capaz.audit.message.AuditMessage;
import org.capaz.cli.console.CommandFailed;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.ExitCode;
import org.capaz.cli.option.HomeOption;
import org.capaz.client.gateway.MemberGateway;
import org.capaz.client.key.OfficerKey;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Fetches every block of a member's ledger into a folder. */
@Command(
        name = "fetch",
        description = "${bundle:HELP_AUDIT_FETCH}",
        footer = {"", "${bundle:HELP_PASSPHRASE}"})
final class AuditFetchCommand implements Callable<Integer> {
    @ParentCommand
    private CommandGroup audit;

    @Parameters(paramLabel = "${bundle:PLACE_FOLDER}", description = "${bundle:HELP_AUDIT_FOLDER}")
    private Path folder;

    @Mixin
    private GatewayOption gateway;

    @Mixin
    private HomeOption home;

    @Option(names = "--as-of", paramLabel = "N", description = "${bundle:HELP_AUDIT_AS_OF}")
    private @Nullable Long asOf;

    @Override
    public Integer call() {
        MemberGateway member = gateway.gateway(home);
        OfficerKey officer = gateway.officer(audit.main());
        String question = asOf == null ? "" : "?asOf=" + asOf;
        Fields totals = Fields.of(member.read("/v1/audit/totals" + question, officer, 0), "totals");
        long last = totals.integer("asOf");
        SortedMap<String, Long> families = new TreeMap<>();
        for (Json.Obj family : totals.objects(
                "families",
                fields -> Json.object()
                        .with("family", fields.text("family"))
                        .with("records", fields.integer("records")))) {
            Fields counted = Fields.of(family);
            families.put(counted.text("family"), counted.integer("records"));
        }
        try {
            Manifest manifest = fetch(member, officer, last).finish(totals.text("channel"), families);
            audit.main()
                    .console()
                    .printNotice(AuditMessage.AUDIT_FETCHED
                            .with("count", Argument.count(last + 1))
                            .and("block", Argument.count(last))
                            .and("folder", Argument.path(folder.toString()))
                            .and("head", Argument.id(manifest.head())));
            return ExitCode.OK;
        } catch (ExportUnreadable e) {
            throw new CommandFailed(e.sentence(), CommandMessage.CHECK_FOLDER_AND_SPACE.sentence(), e);
        } catch (IOException e) {
            throw new CommandFailed(
                    CommandMessage.FILE_NOT_WRITABLE.with("file", Argument.id(folder.toString())),
                    CommandMessage.CHECK_FOLDER_AND_SPACE.sentence(),
                    e);
        }
    }

    private ExportWriter fetch(MemberGateway member, OfficerKey officer, long last) throws IOException {
        var writer = new ExportWriter(folder);
        while (writer.next() <= last) {
            audit.main()
                    .console()
                    .step(AuditMessage.AUDIT_FETCHING.with("last", Argument.count(last)), writer.next(), last);
            byte[] page = member.bytes("/v1/audit/export?from=" + writer.next() + "&to=" + last, officer);
            for (ExportedBlock block : ExportedBlock.readAll(page)) {
                writer.append(block);
            }
        }
        return writer;
    }
}

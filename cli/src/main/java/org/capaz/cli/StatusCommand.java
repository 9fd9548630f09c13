// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.Console;
import org.capaz.cli.console.ExitCode;
import org.capaz.cli.option.HomeOption;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.network.channel.LedgerInfo;
import org.capaz.network.node.NodeProcess;
import org.capaz.network.status.Status;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Shows how each member's part of the network is. */
@Command(name = "status", description = "${bundle:HELP_STATUS}")
final class StatusCommand implements Callable<Integer> {
    private static final int HASH_DIGITS = 12;

    @ParentCommand
    private Main main;

    @Mixin
    private HomeOption home;

    @Option(names = "--json", description = "${bundle:HELP_JSON}")
    private boolean json;

    @Override
    public Integer call() {
        if (!home.hasNetwork()) {
            if (json) {
                main.console()
                        .print(Json.object()
                                .with("healthy", false)
                                .with(
                                        "reasons",
                                        Json.texts(List.of(CommandMessage.NO_NETWORK
                                                .sentence()
                                                .toString())))
                                .toString());
            } else {
                main.console().print(CommandMessage.NO_NETWORK_YET.with("folder", home.folderName()));
            }
            return ExitCode.FAILED;
        }
        main.console().step(CommandMessage.ASKING_PROCESSES.sentence(), 0, 0);
        Status status = home.network().status();
        if (json) {
            main.console().print(json(status).toString());
        } else {
            table(status);
        }
        return status.healthy() ? ExitCode.OK : ExitCode.FAILED;
    }

    private void table(Status status) {
        Console console = main.console();
        console.print(
                "%-11s %-38s %7s  %-12s %-8s %5s %8s",
                word(CommandMessage.COLUMN_MEMBER),
                word(CommandMessage.COLUMN_PROCESSES),
                word(CommandMessage.COLUMN_HEIGHT),
                word(CommandMessage.COLUMN_HEAD),
                word(CommandMessage.COLUMN_CONTRACT),
                word(CommandMessage.COLUMN_DAYS),
                word(CommandMessage.COLUMN_DISK));
        for (Status.MemberStatus member : status.members()) {
            console.print(
                    "%-11s %-38s %7s  %-12s %-8s %5s %4d MiB",
                    member.member().name(),
                    member.processes().stream().map(this::formatted).collect(Collectors.joining(" ")),
                    member.ledger()
                            .map(ledger -> Long.toString(ledger.height()))
                            .orElse("-"),
                    member.ledger()
                            .map(LedgerInfo::headHash)
                            .map(hash -> hash.substring(0, HASH_DIGITS))
                            .orElse("-"),
                    member.definition().map(definition -> definition.version()).orElse("-"),
                    fewestDays(member).map(days -> Long.toString(days)).orElse("-"),
                    member.diskBytes() >> 20);
        }
        status.database()
                .ifPresent(
                        database -> console.print("%-11s %s", word(CommandMessage.ROW_DATABASE), formatted(database)));
        console.print(CommandMessage.MEMORY_IN_ALL.with("memory", Argument.count(status.residentBytes() >> 20)));
        if (status.healthy()) {
            console.print(CommandMessage.ALL_IS_WELL.sentence());
        } else {
            status.reasons().forEach(reason -> console.print("! " + reason.in(console.language())));
            console.print(CommandMessage.REPAIR_AND_LOGS.with("folder", home.folderName()));
        }
    }

    private String word(CommandMessage message) {
        return word(message.sentence());
    }

    private String word(Sentence sentence) {
        return sentence.in(main.console().language());
    }

    private String formatted(Status.ProcessStatus process) {
        return word(process.roleWord()) + " "
                + (process.state() == NodeProcess.State.RUNNING
                        ? Long.toString(process.residentBytes() >> 20)
                        : word(process.state().word()));
    }

    private static Optional<Long> fewestDays(Status.MemberStatus member) {
        return member.certificates().stream()
                .map(Status.CertificateStatus::daysLeft)
                .min(Long::compare);
    }

    private static Json.Obj json(Status status) {
        Json.Obj all = Json.object()
                .with("healthy", status.healthy())
                .with(
                        "reasons",
                        Json.texts(status.reasons().stream()
                                .map(Sentence::toString)
                                .toList()))
                .with("residentBytes", status.residentBytes())
                .with(
                        "members",
                        status.members().stream().map(StatusCommand::json).toList());
        return status.database()
                .map(database -> all.with("database", json(database)))
                .orElse(all);
    }

    private static Json.Obj json(Status.MemberStatus member) {
        Json.Obj object = Json.object()
                .with("member", member.member().name())
                .with("mspId", member.member().mspId())
                .with(
                        "processes",
                        member.processes().stream().map(StatusCommand::json).toList())
                .with("gatewayReady", member.gatewayReady())
                .with("diskBytes", member.diskBytes())
                .with(
                        "certificates",
                        member.certificates().stream()
                                .map(certificate -> Json.object()
                                        .with("name", certificate.name())
                                        .with("daysLeft", certificate.daysLeft()))
                                .toList());
        if (member.ledger().isPresent()) {
            object = object.with("height", member.ledger().get().height())
                    .with("headHash", member.ledger().get().headHash());
        }
        if (member.ordererHeight().isPresent()) {
            object = object.with("ordererHeight", member.ordererHeight().get());
        }
        if (member.definition().isPresent()) {
            object = object.with(
                    "definition",
                    Json.object()
                            .with("name", member.definition().get().name())
                            .with("version", member.definition().get().version())
                            .with("sequence", member.definition().get().sequence()));
        }
        return object;
    }

    private static Json.Obj json(Status.ProcessStatus process) {
        return Json.object()
                .with("role", process.role())
                .with("state", process.state().name())
                .with("pid", process.pid())
                .with("residentBytes", process.residentBytes())
                .with("log", process.log().toString());
    }
}

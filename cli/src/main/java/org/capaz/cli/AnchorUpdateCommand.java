// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.ExitCode;
import org.capaz.cli.trust.PublicFile;
import org.capaz.cli.trust.PublicRecords;
import org.capaz.ledger.message.Argument;
import org.capaz.verifier.program.AnchorMemory;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.AnchorUpdate;
import org.capaz.verifier.trust.Member;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.PlainNumbers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Takes a newer anchor in place of the trusted one when the trusted organisations signed it, or the user has compared it. */
@Command(name = "update", description = "${bundle:HELP_ANCHOR_UPDATE}")
final class AnchorUpdateCommand implements Callable<Integer> {
    private static final byte[] NOBODY = {'[', ']'};

    @ParentCommand
    private CommandGroup anchor;

    @Mixin
    private NewerAnchor newer;

    @Option(names = "--fingerprint", paramLabel = "HASH", description = "${bundle:HELP_ANCHOR_FINGERPRINT}")
    private @Nullable String fingerprint;

    @Override
    public Integer call() {
        byte[] bytes = newer.bytes();
        Optional<byte[]> beside = PublicFile.readIfThere(newer.signatures());
        try {
            Anchor before = newer.trusted();
            AnchorUpdate update = fingerprint == null
                    ? AnchorUpdate.require(before, bytes, beside.orElse(NOBODY), System.currentTimeMillis() / 1000)
                    : AnchorUpdate.confirmed(before, bytes, fingerprint);
            tell(before, update);
            new AnchorMemory(newer.seenFile())
                    .take(List.of(update.anchor()))
                    .ifPresent(anchor.main().console()::printNotice);
        } catch (CheckFailed failure) {
            throw NewerAnchor.failed(
                    failure, CommandMessage.ANCHOR_NOT_TAKEN, CommandMessage.COMPARE_ANCHOR_FINGERPRINT);
        }
        Path place = newer.trustedFile();
        // First the anchor: signatures of another version beside it count for nothing.
        PublicFile.replace(place, bytes);
        PublicFile.replace(PublicRecords.signaturesBeside(place), beside.orElse(NOBODY));
        return ExitCode.OK;
    }

    private void tell(Anchor before, AnchorUpdate update) {
        anchor.main()
                .console()
                .printNotice(
                        update.signedBy().isEmpty()
                                ? CommandMessage.ANCHOR_TAKEN_AS_COMPARED.with(
                                        "version",
                                        PlainNumbers.digits(update.anchor().version()))
                                : CommandMessage.ANCHOR_TAKEN
                                        .with(
                                                "version",
                                                PlainNumbers.digits(
                                                        update.anchor().version()))
                                        .and("names", Argument.id(String.join(", ", update.signedBy()))));
        for (Member former : before.members()) {
            List<String> lost = update.anchor()
                    .member(former.mspId())
                    .map(former::undecidedIn)
                    .orElse(List.of());
            if (!lost.isEmpty()) {
                anchor.main()
                        .console()
                        .printNotice(CommandMessage.ANCHOR_DROPS
                                .with("member", Argument.id(former.mspId()))
                                .and("what", Argument.id(String.join(", ", lost))));
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.concurrent.Callable;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.ExitCode;
import org.capaz.cli.trust.AdminKey;
import org.capaz.cli.trust.PublicFile;
import org.capaz.ledger.message.Argument;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.AnchorSignatures;
import org.capaz.verifier.trust.AnchorUpdate;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.PlainNumbers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** A member's administrator signs a newer anchor; the signature goes into {@code anchor.sigs.json} beside it. */
@Command(name = "sign", description = "${bundle:HELP_ANCHOR_SIGN}")
final class AnchorSignCommand implements Callable<Integer> {
    @ParentCommand
    private CommandGroup anchor;

    @Mixin
    private NewerAnchor newer;

    @SuppressWarnings("NullAway.Init") // required: the command line is refused without it
    @Option(names = "--msp", paramLabel = "ID", required = true, description = "${bundle:HELP_ANCHOR_MSP}")
    private String mspId;

    @SuppressWarnings("NullAway.Init") // required: the command line is refused without it
    @Option(
            names = "--cert",
            paramLabel = "${bundle:PLACE_FILE}",
            required = true,
            description = "${bundle:HELP_ANCHOR_CERT}")
    private Path certificate;

    @SuppressWarnings("NullAway.Init") // required: the command line is refused without it
    @Option(
            names = "--key",
            paramLabel = "${bundle:PLACE_FILE}",
            required = true,
            description = "${bundle:HELP_ANCHOR_KEY}")
    private Path key;

    @Option(names = "--yes", description = "${bundle:HELP_SIGN_YES}")
    private boolean yes;

    @Override
    public Integer call() {
        try {
            return sign();
        } catch (CheckFailed failure) {
            throw NewerAnchor.failed(failure, CommandMessage.ANCHOR_NOT_SIGNED, CommandMessage.SEE_ANCHOR_REFERENCE);
        }
    }

    private Integer sign() {
        byte[] bytes = newer.bytes();
        Anchor signed = Anchor.read(bytes);
        long now = System.currentTimeMillis() / 1000;
        Anchor before = newer.trusted();
        X509Certificate holder = AdminKey.certificate(certificate);
        Path file = newer.signatures();
        AnchorSignatures others = PublicFile.readIfThere(file)
                .map(AnchorSignatures::read)
                .orElseGet(AnchorSignatures::none)
                .without(holder)
                .goodIn(before, bytes, now);
        AnchorSignatures all = others.with(bytes, mspId, holder, AdminKey.secret(key));
        AnchorUpdate.requireGood(before, bytes, all.all().getLast(), now);
        Main main = anchor.main();
        main.console()
                .printNotice(CommandMessage.ANCHOR_TO_SIGN
                        .with("version", PlainNumbers.digits(signed.version()))
                        .and("channel", Argument.id(signed.channel()))
                        .and("fingerprint", Argument.id(signed.id())));
        if (!yes && !main.confirms(CommandMessage.ASK_TO_SIGN.sentence())) {
            main.console().printNotice(CommandMessage.NOT_SIGNED.sentence());
            return ExitCode.FAILED;
        }
        PublicFile.replace(file, all.bytes());
        main.console()
                .printNotice(CommandMessage.ANCHOR_SIGNED
                        .with("file", Argument.id(file.toString()))
                        .and("count", PlainNumbers.digits(all.all().size())));
        return ExitCode.OK;
    }
}

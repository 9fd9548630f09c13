package org.capaz.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.capaz.cli.console.CommandFailed;
import org.capaz.client.gateway.MemberGateway;
import org.capaz.client.key.OfficerKey;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Fetches a label from a member's gateway, as its officer. */
@Command(
        name = "label",
        description =
                "Print the label of a lot: freshly signed by the peers of two other members, checked before it comes.",
        footer = {"", "The passphrase is asked for, or read from the environment variable CAPAZ_PASSPHRASE."})
final class LabelCommand implements Callable<Integer> {
    /** The forms a label comes in. */
    enum Form {
        PDF("application/pdf"),
        SVG("image/svg+xml"),
        TEXT("text/plain");

        private final String mediaType;

        Form(String mediaType) {
            this.mediaType = mediaType;
        }
    }

    @ParentCommand
    private Main main;

    @Mixin
    private HomeOption home;

    @Parameters(paramLabel = "CERTIFICATE|LOT", description = "The id of the certificate, or the lot it is for.")
    private String subject;

    @Option(names = "--member", required = true, description = "Whose gateway to ask, such as buyers.")
    private String member;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            required = true,
            description = "PKCS#12 file of an officer of that member.")
    private Path key;

    @Option(names = "--form", defaultValue = "PDF", description = "${COMPLETION-CANDIDATES} (default: PDF).")
    private Form form;

    @Option(names = "--lang", defaultValue = "ES", description = "Language of the label: es or en (default: es).")
    private Language language;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write it; needed for PDF.")
    private Path output;

    @Override
    public Integer call() {
        if (form == Form.PDF && output == null) {
            throw new CommandFailed(
                    "A PDF is not for the screen.", "Name a file with --output, or choose --form TEXT.");
        }
        MemberGateway gateway = home.gateway(member);
        OfficerKey officer = OfficerKey.load(key, main.passphrase("Passphrase of " + key.getFileName()));
        main.console().step("Asking the members for their signatures", 0, 0);
        byte[] label = gateway.file(
                "/v1/certificates/" + certificate(gateway, officer) + "/label?format="
                        + form.name().toLowerCase(Locale.ROOT) + "&lang="
                        + language.tag(),
                officer,
                form.mediaType);
        if (output == null) {
            main.console().print(new String(label, StandardCharsets.UTF_8).stripTrailing());
        } else {
            try {
                Files.write(output, label);
            } catch (IOException e) {
                throw new UncheckedIOException(output + " cannot be written", e);
            }
            main.console().print("The label is in " + output + ". './capaz verify " + output + "' checks it.");
        }
        return ExitCode.OK;
    }

    private String certificate(MemberGateway gateway, OfficerKey officer) {
        if (subject.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            return subject;
        }
        Json.Obj lot = gateway.read("/v1/lots/" + MemberGateway.escaped(subject), officer, 0);
        if (lot.get("certificate") instanceof Json.Obj found && found.get("certificate") instanceof Json.Str id) {
            return id.text();
        }
        throw new CommandFailed(
                "Lot " + subject + " has no certificate.",
                "Its custodian issues one with a certificate.issue statement.");
    }
}

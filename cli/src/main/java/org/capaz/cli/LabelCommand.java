// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.capaz.cli.console.CommandFailed;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.console.ExitCode;
import org.capaz.cli.console.PersonLanguage;
import org.capaz.cli.option.HomeOption;
import org.capaz.client.gateway.MemberGateway;
import org.capaz.client.key.OfficerKey;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Fetches a label from a member's gateway, as its officer, or a file that proves it without a network. */
@Command(
        name = "label",
        description = "${bundle:HELP_LABEL}",
        footer = {"", "${bundle:HELP_PASSPHRASE}"})
final class LabelCommand implements Callable<Integer> {
    /** The forms a label comes in. */
    enum Form {
        PDF("label?format=pdf", "application/pdf"),
        SVG("label?format=svg", "image/svg+xml"),
        TEXT("label?format=text", "text/plain"),
        BUNDLE("bundle", "application/vnd.gold-proof+json"),
        AUDIT("audit-bundle", "application/vnd.gold-proof+json");

        private final String path;
        private final String mediaType;

        Form(String path, String mediaType) {
            this.path = path;
            this.mediaType = mediaType;
        }

        private boolean isLabel() {
            return switch (this) {
                case PDF, SVG, TEXT -> true;
                case BUNDLE, AUDIT -> false;
            };
        }

        /** Only a label is printed in a language, and only its notices are confirmed. */
        private String path(Language language, String confirm) {
            return isLabel()
                    ? path + "&lang=" + language.tag()
                            + (confirm.isEmpty() ? "" : "&confirm=" + MemberGateway.escaped(confirm))
                    : path;
        }

        private Sentence written(Path file, int bytes) {
            return isLabel()
                    ? CommandMessage.LABEL_WRITTEN.with("file", Argument.id(file.toString()))
                    : CommandMessage.BUNDLE_WRITTEN
                            .with("file", Argument.id(file.toString()))
                            .and("bytes", Argument.count(bytes));
        }
    }

    @ParentCommand
    private Main main;

    @Mixin
    private HomeOption home;

    @Parameters(paramLabel = "${bundle:PLACE_CERTIFICATE_OR_LOT}", description = "${bundle:HELP_LABEL_SUBJECT}")
    private String subject;

    @SuppressWarnings("NullAway.Init") // required: the command line is refused without it
    @Option(
            names = "--member",
            paramLabel = "${bundle:PLACE_MEMBER}",
            required = true,
            description = "${bundle:HELP_LABEL_MEMBER}")
    private String member;

    @SuppressWarnings("NullAway.Init") // required: the command line is refused without it
    @Option(
            names = "--key",
            paramLabel = "${bundle:PLACE_FILE}",
            required = true,
            description = "${bundle:HELP_LABEL_KEY}")
    private Path key;

    @SuppressWarnings("NullAway.Init") // has a default value
    @Option(
            names = "--form",
            paramLabel = "${bundle:PLACE_FORM}",
            defaultValue = "PDF",
            description = "${bundle:HELP_LABEL_FORM} ${COMPLETION-CANDIDATES}")
    private Form form;

    @SuppressWarnings("NullAway.Init") // has a default value
    @Option(
            names = PersonLanguage.OPTION,
            paramLabel = "es|en",
            defaultValue = "es",
            description = "${bundle:HELP_LABEL_LANGUAGE}")
    private Language language;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "${bundle:PLACE_FILE}",
            description = "${bundle:HELP_LABEL_OUTPUT}")
    private @Nullable Path output;

    @SuppressWarnings("NullAway.Init") // has a default value
    @Option(
            names = "--confirm",
            paramLabel = "${bundle:PLACE_CONFIRMATION}",
            defaultValue = "",
            description = "${bundle:HELP_LABEL_CONFIRM}")
    private String confirm;

    @Override
    public Integer call() {
        if (form == Form.PDF && output == null) {
            throw new CommandFailed(
                    CommandMessage.PDF_NOT_FOR_SCREEN.sentence(), CommandMessage.NAME_OUTPUT_OR_CHOOSE_TEXT.sentence());
        }
        MemberGateway gateway = home.gateway(member);
        OfficerKey officer = OfficerKey.load(key, main.passphraseOf(key));
        main.console().step(CommandMessage.ASKING_FOR_SIGNATURES.sentence(), 0, 0);
        byte[] label = gateway.file(
                "/v1/certificates/" + certificate(gateway, officer) + "/" + form.path(language, confirm),
                officer,
                form.mediaType);
        if (output == null) {
            main.console().print(new String(label, StandardCharsets.UTF_8).stripTrailing());
        } else {
            try {
                Files.write(output, label);
            } catch (IOException e) {
                throw new CommandFailed(
                        CommandMessage.FILE_NOT_WRITABLE.with("file", Argument.id(output.toString())),
                        CommandMessage.CHECK_FOLDER_AND_SPACE.sentence(),
                        e);
            }
            main.console().print(form.written(output, label.length));
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
                CommandMessage.LOT_LACKS_CERTIFICATE.with("lot", Argument.id(subject)),
                CommandMessage.CUSTODIAN_ISSUES_CERTIFICATE.sentence());
    }
}

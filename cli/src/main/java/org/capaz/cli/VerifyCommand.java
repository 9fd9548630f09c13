// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.capaz.cli.console.CommandMessage;
import org.capaz.cli.trust.PublicRecords;
import org.capaz.cli.verify.LiveCheck;
import org.capaz.labels.LabelReader;
import org.capaz.labels.Reading;
import org.capaz.ledger.certificate.Opening;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.verifier.Verifier;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.PeerDirectory;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.Report;
import org.capaz.verifier.verdict.Verdict;
import org.capaz.verifier.verdict.VerdictMessage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Decides whether a label or a bundle is genuine, believing only the anchor. */
@Command(
        name = "verify",
        description = "${bundle:HELP_VERIFY}",
        footer = {"", "${bundle:HELP_VERIFY_EXIT_CODES}"})
final class VerifyCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Mixin
    private HomeOption home;

    @Parameters(paramLabel = "${bundle:PLACE_FILE_OR_TEXT}", description = "${bundle:HELP_VERIFY_SUBJECT}")
    private String subject;

    @Option(names = "--anchor", paramLabel = "${bundle:PLACE_FILE}", description = "${bundle:HELP_VERIFY_ANCHOR}")
    private List<Path> anchors = new ArrayList<>();

    @Option(names = "--peers", paramLabel = "${bundle:PLACE_FILE}", description = "${bundle:HELP_VERIFY_PEERS}")
    private @Nullable Path peers;

    @Option(
            names = "--live",
            arity = "0..1",
            paramLabel = "URL",
            fallbackValue = "",
            description = "${bundle:HELP_VERIFY_LIVE}")
    private @Nullable String live;

    @Option(names = "--status", paramLabel = "${bundle:PLACE_FILE}", description = "${bundle:HELP_VERIFY_STATUS}")
    private @Nullable Path status;

    @Option(names = "--open", paramLabel = "${bundle:PLACE_FILE}", description = "${bundle:HELP_VERIFY_OPEN}")
    private List<Path> open = new ArrayList<>();

    @Option(names = "--now", paramLabel = "${bundle:PLACE_SECONDS}", description = "${bundle:HELP_VERIFY_NOW}")
    private @Nullable Long now;

    @Option(names = "--json", description = "${bundle:HELP_JSON}")
    private boolean json;

    @Override
    public Integer call() {
        Verdict verdict = verdict(now == null ? System.currentTimeMillis() / 1000 : now);
        main.console()
                .print(
                        json
                                ? Report.json(verdict)
                                : Report.text(verdict, main.console().language())
                                        .stripTrailing());
        return verdict.conclusion().exitCode();
    }

    private Verdict verdict(long moment) {
        try {
            List<Anchor> trusted = anchors();
            PeerDirectory directory = PeerDirectory.read(
                    read(peers == null ? PublicRecords.peers(home.publicFolder()) : peers, Code.E_PEERS));
            List<Opening> opened = open.stream().map(VerifyCommand::opening).toList();
            Verifier verifier = Verifier.trusting(trusted, directory).opening(opened);
            if (looksLikeLabel(subject)) {
                return label(subject, verifier, trusted, directory, opened, moment);
            }
            byte[] file = read(path(subject), Code.E_QR_FORMAT);
            return isBundle(subject, file)
                    ? verifier.bundle(file, moment)
                    : label(textIn(file), verifier, trusted, directory, opened, moment);
        } catch (CheckFailed failure) {
            return Verifier.unable(failure, moment);
        }
    }

    private Verdict label(
            String text,
            Verifier verifier,
            List<Anchor> trusted,
            PeerDirectory directory,
            List<Opening> opened,
            long moment) {
        Verdict offline =
                verifier.label(text, Optional.ofNullable(status).map(file -> read(file, Code.E_STATUS_DIGEST)), moment);
        if (live == null) {
            return offline;
        }
        Optional<URI> only = live.isEmpty() ? Optional.empty() : Optional.of(URI.create(live));
        Optional<Verdict> answered =
                new LiveCheck(trusted, directory, opened, home.folder().resolve("seen.json")).ask(text, only, moment);
        if (answered.isEmpty()) {
            main.console().printNotice(CommandMessage.NOBODY_ANSWERED.sentence());
        }
        return answered.orElse(offline);
    }

    private List<Anchor> anchors() {
        List<Path> files = anchors.isEmpty() ? List.of(PublicRecords.anchor(home.publicFolder())) : anchors;
        return files.stream()
                .map(file -> Anchor.read(read(file, Code.E_ANCHOR)))
                .toList();
    }

    private static Opening opening(Path file) {
        try {
            return Opening.read(read(file, Code.E_OPENING));
        } catch (JsonException e) {
            throw new CheckFailed(
                    Code.E_OPENING,
                    Message.AT_FIELD
                            .with("field", Argument.id(file.toString()))
                            .and("what", CheckFailed.unread(Code.E_OPENING, e).evidence()),
                    true);
        }
    }

    private static boolean looksLikeLabel(String text) {
        return text.contains("://") || text.contains("#");
    }

    /** A file called a bundle is judged as one, also when it holds no JSON at all. */
    private static boolean isBundle(String name, byte[] file) {
        return name.endsWith(".json") || (file.length > 0 && file[0] == '{');
    }

    /** The label's text, written in the file or in the code that is pictured there. */
    private static String textIn(byte[] file) {
        try {
            String text = CanonicalJson.decode(file).strip();
            if (looksLikeLabel(text) && !text.startsWith("<")) {
                return text;
            }
        } catch (JsonException notText) {
            // Then it is a picture.
        }
        return switch (LabelReader.read(file)) {
            case Reading.Found found -> found.text();
            case Reading.NotFound nothing -> throw new CheckFailed(Code.E_QR_FORMAT, nothing.because(), true);
        };
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw unreadable(text, Code.E_QR_FORMAT);
        }
    }

    /** What cannot be read leaves the question open, whatever it might have held. */
    private static byte[] read(Path file, Code code) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LabelReader.LARGEST_FILE + 1);
            if (bytes.length > LabelReader.LARGEST_FILE) {
                throw new CheckFailed(
                        code, VerdictMessage.FILE_TOO_LARGE.with("file", Argument.id(file.toString())), true);
            }
            return bytes;
        } catch (IOException e) {
            throw unreadable(file.toString(), code);
        }
    }

    private static CheckFailed unreadable(String what, Code code) {
        return new CheckFailed(code, VerdictMessage.FILE_UNREADABLE.with("file", Argument.id(what)), true);
    }
}

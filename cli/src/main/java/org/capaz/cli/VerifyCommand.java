// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.capaz.cli.option.HomeOption;
import org.capaz.cli.trust.PublicRecords;
import org.capaz.cli.verify.GatewayAddress;
import org.capaz.cli.verify.LiveCheck;
import org.capaz.labels.picture.LabelReader;
import org.capaz.labels.picture.Reading;
import org.capaz.ledger.certificate.Opening;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;
import org.capaz.verifier.Offline;
import org.capaz.verifier.Verifier;
import org.capaz.verifier.program.AnchorMemory;
import org.capaz.verifier.program.Content;
import org.capaz.verifier.program.StatusMemory;
import org.capaz.verifier.program.Subject;
import org.capaz.verifier.program.Subjects;
import org.capaz.verifier.program.Summary;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.Anchors;
import org.capaz.verifier.trust.PeerDirectory;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.PlainNumbers;
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
    /** Anchors, directories, status lists and opened values are far smaller. */
    private static final int LARGEST_RECORD = 5 << 20;

    @ParentCommand
    private Main main;

    @Mixin
    private HomeOption home;

    @Parameters(
            arity = "1..*",
            paramLabel = "${bundle:PLACE_FILE_OR_TEXT}",
            description = "${bundle:HELP_VERIFY_SUBJECT}")
    private List<String> things;

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

    /** Of many files each kept list is named once. */
    private final Set<Sentence> told = new HashSet<>();

    /** Whether the anchors are the user's own, and what is seen under them is remembered. */
    private boolean own;

    @Override
    public Integer call() {
        long moment = now == null ? System.currentTimeMillis() / 1000 : now;
        var reader = new Subjects(Subjects.Otherwise.BY_NAME, LabelReader.LARGEST_FILE);
        List<Summary.Row> rows = things.stream()
                .flatMap(thing -> reader.of(thing).stream())
                .flatMap(subject -> rows(subject, moment).stream())
                .toList();
        if (rows.size() == 1) {
            if (rows.getFirst().verdict().isEmpty()) {
                return Summary.CRASHED;
            }
            Verdict verdict = rows.getFirst().verdict().get();
            main.console()
                    .print(
                            json
                                    ? Report.json(verdict)
                                    : Report.text(verdict, main.console().language())
                                            .stripTrailing());
            return verdict.exitCode();
        }
        var summary = new Summary(rows);
        main.console()
                .print(
                        json
                                ? summary.json()
                                : summary.text(main.console().language()).stripTrailing());
        return summary.exitCode();
    }

    /**
     * One row, or one for each label that a picture or document shows. A failure over one thing says nothing of the others, and
     * never that it is forged.
     */
    private List<Summary.Row> rows(Subject subject, long moment) {
        try {
            return judged(subject, moment);
        } catch (RuntimeException | Error failure) {
            main.console().printNotice(VerdictMessage.VERIFIER_FAILED.with("problem", Argument.id(failure.toString())));
            return List.of(new Summary.Row(subject.name(), Optional.empty()));
        }
    }

    private List<Summary.Row> judged(Subject subject, long moment) {
        List<Verdict> verdicts = verdicts(subject, moment);
        List<Summary.Row> rows = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            String name = verdicts.size() == 1 ? subject.name() : subject.name() + " (" + (rows.size() + 1) + ")";
            rows.add(new Summary.Row(name, Optional.of(verdict)));
        }
        return rows;
    }

    private List<Verdict> verdicts(Subject subject, long moment) {
        try {
            List<Anchor> trusted = anchors();
            PeerDirectory directory = PeerDirectory.read(
                    read(peers == null ? PublicRecords.peers(home.publicFolder()) : peers, Code.E_PEERS));
            List<Opening> opened = open.stream().map(VerifyCommand::opening).toList();
            Verifier verifier = Verifier.trusting(trusted, directory).opening(opened);
            return switch (subject.read()) {
                case Content.BundleFile bundle ->
                    List.of(asked(list -> verifier.bundleBeforeAsking(bundle.bytes(), list, moment), moment));
                case Content.LabelText text ->
                    List.of(asked(list -> verifier.labelBeforeAsking(text.text(), list, moment), moment));
                case Content.Picture picture ->
                    labelsIn(picture.bytes()).stream()
                            .map(text -> asked(list -> verifier.labelBeforeAsking(text, list, moment), moment))
                            .toList();
            };
        } catch (CheckFailed failure) {
            return List.of(Verifier.unable(failure, moment));
        }
    }

    /** What is found with the status list there is, and what the members say of it, when they are to be asked. */
    private Verdict asked(Function<Optional<byte[]>, Offline> check, long moment) {
        Optional<byte[]> given = Optional.ofNullable(status).map(file -> read(file, Code.E_STATUS_DIGEST));
        Offline found = check.apply(given);
        given.ifPresent(list -> found.anchor().ifPresent(anchor -> keep(anchor, list, moment)));
        if (live != null) {
            Optional<GatewayAddress> only = live.isEmpty() ? Optional.empty() : Optional.of(GatewayAddress.typed(live));
            LiveCheck.Keeping keeping =
                    own ? new LiveCheck.Keeping.Kept(main.console()::printNotice) : new LiveCheck.Keeping.Forgotten();
            return new LiveCheck(home.seenFile(), keeping, (anchor, list) -> keep(anchor, list, moment))
                    .ask(found, only);
        }
        return given.isPresent() ? found.verdict() : withKept(found, check, moment);
    }

    /** Which network a label or bundle is of shows only once it is read; then it is judged again with the network's list. */
    private Verdict withKept(Offline found, Function<Optional<byte[]>, Offline> check, long moment) {
        Optional<StatusMemory.Kept> kept =
                found.anchor().flatMap(anchor -> new StatusMemory(home.seenFile()).of(anchor, moment));
        if (kept.isEmpty()) {
            return found.verdict();
        }
        if (told.add(kept.get().age())) {
            main.console().printNotice(kept.get().age());
        }
        return check.apply(Optional.of(kept.get().list())).verdict();
    }

    private void keep(Anchor anchor, byte[] list, long moment) {
        if (own) {
            new StatusMemory(home.seenFile()).keep(anchor, list, moment).ifPresent(main.console()::printNotice);
        }
    }

    private List<Anchor> anchors() {
        List<Path> files = anchors.isEmpty() ? List.of(PublicRecords.anchor(home.publicFolder())) : anchors;
        List<Anchor> read = files.stream()
                .map(file -> Anchor.read(read(file, Code.E_ANCHOR)))
                .toList();
        var memory = new AnchorMemory(home.seenFile());
        own = anchors.isEmpty() || areOwn(read);
        if (own) {
            memory.take(Anchors.of(read).all()).ifPresent(main.console()::printNotice);
        } else {
            memory.requireNotOlder(Anchors.of(read).all());
        }
        return read;
    }

    /** Whether every named anchor is the one that stands in the home. */
    private boolean areOwn(List<Anchor> named) {
        Path file = PublicRecords.anchor(home.publicFolder());
        return Files.isRegularFile(file)
                && named.stream().allMatch(anchor -> Arrays.equals(anchor.bytes(), read(file, Code.E_ANCHOR)));
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

    /** The labels that are pictured there; without one, the question stays open, whatever else is pictured. */
    private static List<String> labelsIn(byte[] picture) {
        return switch (LabelReader.read(picture)) {
            case Reading.Found found -> found.labels();
            case Reading.NotFound nothing -> throw new CheckFailed(Code.E_QR_FORMAT, nothing.because(), true);
        };
    }

    /** What cannot be read leaves the question open, whatever it might have held. */
    private static byte[] read(Path file, Code code) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST_RECORD + 1);
            if (bytes.length > LARGEST_RECORD) {
                throw new CheckFailed(
                        code,
                        VerdictMessage.FILE_TOO_LARGE
                                .with("file", Argument.id(file.toString()))
                                .and("most", PlainNumbers.digits(LARGEST_RECORD >> 20)),
                        true);
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

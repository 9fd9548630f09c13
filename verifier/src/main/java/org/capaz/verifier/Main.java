// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.verifier.program.AnchorMemory;
import org.capaz.verifier.program.Arguments;
import org.capaz.verifier.program.BuiltInAnchor;
import org.capaz.verifier.program.Content;
import org.capaz.verifier.program.Subject;
import org.capaz.verifier.program.Subjects;
import org.capaz.verifier.program.Summary;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.PeerDirectory;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.Conclusion;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.Report;
import org.capaz.verifier.verdict.Verdict;
import org.capaz.verifier.verdict.VerdictMessage;

/**
 * The verifier as a program of its own: reads files, prints the report. Exit code 0 for a genuine label, 2 when it could
 * not be checked, 1 for any other verdict, {@link Summary#CRASHED} when the program itself failed. It opens no connection.
 * {@code Start} checks the Java version before this class is loaded.
 */
public final class Main {
    private static final int LARGEST_FILE = 5 << 20;

    private final Arguments arguments;
    private final PrintStream err;

    private Main(Arguments arguments, PrintStream err) {
        this.arguments = arguments;
        this.err = err;
    }

    /**
     * Checks what the arguments name, prints the report and ends the process with the exit code.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        var out = new PrintStream(System.out, true, UTF_8);
        var err = new PrintStream(System.err, true, UTF_8);
        System.exit(run(List.of(args), System.currentTimeMillis() / 1000, out, err));
    }

    static int run(List<String> args, long clock, PrintStream out, PrintStream err) {
        try {
            if (args.contains("--help") || args.contains("-h")) {
                out.println(VerdictMessage.VERIFIER_USAGE.sentence().in(Arguments.languageOf(args)));
                return 0;
            }
            return new Main(Arguments.parse(args, clock), err).check(out);
        } catch (InvalidValue e) {
            err.println(e.sentence().in(Arguments.languageOf(args)));
            err.println(VerdictMessage.VERIFIER_USAGE.sentence().in(Arguments.languageOf(args)));
            return Conclusion.COULD_NOT_BE_CHECKED.exitCode();
        } catch (RuntimeException | Error failure) {
            report(failure, args, err);
            return Summary.CRASHED;
        }
    }

    private int check(PrintStream out) {
        var subjects = new ArrayList<Subject>();
        var reader = new Subjects(arguments.otherwise(), LARGEST_FILE);
        arguments.things().forEach(thing -> subjects.addAll(reader.of(thing)));
        if (subjects.size() == 1) {
            Verdict verdict = verdict(subjects.getFirst());
            out.println(
                    arguments.json()
                            ? Report.json(verdict)
                            : Report.text(verdict, arguments.language()).stripTrailing());
            return verdict.exitCode();
        }
        var summary = new Summary(subjects.stream().map(this::row).toList());
        out.println(
                arguments.json()
                        ? summary.json()
                        : summary.text(arguments.language()).stripTrailing());
        return summary.exitCode();
    }

    /** A failure over one thing says nothing of the others. */
    private Summary.Row row(Subject subject) {
        try {
            return new Summary.Row(subject.name(), Optional.of(verdict(subject)));
        } catch (RuntimeException | Error failure) {
            report(failure, List.of("--lang", arguments.language().tag()), err);
            return new Summary.Row(subject.name(), Optional.empty());
        }
    }

    private Verdict verdict(Subject subject) {
        try {
            var anchors = new ArrayList<Anchor>();
            for (String file : arguments.anchors()) {
                anchors.add(Anchor.read(read(file, Code.E_ANCHOR)));
            }
            if (anchors.isEmpty()) {
                anchors.add(BuiltInAnchor.read());
            }
            arguments
                    .seen()
                    .flatMap(file -> new AnchorMemory(Path.of(file)).take(anchors))
                    .ifPresent(problem -> err.println(problem.in(arguments.language())));
            PeerDirectory directory = arguments.peers().isPresent()
                    ? PeerDirectory.read(read(arguments.peers().get(), Code.E_PEERS))
                    : PeerDirectory.of(List.of());
            var verifier = Verifier.trusting(anchors, directory);
            Optional<byte[]> status = arguments.status().map(file -> read(file, Code.E_STATUS_DIGEST));
            return switch (subject.read()) {
                case Content.BundleFile bundle ->
                    verifier.bundleBeforeAsking(bundle.bytes(), status, arguments.now())
                            .verdict();
                case Content.LabelText label -> verifier.label(label.text(), status, arguments.now());
                case Content.Picture picture ->
                    throw new CheckFailed(
                            Code.E_QR_FORMAT,
                            VerdictMessage.PICTURE_NOT_READ_HERE.with("file", Argument.id(picture.file())),
                            true);
            };
        } catch (CheckFailed failure) {
            return Verifier.unable(failure, arguments.now());
        }
    }

    private static void report(Throwable failure, List<String> args, PrintStream err) {
        err.println(VerdictMessage.VERIFIER_FAILED
                .with("problem", Argument.id(failure.toString()))
                .in(Arguments.languageOf(args)));
        failure.printStackTrace(err);
    }

    private static byte[] read(String file, Code code) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
            if (bytes.length > LARGEST_FILE) {
                throw new CheckFailed(
                        code,
                        VerdictMessage.FILE_TOO_LARGE
                                .with("file", Argument.id(file))
                                .and("most", PlainNumbers.digits(LARGEST_FILE >> 20)),
                        true);
            }
            return bytes;
        } catch (IOException | InvalidPathException e) {
            throw new CheckFailed(code, VerdictMessage.FILE_UNREADABLE.with("file", Argument.id(file)), true);
        }
    }
}

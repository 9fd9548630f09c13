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
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Language;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.PeerDirectory;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.Conclusion;
import org.capaz.verifier.verdict.Report;
import org.capaz.verifier.verdict.Verdict;
import org.capaz.verifier.verdict.VerdictMessage;

/**
 * Checks a label or a bundle from the command line, without any network. Ends with 0 when it is genuine, 2 when it could
 * not be checked (also when the arguments are wrong), 1 for every other verdict.
 */
public final class Main {
    /** Nothing that is checked here is larger; more is refused unread. */
    private static final int LARGEST_FILE = 5 << 20;

    private Main() {}

    /**
     * Runs the program and ends the process with its exit code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        var out = new PrintStream(System.out, true, UTF_8);
        var err = new PrintStream(System.err, true, UTF_8);
        System.exit(run(List.of(args), System.currentTimeMillis() / 1000, out, err));
    }

    /** @param clock Unix seconds, used when the arguments name no time */
    static int run(List<String> args, long clock, PrintStream out, PrintStream err) {
        if (args.contains("--help") || args.contains("-h")) {
            out.println(VerdictMessage.VERIFIER_USAGE.sentence().in(languageOf(args)));
            return 0;
        }
        Arguments arguments;
        try {
            arguments = Arguments.parse(args, clock);
        } catch (InvalidValue e) {
            err.println(e.sentence().in(languageOf(args)));
            err.println(VerdictMessage.VERIFIER_USAGE.sentence().in(languageOf(args)));
            return Conclusion.COULD_NOT_BE_CHECKED.exitCode();
        }
        Verdict verdict = verdict(arguments);
        out.println(
                arguments.json
                        ? Report.json(verdict)
                        : Report.text(verdict, arguments.language).stripTrailing());
        return verdict.conclusion().exitCode();
    }

    private static Verdict verdict(Arguments arguments) {
        try {
            var anchors = new ArrayList<Anchor>();
            for (String file : arguments.anchors) {
                anchors.add(Anchor.read(read(file, Code.E_ANCHOR)));
            }
            PeerDirectory directory = arguments.peers.isPresent()
                    ? PeerDirectory.read(read(arguments.peers.get(), Code.E_PEERS))
                    : PeerDirectory.of(List.of());
            var verifier = Verifier.trusting(anchors, directory);
            return arguments.bundle
                    ? verifier.bundle(read(arguments.subject, Code.E_BUNDLE), arguments.now)
                    : verifier.label(
                            labelText(arguments.subject),
                            arguments.status.map(file -> read(file, Code.E_STATUS_DIGEST)),
                            arguments.now);
        } catch (CheckFailed failure) {
            return Verifier.unable(failure, arguments.now);
        }
    }

    private static String labelText(String subject) {
        if (subject.startsWith("https://") || subject.contains("#")) {
            return subject;
        }
        return new String(read(subject, Code.E_QR_FORMAT), UTF_8).strip();
    }

    /** The bytes of a file; what cannot be read leaves the question open, whatever it might have held. */
    private static byte[] read(String file, Code code) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
            if (bytes.length > LARGEST_FILE) {
                throw unreadable(code, VerdictMessage.FILE_TOO_LARGE, file);
            }
            return bytes;
        } catch (IOException | InvalidPathException e) {
            throw unreadable(code, VerdictMessage.FILE_UNREADABLE, file);
        }
    }

    private static CheckFailed unreadable(Code code, VerdictMessage why, String file) {
        return new CheckFailed(code, why.with("file", Argument.id(file)), true);
    }

    /** The language asked for, wherever on the command line, so that what is wrong with the rest is told in it too. */
    private static Language languageOf(List<String> args) {
        int at = args.indexOf("--lang") + 1;
        return at > 0 && at < args.size() ? language(args.get(at)).orElse(Language.ENGLISH) : Language.ENGLISH;
    }

    private static Optional<Language> language(String tag) {
        return Stream.of(Language.values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    /** The command line, read once. */
    private static final class Arguments {
        private final boolean bundle;
        private final String subject;
        private final List<String> anchors = new ArrayList<>();
        private Optional<String> peers = Optional.empty();
        private Optional<String> status = Optional.empty();
        private long now;
        private boolean json;
        private Language language = Language.ENGLISH;

        private Arguments(boolean bundle, String subject, long clock) {
            this.bundle = bundle;
            this.subject = subject;
            this.now = clock;
        }

        static Arguments parse(List<String> args, long clock) {
            if (args.size() < 2 || !List.of("label", "bundle").contains(args.get(0))) {
                throw new InvalidValue(VerdictMessage.VERIFIER_COMMAND_EXPECTED.sentence());
            }
            var parsed = new Arguments(args.get(0).equals("bundle"), args.get(1), clock);
            var rest = args.subList(2, args.size()).iterator();
            while (rest.hasNext()) {
                parsed.take(rest.next(), rest);
            }
            if (parsed.anchors.isEmpty()) {
                throw new InvalidValue(VerdictMessage.OPTION_ANCHOR_MISSING.sentence());
            }
            if (!parsed.bundle && parsed.peers.isEmpty()) {
                throw new InvalidValue(VerdictMessage.OPTION_PEERS_MISSING.sentence());
            }
            return parsed;
        }

        private void take(String option, Iterator<String> rest) {
            if (option.equals("--json")) {
                json = true;
                return;
            }
            if (!rest.hasNext()) {
                throw new InvalidValue(VerdictMessage.OPTION_WITHOUT_VALUE.with("option", Argument.id(option)));
            }
            String value = rest.next();
            switch (option) {
                case "--anchor" -> anchors.add(value);
                case "--peers" -> peers = Optional.of(value);
                case "--status" -> status = Optional.of(value);
                case "--now" -> now = seconds(value);
                case "--lang" ->
                    language = language(value)
                            .orElseThrow(() -> new InvalidValue(VerdictMessage.OPTION_LANG_UNKNOWN.sentence()));
                default -> throw new InvalidValue(VerdictMessage.OPTION_UNKNOWN.with("option", Argument.id(option)));
            }
        }

        private static long seconds(String value) {
            if (!value.matches("[0-9]{1,11}")) {
                throw new InvalidValue(VerdictMessage.OPTION_NOW_NOT_SECONDS.sentence());
            }
            return Long.parseLong(value);
        }
    }
}

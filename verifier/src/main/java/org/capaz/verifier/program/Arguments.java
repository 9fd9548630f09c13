// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.program;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Language;
import org.capaz.verifier.verdict.VerdictMessage;

/**
 * The command line of {@code verifier.jar}.
 *
 * @param otherwise as what a file is judged that shows no sign of being anything else
 * @param things what to check, as typed
 * @param anchors files of trust anchors; with none, the anchor that was built into the program is believed
 * @param peers the file of the peer directory
 * @param status the file of a status list
 * @param seen the file in which the newest anchors are remembered, when one is named
 * @param now Unix seconds to judge by
 * @param json whether the report is for programs
 * @param language the language of the report for people
 */
public record Arguments(
        Subjects.Otherwise otherwise,
        List<String> things,
        List<String> anchors,
        Optional<String> peers,
        Optional<String> status,
        Optional<String> seen,
        long now,
        boolean json,
        Language language) {
    private static final String LANGUAGE_OPTION = "--lang";

    /** Copies the lists. */
    public Arguments {
        things = List.copyOf(things);
        anchors = List.copyOf(anchors);
    }

    /**
     * Reads the command line.
     *
     * @param args as the process was started with
     * @param clock Unix seconds, used when {@code --now} is not given
     * @return the arguments
     * @throws InvalidValue when they are not understood
     */
    public static Arguments parse(List<String> args, long clock) {
        return new Parser(clock).parse(args);
    }

    /**
     * The language that was asked for, also on a command line that is not understood.
     *
     * @param args as the process was started with
     * @return English when none is named
     */
    public static Language languageOf(List<String> args) {
        int at = args.indexOf(LANGUAGE_OPTION) + 1;
        return at > 0 && at < args.size() ? language(args.get(at)).orElse(Language.ENGLISH) : Language.ENGLISH;
    }

    private static Optional<Language> language(String tag) {
        return Stream.of(Language.values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    private static final class Parser {
        private Subjects.Otherwise otherwise = Subjects.Otherwise.BY_NAME;
        private final List<String> things = new ArrayList<>();
        private final List<String> anchors = new ArrayList<>();
        private Optional<String> peers = Optional.empty();
        private Optional<String> status = Optional.empty();
        private Optional<String> seen = Optional.empty();
        private long now;
        private boolean json;
        private Language language = Language.ENGLISH;

        Parser(long clock) {
            this.now = clock;
        }

        Arguments parse(List<String> args) {
            List<String> words = args;
            if (!args.isEmpty() && List.of("label", "bundle").contains(args.get(0))) {
                otherwise = args.get(0).equals("label") ? Subjects.Otherwise.LABEL : Subjects.Otherwise.BUNDLE;
                words = args.subList(1, args.size());
            }
            Iterator<String> rest = words.iterator();
            while (rest.hasNext()) {
                String word = rest.next();
                if (word.startsWith("--")) {
                    take(word, rest);
                } else {
                    things.add(word);
                }
            }
            require(!things.isEmpty(), VerdictMessage.SUBJECT_MISSING);
            require(!anchors.isEmpty() || BuiltInAnchor.isThere(), VerdictMessage.OPTION_ANCHOR_MISSING);
            require(otherwise != Subjects.Otherwise.LABEL || peers.isPresent(), VerdictMessage.OPTION_PEERS_MISSING);
            return new Arguments(otherwise, things, anchors, peers, status, seen, now, json, language);
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
                case "--seen" -> seen = Optional.of(value);
                case "--now" -> now = seconds(value);
                case LANGUAGE_OPTION ->
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

        private static void require(boolean holds, VerdictMessage otherwise) {
            if (!holds) {
                throw new InvalidValue(otherwise.sentence());
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.message.Language;

/**
 * The language of the person at the command line: what {@code --lang} says, else the locale of the environment. It is known
 * before the command line is parsed, because help and what is wrong with the command line are in it too.
 */
public final class PersonLanguage {
    public static final String OPTION = "--lang";

    private PersonLanguage() {}

    public static Language of(List<String> arguments, Map<String, String> environment) {
        return option(arguments).orElseGet(() -> locale(environment));
    }

    /** The language with that tag, in whatever case it is typed. */
    public static Optional<Language> tagged(String tag) {
        return Stream.of(Language.values())
                .filter(language -> language.tag().equalsIgnoreCase(tag))
                .findFirst();
    }

    private static Optional<Language> option(List<String> arguments) {
        Optional<Language> chosen = Optional.empty();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith(OPTION + "=")) {
                chosen = tagged(argument.substring(OPTION.length() + 1));
            } else if (argument.equals(OPTION) && i + 1 < arguments.size()) {
                chosen = tagged(arguments.get(i + 1));
            }
        }
        return chosen;
    }

    /** The first of the three variables that is set decides, as for every program (POSIX). */
    private static Language locale(Map<String, String> environment) {
        return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .filter(value -> value.startsWith(Language.SPANISH.tag()))
                .map(value -> Language.SPANISH)
                .orElse(Language.ENGLISH);
    }
}

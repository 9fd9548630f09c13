// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.message;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;

/**
 * One value in a sentence with its type, so that each language writes it in its own way: in Spanish as people of Colombia do.
 * Identifiers, codes and moments to the second are the same in all languages; numbers and days are not.
 *
 * <p>Decision 190.
 */
public sealed interface Argument extends ArgumentSource {
    /** How people read it. */
    String in(Language language);

    @Override
    default Argument argument() {
        return this;
    }

    /** An identifier, a code or a name: carried over unchanged. */
    record Id(String text) implements Argument {
        @Override
        public String in(Language language) {
            return text;
        }
    }

    /** A whole number of things: {@code 1 090}, in Spanish {@code 1.090}. */
    record Count(long number) implements Argument {
        @Override
        public String in(Language language) {
            return sign(number) + grouped(digits(number), language);
        }
    }

    /** A mass in milligrams, read in grams: {@code 1 090.625 g}, in Spanish {@code 1.090,625 g}. */
    record Mass(long milligrams) implements Argument {
        @Override
        public String in(Language language) {
            return decimal(milligrams, 3, language) + NO_BREAK + "g";
        }
    }

    /** A number with a fixed count of decimal places, such as 872.50 (87250, 2). */
    record Decimal(long unscaled, int places) implements Argument {
        @Override
        public String in(Language language) {
            return decimal(unscaled, places, language);
        }
    }

    /** An amount in minor units of a currency: {@code USD 13 300.62}, in Spanish {@code USD 13.300,62}. */
    record Amount(long minor, String currency) implements Argument {
        @Override
        public String in(Language language) {
            return currency + NO_BREAK + decimal(minor, MinorUnit.places(currency), language);
        }
    }

    /** A calendar day: in English as in ISO 8601, {@code 2026-11-28}, which no two countries read differently; in Spanish {@code 28/11/2026}. */
    record Date(LocalDate day) implements Argument {
        @Override
        public String in(Language language) {
            return switch (language) {
                case ENGLISH -> day.toString();
                case SPANISH -> dayFirst(day.toString());
            };
        }
    }

    /** A moment in UTC, to the second. */
    record Moment(Instant time) implements Argument {
        @Override
        public String in(Language language) {
            return time.toString();
        }
    }

    /** Several of a kind, in the order given: sentences parted by semicolons, anything else as {@code [LA, LB]}. */
    record Several(List<Argument> items) implements Argument {
        public Several {
            items = List.copyOf(items);
        }

        @Override
        public String in(Language language) {
            boolean sentences = !items.isEmpty() && items.stream().allMatch(Words.class::isInstance);
            StringJoiner text = sentences ? new StringJoiner("; ") : new StringJoiner(", ", "[", "]");
            items.forEach(item -> text.add(item.in(language)));
            return text.toString();
        }
    }

    /** A sentence inside another one. */
    record Words(Sentence sentence) implements Argument {
        @Override
        public String in(Language language) {
            return sentence.in(language);
        }
    }

    String NO_BREAK = "\u00a0";

    /** Of an index of a list. */
    int MOST_DIGITS = 7;

    static Argument id(String text) {
        return new Id(text);
    }

    /** Where a member stands, with the entries of its lists counted from 1, as people count: {@code items[0].lot} is {@code items[1].lot}. */
    static Argument path(String path) {
        StringBuilder counted = new StringBuilder();
        int at = 0;
        for (int open = path.indexOf('['); open >= 0; open = path.indexOf('[', at)) {
            int close = path.indexOf(']', open);
            if (close < 0 || close - open > MOST_DIGITS || !isNumber(path.substring(open + 1, close))) {
                break;
            }
            counted.append(path, at, open + 1)
                    .append(Integer.parseInt(path.substring(open + 1, close)) + 1)
                    .append(']');
            at = close + 1;
        }
        return new Id(counted.append(path, at, path.length()).toString());
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** A constant of a closed list, by its name. */
    static Argument code(Enum<?> constant) {
        return new Id(constant.name());
    }

    static Argument codes(Collection<? extends Enum<?>> constants) {
        return new Several(constants.stream().map(Argument::code).toList());
    }

    static Argument count(long number) {
        return new Count(number);
    }

    static Argument mass(long milligrams) {
        return new Mass(milligrams);
    }

    static Argument moment(Instant time) {
        return new Moment(time);
    }

    static Argument several(Collection<? extends ArgumentSource> items) {
        return new Several(items.stream().map(ArgumentSource::argument).toList());
    }

    static Argument ids(Collection<String> texts) {
        return new Several(texts.stream().map(Argument::id).toList());
    }

    /** Of a day as ISO 8601 has it, whose year may have more than four digits. */
    private static String dayFirst(String day) {
        int month = day.length() - 5;
        return day.substring(month + 3) + "/" + day.substring(month, month + 2) + "/" + day.substring(0, month - 1);
    }

    private static String decimal(long unscaled, int places, Language language) {
        String digits = digits(unscaled);
        String padded = "0".repeat(Math.max(0, places + 1 - digits.length())) + digits;
        int point = padded.length() - places;
        String fraction = places == 0 ? "" : language.decimalMark() + padded.substring(point);
        return sign(unscaled) + grouped(padded.substring(0, point), language) + fraction;
    }

    private static String grouped(String digits, Language language) {
        List<String> groups = new ArrayList<>();
        for (int end = digits.length(); end > 0; end -= 3) {
            groups.addFirst(digits.substring(Math.max(0, end - 3), end));
        }
        return String.join(String.valueOf(language.groupMark()), groups);
    }

    private static String sign(long number) {
        return number < 0 ? "-" : "";
    }

    /** Of the text and not of the number, because the least long has no positive counterpart. */
    private static String digits(long number) {
        String text = Long.toString(number);
        return number < 0 ? text.substring(1) : text;
    }
}

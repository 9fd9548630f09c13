package org.capaz.demo.casefolder;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** The type and unit of a cell: its written form, and the whole number or text that it stands for. */
public enum Unit {
    TEXT("text", "any text of at most 400 characters"),
    ID("id", "capital letters, digits and hyphens, at most 32"),
    CODE("code", "capital letters, digits, _ and -"),
    CODES("codes", "codes separated by one space"),
    WORD("word", "letters, digits, hyphens and points"),
    GRAMS("g", "grams with at most three decimals, such as 8.400"),
    PER_MILLE("‰", "fineness per mille with at most two decimals, such as 912.00"),
    PERCENT("%", "per cent with at most two decimals, such as 99.30"),
    MONEY("money", "an amount with at most two decimals, such as 4356.14"),
    RATE("rate", "received currency per unit of the sent one, at most six decimals"),
    WHOLE("number", "a whole number"),
    DAY("day", "a day as 2024-03-04"),
    MOMENT("time", "a day and time in Bogotá as 2024-03-04 14:30"),
    YES_NO("yes/no", "yes or no");

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private final String label;
    private final String form;

    Unit(String label, String form) {
        this.label = label;
        this.form = form;
    }

    /** The name on the reference page. */
    public String label() {
        return label;
    }

    /** The written form, for messages about a cell that has another. */
    public String form() {
        return form;
    }

    boolean accepts(String cell) {
        return switch (this) {
            case TEXT -> cell.length() <= 400;
            case ID -> cell.matches("[A-Z0-9-]{1,32}");
            case CODE -> cell.matches("[A-Z0-9_-]{1,35}");
            case CODES -> cell.matches("[A-Z0-9_-]{1,35}( [A-Z0-9_-]{1,35})*");
            case WORD -> cell.matches("[A-Za-z0-9.-]{1,60}");
            case GRAMS -> cell.matches("\\d{1,9}(\\.\\d{1,3})?");
            case PER_MILLE -> cell.matches("\\d{1,4}(\\.\\d{1,2})?") && scaled(cell, 2) <= 100_000;
            case PERCENT -> cell.matches("\\d{1,3}(\\.\\d{1,2})?") && scaled(cell, 2) <= 10_000;
            case MONEY -> cell.matches("\\d{1,12}(\\.\\d{1,2})?");
            case RATE -> cell.matches("\\d{1,9}(\\.\\d{1,6})?");
            case WHOLE -> cell.matches("\\d{1,12}");
            case DAY -> parses(() -> day(cell));
            case MOMENT -> parses(() -> moment(cell));
            case YES_NO -> cell.equals("yes") || cell.equals("no");
        };
    }

    /** A decimal text as a whole number of its smallest unit: {@code scaled("8.4", 3)} is 8400. */
    static long scaled(String decimal, int places) {
        return new BigDecimal(decimal).movePointRight(places).longValueExact();
    }

    static LocalDate day(String cell) {
        return LocalDate.parse(cell);
    }

    static LocalDateTime moment(String cell) {
        return LocalDateTime.parse(cell, MINUTE);
    }

    private static boolean parses(Runnable parse) {
        try {
            parse.run();
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}

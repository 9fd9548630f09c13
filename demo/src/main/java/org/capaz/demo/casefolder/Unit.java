// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.casefolder;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import org.capaz.demo.message.CaseMessage;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.MessageKey;
import org.capaz.ledger.message.Sentence;

/** The type and unit of a cell: its written form, and the whole number or text that it stands for. */
public enum Unit {
    TEXT("text", CaseMessage.FORM_TEXT),
    ID("id", CaseMessage.FORM_RECORD_ID),
    CODE("code", CaseMessage.FORM_CODE),
    CODES("codes", CaseMessage.FORM_CODES),
    WORD("word", CaseMessage.FORM_VERSION),
    GRAMS("g", CaseMessage.FORM_GRAMS),
    PER_MILLE("‰", CaseMessage.FORM_FINENESS),
    PERCENT("%", CaseMessage.FORM_PER_CENT),
    MONEY("money", CaseMessage.FORM_AMOUNT),
    RATE("rate", CaseMessage.FORM_RATE),
    WHOLE("number", Message.A_WHOLE_NUMBER),
    DAY("day", CaseMessage.FORM_DAY),
    MOMENT("time", CaseMessage.FORM_DAY_AND_TIME),
    YES_NO("yes/no", CaseMessage.FORM_YES_OR_NO);

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // every message key is a constant of an enum
    private final MessageKey form;

    Unit(String label, MessageKey form) {
        this.label = label;
        this.form = form;
    }

    /** The name on the reference page. */
    public String label() {
        return label;
    }

    /** The written form, for messages about a cell that has another. */
    public Sentence form() {
        return form.sentence();
    }

    /** Whether its cells may have decimals, which stand after a point or a comma as the spreadsheet writes them. */
    boolean hasDecimals() {
        return switch (this) {
            case GRAMS, PER_MILLE, PERCENT, MONEY, RATE -> true;
            case TEXT, ID, CODE, CODES, WORD, WHOLE, DAY, MOMENT, YES_NO -> false;
        };
    }

    /**
     * A cell with its decimals after a point. Where semicolons stand between the cells they stand after a comma, also in a
     * version such as {@code 2.1}, which a spreadsheet takes for a number.
     */
    String read(String cell, char separator) {
        boolean asNumber = hasDecimals() || (this == WORD && cell.matches("\\d+,\\d+"));
        return asNumber && separator == ';' ? cell.replace(',', '.') : cell;
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
            case MONEY -> cell.matches("\\d{1,12}(\\.\\d{1,4})?");
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

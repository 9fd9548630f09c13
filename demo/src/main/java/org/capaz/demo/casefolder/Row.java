// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.casefolder;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.capaz.demo.message.CaseMessage;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.MinorUnit;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.quantity.Money;

/** One row of a case's file, its cells already checked against their units. */
public record Row(String file, int number, Map<String, String> cells) {

    public Row {
        cells = Map.copyOf(cells);
    }

    /** The text of a filled cell. */
    public String text(String column) {
        return optionalText(column).orElseThrow(() -> new IllegalArgumentException(at(column, "is empty")));
    }

    public Optional<String> optionalText(String column) {
        if (!cells.containsKey(column)) {
            throw new IllegalArgumentException(at(column, "is not a column of this file"));
        }
        return Optional.of(cells.get(column)).filter(cell -> !cell.isEmpty());
    }

    /** A filled cell as a type of the ledger; {@link InvalidRows} when it is no value of that type. */
    public <T> T parsed(String column, Function<String, T> type) {
        return inCell(column, () -> type.apply(text(column)));
    }

    /** A cell as a type of the ledger, if it is filled. */
    public <T> Optional<T> optional(String column, Function<String, T> type) {
        return optionalText(column).map(text -> inCell(column, () -> type.apply(text)));
    }

    /** The words of a cell, each as a type of the ledger. */
    public <T> List<T> list(String column, Function<String, T> type) {
        return list(column).stream()
                .map(text -> inCell(column, () -> type.apply(text)))
                .toList();
    }

    /** Milligrams as a mass of the ledger. */
    public <T> T milligrams(String column, LongFunction<T> type) {
        return inCell(column, () -> type.apply(milligrams(column)));
    }

    /** Hundredths as a quantity of the ledger. */
    public <T> T hundredths(String column, LongFunction<T> type) {
        return inCell(column, () -> type.apply(hundredths(column)));
    }

    /** A whole number as a quantity of the ledger. */
    public <T> T whole(String column, LongFunction<T> type) {
        return inCell(column, () -> type.apply(whole(column)));
    }

    public List<String> list(String column) {
        return optionalText(column).map(text -> List.of(text.split(" "))).orElse(List.of());
    }

    public long milligrams(String column) {
        return Unit.scaled(text(column), 3);
    }

    /** Hundredths: of a per mille, of a per cent (basis points). */
    public long hundredths(String column) {
        return Unit.scaled(text(column), 2);
    }

    /** An amount, with as many decimals at most as its currency has. */
    public Money money(String column, String currency) {
        return money(column, currency, amount -> amount);
    }

    /** The same as a quantity of the ledger. */
    public <T> T money(String column, String currency, Function<Money, T> type) {
        return inCell(column, () -> type.apply(amount(text(column), currency)));
    }

    private static Money amount(String cell, String currency) {
        int places = MinorUnit.places(currency);
        if (new BigDecimal(cell).stripTrailingZeros().scale() > places) {
            throw new InvalidValue(CaseMessage.AMOUNT_FINER_THAN_CURRENCY
                    .with("currency", Argument.id(currency))
                    .and("places", Argument.count(places)));
        }
        return new Money(Unit.scaled(cell, places), currency);
    }

    public long whole(String column) {
        return Long.parseLong(text(column));
    }

    public boolean yes(String column) {
        return text(column).equals("yes");
    }

    public LocalDate day(String column) {
        return Unit.day(text(column));
    }

    public LocalDateTime moment(String column) {
        return Unit.moment(text(column));
    }

    /** Where a person finds this row. */
    public Sentence place() {
        return CaseMessage.IN_FILE_ROW
                .with("file", Argument.id(file))
                .and("row", Argument.id(Integer.toString(number)));
    }

    private <T> T inCell(String column, Supplier<T> value) {
        try {
            return value.get();
        } catch (InvalidValue e) {
            throw new InvalidRows(List.of(new Defect(file, number, column, e.sentence())));
        }
    }

    private String at(String column, String what) {
        return place() + ", column " + column + " " + what;
    }
}

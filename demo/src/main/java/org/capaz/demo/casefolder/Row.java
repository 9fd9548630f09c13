package org.capaz.demo.casefolder;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capaz.demo.message.CaseMessage;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;

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

    public List<String> list(String column) {
        return optionalText(column).map(text -> List.of(text.split(" "))).orElse(List.of());
    }

    public long milligrams(String column) {
        return Unit.scaled(text(column), 3);
    }

    /** Hundredths: of a per mille, of a per cent (basis points), of a currency unit (minor units). */
    public long hundredths(String column) {
        return Unit.scaled(text(column), 2);
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

    private String at(String column, String what) {
        return place() + ", column " + column + " " + what;
    }
}

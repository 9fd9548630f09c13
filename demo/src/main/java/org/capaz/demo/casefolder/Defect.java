// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.casefolder;

import org.capaz.demo.message.CaseMessage;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;

/**
 * One defect in a case's folder, located so that a person finds the cell.
 *
 * @param row line of the file as an editor counts it (the header is 1); 0 when the whole file is meant
 * @param column empty when the whole row is meant
 */
public record Defect(String file, int row, String column, Sentence what) {

    /** A defect of the whole file. */
    static Defect of(String file, Sentence what) {
        return new Defect(file, 0, "", what);
    }

    /** The defect with its place. */
    public Sentence sentence() {
        Sentence where = row == 0
                ? CaseMessage.PROBLEM_IN_FILE.sentence()
                : (column.isEmpty() ? CaseMessage.PROBLEM_IN_ROW : CaseMessage.PROBLEM_IN_COLUMN)
                        .with("row", Argument.id(Integer.toString(row)));
        Sentence named = column.isEmpty() ? where : where.and("column", Argument.id(column));
        return named.and("file", Argument.id(file)).and("what", what);
    }

    /** In English. */
    @Override
    public String toString() {
        return sentence().toString();
    }
}

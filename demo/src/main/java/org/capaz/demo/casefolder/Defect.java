package org.capaz.demo.casefolder;

/**
 * One defect in a case's folder, located so that a person finds the cell.
 *
 * @param row line of the file as an editor counts it (the header is 1); 0 when the whole file is meant
 * @param column empty when the whole row is meant
 */
public record Defect(String file, int row, String column, String what) {

    @Override
    public String toString() {
        return file + (row == 0 ? "" : ", row " + row) + (column.isEmpty() ? "" : ", column " + column) + ": " + what;
    }
}

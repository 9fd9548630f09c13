// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A workbook of one sheet (Office Open XML, ECMA-376). Every cell is a text or a whole number as it stands here: nothing in
 * it can be run as a formula, and no number is rounded.
 */
public final class SpreadsheetWriter {
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final int LETTERS = 26;

    /** A spreadsheet calculates with 15 decimal places and makes zeros of the rest: a longer number is written as a text. */
    private static final long LARGEST = 999_999_999_999_999L;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private SpreadsheetWriter() {}

    /**
     * Writes a table.
     *
     * @param sheet its name
     * @param rows texts and whole numbers; the first row stays in view
     * @return the file's bytes, the same for the same rows on the same Java runtime
     */
    public static byte[] write(String sheet, List<List<Object>> rows) {
        var writer = new SpreadsheetWriter();
        try (var zip = new ZipOutputStream(writer.out)) {
            put(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"" + PACKAGE + "content-types\"><Default Extension=\"rels\""
                            + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override"
                            + " PartName=\"/xl/workbook.xml\""
                            + " ContentType=\"" + TYPES + "sheet.main+xml\"/>"
                            + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + TYPES
                            + "worksheet+xml\"/></Types>");
            put(zip, "_rels/.rels", related("officeDocument", "xl/workbook.xml"));
            put(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\"><sheets><sheet name=\""
                            + escaped(sheet) + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            put(zip, "xl/_rels/workbook.xml.rels", related("worksheet", "worksheets/sheet1.xml"));
            put(zip, "xl/worksheets/sheet1.xml", sheet(rows));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return writer.out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        var entry = new ZipEntry(name);
        // The format's first moment: the same table gives the same bytes.
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write((HEAD + content).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String related(String kind, String to) {
        return "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"rId1\" Type=\"" + OFFICE + "/"
                + kind + "\" Target=\"" + to + "\"/></Relationships>";
    }

    private static String sheet(List<List<Object>> rows) {
        var xml = new StringBuilder("<worksheet xmlns=\"" + MAIN + "\"><sheetViews><sheetView"
                + " workbookViewId=\"0\"><pane ySplit=\"1\""
                + " topLeftCell=\"A2\" activePane=\"bottomLeft\""
                + " state=\"frozen\"/></sheetView></sheetViews>"
                + "<sheetData>");
        for (int row = 0; row < rows.size(); row++) {
            xml.append("<row r=\"").append(row + 1).append("\">");
            for (int column = 0; column < rows.get(row).size(); column++) {
                cell(xml, column(column) + (row + 1), rows.get(row).get(column));
            }
            xml.append("</row>");
        }
        return xml.append("</sheetData></worksheet>").toString();
    }

    private static void cell(StringBuilder xml, String at, Object value) {
        if (value instanceof Number number && Math.abs(number.longValue()) <= LARGEST) {
            xml.append("<c r=\"").append(at).append("\"><v>").append(value).append("</v></c>");
        } else if (!value.toString().isEmpty()) {
            xml.append("<c r=\"").append(at).append("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
            xml.append(escaped(value.toString())).append("</t></is></c>");
        }
    }

    private static String column(int number) {
        return number < LETTERS
                ? Character.toString((char) ('A' + number))
                : column(number / LETTERS - 1) + column(number % LETTERS);
    }

    /** What XML cannot hold, such as a control character, becomes the sign for what cannot be shown. */
    private static String escaped(String text) {
        var xml = new StringBuilder();
        text.codePoints()
                .map(c -> ((c < ' ' && c != '\t' && c != '\n')
                                || (c > 0xFFFD && c < 0x10000)
                                || (c >= 0xD800 && c < 0xE000))
                        ? 0xFFFD
                        : c)
                .forEach(c -> {
                    switch (c) {
                        case '&' -> xml.append("&amp;");
                        case '<' -> xml.append("&lt;");
                        case '"' -> xml.append("&quot;");
                        case '>' -> xml.append("&gt;");
                        default -> xml.appendCodePoint(c);
                    }
                });
        return xml.toString();
    }
}

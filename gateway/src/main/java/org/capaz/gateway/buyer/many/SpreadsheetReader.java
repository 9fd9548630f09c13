// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.many;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The texts of a spreadsheet's cells (Office Open XML, ECMA-376): of a workbook only its strings and sheets are read, no
 * formula, no style, nothing that it refers to. A file comes from outside: what it unpacks to is bounded, and so are rows.
 */
final class SpreadsheetReader {
    /** Of strings and sheets together. */
    static final int MOST_UNPACKED = 32 << 20;

    /** More rows than a table may have, so that one that has too many is told apart. */
    private static final int MOST_ROWS = 2 * ManyJobs.MOST_CODES;

    private static final int MOST_CELLS_OF_ROW = 256;
    private static final int MOST_STRINGS = 400_000;

    private static final String STRINGS = "xl/sharedStrings.xml";
    private static final String SHEETS = "xl/worksheets/";
    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XML.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    private final List<String> strings = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();
    private long unpacked;

    private SpreadsheetReader() {}

    /**
     * The cells of all rows of all sheets.
     *
     * @throws IOException when it is no spreadsheet, or too large
     */
    static List<List<String>> rows(byte[] file) throws IOException {
        var reader = new SpreadsheetReader();
        try {
            // The strings may stand behind the sheets that refer to them.
            reader.parts(file, STRINGS, reader::strings);
            if (!reader.parts(file, SHEETS, reader::sheet)) {
                throw new IOException("there is no sheet in it");
            }
        } catch (XMLStreamException | RuntimeException e) {
            throw new IOException("not a spreadsheet", e);
        }
        return reader.rows;
    }

    private interface Part {
        void read(XMLStreamReader xml) throws XMLStreamException;
    }

    /** @return whether there was such a part */
    private boolean parts(byte[] file, String path, Part part) throws IOException, XMLStreamException {
        boolean found = false;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().startsWith(path) && entry.getName().endsWith(".xml")) {
                    part.read(XML.createXMLStreamReader(new Bounded(zip)));
                    found = true;
                } else {
                    new Bounded(zip).transferTo(OutputStream.nullOutputStream());
                }
            }
        }
        return found;
    }

    private void strings(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("si")) {
                strings.add(textOf(xml, "si"));
                if (strings.size() > MOST_STRINGS) {
                    throw new XMLStreamException("there are over " + MOST_STRINGS + " strings");
                }
            }
        }
    }

    private void sheet(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext() && rows.size() < MOST_ROWS) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("row")) {
                rows.add(row(xml));
            }
        }
    }

    private List<String> row(XMLStreamReader xml) throws XMLStreamException {
        List<String> cells = new ArrayList<>();
        while (!(xml.next() == XMLStreamConstants.END_ELEMENT
                && xml.getLocalName().equals("row"))) {
            if (xml.isStartElement() && xml.getLocalName().equals("c")) {
                boolean shared = "s".equals(xml.getAttributeValue(null, "t"));
                String value = textOf(xml, "c");
                if (cells.size() < MOST_CELLS_OF_ROW) {
                    cells.add(shared && !value.isEmpty() ? strings.get(Integer.parseInt(value)) : value);
                }
            }
        }
        return cells;
    }

    /** What is written in the texts and values within an element; not its formula, nor how Japanese is read aloud. */
    private static String textOf(XMLStreamReader xml, String element) throws XMLStreamException {
        var text = new StringBuilder();
        int depth = 1;
        int counted = 0;
        int aside = 0;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    String name = xml.getLocalName();
                    counted = name.equals("t") || name.equals("v") ? depth : counted;
                    aside = name.equals("rPh") ? depth : aside;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (counted > 0 && aside == 0) {
                        text.append(xml.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    counted = counted == depth ? 0 : counted;
                    aside = aside == depth ? 0 : aside;
                    depth--;
                }
                case XMLStreamConstants.END_DOCUMENT ->
                    throw new XMLStreamException("the end of " + element + " is missing");
                default -> {}
            }
        }
        return text.toString();
    }

    /** Ends when the whole file has unpacked to too much. */
    private final class Bounded extends FilterInputStream {
        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            counted(read < 0 ? -1 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            return counted(super.read(into, from, most));
        }

        private int counted(int read) throws IOException {
            unpacked += Math.max(read, 0);
            if (unpacked > MOST_UNPACKED) {
                throw new IOException("it unpacks to over " + MOST_UNPACKED + " bytes");
            }
            return read;
        }

        /** The next file of the archive is read from the same stream. */
        @Override
        public void close() {}
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.many;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.capaz.labels.picture.LabelReader;
import org.capaz.labels.picture.Reading;
import org.capaz.ledger.identity.CertificateNumber;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Sentence;
import org.capaz.verifier.wire.TableText;

/**
 * Reads the codes out of what was handed in, some at a time, so that never more than one file of an archive is unpacked.
 * Pictures and PDFs are read by {@link LabelReader}, which bounds what they may cost.
 */
final class CodeSource {
    /** Of all files in an archive together. */
    private static final int MOST_UNPACKED = 128 << 20;

    /** Each is read in a process of its own, for about half a second. */
    static final int MOST_PICTURES = 500;

    /** Codes handed on at a time: what they need of the ledger is read together. */
    static final int AT_A_TIME = 100;

    /** No label is longer; of what is, the beginning is enough to find it again. */
    private static final int LONGEST_CODE = 5_000;

    /** Empty ones too, of all files together: they cost time, and pack to nothing. */
    static final int MOST_LINES = 10 * ManyJobs.MOST_CODES;

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private final Predicate<List<Entry>> taker;
    private long unpacked;
    private int pictures;
    private int lines;

    /**
     * One code, or something in its place that cannot be read.
     *
     * @param place the line of the text, or the name of the file
     * @param unread why there is no code
     */
    record Entry(String place, String code, Optional<Sentence> unread) {
        static Entry of(String place, String code) {
            return new Entry(place, code, Optional.empty());
        }

        static Entry unread(String place, Sentence why) {
            return new Entry(place, "", Optional.of(why));
        }
    }

    /** @param taker takes some codes after the others; false when it wants no more */
    CodeSource(Predicate<List<Entry>> taker) {
        this.taker = taker;
    }

    /** Lines with codes, as they are pasted or as a spreadsheet saves them. */
    boolean text(String text) {
        return table("", cells(text));
    }

    /** How many codes a text has; counting ends above what a table may have. */
    static int count(String text) {
        int[] count = {0};
        new CodeSource(entries -> (count[0] += entries.size()) <= ManyJobs.MOST_CODES).text(text);
        return count[0];
    }

    private static Iterator<List<String>> cells(String text) {
        var rows = new TableText(text);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public List<String> next() {
                return rows.next().cells();
            }
        };
    }

    /** @param before what stands before the number of the row in the place of a code */
    private boolean table(String before, Iterator<List<String>> rows) {
        List<Entry> some = new ArrayList<>();
        for (int row = 1; rows.hasNext(); row++) {
            if (++lines > MOST_LINES) {
                return (some.isEmpty() || taker.test(List.copyOf(some))) && stopped(before + row);
            }
            String code = code(rows.next());
            boolean heading = row == 1 && rows.hasNext() && code.chars().noneMatch(c -> '0' <= c && c <= '9');
            if (!code.isEmpty() && !heading) {
                some.add(Entry.of(before + row, code.substring(0, Math.min(code.length(), LONGEST_CODE))));
            }
            if (some.size() == AT_A_TIME) {
                if (!taker.test(List.copyOf(some))) {
                    return false;
                }
                some.clear();
            }
        }
        return some.isEmpty() || taker.test(List.copyOf(some));
    }

    /** Of a line of a table, the cell with a label; else the first one that is a number; else the first that is filled. */
    private static String code(List<String> line) {
        List<String> cells =
                line.stream().map(String::strip).filter(cell -> !cell.isEmpty()).toList();
        return cells.stream()
                .filter(CodeSource::isLabel)
                .findFirst()
                .or(() -> cells.stream().filter(CodeSource::isNumber).findFirst())
                .or(() -> cells.stream().findFirst())
                .orElse("");
    }

    static boolean isLabel(String code) {
        return code.toLowerCase(Locale.ROOT).contains("/c/") && code.contains("#");
    }

    private static boolean isNumber(String cell) {
        try {
            return !CertificateNumber.typed(cell).value().isEmpty();
        } catch (InvalidValue other) {
            return false;
        }
    }

    /** An archive, a spreadsheet, a picture, a PDF, or a text, as its first bytes and its name tell. */
    boolean file(String name, byte[] content) throws IOException {
        return (isZip(content) && !isSpreadsheet(name)) ? archive(content) : single("", name, content);
    }

    private static boolean isZip(byte[] content) {
        return Arrays.mismatch(content, ZIP) == ZIP.length;
    }

    private static boolean isSpreadsheet(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".xlsx");
    }

    private boolean archive(byte[] content) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory() && !packed(entry.getName(), zip)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean packed(String name, InputStream zip) throws IOException {
        byte[] content = zip.readNBytes((int) Math.min(LabelReader.LARGEST_FILE, MOST_UNPACKED - unpacked) + 1);
        unpacked += content.length;
        if (unpacked > MOST_UNPACKED) {
            return stopped(name);
        }
        return (isZip(content) && !isSpreadsheet(name))
                ? unread(name, ManyMessage.MANY_FILE_NOT_READ.sentence())
                : single(name + ", ", name, content);
    }

    private boolean single(String before, String name, byte[] content) throws IOException {
        String lower = name.toLowerCase(Locale.ROOT);
        if (isSpreadsheet(lower)) {
            return table(before, SpreadsheetReader.rows(content).iterator());
        }
        if (lower.endsWith(".csv") || lower.endsWith(".txt")) {
            return table(before, cells(TableText.decoded(content)));
        }
        return picture(name, content);
    }

    /** A PDF is read some pages at a time, as long as there are more. */
    private boolean picture(String name, byte[] content) {
        for (int page = 0; ; page += LabelReader.MOST_PAGES) {
            if (++pictures > MOST_PICTURES) {
                return stopped(name);
            }
            LabelReader.Part part = LabelReader.read(content, page);
            if (!taken(name, part)) {
                return false;
            }
            if (!part.morePages()) {
                return true;
            }
        }
    }

    private boolean taken(String name, LabelReader.Part part) {
        return switch (part.reading()) {
            case Reading.Found found ->
                taker.test(found.labels().stream()
                                .map(label -> Entry.of(name, label))
                                .toList())
                        && (part.morePages()
                                || part.unfinished()
                                        .map(why -> unread(name, why.sentence()))
                                        .orElse(true));
            case Reading.NotFound no -> part.morePages() || unread(name, no.because());
        };
    }

    private boolean stopped(String name) {
        unread(name, ManyMessage.MANY_STOPPED.sentence());
        return false;
    }

    private boolean unread(String name, Sentence why) {
        return taker.test(List.of(Entry.unread(name, why)));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels.paper;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;

/**
 * Text on pages of A4, one piece below the other, written by the rules of PDF/A-3 level A: fonts embedded, each piece
 * marked as what it is in reading order, language and colours named, the data attached from which the text was made. A
 * screen reader then reads it like a page of a browser, and an archive can keep it.
 *
 * <p>Decision 192.
 */
public final class TaggedPages implements AutoCloseable {
    private static final float MARGIN = 56;
    private static final float FOOT = 34;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final float SMALL = 8;
    private static final float BODY = 10.5f;
    private static final float LEADING = 1.35f;
    private static final float CODE = 88;
    private static final float GAP = 10;
    private static final float HAIRLINE = 0.7f;

    /** Room for what somebody writes by hand, high and wide, and for a signature or a fingerprint. */
    private static final float HAND = 21;

    private static final float WRITTEN = 150;
    private static final float SIGNATURE = 80;

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("'D:'yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final PDDocument document = new PDDocument();
    private final PDType0Font regular;
    private final PDType0Font bold;
    private final PDStructureElement whole;
    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final List<COSArray> marked = new ArrayList<>();
    private final Language language;
    private final String title;
    private PDPage page;
    private PDPageContentStream out;
    private float y;

    /** @param title of the file, and its first heading */
    public TaggedPages(Language language, String title) throws IOException {
        this.language = language;
        this.title = title;
        this.regular = font("LiberationSans-Regular");
        this.bold = font("LiberationSans-Bold");
        document.setVersion(1.7f);
        var catalog = document.getDocumentCatalog();
        catalog.setLanguage(language.tag());
        catalog.setStructureTreeRoot(root);
        var mark = new PDMarkInfo();
        mark.setMarked(true);
        catalog.setMarkInfo(mark);
        var viewing = new PDViewerPreferences(new COSDictionary());
        viewing.setDisplayDocTitle(true);
        catalog.setViewerPreferences(viewing);
        this.whole = child("Document", root);
        turn();
        heading(1, title);
    }

    private PDType0Font font(String name) throws IOException {
        try (InputStream in = TaggedPages.class.getResourceAsStream("/liberation/" + name + ".ttf")) {
            return PDType0Font.load(document, in, true);
        }
    }

    public void heading(int level, String text) throws IOException {
        space(level == 1 ? 0 : 10);
        write(child("H" + level, whole), text, bold, level == 1 ? 16 : 12, 0);
        space(2);
    }

    public void paragraph(String text) throws IOException {
        write(child("P", whole), text, regular, BODY, 0);
        space(3);
    }

    /** What stands out, such as the state of the record. */
    public void strong(String text) throws IOException {
        write(child("P", whole), text, bold, 13, 0);
        space(3);
    }

    public void list(List<String> items) throws IOException {
        if (items.isEmpty()) {
            return;
        }
        PDStructureElement list = child("L", whole);
        for (String item : items) {
            write(child("LBody", child("LI", list)), "• " + item, regular, BODY, 10);
        }
        space(3);
    }

    /**
     * A code for a camera, with text to the right of it.
     *
     * @param dark its modules by row
     * @param alternative what the code is, for who does not see it
     */
    public void code(boolean[][] dark, String alternative, List<String> beside) throws IOException {
        room(CODE + GAP);
        float top = y - GAP / 2;
        float module = CODE / dark.length;
        PDStructureElement figure = child("Figure", whole);
        figure.setAlternateDescription(alternative);
        marked(figure, () -> {
            for (int row = 0; row < dark.length; row++) {
                for (int column = 0; column < dark[row].length; column++) {
                    if (dark[row][column]) {
                        out.addRect(MARGIN + column * module, top - (row + 1) * module, module, module);
                    }
                }
            }
            out.fill();
        });
        for (String text : beside) {
            write(child("P", whole), text, regular, BODY, CODE + GAP);
            space(3);
        }
        y = Math.min(y, top - CODE) - GAP / 2;
    }

    /** Answers of which one is ticked by hand. */
    public void boxes(List<String> answers) throws IOException {
        PDStructureElement list = child("L", whole);
        for (String answer : answers) {
            room(HAND);
            float side = 12;
            float bottom = y - side - 4;
            artifact(() -> {
                out.addRect(MARGIN + HAIRLINE, bottom, side, side);
                out.stroke();
            });
            write(child("LBody", child("LI", list)), answer, bold, BODY, side + GAP);
            space(6);
        }
    }

    /** Labels, each with a line on which somebody writes by hand. */
    public void lines(List<String> labels) throws IOException {
        for (String label : labels) {
            room(HAND);
            space(HAND - BODY * LEADING - 1);
            write(child("P", whole), label, regular, BODY, 0);
            float used = width(label, regular, BODY) + 6;
            boolean beside = WIDTH - used >= WRITTEN;
            if (!beside) {
                room(HAND);
                space(HAND);
            }
            float from = MARGIN + (beside ? used : 0);
            float baseline = y - 2;
            artifact(() -> {
                out.moveTo(from, baseline);
                out.lineTo(MARGIN + WIDTH, baseline);
                out.stroke();
            });
            space(1);
        }
        space(5);
    }

    /** Two fields side by side, each with room for a signature or a fingerprint. */
    public void signatures(String first, String second) throws IOException {
        room(SIGNATURE + GAP);
        space(GAP / 2);
        float top = y;
        float each = (WIDTH - GAP) / 2;
        for (int i = 0; i < 2; i++) {
            float left = i * (each + GAP);
            artifact(() -> {
                out.addRect(MARGIN + left, top - SIGNATURE, each, SIGNATURE);
                out.stroke();
            });
            y = top - 2;
            write(child("P", whole), i == 0 ? first : second, regular, SMALL, left + 6);
        }
        y = top - SIGNATURE - GAP / 2;
    }

    /**
     * The file, with the document attached that the text was made from, and its hash at the foot of each page.
     *
     * @param number of the paper, which stands at the foot of each page before the page's own
     * @param name of the attached document
     */
    public byte[] finished(String number, String name, byte[] data, Instant at) throws IOException {
        String hash = PaperMessage.PAPER_HASH
                .with("file", Argument.id(name))
                .and("hash", Argument.id(Digest.hex(data)))
                .in(language);
        attach(name, data, at);
        return finished(number, hash, at);
    }

    /** The file of a paper that has no data of its own, such as a form. */
    public byte[] finished(String number, Instant at) throws IOException {
        return finished(number, "", at);
    }

    private byte[] finished(String number, String foot, Instant at) throws IOException {
        out.close();
        int count = document.getNumberOfPages();
        for (int i = 0; i < count; i++) {
            String which = PaperMessage.PAPER_PAGE
                    .with("number", Argument.id(number))
                    .and("page", Argument.count(i + 1))
                    .and("of", Argument.count(count))
                    .in(language);
            foot(document.getPage(i), foot, which);
        }
        parentTree();
        describe(at);
        // Otherwise the file's id is made of the time of day, and the same paper is never the same file.
        document.setDocumentId(at.toEpochMilli());
        var bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    private static PDStructureElement child(String type, PDStructureNode parent) {
        var element = new PDStructureElement(type, parent);
        switch (parent) {
            case PDStructureTreeRoot tree -> tree.appendKid(element);
            case PDStructureElement above -> above.appendKid(element);
            default -> throw new IllegalStateException("a structure has no such node");
        }
        return element;
    }

    private void turn() throws IOException {
        if (out != null) {
            out.close();
        }
        page = new PDPage(PDRectangle.A4);
        page.setStructParents(marked.size());
        page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
        document.addPage(page);
        marked.add(new COSArray());
        out = new PDPageContentStream(document, page);
        y = PDRectangle.A4.getHeight() - MARGIN;
    }

    /** Goes to the next page where less is left on this one. */
    private void room(float points) throws IOException {
        if (y - points < MARGIN) {
            turn();
        }
    }

    private void space(float points) {
        y -= points;
    }

    private void write(PDStructureElement element, String text, PDType0Font font, float size, float indent)
            throws IOException {
        for (String line : lines(writable(text, font), font, size, WIDTH - indent)) {
            room(size);
            y -= size * LEADING;
            marked(element, () -> show(line, font, size, MARGIN + indent, y));
        }
    }

    /** Something that writes to the page. */
    private interface Drawing {
        void draw() throws IOException;
    }

    /** Drawn as a part of that piece of the structure. */
    private void marked(PDStructureElement element, Drawing drawing) throws IOException {
        COSArray onPage = marked.getLast();
        var place = new COSDictionary();
        place.setInt(COSName.MCID, onPage.size());
        out.beginMarkedContent(COSName.getPDFName(element.getStructureType()), PDPropertyList.create(place));
        drawing.draw();
        out.endMarkedContent();
        var reference = new PDMarkedContentReference();
        reference.setPage(page);
        reference.setMCID(onPage.size());
        element.appendKid(reference);
        onPage.add(element.getCOSObject());
    }

    /** Drawn, and no part of the text: a screen reader passes over it. */
    private void artifact(Drawing drawing) throws IOException {
        out.beginMarkedContent(COSName.ARTIFACT);
        out.setLineWidth(HAIRLINE);
        drawing.draw();
        out.endMarkedContent();
    }

    private void show(String line, PDType0Font font, float size, float x, float baseline) throws IOException {
        out.beginText();
        out.setFont(font, size);
        out.newLineAtOffset(x, baseline);
        out.showText(line);
        out.endText();
    }

    /** Words that are longer than a line, such as hashes, are cut. */
    private static List<String> lines(String text, PDType0Font font, float size, float width) throws IOException {
        List<String> lines = new ArrayList<>();
        var line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            String rest = word;
            if (!line.isEmpty() && width(line + " " + rest, font, size) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (width(rest, font, size) > width) {
                int fits = rest.length();
                while (fits > 1 && width(rest.substring(0, fits), font, size) > width) {
                    fits--;
                }
                lines.add(rest.substring(0, fits));
                rest = rest.substring(fits);
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }

    private static float width(String text, PDType0Font font, float size) throws IOException {
        return font.getStringWidth(text) / 1000 * size;
    }

    /** A character that the typeface does not have is shown as a question mark. */
    private static String writable(String text, PDType0Font font) {
        var written = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isWhitespace(c) ? ' ' : c)
                .mapToObj(Character::toString)
                .forEach(letter -> written.append(has(font, letter) ? letter : "?"));
        return written.toString();
    }

    private static boolean has(PDType0Font font, String letter) {
        try {
            font.encode(letter);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Not part of the text: a screen reader does not read it on every page. */
    private void foot(PDPage onPage, String foot, String number) throws IOException {
        try (var stream = new PDPageContentStream(document, onPage, AppendMode.APPEND, true, true)) {
            out = stream;
            artifact(() -> {
                show(writable(foot, regular), regular, SMALL - 1, MARGIN, FOOT);
                show(number, regular, SMALL, MARGIN, FOOT + 10);
            });
        }
    }

    /** From the marks on each page to the pieces of the structure. */
    private void parentTree() {
        var numbers = new COSArray();
        for (int i = 0; i < marked.size(); i++) {
            numbers.add(COSInteger.get(i));
            numbers.add(marked.get(i));
        }
        var tree = new COSDictionary();
        tree.setItem(COSName.NUMS, numbers);
        root.getCOSObject().setItem(COSName.PARENT_TREE, tree);
        root.setParentTreeNextKey(marked.size());
    }

    private void attach(String name, byte[] data, Instant at) throws IOException {
        var file = new PDEmbeddedFile(document, new ByteArrayInputStream(data));
        file.setSubtype("application/json");
        file.setSize(data.length);
        file.getCOSObject().getCOSDictionary(COSName.PARAMS).setString(COSName.MOD_DATE, MOMENT.format(at));
        var specification = new PDComplexFileSpecification();
        specification.setFile(name);
        specification.setFileUnicode(name);
        specification.setFileDescription(title);
        specification.setEmbeddedFile(file);
        specification.setEmbeddedFileUnicode(file);
        specification.getCOSObject().setName("AFRelationship", "Source");
        var tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Map.of(name, specification));
        var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(names);
        var associated = new COSArray();
        associated.add(specification.getCOSObject());
        document.getDocumentCatalog().getCOSObject().setItem("AF", associated);
    }

    /** Title and moment stand in two places of a PDF, and must be the same in both. */
    private void describe(Instant at) throws IOException {
        var information = document.getDocumentInformation();
        information.setTitle(title);
        information.getCOSObject().setString(COSName.CREATION_DATE, MOMENT.format(at));
        information.getCOSObject().setString(COSName.MOD_DATE, MOMENT.format(at));
        String described = String.format(
                Locale.ROOT, """
                <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="3" pdfaid:conformance="A"/>
                <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreateDate="%1$s" xmp:ModifyDate="%1$s"/>
                <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">%2$s</rdf:li></rdf:Alt></dc:title></rdf:Description>
                </rdf:RDF></x:xmpmeta>
                <?xpacket end="w"?>
                """, at.atZone(ZoneOffset.UTC).withNano(0).toOffsetDateTime(), escaped(title));
        var metadata = new PDMetadata(document, new ByteArrayInputStream(described.getBytes(StandardCharsets.UTF_8)));
        document.getDocumentCatalog().setMetadata(metadata);
        var colours = new PDOutputIntent(
                document,
                new ByteArrayInputStream(
                        ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData()));
        colours.setInfo("sRGB IEC61966-2.1");
        colours.setOutputCondition("sRGB IEC61966-2.1");
        colours.setOutputConditionIdentifier("sRGB IEC61966-2.1");
        colours.setRegistryName("http://www.color.org");
        document.getDocumentCatalog().addOutputIntent(colours);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads the code of a label out of a PNG, JPEG, PDF or SVG file, as a telephone would read it from paper. Files come
 * from outside: their size, their pixels and their pages are bounded before anything is unpacked.
 */
public final class LabelReader {
    /** No photograph of a label needs more. */
    public static final int LARGEST_FILE = 5 << 20;

    private static final long MOST_PIXELS = 40_000_000;
    private static final int MOST_PAGES = 4;
    private static final int SVG_PIXELS = 1600;
    private static final float PDF_DPI = 300;
    private static final float POINTS_PER_INCH = 72;
    private static final int MOST_PIXELS_ACROSS = 4000;

    private LabelReader() {}

    /** Looks for a code in a file, whose kind is told by its first bytes. */
    public static Reading read(byte[] file) {
        if (file.length > LARGEST_FILE) {
            return notFound(LabelMessage.PICTURE_FILE_TOO_LARGE);
        }
        try {
            return readPages(file);
        } catch (IOException | RuntimeException e) {
            // The renderers throw many kinds of exception on damaged files; in each case there is no code to read.
            return notFound(LabelMessage.PICTURE_FILE_DAMAGED);
        }
    }

    private static Reading readPages(byte[] file) throws IOException {
        if (startsWith(file, "%PDF-")) {
            return readPdf(file);
        }
        if (startsWith(file, "\u0089PNG") || startsWith(file, "\u00ff\u00d8\u00ff")) {
            return readPicture(file);
        }
        if (startsWith(file, "<") && new String(file, StandardCharsets.UTF_8).contains("<svg")) {
            return readSvg(file);
        }
        return notFound(LabelMessage.PICTURE_KIND_UNKNOWN);
    }

    /** Looks for a code in one picture. */
    static Optional<String> read(BufferedImage picture) {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        var source = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels);
        for (BinaryBitmap bitmap : bitmaps(source)) {
            try {
                var hints = Map.of(DecodeHintType.TRY_HARDER, true);
                return Optional.of(new QRCodeReader().decode(bitmap, hints).getText());
            } catch (ReaderException e) {
                // The other binarizer may still find it.
            }
        }
        return Optional.empty();
    }

    private static List<BinaryBitmap> bitmaps(LuminanceSource source) {
        var bitmaps = new ArrayList<BinaryBitmap>();
        bitmaps.add(new BinaryBitmap(new HybridBinarizer(source)));
        bitmaps.add(new BinaryBitmap(new GlobalHistogramBinarizer(source)));
        return bitmaps;
    }

    private static Reading readPicture(byte[] file) throws IOException {
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return notFound(LabelMessage.PICTURE_UNREADABLE);
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                    return notFound(LabelMessage.PICTURE_TOO_MANY_PIXELS);
                }
                return found(read(onWhite(reader.read(0))));
            } finally {
                reader.dispose();
            }
        }
    }

    /** What is transparent is paper. */
    private static BufferedImage onWhite(BufferedImage picture) {
        var opaque = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = opaque.createGraphics();
        graphics.drawImage(picture, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return opaque;
    }

    private static Reading readPdf(byte[] file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            int pages = Math.min(document.getNumberOfPages(), MOST_PAGES);
            for (int page = 0; page < pages; page++) {
                Optional<String> text = read(render(document, page, PDF_DPI));
                if (text.isPresent()) {
                    return new Reading.Found(text.get());
                }
            }
            return found(Optional.empty());
        }
    }

    /** One page of a document as a printer of that resolution would print it, within bounds. */
    static BufferedImage render(PDDocument document, int page, float dpi) throws IOException {
        PDRectangle box = document.getPage(page).getCropBox();
        float longest = Math.max(box.getWidth(), box.getHeight()) / POINTS_PER_INCH;
        return new PDFRenderer(document)
                .renderImageWithDPI(page, Math.min(dpi, MOST_PIXELS_ACROSS / longest), ImageType.RGB);
    }

    private static Reading readSvg(byte[] file) {
        if (!wellFormed(file)) {
            return notFound(LabelMessage.PICTURE_SVG_UNREADABLE);
        }
        SVGDocument document =
                new SVGLoader().load(new ByteArrayInputStream(file), null, LoaderContext.createDefault());
        if (document == null) {
            return notFound(LabelMessage.PICTURE_SVG_UNREADABLE);
        }
        var picture = new BufferedImage(SVG_PIXELS, SVG_PIXELS, BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, SVG_PIXELS, SVG_PIXELS);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        document.render((java.awt.Component) null, graphics, new ViewBox(0, 0, SVG_PIXELS, SVG_PIXELS));
        graphics.dispose();
        return found(read(picture));
    }

    /** Asked first, since the renderer would print a stack trace; document types, which can name other files, are refused. */
    private static boolean wellFormed(byte[] svg) {
        try {
            var factory = SAXParserFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newSAXParser().parse(new ByteArrayInputStream(svg), new DefaultHandler());
            return true;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java platform reads XML", e);
        } catch (SAXException | IOException e) {
            return false;
        }
    }

    private static Reading found(Optional<String> text) {
        return text.<Reading>map(Reading.Found::new).orElseGet(() -> notFound(LabelMessage.PICTURE_WITHOUT_CODE));
    }

    private static Reading notFound(LabelMessage why) {
        return new Reading.NotFound(why.sentence());
    }

    private static boolean startsWith(byte[] file, String magic) {
        byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
        return file.length >= expected.length && Arrays.equals(Arrays.copyOf(file, expected.length), expected);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;

/** Small files that ask for much time or memory. They are made here, and stored nowhere. */
enum HostileFile {
    /** Two thousand scans over 16 million pixels. */
    JPEG_OF_MANY_SCANS {
        @Override
        byte[] made() {
            return progressive(4000, 4000, 2000);
        }
    },
    /** Coefficients of two gigabytes, outside of the heap. */
    JPEG_OF_MANY_COEFFICIENTS {
        @Override
        byte[] made() {
            return progressive(16_000, 16_000, 2);
        }
    },
    /** Ten forms in each other, each drawing the next ten times. */
    PDF_FORMS {
        @Override
        byte[] made() throws IOException {
            try (var document = new PDDocument()) {
                PDFormXObject inner = form(document, "0 0 m 9 9 l S ");
                for (int depth = 0; depth < 10; depth++) {
                    PDFormXObject outer = form(document, "/F Do ".repeat(10));
                    outer.setResources(holding(inner));
                    inner = outer;
                }
                PDPage page = page(document, "/F Do ");
                page.setResources(holding(inner));
                return saved(document);
            }
        }

        private static PDFormXObject form(PDDocument document, String content) throws IOException {
            var form = new PDFormXObject(packed(document, content));
            form.setBBox(new PDRectangle(100, 100));
            return form;
        }

        private static PDResources holding(PDFormXObject form) {
            var resources = new PDResources();
            resources.put(COSName.getPDFName("F"), form);
            return resources;
        }
    },
    /** Millions of strokes that compress to a few kilobytes. */
    PDF_CONTENT {
        @Override
        byte[] made() throws IOException {
            try (var document = new PDDocument()) {
                page(document, "0 0 m 9 600 300 1 600 600 c S ".repeat(1_500_000));
                return saved(document);
            }
        }
    },
    /** A colour for each pixel, computed by a long program. */
    PDF_SHADING {
        @Override
        byte[] made() throws IOException {
            try (var document = new PDDocument()) {
                PDPage page = page(document, "/S sh ");
                page.setResources(shaded(20_000));
                return saved(document);
            }
        }
    },
    /** A picture of 900 million pixels on a page. */
    PDF_PICTURE {
        @Override
        byte[] made() throws IOException {
            try (var document = new PDDocument()) {
                PDPage page = page(document, "600 0 0 600 0 0 cm /F Do ");
                COSStream picture = packed(document, "\0".repeat(30_000 * 3750)).getCOSObject();
                picture.setItem(COSName.TYPE, COSName.XOBJECT);
                picture.setItem(COSName.SUBTYPE, COSName.IMAGE);
                picture.setInt(COSName.WIDTH, 30_000);
                picture.setInt(COSName.HEIGHT, 30_000);
                picture.setItem(COSName.BITS_PER_COMPONENT, COSInteger.ONE);
                picture.setItem(COSName.COLORSPACE, COSName.DEVICEGRAY);
                var pictures = new COSDictionary();
                pictures.setItem(COSName.getPDFName("F"), picture);
                var resources = new PDResources();
                resources.getCOSObject().setItem(COSName.XOBJECT, pictures);
                page.setResources(resources);
                return saved(document);
            }
        }
    },
    /** A thousand million dashes. */
    SVG_DASHES {
        @Override
        byte[] made() {
            return ("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>"
                            + "<path stroke='#000' stroke-width='1' stroke-dasharray='.000001' d='M0 0h9999v9999z'/></svg>")
                    .getBytes(StandardCharsets.UTF_8);
        }
    },
    /** 16 million pixels in which nearly everything looks like a corner of a code. */
    PNG_OF_CORNERS {
        @Override
        byte[] made() throws IOException {
            var picture = new BufferedImage(4000, 4000, BufferedImage.TYPE_BYTE_BINARY);
            for (int y = 0; y < 4000; y++) {
                for (int x = 0; x < 4000; x++) {
                    picture.setRGB(x, y, corner(x, y) ? 0 : 0xFFFFFF);
                }
            }
            var out = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", out);
            return out.toByteArray();
        }
    };

    abstract byte[] made() throws IOException;

    byte[] bytes() {
        try {
            return made();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A shading by the name of S.
     *
     * @param steps of the program that is run for each pixel
     */
    static PDResources shaded(int steps) throws IOException {
        var function = new COSStream();
        function.setInt(COSName.FUNCTION_TYPE, 4);
        function.setItem(COSName.DOMAIN, numbers(0, 1, 0, 1));
        function.setItem(COSName.RANGE, numbers(0, 1));
        try (OutputStream out = function.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(("{ pop " + "dup mul sqrt ".repeat(steps) + "}").getBytes(StandardCharsets.US_ASCII));
        }
        var shading = new COSDictionary();
        shading.setInt(COSName.SHADING_TYPE, 1);
        shading.setItem(COSName.COLORSPACE, COSName.DEVICEGRAY);
        shading.setItem(COSName.FUNCTION, function);
        shading.setItem(COSName.MATRIX, numbers(600, 0, 0, 600, 0, 0));
        var shadings = new COSDictionary();
        shadings.setItem(COSName.getPDFName("S"), shading);
        var resources = new PDResources();
        resources.getCOSObject().setItem(COSName.SHADING, shadings);
        return resources;
    }

    private static COSArray numbers(int... values) {
        var array = new COSArray();
        for (int value : values) {
            array.add(new COSFloat(value));
        }
        return array;
    }

    /** Whether something like the corner of a code is dark there; each fills a square of 27 pixels. */
    static boolean corner(int x, int y) {
        int ring = Math.max(Math.abs(x % 27 - 13), Math.abs(y % 27 - 13)) / 3;
        return ring != 2 && ring != 4;
    }

    private static byte[] progressive(int width, int height, int scans) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xC2, 0, 11, 8});
        out.write(height >> 8);
        out.write(height);
        out.write(width >> 8);
        out.write(width);
        out.writeBytes(new byte[] {1, 1, 0x11, 0});
        for (int scan = 0; scan < scans; scan++) {
            out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 0, 0, 0});
        }
        return out.toByteArray();
    }

    static PDPage page(PDDocument document, String content) throws IOException {
        var page = new PDPage(new PDRectangle(600, 600));
        page.setContents(packed(document, content));
        document.addPage(page);
        return page;
    }

    static PDStream packed(PDDocument document, String content) throws IOException {
        var stream = new PDStream(document);
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(content.getBytes(StandardCharsets.US_ASCII));
        }
        return stream;
    }

    static byte[] saved(PDDocument document) throws IOException {
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }
}

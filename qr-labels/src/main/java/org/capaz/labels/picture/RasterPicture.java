// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Unpacks a PNG or JPEG within bounds that its header is held to. */
final class RasterPicture {
    /** What the largest cameras of telephones take; more than a third of it is thinned out while reading. */
    private static final long MOST_PIXELS = 52_000_000;

    private static final long KEPT_PIXELS = 16_500_000;

    private RasterPicture() {}

    static GreyPicture read(byte[] file) throws IOException, NotLookedAt {
        if (PictureKind.of(file) == PictureKind.JPEG && JpegHeader.of(file).tooCostly()) {
            throw new NotLookedAt(PictureMessage.PICTURE_TOO_MANY_PIXELS);
        }
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new NotLookedAt(PictureMessage.PICTURE_FILE_DAMAGED);
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return GreyPicture.of(thinned(reader));
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage thinned(ImageReader reader) throws IOException, NotLookedAt {
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > MOST_PIXELS) {
            throw new NotLookedAt(PictureMessage.PICTURE_TOO_MANY_PIXELS);
        }
        int step = 1;
        while (pixels / ((long) step * step) > KEPT_PIXELS) {
            step++;
        }
        ImageReadParam how = reader.getDefaultReadParam();
        how.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, how);
    }
}

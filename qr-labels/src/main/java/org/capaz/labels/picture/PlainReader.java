// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels.picture;

import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The reader of simple programs, which wants a code that is straight and clean. What we print must be readable by it, so
 * that others' programs can read it too; for photographs it is the second try.
 */
public final class PlainReader {
    private static final Map<DecodeHintType, Boolean> HINTS = Map.of(DecodeHintType.TRY_HARDER, true);

    private PlainReader() {}

    /**
     * Looks for one code in a picture.
     *
     * @return its text, if one is found
     */
    public static Optional<String> read(BufferedImage picture) {
        for (Binarizer binarizer : binarizers(GreyPicture.of(picture))) {
            try {
                return Optional.of(new QRCodeReader()
                        .decode(new BinaryBitmap(binarizer), HINTS)
                        .getText());
            } catch (ReaderException e) {
                // The other binarizer may still find it.
            }
        }
        return Optional.empty();
    }

    static Set<String> readAll(GreyPicture picture) {
        Set<String> texts = new LinkedHashSet<>();
        for (Binarizer binarizer : binarizers(picture)) {
            try {
                for (Result result : new QRCodeMultiReader().decodeMultiple(new BinaryBitmap(binarizer), HINTS)) {
                    texts.add(result.getText());
                }
            } catch (ReaderException e) {
                // The other binarizer may still find one.
            }
        }
        return texts;
    }

    private static List<Binarizer> binarizers(GreyPicture picture) {
        LuminanceSource source = new PlanarYUVLuminanceSource(
                picture.pixels(), picture.width(), picture.height(), 0, 0, picture.width(), picture.height(), false);
        return List.of(new HybridBinarizer(source), new GlobalHistogramBinarizer(source));
    }
}

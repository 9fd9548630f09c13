// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels.picture;

import boofcv.abst.fiducial.QrCodeDetector;
import boofcv.alg.fiducial.qrcode.QrCode;
import boofcv.factory.fiducial.ConfigQrCode;
import boofcv.factory.fiducial.FactoryFiducial;
import boofcv.struct.image.GrayU8;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the codes of one page or photograph. BoofCV finds those that lie obliquely, on wood or cloth, or in noise; it looks
 * at the picture in several sizes, since a code of few pixels needs the large one and a noisy one the small. ZXing comes
 * after it. The search ends as soon as a label is among what was found. The figures are in decision 152.
 */
final class CodeFinder {
    /** Enough for a label that fills a third of a photograph, and quick. */
    private static final int USUAL_SIDE = 1600;

    private final QrCodeDetector<GrayU8> detector = FactoryFiducial.qrcode(new ConfigQrCode(), GrayU8.class);
    private boolean sawUnreadable;

    /** Whether some code was seen, but could not be read, on any page so far. */
    boolean sawUnreadable() {
        return sawUnreadable;
    }

    /** The codes of a page of a document, which a program drew or a scanner took: no skew, so one reader is enough. */
    Set<String> inDrawing(GreyPicture page) {
        Set<String> found = new LinkedHashSet<>(detected(page));
        if (page.longestSide() > USUAL_SIDE && found.stream().noneMatch(LabelForm::isLabel)) {
            found.addAll(detected(page.shrunkTo(USUAL_SIDE)));
        }
        return found;
    }

    /** The codes of a photograph. */
    Set<String> inPhotograph(GreyPicture photograph) {
        Set<String> found = new LinkedHashSet<>();
        List<GreyPicture> sizes = sizes(photograph);
        for (GreyPicture size : sizes) {
            found.addAll(detected(size));
            if (found.stream().anyMatch(LabelForm::isLabel)) {
                return found;
            }
        }
        for (GreyPicture size : sizes) {
            found.addAll(PlainReader.readAll(size));
            if (found.stream().anyMatch(LabelForm::isLabel)) {
                return found;
            }
        }
        return found;
    }

    private static List<GreyPicture> sizes(GreyPicture photograph) {
        return photograph.longestSide() > USUAL_SIDE
                ? List.of(photograph.shrunkTo(USUAL_SIDE), photograph)
                : List.of(photograph, photograph.doubled());
    }

    private Set<String> detected(GreyPicture picture) {
        var image = new GrayU8(picture.width(), picture.height());
        image.data = picture.pixels();
        detector.process(image);
        // Three squares that only look like a code's corners fail before its alignment marks are sought.
        sawUnreadable |= detector.getFailures().stream()
                .anyMatch(code -> code.failureCause.compareTo(QrCode.Failure.ALIGNMENT) >= 0);
        Set<String> texts = new LinkedHashSet<>();
        for (QrCode code : detector.getDetections()) {
            texts.add(code.message);
        }
        return texts;
    }
}

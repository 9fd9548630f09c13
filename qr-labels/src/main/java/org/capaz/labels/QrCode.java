// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.capaz.verifier.label.LabelText;

/** The QR code of a label: its modules, without the quiet zone. */
final class QrCode {
    /** Blank modules that readers need on every side. */
    static final int QUIET_ZONE = 4;

    private final LabelText label;
    private final QRCode code;

    private QrCode(LabelText label, QRCode code) {
        this.label = label;
        this.code = code;
    }

    /**
     * The address goes in as bytes and the payload as digits; as one segment the code would be eight versions larger.
     *
     * @return nothing when the text fits no QR code
     */
    static Optional<QrCode> of(LabelText label, ErrorCorrectionLevel level) {
        return encoded(label, level, Map.of(EncodeHintType.QR_COMPACT, true));
    }

    private static Optional<QrCode> encoded(
            LabelText label, ErrorCorrectionLevel level, Map<EncodeHintType, Object> hints) {
        try {
            return Optional.of(new QrCode(label, Encoder.encode(label.text(), level, hints)));
        } catch (WriterException e) {
            return Optional.empty();
        }
    }

    /** The same text under each other mask: the same size, and its modules laid out anew. */
    Stream<QrCode> withOtherMasks() {
        return IntStream.range(0, QRCode.NUM_MASK_PATTERNS)
                .filter(mask -> mask != code.getMaskPattern())
                .mapToObj(mask -> encoded(
                        label, level(), Map.of(EncodeHintType.QR_COMPACT, true, EncodeHintType.QR_MASK_PATTERN, mask)))
                .flatMap(Optional::stream);
    }

    int version() {
        return code.getVersion().getVersionNumber();
    }

    ErrorCorrectionLevel level() {
        return code.getECLevel();
    }

    int modules() {
        return code.getMatrix().getWidth();
    }

    int modulesWithQuietZone() {
        return modules() + 2 * QUIET_ZONE;
    }

    boolean dark(int column, int row) {
        ByteMatrix matrix = code.getMatrix();
        return matrix.get(column, row) == 1;
    }
}

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
import org.capaz.verifier.label.LabelText;

/** The QR code of a label: its modules, without the quiet zone. */
final class QrCode {
    /** Blank modules that readers need on every side. */
    static final int QUIET_ZONE = 4;

    private final QRCode code;

    private QrCode(QRCode code) {
        this.code = code;
    }

    /**
     * The address goes in as bytes and the payload as digits; as one segment the code would be eight versions larger.
     *
     * @return nothing when the text fits no QR code
     */
    static Optional<QrCode> of(LabelText label, ErrorCorrectionLevel level) {
        try {
            return Optional.of(
                    new QrCode(Encoder.encode(label.text(), level, Map.of(EncodeHintType.QR_COMPACT, true))));
        } catch (WriterException e) {
            return Optional.empty();
        }
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

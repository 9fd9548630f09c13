// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.capaz.bench.measure.Bench;
import org.capaz.bench.measure.Goal;
import org.capaz.labels.DrawnLabel;
import org.capaz.labels.LabelContent;
import org.capaz.labels.LabelPrinter;
import org.capaz.labels.PrintResult;
import org.capaz.ledger.json.Fields;
import org.capaz.verifier.Verifier;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.PeerDirectory;

/** The PDF of a label, judged before and read back after, or only drawn; beside encoding and drawing the same code twice. */
final class LabelsBench implements Bench {
    private static final int PAGES = 2;

    private final boolean readBack;
    private final LabelPrinter printer = new LabelPrinter(Verifier.trusting(
            List.of(Anchor.read(VerifyBench.bytes("anchor.json"))),
            PeerDirectory.read(VerifyBench.bytes("peers.json"))));
    private final LabelContent content;
    private final long now;

    /** @param readBack as every label is printed; else without judging and reading back */
    LabelsBench(boolean readBack) {
        this.readBack = readBack;
        Fields vector = VerifyBench.vector(VerifyBench.LABEL);
        content = LabelContent.of(vector.text("label"), "LE", "DORE", "REFINER");
        now = vector.integer("now");
    }

    @Override
    public String name() {
        return readBack ? "labels" : "labels-drawn";
    }

    @Override
    public Side ours() {
        return readBack
                ? new Side("the PDF of a label, judged and read back", "labels", () -> {
                    if (!(printer.pdf(content, now) instanceof PrintResult.Printed)) {
                        throw new NotDone("the label was not printed");
                    }
                    return 1;
                })
                : new Side("the PDF of a label, encoded and drawn", "labels", () -> drawn(DrawnLabel.pdf(content)));
    }

    @Override
    public Side yardstick() {
        return new Side("a PDF of two pages with the same code, encoded and drawn", "labels", () -> drawn(bare()));
    }

    @Override
    public Goal goal() {
        return Goal.ratioAtLeast(readBack ? 0.5 : 0.8);
    }

    private static int drawn(byte[] pdf) throws NotDone {
        if (pdf.length == 0) {
            throw new NotDone("nothing was drawn");
        }
        return 1;
    }

    private byte[] bare() throws Exception {
        try (var document = new PDDocument()) {
            for (int page = 0; page < PAGES; page++) {
                BitMatrix code = new QRCodeWriter()
                        .encode(
                                content.text().text(),
                                BarcodeFormat.QR_CODE,
                                0,
                                0,
                                Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M));
                var sheet = new PDPage(new PDRectangle(code.getWidth(), code.getHeight()));
                document.addPage(sheet);
                try (var drawing = new PDPageContentStream(document, sheet)) {
                    for (int y = 0; y < code.getHeight(); y++) {
                        for (int x = 0; x < code.getWidth(); x++) {
                            if (code.get(x, y)) {
                                drawing.addRect(x, y, 1, 1);
                            }
                        }
                    }
                    drawing.fill();
                }
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}

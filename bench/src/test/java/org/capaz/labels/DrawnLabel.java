// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels;

/** The drawing alone, which is never handed out unread; here so that its cost can be told from that of the reading. */
public final class DrawnLabel {
    private DrawnLabel() {}

    /** The two pages of a label. */
    public static byte[] pdf(LabelContent content) {
        return LabelPrinter.drawPdf(LabelLayout.of(content).orElseThrow());
    }
}

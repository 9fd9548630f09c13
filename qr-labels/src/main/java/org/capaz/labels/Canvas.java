// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels;

/** A page on which a label is drawn, in millimetres from the upper left corner. */
interface Canvas {
    /** Black for what must be read, grey for what explains it. */
    enum Ink {
        BLACK(0),
        GREY(0.35);

        private final double lightness;

        Ink(double lightness) {
            this.lightness = lightness;
        }

        double lightness() {
            return lightness;
        }
    }

    /** All dark modules at once, so that no renderer leaves hairlines between them. */
    void qr(QrCode qr, double x, double y, double module);

    void line(double x1, double y1, double x2, double y2, double width);

    void circle(double x, double y, double radius, double width);

    /** A text on a baseline. */
    void text(double x, double baseline, String text, Typeface face, double points, Ink ink);

    /** A text that runs downwards, its baseline on the left. */
    void textDown(double baseline, double y, String text, Typeface face, double points, Ink ink);
}

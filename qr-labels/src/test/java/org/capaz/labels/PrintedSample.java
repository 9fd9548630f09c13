// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels;

/** The demonstration label on paper, for the tests of what reads it. */
public final class PrintedSample {
    private static final LabelPrinter PRINTER = new LabelPrinter(Sample.verifier());

    private PrintedSample() {}

    public static String text() {
        return Sample.content().text().text();
    }

    public static byte[] pdf() {
        return ((PrintResult.Printed) PRINTER.pdf(Sample.content(), Sample.NOW)).bytes();
    }

    /** Another label: the same certificate stated by three organisations. */
    public static byte[] pdfOfAnother() {
        return ((PrintResult.Printed) PRINTER.pdf(Sample.ofThreeOrganisations(), Sample.NOW)).bytes();
    }

    public static String textOfAnother() {
        return Sample.ofThreeOrganisations().text().text();
    }

    public static byte[] svg() {
        return ((PrintResult.Printed) PRINTER.svg(Sample.content(), Sample.NOW)).bytes();
    }
}

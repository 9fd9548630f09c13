// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.capaz.labels.PrintedSample;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same simulated photographs for every reader: 30 of each kind. {@code -Dcapaz.photos=all} compares the readers on all
 * 150 and prints the table of decision 152; otherwise three of each kind are read.
 */
class PhotographTest {
    private static final int ALL = 30;
    private static final int SOME = 3;
    /** Of all; of the other kinds every one is read. */
    private static final Map<SimulatedPhoto.Kind, Integer> MOST_UNREAD =
            Map.of(SimulatedPhoto.Kind.NOISY, 5, SimulatedPhoto.Kind.BLOTTED, 5);

    private static BufferedImage label;

    @BeforeAll
    static void print() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(PrintedSample.pdf())) {
            label = PdfPages.drawn(pdf, 0, 600);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SimulatedPhoto.Kind.class,
            names = {"STRAIGHT", "OBLIQUE", "TEXTURED", "BLOTTED"})
    void a_photograph_of_a_label_is_read(SimulatedPhoto.Kind kind) {
        assertThat(unread(kind, SOME, PhotographTest::readByUs)).isEmpty();
    }

    @Test
    void of_dark_and_blurred_photographs_most_are_read() {
        assertThat(unread(SimulatedPhoto.Kind.NOISY, SOME, PhotographTest::readByUs))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    @EnabledIfSystemProperty(named = "capaz.photos", matches = "all", disabledReason = "a comparison, some minutes")
    void of_all_photographs_at_least_140_are_read_and_the_plain_reader_alone_reads_fewer() {
        int ours = 0;
        int plain = 0;
        for (SimulatedPhoto.Kind kind : SimulatedPhoto.Kind.values()) {
            List<Integer> unread = unread(kind, ALL, PhotographTest::readByUs);
            int alone = ALL - unread(kind, ALL, PhotographTest::readPlainly).size();
            System.out.printf(
                    "%-9s %2d of %d, plain reader alone %2d; not read: %s%n",
                    kind, ALL - unread.size(), ALL, alone, unread);
            assertThat(unread).as("%s", kind).hasSizeLessThanOrEqualTo(MOST_UNREAD.getOrDefault(kind, 0));
            ours += ALL - unread.size();
            plain += alone;
        }
        assertThat(ours).isGreaterThanOrEqualTo(140).isGreaterThan(plain);
    }

    private static List<Integer> unread(SimulatedPhoto.Kind kind, int count, Predicate<byte[]> reader) {
        List<Integer> unread = new ArrayList<>();
        IntStream.range(0, count)
                .filter(seed -> !reader.test(SimulatedPhoto.jpeg(label, kind, seed)))
                .forEach(unread::add);
        return unread;
    }

    private static boolean readByUs(byte[] jpeg) {
        return PictureFile.readHere(jpeg).equals(new Reading.Found(List.of(PrintedSample.text())));
    }

    private static boolean readPlainly(byte[] jpeg) {
        try {
            return PlainReader.read(ImageIO.read(new ByteArrayInputStream(jpeg)))
                    .equals(Optional.of(PrintedSample.text()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

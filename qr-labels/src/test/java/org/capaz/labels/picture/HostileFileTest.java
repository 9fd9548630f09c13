// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.capaz.labels.PrintedSample;
import org.capaz.ledger.message.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a file asks for beyond its bound is not given: the process that reads it is ended, and whoever asked hears so. */
class HostileFileTest {
    private static final Reading LABEL = new Reading.Found(List.of(PrintedSample.text()));

    @ParameterizedTest
    @EnumSource(HostileFile.class)
    void a_small_file_that_asks_for_much_is_given_up_within_its_time_and_memory(HostileFile kind) {
        byte[] file = kind.bytes();
        var spent = new WorkerSpending();
        Reading reading = spent.during(() -> LabelReader.read(file));

        assertThat(file).hasSizeLessThan(200_000);
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.NotFound.class,
                        no -> assertThat(no.because().in(Language.ENGLISH))
                                .containsAnyOf("more time or memory", "too many pixels"));
        assertThat(spent.processorTime()).isLessThan(Duration.ofSeconds(6));
        assertThat(spent.memory()).isLessThan(WorkerSpending.MEBIBYTE * 512);
    }

    @ParameterizedTest
    @EnumSource(HostileFile.class)
    void a_file_of_the_same_kind_that_asks_for_what_people_ask_for_is_read(HostileFile kind) throws IOException {
        byte[] file = HonestFile.beside(kind);
        var spent = new WorkerSpending();

        assertThat(spent.during(() -> LabelReader.read(file))).isEqualTo(LABEL);
        assertThat(spent.memory()).isLessThan(WorkerSpending.MEBIBYTE * 512);
    }

    /** Half of a progressive JPEG is the whole picture, less sharp. */
    @Test
    void a_file_that_is_cut_off_shows_its_label_or_none_and_the_whole_one_shows_it() throws IOException {
        for (byte[] whole : List.of(
                HonestFile.png(label()),
                jpeg(label()),
                HonestFile.progressive(label()),
                PrintedSample.pdf(),
                PrintedSample.svg())) {
            assertThat(LabelReader.read(whole)).isEqualTo(LABEL);
            assertThat(LabelReader.read(Arrays.copyOf(whole, whole.length / 10)))
                    .isInstanceOf(Reading.NotFound.class);
            assertThat(LabelReader.read(Arrays.copyOf(whole, whole.length / 2)))
                    .satisfiesAnyOf(
                            half -> assertThat(half).isInstanceOf(Reading.NotFound.class),
                            half -> assertThat(half).isEqualTo(LABEL));
        }
    }

    private static BufferedImage label() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(PrintedSample.pdf())) {
            return PdfPages.drawn(pdf, 0, 300);
        }
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", out);
        return out.toByteArray();
    }
}

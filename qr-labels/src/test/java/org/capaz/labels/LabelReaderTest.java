// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.capaz.ledger.message.Language;
import org.junit.jupiter.api.Test;

class LabelReaderTest {
    @Test
    void a_file_above_5_mib_is_refused_unread() {
        assertThat(because(new byte[LabelReader.LARGEST_FILE + 1])).contains("5 MiB");
    }

    @Test
    void a_file_of_another_kind_is_named_so() {
        assertThat(because("hello".getBytes(StandardCharsets.UTF_8))).contains("no PNG, JPEG, PDF or SVG");
        assertThat(because("<html></html>".getBytes(StandardCharsets.UTF_8))).contains("no PNG");
        assertThat(because(new byte[0])).contains("no PNG");
    }

    @Test
    void a_picture_without_a_code_says_so() throws IOException {
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB), "png", png);

        assertThat(because(png.toByteArray())).contains("no QR code");
    }

    @Test
    void a_picture_that_announces_too_many_pixels_is_refused_before_it_is_unpacked() throws IOException {
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png", png);
        byte[] bomb = png.toByteArray();
        // Width and height stand at 16 and 20, their checksum at 29.
        bomb[17] = 1;
        bomb[21] = 1;
        var crc = new CRC32();
        crc.update(bomb, 12, 17);
        for (int i = 0; i < 4; i++) {
            bomb[29 + i] = (byte) (crc.getValue() >>> (24 - 8 * i));
        }

        assertThat(because(bomb)).contains("too many pixels");
    }

    @Test
    void a_damaged_file_of_any_kind_is_refused_and_nothing_escapes() {
        var random = new Random(5);
        for (String magic : new String[] {
            "%PDF-1.7\n", "\u0089PNG\r\n\u001a\n", "\u00ff\u00d8\u00ff", "<svg xmlns='http://www.w3.org/2000/svg'>"
        }) {
            byte[] start = magic.getBytes(StandardCharsets.ISO_8859_1);
            for (int i = 0; i < 20; i++) {
                byte[] file = new byte[start.length + random.nextInt(2000)];
                random.nextBytes(file);
                System.arraycopy(start, 0, file, 0, start.length);

                assertThat(LabelReader.read(file)).isInstanceOf(Reading.NotFound.class);
            }
        }
    }

    @Test
    void an_svg_fetches_nothing_and_expands_nothing() {
        String entity = "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                + "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><title>&x;</title>"
                + "<image href='http://127.0.0.1:9/a.png' width='9' height='9'/></svg>";

        assertThat(LabelReader.read(entity.getBytes(StandardCharsets.UTF_8))).isInstanceOf(Reading.NotFound.class);
    }

    private static String because(byte[] file) {
        return ((Reading.NotFound) LabelReader.read(file)).because().in(Language.ENGLISH);
    }
}

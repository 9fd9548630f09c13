// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which photos of slips an office takes: small pictures, with nothing beside the picture. */
class SlipPhotoTest {
    /** A JPEG of that many pixels in each direction; of one seed always the same. */
    static byte[] jpeg(int side, long seed) {
        var random = new Random(seed);
        var picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < side * side; i++) {
            picture.setRGB(i % side, i / side, random.nextInt(1 << 24));
        }
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpeg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The same picture with one more segment after its beginning. */
    static byte[] with(int marker, String text, byte[] jpeg) {
        byte[] inside = text.getBytes(StandardCharsets.US_ASCII);
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(new byte[] {(byte) 0xff, (byte) marker, 0, (byte) (inside.length + 2)});
        out.writeBytes(inside);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    @Test
    void a_small_jpeg_is_taken_byte_for_byte() {
        byte[] picture = jpeg(40, 1);

        assertThat(SlipPhoto.of(picture).orElseThrow().content()).isEqualTo(picture);
    }

    @ParameterizedTest
    @ValueSource(ints = {0xe1, 0xe2, 0xed, 0xef, 0xfe})
    void what_may_tell_where_it_was_taken_is_not_taken_and_the_plain_picture_is(int marker) {
        byte[] picture = jpeg(40, 2);

        assertThat(SlipPhoto.of(with(marker, "Exif GPS 6.2 N 75.6 W", picture))).isEmpty();
        assertThat(SlipPhoto.of(with(0xe0, "JFIF again", picture))).isPresent();
    }

    @Test
    void a_photo_over_the_limit_is_not_taken() {
        byte[] large = jpeg(700, 3);

        assertThat(large.length).isGreaterThan(SlipPhoto.MOST_BYTES);
        assertThat(SlipPhoto.of(large)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<script>", "<svg xmlns='http://www.w3.org/2000/svg'/>", "%PDF-1.7", "GIF89a"})
    void what_is_no_jpeg_is_not_taken(String other) {
        assertThat(SlipPhoto.of(other.getBytes(StandardCharsets.US_ASCII))).isEmpty();
    }

    @Test
    void of_a_photo_that_was_cut_off_or_changed_nothing_is_thrown() {
        byte[] picture = jpeg(20, 4);
        for (int length = 0; length < picture.length; length++) {
            assertThat(SlipPhoto.of(Arrays.copyOf(picture, length))).isEmpty();
        }
        for (int at = 0; at < 40; at++) {
            byte[] changed = picture.clone();
            changed[at] ^= (byte) 0xff;
            assertThat(SlipPhoto.of(changed).map(SlipPhoto::content).orElse(changed))
                    .isEqualTo(changed);
        }
        assertThat(SlipPhoto.of(picture)).isPresent();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AddressCodeTest {
    private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 (\\d+) ");
    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
    private static final int BLANK = 4;

    @Test
    void a_reader_finds_the_address_in_the_drawing() throws Exception {
        String address = "https://gold.example.org/c/SEWM9GJD9MT8Q";

        assertThat(new Decoder().decode(modules(AddressCode.svg(address))).getText())
                .isEqualTo(address);
    }

    @Test
    void what_fits_no_code_is_refused() {
        assertThatThrownBy(() -> AddressCode.svg("x".repeat(5000))).isInstanceOf(IllegalArgumentException.class);
    }

    private static BitMatrix modules(String svg) {
        Matcher size = SIZE.matcher(svg);
        assertThat(size.find()).isTrue();
        BitMatrix modules = new BitMatrix(Integer.parseInt(size.group(1)) - 2 * BLANK);
        Matcher module = MODULE.matcher(svg);
        while (module.find()) {
            modules.set(Integer.parseInt(module.group(1)) - BLANK, Integer.parseInt(module.group(2)) - BLANK);
        }
        return modules;
    }
}

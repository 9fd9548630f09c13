// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.capaz.ledger.identity.Digest;
import org.capaz.verifier.fabric.BlockHeader;
import org.capaz.verifier.fabric.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published vectors of the formats: whoever changes one of these bytes changes every label ever printed. */
class PublishedVectorsTest {
    private static final HexFormat HEX = HexFormat.of();

    static final LabelClaims CLAIMS = new LabelClaims(
            LabelClaims.domain("goldbft", "lotcert"),
            UUID.fromString("3f2a9f0e-7a51-4f0b-9b55-0d0c7e1ab713"),
            filled(32, 0xaa),
            1_780_000_000,
            1_811_536_000,
            123,
            1_312_000,
            1_253_353,
            95_530,
            "PE",
            "CRAFT-000123");

    static final LabelPayload LABEL = new LabelPayload(
            HEX.parseHex("c0ffee01"),
            filled(32, 0x11),
            new Version(4, 0),
            new Version(14, 2),
            new Version(300, 0),
            CLAIMS.bytes(),
            List.of(
                    new LabelPayload.Signature(HEX.parseHex("aabbccdd"), filled(64, 0x33)),
                    new LabelPayload.Signature(HEX.parseHex("eeff0011"), filled(64, 0x44))));

    @Test
    void the_header_of_block_0_hashes_as_published() {
        var header = new BlockHeader(0, new byte[0], filled(32, 0x11));

        assertThat(HEX.formatHex(header.der())).isEqualTo("30270201000400" + "0420" + "11".repeat(32));
        assertThat(HEX.formatHex(header.hash()))
                .isEqualTo("6c16af72ee160882c723e9f414e8c1d07c4e33afe0eb2bfa3f0abfa782127940");
    }

    @Test
    void the_header_of_block_128_hashes_as_published() {
        var header = new BlockHeader(128, filled(32, 0x22), filled(32, 0x11));

        assertThat(HEX.formatHex(header.der()))
                .isEqualTo("304802020080" + "0420" + "22".repeat(32) + "0420" + "11".repeat(32));
        assertThat(HEX.formatHex(header.hash()))
                .isEqualTo("7435b219d631cd811f44e631ab0f56d7eff598150ca7ffd3b27b00e1aabbf8a8");
    }

    @ParameterizedTest
    @CsvSource({
        "00, 000",
        "ff, 255",
        "01020304050607, 01976943448883713",
        "ffffffffffffff01, 72057594037927935001",
        "000102030405060708090a0b0c0d0e0f, 016943646487349760367241624977613503854"
    })
    void digits_are_as_published(String hex, String digits) {
        assertThat(DecimalCodec.encode(HEX.parseHex(hex))).isEqualTo(digits);
        assertThat(HEX.formatHex(DecimalCodec.decode(digits))).isEqualTo(hex);
    }

    @Test
    void the_domain_is_as_published() {
        assertThat(HEX.formatHex(LabelClaims.domain("goldbft", "lotcert"))).isEqualTo("d1fbcb66");
    }

    @Test
    void the_claims_are_as_published_and_read_back() {
        String published = "01d1fbcb663f2a9f0e7a514f0b9b550d0c7e1ab713" + "aa".repeat(32)
                + "6a18a5006bf9d8800000007b0014050000131fe90001752a50450c43524146542d303030313233";

        assertThat(HEX.formatHex(CLAIMS.bytes())).isEqualTo(published);
        assertThat(HEX.formatHex(LabelClaims.read(HEX.parseHex(published)).bytes()))
                .isEqualTo(published);
    }

    @Test
    void the_signed_answer_is_rebuilt_as_published() {
        byte[] prp = LabelViewResponse.rebuild(LABEL, CLAIMS, "lotcert", "1.0");

        assertThat(HEX.formatHex(prp))
                .isEqualTo(
                        "0a20" + "11".repeat(32)
                                + "12c4020aae0112380a0a5f6c6966656379636c65122a0a280a226e616d657370616365732f6669656c64732f6c6f74636572742f53657175656e63651202080412720a076c6f746365727412670a310a29636572743a33663261396630652d376135312d346630622d396235352d3064306337653161623731331204080e10020a320a2b7374617475733a33663261396630652d376135312d346630622d396235352d306430633765316162373133120308ac021a800108c8011a7b416448377932595f4b70384f656c4650433574564451782d477263547171717171717171717171717171717171717171717171717171717171717171717171717171717171717071474b5541615f6e5967414141414873414641554141424d66365141426453705152517844556b4647564330774d4441784d6a4d220e12076c6f74636572741a03312e30");
        assertThat(prp).hasSize(361);
        assertThat(Digest.hex(prp)).isEqualTo("e8701a06003b1d99c91aa23909b198c89c481b88510f850b8c4e663117ec4077");
    }

    @Test
    void the_label_is_as_published_and_reads_back() {
        byte[] bytes = LABEL.bytes();
        String digits = new LabelText("https://example.org/c/0", bytes).digits();

        assertThat(bytes).hasSize(274);
        assertThat(digits)
                .hasSize(666)
                .startsWith("048037746064588810480383960252852904803839602528529")
                .endsWith("841011411619215358410114116068");
        assertThat(Digest.hex(digits.getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("c726ed3fa491cff56aa7da4e0c3d439cf0eec79fd126c5f74ab873d35b8a8264");
        assertThat(LabelPayload.read(DecimalCodec.decode(digits)).bytes()).isEqualTo(bytes);
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}

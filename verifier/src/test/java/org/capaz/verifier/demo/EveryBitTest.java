// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.capaz.verifier.demo.DemoNetwork.ADDRESS;
import static org.capaz.verifier.demo.DemoNetwork.NOW;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.verifier.Verifier;
import org.capaz.verifier.label.LabelText;
import org.capaz.verifier.label.RadioTag;
import org.capaz.verifier.trust.EcdsaSignature;
import org.capaz.verifier.trust.Quorum;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Conclusion;
import org.capaz.verifier.verdict.Verdict;
import org.junit.jupiter.api.Test;

/** No label that differs anywhere from a genuine one is genuine: tried for every cut and every bit. */
class EveryBitTest {
    private static final Verifier VERIFIER = Verifier.trusting(List.of(DemoNetwork.ANCHOR), DemoNetwork.DIRECTORY);
    private static final List<Conclusion> UNSOLVED = List.of(Conclusion.NOT_GENUINE, Conclusion.COULD_NOT_BE_CHECKED);
    private static final LabelText LABEL = genuine();

    @Test
    void the_label_itself_is_genuine_in_both_forms() {
        assertThat(conclusion(LABEL.text())).isEqualTo(Conclusion.GENUINE_STATUS_UNKNOWN);
        assertThat(conclusion(RadioTag.text(LABEL))).isEqualTo(Conclusion.GENUINE_STATUS_UNKNOWN);
    }

    @Test
    void a_label_text_cut_anywhere_is_not_genuine() {
        for (String text : List.of(LABEL.text(), RadioTag.text(LABEL))) {
            for (int length = 0; length < text.length(); length++) {
                boolean address = length > ADDRESS.lastIndexOf('/') && length <= text.indexOf('#') + 1;
                boolean perhaps = length > ADDRESS.indexOf('/', "https://".length()) && length <= text.indexOf('#') + 2;
                Conclusion found = conclusion(text.substring(0, length));
                assertThat(found).as("cut at " + length).isIn(perhaps ? UNSOLVED : List.of(Conclusion.NOT_GENUINE));
                if (address) {
                    assertThat(found).as("cut at " + length).isEqualTo(Conclusion.COULD_NOT_BE_CHECKED);
                }
            }
        }
    }

    @Test
    void a_label_text_extended_in_the_payload_anywhere_is_not_genuine() {
        String text = LABEL.text();
        for (int at = text.indexOf('#') + 1; at <= text.length(); at++) {
            for (String more : List.of("0", "00000000000000000", "#")) {
                Verdict verdict = verdict(text.substring(0, at) + more + text.substring(at));
                assertThat(verdict.genuine()).as("%s inserted at %d", more, at).isFalse();
            }
        }
    }

    @Test
    void a_label_text_with_one_digit_changed_is_not_genuine() {
        String text = LABEL.text();
        for (int at = text.indexOf('#') + 1; at < text.length(); at++) {
            char other = text.charAt(at) == '9' ? '0' : (char) (text.charAt(at) + 1);
            Verdict verdict = verdict(text.substring(0, at) + other + text.substring(at + 1));
            assertThat(verdict.genuine()).as("digit %d", at).isFalse();
        }
    }

    @Test
    void a_label_with_any_one_bit_flipped_is_not_genuine() {
        byte[] payload = LABEL.payload();
        for (int bit = 0; bit < payload.length * 8; bit++) {
            byte[] flipped = payload.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Verdict verdict = verdict(new LabelText(ADDRESS, flipped).text());
            assertThat(verdict.genuine())
                    .as("bit %d of byte %d", bit % 8, bit / 8)
                    .isFalse();
        }
    }

    @Test
    void a_label_with_any_byte_dropped_or_doubled_is_not_genuine() {
        byte[] payload = LABEL.payload();
        for (int at = 0; at < payload.length; at++) {
            byte[] shorter = new byte[payload.length - 1];
            System.arraycopy(payload, 0, shorter, 0, at);
            System.arraycopy(payload, at + 1, shorter, at, payload.length - at - 1);
            byte[] longer = new byte[payload.length + 1];
            System.arraycopy(payload, 0, longer, 0, at + 1);
            System.arraycopy(payload, at, longer, at + 1, payload.length - at);
            assertThat(verdict(new LabelText(ADDRESS, shorter).text()).genuine())
                    .isFalse();
            assertThat(verdict(new LabelText(ADDRESS, longer).text()).genuine()).isFalse();
        }
    }

    @Test
    void random_texts_and_files_get_a_verdict_and_nothing_escapes() {
        var random = new Random(42);
        for (int i = 0; i < 1_000; i++) {
            byte[] bytes = new byte[random.nextInt(400)];
            random.nextBytes(bytes);
            assertThat(verdict(new LabelText(ADDRESS, bytes).text()).genuine()).isFalse();
            assertThat(VERIFIER.bundle(bytes, NOW).conclusion()).isEqualTo(Conclusion.NOT_GENUINE);
        }
    }

    @Test
    void a_bundle_with_any_character_changed_is_refused_or_says_the_same() throws Exception {
        String bundle = Fields.of(CanonicalJson.parseObject(
                        Files.readString(Path.of("src/test/resources/vectors/valid/bundle.json"))))
                .text("bundle");
        var random = new Random(43);
        for (int i = 0; i < 400; i++) {
            int at = random.nextInt(bundle.length());
            char other = (char) (0x20 + random.nextInt(0x5f));
            String altered = bundle.substring(0, at) + other + bundle.substring(at + 1);

            Verdict verdict = VERIFIER.bundle(altered.getBytes(java.nio.charset.StandardCharsets.UTF_8), NOW);

            // A few bytes of an envelope say nothing, such as the nanoseconds; then all the rest must say the same.
            if (verdict.genuine()) {
                assertThat(verdict.facts()).contains(DemoNetwork.CLAIMS.facts());
                assertThat(verdict.conclusion()).isEqualTo(Conclusion.GENUINE_AS_OF);
            }
        }
    }

    @Test
    void a_signer_whose_certificate_has_any_one_bit_flipped_is_refused() throws Exception {
        var peer = DemoNetwork.TRADERS.peer();
        byte[] der = peer.certificate().getEncoded();
        byte[] answer = {1, 2, 3};
        for (int bit = 0; bit < der.length * 8; bit++) {
            byte[] flipped = der.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            byte[] identity = DemoMember.identity("TradersMSP", flipped);
            byte[] rs = EcdsaSignature.rawFromDer(peer.key().sign(answer, identity));

            assertThatThrownBy(() -> new Quorum(DemoNetwork.ANCHOR).admit(answer, identity, rs, NOW))
                    .as("bit %d of byte %d", bit % 8, bit / 8)
                    .isInstanceOf(CheckFailed.class);
        }
    }

    private static Conclusion conclusion(String text) {
        return verdict(text).conclusion();
    }

    private static Verdict verdict(String text) {
        return VERIFIER.label(text, Optional.empty(), NOW);
    }

    private static LabelText genuine() {
        try {
            return LabelText.parse(Fields.of(CanonicalJson.parseObject(
                            Files.readString(Path.of("src/test/resources/vectors/valid/label.json"))))
                    .text("label"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

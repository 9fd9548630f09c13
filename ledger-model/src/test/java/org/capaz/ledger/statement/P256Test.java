// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One curve, one form of key, one form of signature. */
class P256Test {
    private static final BigInteger HALF_ORDER =
            new BigInteger("7fffffff800000007fffffffffffffffde737d56d38bcf4279dce5617e3192a8", 16);

    private final byte[] message = "Demo statement".getBytes(StandardCharsets.UTF_8);

    private static KeyPair key(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_signature_has_64_bytes_and_its_s_in_the_lower_half() {
        KeyPair key = key("secp256r1");
        for (int i = 0; i < 50; i++) {
            byte[] signature = P256.sign(key.getPrivate(), message);

            assertThat(signature).hasSize(64);
            assertThat(new BigInteger(1, signature, 32, 32)).isLessThanOrEqualTo(HALF_ORDER);
            assertThat(P256.fits(key.getPublic(), message, signature)).isTrue();
        }
    }

    @Test
    void a_signature_with_any_bit_changed_does_not_fit() {
        KeyPair key = key("secp256r1");
        byte[] signature = P256.sign(key.getPrivate(), message);
        for (int i = 0; i < signature.length; i++) {
            byte[] other = signature.clone();
            other[i] ^= (byte) (1 << (i % 8));

            assertThat(P256.fits(key.getPublic(), message, other))
                    .as("byte " + i)
                    .isFalse();
        }
    }

    @Test
    void a_signature_of_nothing_but_zeros_or_ones_does_not_fit() {
        KeyPair key = key("secp256r1");
        byte[] ones = new byte[64];
        Arrays.fill(ones, (byte) 0xff);

        assertThat(P256.fits(key.getPublic(), message, new byte[64])).isFalse();
        assertThat(P256.fits(key.getPublic(), message, ones)).isFalse();
    }

    @Test
    void another_message_or_another_key_does_not_fit() {
        KeyPair key = key("secp256r1");
        byte[] signature = P256.sign(key.getPrivate(), message);

        assertThat(P256.fits(key.getPublic(), "Another".getBytes(StandardCharsets.UTF_8), signature))
                .isFalse();
        assertThat(P256.fits(key("secp256r1").getPublic(), message, signature)).isFalse();
    }

    /** FIPS 186-5: one rule, two ways of computing it. */
    @Test
    void what_fits_is_what_the_platform_says_fits() throws GeneralSecurityException {
        KeyPair key = key("secp256r1");
        for (int i = 0; i < 100; i++) {
            byte[] text = ("Demo statement " + i).getBytes(StandardCharsets.UTF_8);
            byte[] signature = P256.sign(key.getPrivate(), text);
            if (i % 2 == 1) {
                signature[i % 64] ^= 1;
            }
            Signature platform = Signature.getInstance("SHA256withECDSAinP1363Format");
            platform.initVerify(key.getPublic());
            platform.update(text);

            assertThat(P256.fits(key.getPublic(), text, signature))
                    .as("signature " + i)
                    .isEqualTo(platform.verify(signature))
                    .isEqualTo(i % 2 == 0);
        }
    }

    @Test
    void with_a_key_off_the_curve_or_on_another_nothing_fits() throws GeneralSecurityException {
        KeyPair key = key("secp256r1");
        byte[] signature = P256.sign(key.getPrivate(), message);
        ECPublicKey right = (ECPublicKey) key.getPublic();
        ECPoint beside =
                new ECPoint(right.getW().getAffineX(), right.getW().getAffineY().add(BigInteger.ONE));
        ECPublicKey off = new ECPublicKey() {
            @Override
            public ECPoint getW() {
                return beside;
            }

            @Override
            public ECParameterSpec getParams() {
                return right.getParams();
            }

            @Override
            public String getAlgorithm() {
                return "EC";
            }

            @Override
            public String getFormat() {
                return "X.509";
            }

            @Override
            public byte[] getEncoded() {
                return new byte[0];
            }
        };

        assertThat(P256.fits(off, message, signature)).isFalse();
        assertThat(P256.fits(key("secp384r1").getPublic(), message, signature)).isFalse();
        assertThat(P256.fits(right, message, signature)).isTrue();
    }

    @Test
    void a_public_key_is_read_back() {
        KeyPair key = key("secp256r1");

        assertThat(P256.publicKey(key.getPublic().getEncoded())).isEqualTo(key.getPublic());
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp384r1", "secp521r1"})
    void a_key_on_another_curve_is_refused(String curve) {
        byte[] spki = key(curve).getPublic().getEncoded();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> P256.publicKey(spki))
                .withMessageContaining("P-256");
    }

    @Test
    void a_point_off_the_curve_or_a_key_in_another_form_is_refused() {
        byte[] spki = key("secp256r1").getPublic().getEncoded();
        byte[] off = spki.clone();
        off[spki.length - 1] ^= 1;
        byte[] compressed = spki.clone();
        compressed[26] = 2;

        for (byte[] wrong : new byte[][] {
            off, compressed, new byte[91], new byte[0], Arrays.copyOf(spki, 90), Arrays.copyOf(spki, 92)
        }) {
            assertThatIllegalArgumentException().isThrownBy(() -> P256.publicKey(wrong));
        }
    }
}

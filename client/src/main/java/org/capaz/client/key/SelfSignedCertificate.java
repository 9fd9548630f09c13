// SPDX-License-Identifier: Apache-2.0
package org.capaz.client.key;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The X.509 certificate that a PKCS#12 file requires beside a private key. It carries the public key and nothing else that
 * is relied upon: authority comes from the registry on the ledger, so nobody checks this certificate. The JDK reads
 * certificates but has no public API to make one; the few DER elements (RFC 5280) are written here.
 */
final class SelfSignedCertificate {
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int UTF8_STRING = 0x0c;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int UTC_TIME = 0x17;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int VERSION = 0xa0;

    private static final byte[] ECDSA_WITH_SHA256 = HexFormat.of().parseHex("300a06082a8648ce3d040302");
    private static final byte[] COMMON_NAME = HexFormat.of().parseHex("0603550403");

    /** Dates through 2049 are written with two digits of the year, later ones with four (RFC 5280, 4.1.2.5). */
    private static final int FIRST_YEAR_OF_GENERALIZED_TIME = 2050;

    private static final DateTimeFormatter TWO_DIGIT_YEAR =
            DateTimeFormatter.ofPattern("uuMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter FOUR_DIGIT_YEAR =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private SelfSignedCertificate() {}

    static Certificate of(KeyPair pair, String commonName, Instant from, Instant to) throws GeneralSecurityException {
        byte[] name = element(
                SEQUENCE,
                element(
                        SET,
                        element(
                                SEQUENCE,
                                COMMON_NAME,
                                element(UTF8_STRING, commonName.getBytes(StandardCharsets.UTF_8)))));
        byte[] signedPart = element(
                SEQUENCE,
                element(VERSION, element(INTEGER, new byte[] {2})),
                element(
                        INTEGER,
                        new BigInteger(64, new SecureRandom()).setBit(63).toByteArray()),
                ECDSA_WITH_SHA256,
                name,
                element(SEQUENCE, time(from), time(to)),
                name,
                pair.getPublic().getEncoded());
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(signedPart);
        byte[] certificate =
                element(SEQUENCE, signedPart, ECDSA_WITH_SHA256, element(BIT_STRING, new byte[] {0}, signature.sign()));
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
    }

    static byte[] time(Instant instant) {
        boolean late = instant.atOffset(ZoneOffset.UTC).getYear() >= FIRST_YEAR_OF_GENERALIZED_TIME;
        String text = (late ? FOUR_DIGIT_YEAR : TWO_DIGIT_YEAR).format(instant);
        return element(late ? GENERALIZED_TIME : UTC_TIME, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Tag, length in the shortest form, contents. */
    static byte[] element(int tag, byte[]... contents) {
        var body = new ByteArrayOutputStream();
        for (byte[] content : contents) {
            body.writeBytes(content);
        }
        byte[] length = BigInteger.valueOf(body.size()).toByteArray();
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (body.size() < 0x80) {
            out.write(body.size());
        } else {
            int from = length[0] == 0 ? 1 : 0;
            out.write(0x80 | length.length - from);
            out.write(length, from, length.length - from);
        }
        out.writeBytes(body.toByteArray());
        return out.toByteArray();
    }
}

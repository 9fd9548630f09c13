// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.statement;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECFieldElement;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.WNafUtil;
import org.bouncycastle.math.ec.custom.sec.SecP256R1Curve;
import org.bouncycastle.util.BigIntegers;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;

/**
 * ECDSA on P-256 with SHA-256; signatures are 64 bytes r || s with s in the lower half, so that each has one form.
 *
 * <p>Verifying is done with Bouncy Castle's arithmetic on the curve, which takes a fraction of the time of the platform's
 * own (decision 183); keys are read and statements signed with the platform.
 *
 * <p>Format: {@code docs/reference/formats/statement.md}.
 */
public final class P256 {
    private static final String ALGORITHM = "SHA256withECDSAinP1363Format";
    private static final int COORDINATE = 32;

    /** SubjectPublicKeyInfo of an uncompressed P-256 point up to and including the 04 of the point (RFC 5480). */
    private static final byte[] SPKI_HEAD =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004");

    private static final BigInteger P =
            new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
    private static final BigInteger B =
            new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);
    /** The order n of the curve's group. */
    public static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);

    private static final ECCurve CURVE = new SecP256R1Curve();

    /** The base point; its multiples are made once. */
    private static final ECPoint GENERATOR = CURVE.createPoint(
            new BigInteger("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296", 16),
            new BigInteger("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5", 16));

    private static final int MOST_POINTS = 500;

    /**
     * Points of keys that were found to lie on the curve. The arithmetic keeps multiples of a point with it, which cost more
     * than the check of a signature with them, and the same officers and peers sign again and again (decision 189).
     */
    private static final Map<java.security.spec.ECPoint, ECPoint> POINTS =
            Collections.synchronizedMap(new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<java.security.spec.ECPoint, ECPoint> eldest) {
                    return size() > MOST_POINTS;
                }
            });

    static {
        WNafUtil.configureBasepoint(GENERATOR);
    }

    private P256() {}

    /** Reads a public key; anything but an uncompressed point on P-256 is an {@link IllegalArgumentException}. */
    public static PublicKey publicKey(byte[] spki) {
        boolean framed = spki.length == SPKI_HEAD.length + 2 * COORDINATE
                && Arrays.equals(spki, 0, SPKI_HEAD.length, SPKI_HEAD, 0, SPKI_HEAD.length);
        if (!framed || !onCurve(number(spki, SPKI_HEAD.length), number(spki, SPKI_HEAD.length + COORDINATE))) {
            throw new InvalidValue(Message.PUBLIC_KEY_NOT_P256.sentence());
        }
        try {
            return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(spki));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a point on P-256 that Java cannot read", e);
        }
    }

    /**
     * Is s of a signature in the lower half of the order? Of the two values of s that fit a message only the lower one is
     * accepted; otherwise anybody could turn a signature into another valid one.
     *
     * @param signature 64 bytes r || s
     */
    public static boolean hasLowS(byte[] signature) {
        return number(signature, COORDINATE).compareTo(HALF_ORDER) <= 0;
    }

    /** Does the signature fit the message and the key? A signature of another form or with high s does not. */
    public static boolean fits(PublicKey key, byte[] message, byte[] signature) {
        return signature.length == 2 * COORDINATE
                && canonical(signature)
                && point(key).filter(of -> fits(of, message, signature)).isPresent();
    }

    /** FIPS 186-5, 6.4.2: of u1 G + u2 Q, the first coordinate is r. */
    private static boolean fits(ECPoint key, byte[] message, byte[] signature) {
        BigInteger r = number(signature, 0);
        BigInteger w = BigIntegers.modOddInverseVar(ORDER, number(signature, COORDINATE));
        BigInteger u1 = new BigInteger(1, Digest.sha256(message)).multiply(w).mod(ORDER);
        BigInteger u2 = r.multiply(w).mod(ORDER);
        ECPoint sum = ECAlgorithms.sumOfTwoMultiplies(GENERATOR, u1, key, u2);
        return !sum.isInfinity() && hasFirstCoordinate(sum, r);
    }

    /** The first coordinate is X / Z², of which r is the rest by the order: one of the few numbers below p with that rest. */
    private static boolean hasFirstCoordinate(ECPoint sum, BigInteger r) {
        ECFieldElement z2 = sum.getZCoord(0).square();
        for (BigInteger x = r; x.compareTo(P) < 0; x = x.add(ORDER)) {
            if (CURVE.fromBigInteger(x).multiply(z2).equals(sum.getXCoord())) {
                return true;
            }
        }
        return false;
    }

    /** A key from a certificate may lie on another curve, or off every curve. */
    private static Optional<ECPoint> point(PublicKey key) {
        if (!(key instanceof ECPublicKey ec) || !ec.getParams().getOrder().equals(ORDER)) {
            return Optional.empty();
        }
        ECPoint known = POINTS.get(ec.getW());
        if (known != null) {
            return Optional.of(known);
        }
        BigInteger x = ec.getW().getAffineX();
        BigInteger y = ec.getW().getAffineY();
        if (!onCurve(x, y)) {
            return Optional.empty();
        }
        ECPoint point = CURVE.createPoint(x, y);
        POINTS.put(ec.getW(), point);
        return Optional.of(point);
    }

    /** Signs; s is brought to the lower half. */
    public static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signer = Signature.getInstance(ALGORITHM);
            signer.initSign(key);
            signer.update(message);
            byte[] signature = signer.sign();
            BigInteger s = number(signature, COORDINATE);
            if (s.compareTo(HALF_ORDER) > 0) {
                byte[] low = ORDER.subtract(s).toByteArray();
                int from = Math.max(0, low.length - COORDINATE);
                Arrays.fill(signature, COORDINATE, signature.length, (byte) 0);
                System.arraycopy(low, from, signature, signature.length - (low.length - from), low.length - from);
            }
            return signature;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key cannot sign: " + e.getMessage(), e);
        }
    }

    private static boolean canonical(byte[] signature) {
        BigInteger r = number(signature, 0);
        BigInteger s = number(signature, COORDINATE);
        return r.signum() > 0 && r.compareTo(ORDER) < 0 && s.signum() > 0 && hasLowS(signature);
    }

    private static boolean onCurve(BigInteger x, BigInteger y) {
        if (x.signum() < 0 || x.compareTo(P) >= 0 || y.signum() < 0 || y.compareTo(P) >= 0) {
            return false;
        }
        BigInteger right =
                x.pow(3).subtract(x.multiply(BigInteger.valueOf(3))).add(B).mod(P);
        return y.pow(2).mod(P).equals(right);
    }

    private static BigInteger number(byte[] bytes, int from) {
        return new BigInteger(1, bytes, from, COORDINATE);
    }
}

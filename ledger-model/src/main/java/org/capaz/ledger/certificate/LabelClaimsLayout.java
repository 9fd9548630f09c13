// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.certificate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.capaz.ledger.identity.Digest;

/**
 * The bytes of a label's claims, version 1: the one place that writes and reads them. In order: version 1 byte, domain 4,
 * certificate id 16, record hash 32, six numbers of 4 bytes (most significant byte first), country 2, length of the seal 1,
 * seal. Here nothing is judged but the lengths; what the values must be is for the contract and the verifier to check.
 *
 * @param domain the first bytes of a hash over channel and chaincode, see {@link #domain}
 * @param certificate the certificate id, most significant byte first
 * @param recordHash SHA-256 of the certificate record
 * @param asOf Unix seconds at which peers stated the claims
 * @param validUntil Unix seconds
 * @param statusIndex the certificate's place on the status list
 * @param grossMg gross mass in milligrams
 * @param fineMg fine mass in milligrams
 * @param fineness hundredths of a per mille
 * @param country two letters, one byte each
 * @param seal the seal number, one byte for each character, at most 255
 */
public record LabelClaimsLayout(
        byte[] domain,
        byte[] certificate,
        byte[] recordHash,
        long asOf,
        long validUntil,
        long statusIndex,
        long grossMg,
        long fineMg,
        long fineness,
        byte[] country,
        byte[] seal) {
    /** The first byte. */
    public static final int VERSION = 1;
    /** The number of bytes before the seal. */
    public static final int FIXED_LENGTH = 80;
    /** The number of bytes of a domain. */
    public static final int DOMAIN_LENGTH = 4;
    /** The number of bytes of a record hash. */
    public static final int HASH_LENGTH = 32;
    /** The largest number that fits: 32 bits, unsigned. */
    public static final long LARGEST_NUMBER = 0xffff_ffffL;

    private static final int ID_LENGTH = 16;
    private static final int COUNTRY_LENGTH = 2;

    /**
     * The domain that labels of this channel and chaincode carry, so that a label of one says nothing on another.
     *
     * @param channel the channel's name
     * @param chaincode the chaincode's name
     * @return 4 bytes
     */
    public static byte[] domain(String channel, String chaincode) {
        byte[] name = ("gold-label-v1\0" + channel + "\0" + chaincode).getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(Digest.sha256(name), DOMAIN_LENGTH);
    }

    /**
     * The length of the seal that the claims announce.
     *
     * @param claims at least {@link #FIXED_LENGTH} bytes
     * @return 0 to 255
     */
    public static int sealLength(byte[] claims) {
        return claims[FIXED_LENGTH - 1] & 0xff;
    }

    /**
     * Reads claims.
     *
     * @param claims the bytes
     * @return their parts
     * @throws IllegalArgumentException when there are fewer bytes, another version or another length than announced
     */
    public static LabelClaimsLayout read(byte[] claims) {
        if (claims.length < FIXED_LENGTH
                || claims[0] != VERSION
                || sealLength(claims) != claims.length - FIXED_LENGTH) {
            throw new IllegalArgumentException("label claims must be of version 1 and as long as they announce");
        }
        ByteBuffer in = ByteBuffer.wrap(claims, 1, claims.length - 1);
        byte[] domain = take(in, DOMAIN_LENGTH);
        byte[] certificate = take(in, ID_LENGTH);
        byte[] recordHash = take(in, HASH_LENGTH);
        long asOf = number(in);
        long validUntil = number(in);
        long statusIndex = number(in);
        long grossMg = number(in);
        long fineMg = number(in);
        long fineness = number(in);
        byte[] country = take(in, COUNTRY_LENGTH);
        byte[] seal = take(in, in.get() & 0xff);
        return new LabelClaimsLayout(
                domain,
                certificate,
                recordHash,
                asOf,
                validUntil,
                statusIndex,
                grossMg,
                fineMg,
                fineness,
                country,
                seal);
    }

    /**
     * The claims as bytes; numbers must fit {@link #LARGEST_NUMBER}.
     *
     * @return {@link #FIXED_LENGTH} bytes and the seal
     */
    public byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(FIXED_LENGTH + seal.length)
                .put((byte) VERSION)
                .put(domain)
                .put(certificate)
                .put(recordHash);
        for (long number : new long[] {asOf, validUntil, statusIndex, grossMg, fineMg, fineness}) {
            out.putInt((int) number);
        }
        return out.put(country).put((byte) seal.length).put(seal).array();
    }

    private static byte[] take(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static long number(ByteBuffer in) {
        return in.getInt() & LARGEST_NUMBER;
    }
}

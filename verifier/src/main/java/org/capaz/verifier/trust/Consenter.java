// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.trust;

import java.security.cert.X509Certificate;
import java.util.OptionalLong;
import org.capaz.verifier.verdict.CheckFailed;

/**
 * One ordering node whose signature counts towards a block's quorum, with one of the certificates that it has had.
 *
 * <p>Decision 230.
 *
 * @param id the node's id in the channel configuration
 * @param mspId the organisation's MSP id
 * @param certificate the node's signing certificate
 * @param from the first block that it signed with this certificate, when it was not among the first orderers with it
 * @param until the last block that it signed with this certificate, when it has another one since or orders no more
 */
public record Consenter(long id, String mspId, X509Certificate certificate, OptionalLong from, OptionalLong until) {
    /**
     * A node that has had no other certificate.
     *
     * @param id the node's id in the channel configuration
     * @param mspId the organisation's MSP id
     * @param certificate the node's signing certificate
     */
    public Consenter(long id, String mspId, X509Certificate certificate) {
        this(id, mspId, certificate, OptionalLong.empty(), OptionalLong.empty());
    }

    /**
     * Whether a block is one of those that it signed with this certificate.
     *
     * @param block the block's number
     * @return whether its signature under that block counts
     */
    public boolean signs(long block) {
        return from.orElse(block) <= block && block <= until.orElse(block);
    }

    /** Whether it stands before another one in an anchor; of one node, the time of one certificate ends before the next. */
    boolean isBefore(Consenter other) {
        return id < other.id
                || (id == other.id
                        && until.isPresent()
                        && other.from.isPresent()
                        && until.getAsLong() < other.from.getAsLong());
    }

    /**
     * Requires that this node signed these bytes.
     *
     * @param message the signed bytes
     * @param der its signature in DER
     * @throws CheckFailed with {@code E-SIG}, {@code E-HIGH-S} or {@code E-ALG}
     */
    public void requireSigned(byte[] message, byte[] der) {
        EcdsaSignature.verify(Certificates.signingKey(certificate), message, EcdsaSignature.rawFromDer(der));
    }
}

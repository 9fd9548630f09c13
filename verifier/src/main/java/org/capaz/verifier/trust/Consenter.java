// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.trust;

import java.security.cert.X509Certificate;
import org.capaz.verifier.verdict.CheckFailed;

/**
 * One ordering node whose signature counts towards a block's quorum.
 *
 * @param id the node's id in the channel configuration
 * @param mspId the organisation's MSP id
 * @param certificate the node's signing certificate
 */
public record Consenter(long id, String mspId, X509Certificate certificate) {
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

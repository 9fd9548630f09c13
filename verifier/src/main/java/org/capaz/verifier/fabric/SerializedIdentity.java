// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.fabric;

import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.wire.Limit;
import org.capaz.verifier.wire.ProtoMessage;

/**
 * Who claims to have signed: an organisation's name and a certificate, not yet believed.
 *
 * @param mspId the organisation's MSP id
 * @param pem the certificate in PEM, not yet decoded
 * @param bytes the message as received, which is what is signed and hashed
 */
public record SerializedIdentity(String mspId, String pem, byte[] bytes) {
    /**
     * Reads an {@code msp.SerializedIdentity}.
     *
     * @param bytes the message as received, which is what is signed and hashed
     * @return the identity
     * @throws org.capaz.verifier.verdict.CheckFailed with {@code E-PROTO} or {@code E-LIMIT}
     */
    public static SerializedIdentity read(byte[] bytes) {
        Limit.IDENTITY_BYTES.require(bytes.length);
        var message = ProtoMessage.read(VerdictMessage.PROTO_IDENTITY, bytes);
        return new SerializedIdentity(message.text(1), message.text(2), bytes);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.fabric;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.wire.Limit;
import org.capaz.verifier.wire.ProtoMessage;
import org.capaz.verifier.wire.ProtoWriter;

/**
 * Who claims to have signed: an organisation's name and a certificate, not yet believed.
 *
 * @param mspId the organisation's MSP id
 * @param pem the certificate in PEM, not yet decoded
 * @param bytes the message as received, which is what is signed and hashed
 */
public record SerializedIdentity(String mspId, String pem, byte[] bytes) {
    private static final int PEM_LINE = 64;

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

    /**
     * The bytes in which a peer sends the identity of this certificate: two fields, and the PEM in lines of 64.
     *
     * @param mspId the organisation's MSP id
     * @param der the certificate
     * @return the message
     */
    public static byte[] sent(String mspId, byte[] der) {
        String lines = Base64.getMimeEncoder(PEM_LINE, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        String pem = "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
        return new ProtoWriter().text(1, mspId).text(2, pem).toBytes();
    }
}

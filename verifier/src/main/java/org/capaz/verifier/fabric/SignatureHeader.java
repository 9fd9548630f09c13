// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.fabric;

import org.capaz.ledger.identity.Digest;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.wire.ProtoMessage;

/**
 * The second half of a payload's header: who made it, and the nonce that makes its id unique.
 *
 * @param bytes the bytes as received
 * @param creator the serialized identity of the client
 * @param nonce the random bytes that make the transaction id unique
 */
public record SignatureHeader(byte[] bytes, byte[] creator, byte[] nonce) {
    static SignatureHeader read(byte[] bytes) {
        var message = ProtoMessage.read(VerdictMessage.PROTO_SIGNATURE_HEADER, bytes);
        return new SignatureHeader(bytes, message.bytes(1), message.bytes(2));
    }

    /**
     * The only transaction id that fits this header.
     *
     * @return SHA-256 of nonce and creator, in hexadecimal
     */
    public String txId() {
        return Digest.hex(nonce, creator);
    }
}

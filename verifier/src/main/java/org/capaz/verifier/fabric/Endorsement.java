// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.fabric;

import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.wire.ProtoMessage;

/**
 * One peer's signature over {@code response payload || endorser}, as received.
 *
 * @param endorser the serialized identity of the peer
 * @param signature ECDSA in DER
 */
public record Endorsement(byte[] endorser, byte[] signature) {
    static Endorsement read(byte[] bytes) {
        var message = ProtoMessage.read(VerdictMessage.PROTO_ENDORSEMENT, bytes);
        return new Endorsement(message.bytes(1), message.bytes(2));
    }

    /**
     * Who claims to have signed.
     *
     * @return the identity, not yet checked
     * @throws org.capaz.verifier.verdict.CheckFailed with {@code E-PROTO}
     */
    public SerializedIdentity identity() {
        return SerializedIdentity.read(endorser);
    }
}

package org.capaz.verifier.fabric;

import org.capaz.verifier.wire.ProtoMessage;

/** One peer's signature over {@code response payload || endorser}, as received. */
public record Endorsement(byte[] endorser, byte[] signature) {
    static Endorsement read(byte[] bytes) {
        var message = ProtoMessage.read("endorsement", bytes);
        return new Endorsement(message.bytes(1), message.bytes(2));
    }

    public SerializedIdentity identity() {
        return SerializedIdentity.read(endorser);
    }
}

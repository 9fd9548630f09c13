package org.capaz.verifier.fabric;

import java.util.HexFormat;
import org.capaz.verifier.wire.ProtoMessage;
import org.capaz.ledger.identity.Digest;

/** The second half of a payload's header: who made it, and the nonce that makes its id unique. */
public record SignatureHeader(byte[] bytes, byte[] creator, byte[] nonce) {
    static SignatureHeader read(byte[] bytes) {
        var message = ProtoMessage.read("signature header", bytes);
        return new SignatureHeader(bytes, message.bytes(1), message.bytes(2));
    }

    /** The only transaction id that fits this header. */
    public String txId() {
        return HexFormat.of().formatHex(Digest.sha256(nonce, creator));
    }
}

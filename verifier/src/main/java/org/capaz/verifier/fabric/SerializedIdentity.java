package org.capaz.verifier.fabric;

import org.capaz.verifier.wire.ProtoMessage;

/** Who claims to have signed: an organisation's name and a certificate, not yet believed. */
public record SerializedIdentity(String mspId, String pem, byte[] bytes) {
    public static SerializedIdentity read(byte[] bytes) {
        var message = ProtoMessage.read("identity", bytes);
        return new SerializedIdentity(message.text(1), message.text(2), bytes);
    }
}

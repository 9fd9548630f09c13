// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.fabric;

import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.wire.ProtoMessage;

/**
 * The first half of a payload's header: which channel, which transaction, when, which chaincode.
 *
 * @param bytes the bytes as received
 * @param type {@link #CONFIG}, {@link #ENDORSER_TRANSACTION} or another type of Fabric
 * @param seconds the client's time in Unix seconds
 * @param channel the channel's name
 * @param txId the transaction id, 64 hexadecimal digits
 * @param epoch 0 in every version of Fabric so far
 * @param chaincode the called chaincode's name, empty when none is called
 */
public record ChannelHeader(
        byte[] bytes, long type, long seconds, String channel, String txId, long epoch, String chaincode) {
    /** Types of payload that occur on a channel. */
    public static final long CONFIG = 1;

    public static final long ENDORSER_TRANSACTION = 3;

    static ChannelHeader read(byte[] bytes) {
        var message = ProtoMessage.read(VerdictMessage.PROTO_CHANNEL_HEADER, bytes);
        return new ChannelHeader(
                bytes,
                message.number(1),
                message.message(3, VerdictMessage.PROTO_TIMESTAMP).number(1),
                message.text(4),
                message.text(5),
                message.number(6),
                message.message(7, VerdictMessage.PROTO_HEADER_EXTENSION)
                        .message(2, VerdictMessage.PROTO_CHAINCODE_ID)
                        .text(2));
    }
}

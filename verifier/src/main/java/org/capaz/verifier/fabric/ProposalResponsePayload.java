// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.fabric;

import java.util.Optional;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.wire.ProtoMessage;

/**
 * The bytes that every endorser signs (PRP) and what they say: results, event, answer and chaincode of one proposal.
 *
 * @param bytes the message as received, which is what endorsers sign
 * @param proposalHash SHA-256 that ties it to its proposal, 32 bytes
 * @param results what the chaincode read and would write
 * @param event the chaincode event, when there is one
 * @param answer what the contract returned
 * @param chaincode the chaincode's name
 * @param chaincodeVersion the chaincode's version in its definition
 */
public record ProposalResponsePayload(
        byte[] bytes,
        byte[] proposalHash,
        ReadWriteSet results,
        Optional<Event> event,
        Answer answer,
        String chaincode,
        String chaincodeVersion) {

    /**
     * What the contract returned.
     *
     * @param status as in HTTP; {@link #OK} is a success
     * @param message empty on success
     * @param payload the contract's answer
     */
    public record Answer(long status, String message, byte[] payload) {
        /** The status of a success. */
        public static final long OK = 200;
    }

    /**
     * The one event a transaction may carry.
     *
     * @param chaincode the chaincode's name
     * @param txId the transaction id
     * @param name the event's name
     * @param payload the event's content
     */
    public record Event(String chaincode, String txId, String name, byte[] payload) {}

    static ProposalResponsePayload read(byte[] bytes) {
        var message = ProtoMessage.read(VerdictMessage.PROTO_RESPONSE_PAYLOAD, bytes);
        var action = message.message(2, VerdictMessage.PROTO_CHAINCODE_ACTION);
        var response = action.message(3, VerdictMessage.PROTO_RESPONSE);
        var chaincode = action.message(4, VerdictMessage.PROTO_CHAINCODE_ID);
        return new ProposalResponsePayload(
                bytes,
                message.bytes(1),
                ReadWriteSet.read(action.bytes(1)),
                action.present(2).filter(event -> event.length > 0).map(ProposalResponsePayload::readEvent),
                new Answer(response.number(1), response.text(2), response.bytes(3)),
                chaincode.text(2),
                chaincode.text(3));
    }

    private static Event readEvent(byte[] bytes) {
        var message = ProtoMessage.read(VerdictMessage.PROTO_EVENT, bytes);
        return new Event(message.text(1), message.text(2), message.text(3), message.bytes(4));
    }
}

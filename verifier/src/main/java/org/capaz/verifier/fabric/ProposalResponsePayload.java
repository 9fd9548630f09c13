package org.capaz.verifier.fabric;

import java.util.Optional;
import org.capaz.verifier.wire.ProtoMessage;

/** The bytes that every endorser signs (PRP) and what they say: results, event, answer and chaincode of one proposal. */
public record ProposalResponsePayload(
        byte[] bytes,
        byte[] proposalHash,
        ReadWriteSet results,
        Optional<Event> event,
        Answer answer,
        String chaincode,
        String chaincodeVersion) {

    /** What the contract returned. */
    public record Answer(long status, String message, byte[] payload) {
        /** The status of a success. */
        public static final long OK = 200;
    }

    /** The one event a transaction may carry. */
    public record Event(String chaincode, String txId, String name, byte[] payload) {}

    static ProposalResponsePayload read(byte[] bytes) {
        var message = ProtoMessage.read("response payload", bytes);
        var action = message.message(2, "chaincode action");
        var response = action.message(3, "response");
        var chaincode = action.message(4, "chaincode id");
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
        var message = ProtoMessage.read("event", bytes);
        return new Event(message.text(1), message.text(2), message.text(3), message.bytes(4));
    }
}

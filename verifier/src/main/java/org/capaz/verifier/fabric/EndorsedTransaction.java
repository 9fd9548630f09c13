package org.capaz.verifier.fabric;

import static org.capaz.verifier.verdict.Code.E_ENV;

import java.util.Arrays;
import java.util.List;
import org.capaz.ledger.identity.Digest;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.wire.ProtoMessage;

/**
 * The payload of an envelope that carries one endorsed proposal: the question as the client put it, the peers' common
 * answer and their signatures. A view is the same bytes as a transaction that was never submitted.
 *
 * @param channelHeader channel, transaction id, time
 * @param signatureHeader client and nonce
 * @param proposalPayload the chaincode proposal payload, as it is hashed
 * @param chaincode the name of the chaincode that was called
 * @param arguments the function and its arguments
 * @param response what the endorsers signed
 * @param endorsements their signatures
 */
public record EndorsedTransaction(
        ChannelHeader channelHeader,
        SignatureHeader signatureHeader,
        byte[] proposalPayload,
        String chaincode,
        List<byte[]> arguments,
        ProposalResponsePayload response,
        List<Endorsement> endorsements) {

    /**
     * Reads an {@code Envelope.payload}; refuses what is not exactly one endorser transaction (check V1).
     *
     * @param payload {@code Envelope.payload} bytes
     * @return its parts
     * @throws CheckFailed with {@code E-PROTO} or {@code E-ENV}
     */
    public static EndorsedTransaction read(byte[] payload) {
        var message = ProtoMessage.read("payload", payload);
        var header = message.message(1, "header");
        var channelHeader = ChannelHeader.read(header.bytes(1));
        require(
                channelHeader.type() == ChannelHeader.ENDORSER_TRANSACTION,
                "type %d, expected 3 (endorser transaction)",
                "tipo %d, se esperaba 3 (transacción refrendada)",
                channelHeader.type());
        require(channelHeader.epoch() == 0, "epoch %d, expected 0", "época %d, se esperaba 0", channelHeader.epoch());
        var signatureHeader = SignatureHeader.read(header.bytes(2));

        List<byte[]> actions =
                ProtoMessage.read("transaction", message.bytes(2)).all(1);
        require(actions.size() == 1, "%d actions, expected 1", "%d acciones, se esperaba 1", actions.size());
        var action = ProtoMessage.read("action", actions.get(0));
        require(
                Arrays.equals(action.bytes(1), signatureHeader.bytes()),
                "the action's header is not the payload's signature header",
                "el encabezado de la acción no es el encabezado de firma del mensaje");

        var actionPayload = action.message(2, "action payload");
        var endorsed = actionPayload.message(2, "endorsed action");
        byte[] proposalPayload = actionPayload.bytes(1);
        var spec = ProtoMessage.read("proposal payload", proposalPayload)
                .message(1, "invocation")
                .message(1, "chaincode spec");
        return new EndorsedTransaction(
                channelHeader,
                signatureHeader,
                proposalPayload,
                spec.message(2, "chaincode id").text(2),
                spec.message(3, "input").all(1),
                ProposalResponsePayload.read(endorsed.bytes(1)),
                endorsed.all(2).stream().map(Endorsement::read).toList());
    }

    /**
     * The hash that ties the answer to its question: {@code H(channel_header || signature_header || proposal payload)}.
     *
     * @return 32 bytes
     */
    public byte[] proposalHash() {
        return Digest.sha256(channelHeader.bytes(), signatureHeader.bytes(), proposalPayload);
    }

    private static void require(boolean condition, String en, String es, Object... values) {
        if (!condition) {
            throw new CheckFailed(E_ENV, en, es, values);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.fabric;

import static org.capaz.verifier.verdict.Code.E_ENV;

import java.util.Arrays;
import java.util.List;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.message.Sentence;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.wire.Limit;
import org.capaz.verifier.wire.ProtoMessage;

/**
 * The payload of an envelope that carries one endorsed proposal: the question as the client put it, the peers' common
 * answer and their signatures. A view is the same bytes as a transaction that was never submitted.
 *
 * <p>Format: {@code docs/reference/formats/view.md}.
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
     * @throws CheckFailed with {@code E-PROTO}, {@code E-ENV} or {@code E-LIMIT}
     */
    public static EndorsedTransaction read(byte[] payload) {
        var message = ProtoMessage.read(VerdictMessage.PROTO_PAYLOAD, payload);
        var header = message.message(1, VerdictMessage.PROTO_HEADER);
        var channelHeader = ChannelHeader.read(header.bytes(1));
        require(
                channelHeader.type() == ChannelHeader.ENDORSER_TRANSACTION,
                VerdictMessage.ENVELOPE_TYPE_WRONG.with("type", PlainNumbers.digits(channelHeader.type())));
        require(
                channelHeader.epoch() == 0,
                VerdictMessage.ENVELOPE_EPOCH_WRONG.with("epoch", PlainNumbers.digits(channelHeader.epoch())));
        var signatureHeader = SignatureHeader.read(header.bytes(2));

        List<byte[]> actions = ProtoMessage.read(VerdictMessage.PROTO_TRANSACTION, message.bytes(2))
                .all(1);
        require(
                actions.size() == 1,
                VerdictMessage.ENVELOPE_ACTION_COUNT_WRONG.with("count", PlainNumbers.digits(actions.size())));
        var action = ProtoMessage.read(VerdictMessage.PROTO_ACTION, actions.get(0));
        require(
                Arrays.equals(action.bytes(1), signatureHeader.bytes()),
                VerdictMessage.ENVELOPE_ACTION_HEADER_WRONG.sentence());

        var actionPayload = action.message(2, VerdictMessage.PROTO_ACTION_PAYLOAD);
        var endorsed = actionPayload.message(2, VerdictMessage.PROTO_ENDORSED_ACTION);
        List<byte[]> endorsements = endorsed.all(2);
        Limit.ENDORSEMENTS.require(endorsements.size());
        byte[] proposalPayload = actionPayload.bytes(1);
        var spec = ProtoMessage.read(VerdictMessage.PROTO_PROPOSAL_PAYLOAD, proposalPayload)
                .message(1, VerdictMessage.PROTO_INVOCATION)
                .message(1, VerdictMessage.PROTO_CHAINCODE_SPEC);
        return new EndorsedTransaction(
                channelHeader,
                signatureHeader,
                proposalPayload,
                spec.message(2, VerdictMessage.PROTO_CHAINCODE_ID).text(2),
                spec.message(3, VerdictMessage.PROTO_INPUT).all(1),
                ProposalResponsePayload.read(endorsed.bytes(1)),
                endorsements.stream().map(Endorsement::read).toList());
    }

    /**
     * The hash that ties the answer to its question: {@code H(channel_header || signature_header || proposal payload)}.
     *
     * @return 32 bytes
     */
    public byte[] proposalHash() {
        return Digest.sha256(channelHeader.bytes(), signatureHeader.bytes(), proposalPayload);
    }

    private static void require(boolean condition, Sentence defect) {
        if (!condition) {
            throw new CheckFailed(E_ENV, defect);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.fabric;

import java.util.List;
import java.util.Optional;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.wire.ProtoMessage;

/**
 * One transaction of a block, at its place.
 *
 * @param place block and index
 * @param validationCode 0 is valid; any other number up to 255 means that nothing of it counts
 * @param type 1 config, 3 endorser transaction, 0 when an invalid envelope cannot be read
 * @param txId empty when an invalid envelope cannot be read, and for config blocks of the orderers
 * @param creatorMspId the member whose client made it, unproven unless valid
 * @param timestamp the proposal's time in Unix seconds
 * @param endorsed question, answer and signatures, for a valid endorser transaction only
 * @param envelope the bytes as received
 */
public record BlockTransaction(
        Version place,
        int validationCode,
        long type,
        String txId,
        String creatorMspId,
        long timestamp,
        Optional<EndorsedTransaction> endorsed,
        byte[] envelope) {

    static BlockTransaction read(Version place, int validationCode, byte[] envelope) {
        try {
            return decode(place, validationCode, envelope);
        } catch (CheckFailed unreadable) {
            if (validationCode == 0) {
                throw unreadable;
            }
            return new BlockTransaction(place, validationCode, 0, "", "", 0, Optional.empty(), envelope);
        }
    }

    /**
     * What one endorser transaction of a block was called with.
     *
     * @param envelope {@code common.Envelope} bytes
     * @return the function and its arguments
     * @throws CheckFailed where it is no readable endorser transaction
     */
    public static List<byte[]> arguments(byte[] envelope) {
        return endorsedIn(envelope).arguments();
    }

    /**
     * One endorser transaction of a block.
     *
     * @param envelope {@code common.Envelope} bytes
     * @return question, answer and endorsements, unproven
     * @throws CheckFailed where it is no readable endorser transaction
     */
    public static EndorsedTransaction endorsedIn(byte[] envelope) {
        return EndorsedTransaction.read(
                ProtoMessage.read(VerdictMessage.PROTO_ENVELOPE, envelope).bytes(1));
    }

    /**
     * Whether its peer called it valid.
     *
     * @return true for validation code 0
     */
    public boolean valid() {
        return validationCode == 0;
    }

    /**
     * The writes of one chaincode, in key order as signed; none unless this is a valid endorser transaction.
     *
     * @param chaincode the chaincode's name
     * @return the writes
     */
    public List<ReadWriteSet.Write> writes(String chaincode) {
        return endorsed.flatMap(tx -> tx.response().results().namespace(chaincode))
                .map(ReadWriteSet.Namespace::writes)
                .orElse(List.of());
    }

    /**
     * The chaincode event; none unless this is a valid endorser transaction that has one.
     *
     * @return the event
     */
    public Optional<ProposalResponsePayload.Event> event() {
        return endorsed.flatMap(tx -> tx.response().event());
    }

    private static BlockTransaction decode(Version place, int validationCode, byte[] envelope) {
        byte[] payload =
                ProtoMessage.read(VerdictMessage.PROTO_ENVELOPE, envelope).bytes(1);
        var header = ProtoMessage.read(VerdictMessage.PROTO_PAYLOAD, payload).message(1, VerdictMessage.PROTO_HEADER);
        var channelHeader = ChannelHeader.read(header.bytes(1));
        byte[] creator = SignatureHeader.read(header.bytes(2)).creator();
        boolean decodable = validationCode == 0 && channelHeader.type() == ChannelHeader.ENDORSER_TRANSACTION;
        return new BlockTransaction(
                place,
                validationCode,
                channelHeader.type(),
                channelHeader.txId(),
                creator.length == 0 ? "" : SerializedIdentity.read(creator).mspId(),
                channelHeader.seconds(),
                decodable ? Optional.of(EndorsedTransaction.read(payload)) : Optional.empty(),
                envelope);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.bundle;

import static org.capaz.verifier.bundle.ChainQueries.require;
import static org.capaz.verifier.verdict.Code.E_BLOCK_TX;
import static org.capaz.verifier.verdict.Code.E_CHAIN_LINK;
import static org.capaz.verifier.verdict.Code.E_DATAHASH;
import static org.capaz.verifier.verdict.Code.E_HEADER;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.verifier.fabric.BlockHeader;
import org.capaz.verifier.fabric.EndorsedTransaction;
import org.capaz.verifier.fabric.Version;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.BlockSignatures;
import org.capaz.verifier.trust.Quorum;
import org.capaz.verifier.verdict.Finding;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.Stage;
import org.capaz.verifier.verdict.Step;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.wire.ProtoMessage;
import org.capaz.verifier.wire.ProtoWriter;

/**
 * The checks A2, A1, A7 and A8: that the block of the issuing transaction is whole, that the members' peers have it in their
 * chain, and that a quorum of the orderers signed it.
 *
 * <p>Decision 158.
 *
 * @param queries reads the members' answers about their chain
 * @param place block and index of the issuing transaction
 * @param chain what the file holds of the block
 */
record ChainCheck(ChainQueries queries, Version place, ChainPart chain) {
    private static final String QUESTION = "GetChainInfo";

    /**
     * Makes the checks.
     *
     * @param stage to which they are added
     * @param envelope the issuing transaction as the members gave it back; empty in a stage that has failed
     */
    void make(Stage stage, Optional<byte[]> envelope) {
        var header = stage.check(Step.A2, envelope, found -> readHeader());
        var whole = stage.check(Step.A1, header, found -> compareData(found, envelope.orElseThrow()));
        stage.check(Step.A7, whole, this::compareChain);
        Anchor anchor = queries.anchor();
        // Under Raft one orderer signs each block: the word of one organisation.
        if (anchor.consensus() == Anchor.Consensus.RAFT || anchor.consenters().isEmpty()) {
            stage.notMade(Step.A8, VerdictMessage.ORDERERS_NOT_IN_ANCHOR.sentence());
        } else {
            stage.check(Step.A8, whole, this::compareSignatures);
        }
    }

    private Finding<BlockHeader> readHeader() {
        var header = BlockHeader.read(chain.header());
        require(
                header.number() == place.block(),
                E_HEADER,
                VerdictMessage.BLOCK_NUMBER_DIFFERS
                        .with("found", PlainNumbers.digits(header.number()))
                        .and("block", PlainNumbers.digits(place.block())));
        return new Finding<>(
                header,
                VerdictMessage.BLOCK_HASHED
                        .with("block", PlainNumbers.digits(header.number()))
                        .and("hash", Argument.id(HexFormat.of().formatHex(header.hash()))));
    }

    private Finding<BlockHeader> compareData(BlockHeader header, byte[] issuing) {
        List<byte[]> envelopes = chain.envelopes();
        for (int i = 0; i < envelopes.size(); i++) {
            require(
                    whole(envelopes.get(i)),
                    E_DATAHASH,
                    VerdictMessage.BLOCK_ENVELOPE_WRONG.with("index", PlainNumbers.digits(i)));
        }
        require(
                Arrays.equals(Digest.sha256(envelopes.toArray(byte[][]::new)), header.dataHash()),
                E_DATAHASH,
                VerdictMessage.BLOCK_DATA_DIFFERS.sentence());
        require(
                place.tx() < envelopes.size() && Arrays.equals(envelopes.get((int) place.tx()), issuing),
                E_BLOCK_TX,
                VerdictMessage.BLOCK_TX_DIFFERS.with("index", PlainNumbers.digits(place.tx())));
        return new Finding<>(
                header,
                VerdictMessage.BLOCK_DATA_FITS
                        .with("index", PlainNumbers.digits(place.tx()))
                        .and("count", PlainNumbers.digits(envelopes.size())));
    }

    /**
     * Envelopes are hashed one after the other, without anything between them. Each must be the one encoding of a payload and a
     * signature, so that the same bytes cannot be cut into other transactions.
     */
    private static boolean whole(byte[] envelope) {
        var message = ProtoMessage.read(VerdictMessage.PROTO_ENVELOPE, envelope);
        byte[] payload = message.bytes(1);
        byte[] signature = message.bytes(2);
        return payload.length > 0
                && signature.length > 0
                && Arrays.equals(
                        new ProtoWriter().bytes(1, payload).bytes(2, signature).toBytes(), envelope);
    }

    private Finding<BlockHeader> compareChain(BlockHeader header) {
        List<byte[]> hashes = hashes(header);
        var quorum = new Quorum(queries.anchor());
        List<Long> heights = queries.answers(chain.chainInfo(), quorum, tx -> height(tx, hashes));
        Sentence signed = quorum.require();
        return new Finding<>(
                header,
                VerdictMessage.CHAIN_LINKED
                        .with("block", PlainNumbers.digits(header.number()))
                        .and("height", PlainNumbers.digits(heights.stream().reduce(0L, Math::max)))
                        .and("signed", signed));
    }

    /** The hashes of this block and of the later ones: each names its own data and the block before. */
    private List<byte[]> hashes(BlockHeader header) {
        var hashes = new ArrayList<byte[]>();
        hashes.add(header.hash());
        for (int at = 0; at < chain.later().length; at += ChainPart.HASH_LENGTH) {
            byte[] dataHash = Arrays.copyOfRange(chain.later(), at, at + ChainPart.HASH_LENGTH);
            hashes.add(new BlockHeader(header.number() + hashes.size(), hashes.getLast(), dataHash).hash());
        }
        return hashes;
    }

    /** How many blocks that member's peer has, when the last of them that the file reaches are those of the file. */
    private long height(EndorsedTransaction tx, List<byte[]> hashes) {
        require(queries.answer(tx, QUESTION, 2), E_CHAIN_LINK, VerdictMessage.CHAIN_ANSWER_WRONG.sentence());
        var info = ProtoMessage.read(
                VerdictMessage.PROTO_CHAIN_INFO, tx.response().answer().payload());
        long height = info.number(1);
        Optional<byte[]> last = hashOf(height - 1, hashes);
        Optional<byte[]> previous = hashOf(height - 2, hashes);
        require(
                (last.isPresent() || previous.isPresent())
                        && last.map(hash -> Arrays.equals(hash, info.bytes(2))).orElse(true)
                        && previous.map(hash -> Arrays.equals(hash, info.bytes(3)))
                                .orElse(true),
                E_CHAIN_LINK,
                VerdictMessage.CHAIN_DIFFERS.with("height", PlainNumbers.digits(height)));
        return height;
    }

    private Optional<byte[]> hashOf(long number, List<byte[]> hashes) {
        long index = number - place.block();
        return index >= 0 && index < hashes.size() ? Optional.of(hashes.get((int) index)) : Optional.empty();
    }

    private Finding<BlockHeader> compareSignatures(BlockHeader header) {
        return new Finding<>(header, BlockSignatures.require(queries.anchor(), header, chain.signatures()));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.trust;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.capaz.ledger.message.Sentence;
import org.capaz.verifier.fabric.BlockHeader;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.wire.Limit;
import org.capaz.verifier.wire.ProtoMessage;
import org.capaz.verifier.wire.ProtoWriter;

/** Whether a quorum of the ordering nodes of a BFT network signed a block: check A8, and the audit of a whole chain. */
public final class BlockSignatures {
    private BlockSignatures() {}

    /**
     * Requires the signatures of a quorum.
     *
     * @param anchor names the ordering nodes
     * @param header the block's header
     * @param metadata the {@code common.Metadata} message with the signatures
     * @return how many nodes signed, and how many are enough
     * @throws CheckFailed with {@code E-ORDERER} when they are too few, {@code E-LIMIT} or {@code E-PROTO} when the message
     *     cannot be read
     */
    public static Sentence require(Anchor anchor, BlockHeader header, byte[] metadata) {
        var message = ProtoMessage.read(VerdictMessage.PROTO_BLOCK_SIGNATURES, metadata);
        byte[] value = message.bytes(1);
        List<byte[]> signatures = message.all(2);
        Limit.ENDORSEMENTS.require(signatures.size());
        List<Consenter> orderers = anchor.consentersOf(header.number());
        var signed = new TreeSet<Long>();
        for (byte[] signature : signatures) {
            signer(orderers, signature, value, header.der()).ifPresent(signed::add);
        }
        int nodes = orderers.size();
        int least = quorum(nodes);
        Sentence found = VerdictMessage.ORDERERS_SIGNED
                .with("count", PlainNumbers.digits(signed.size()))
                .and("nodes", PlainNumbers.digits(nodes))
                .and("least", PlainNumbers.digits(least));
        if (signed.size() < least) {
            throw new CheckFailed(Code.E_ORDERER, found);
        }
        return found;
    }

    /** The orderer of a good signature; nothing for a bad one, or one of an orderer that the anchor does not name for this block. */
    private static Optional<Long> signer(List<Consenter> orderers, byte[] bytes, byte[] value, byte[] header) {
        try {
            var signature = ProtoMessage.read(VerdictMessage.PROTO_BLOCK_SIGNATURE, bytes);
            byte[] identifier = signature.bytes(3);
            long id = ProtoMessage.read(VerdictMessage.PROTO_IDENTIFIER_HEADER, identifier)
                    .number(1);
            Optional<Consenter> node =
                    orderers.stream().filter(consenter -> consenter.id() == id).findFirst();
            node.ifPresent(consenter -> consenter.requireSigned(
                    new ProtoWriter().raw(value).raw(identifier).raw(header).toBytes(), signature.bytes(2)));
            return node.map(Consenter::id);
        } catch (CheckFailed bad) {
            return Optional.empty();
        }
    }

    /** Any two quorums of so many orderers have one in common that is not faulty. */
    private static int quorum(int nodes) {
        int faulty = (nodes - 1) / 3;
        return (nodes + faulty + 2) / 2;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.bundle;

import static org.capaz.verifier.bundle.ChainQueries.require;
import static org.capaz.verifier.verdict.Code.E_DEF_UNKNOWN;
import static org.capaz.verifier.verdict.Code.E_TX_CREATOR;
import static org.capaz.verifier.verdict.Code.E_TX_POLICY;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.verifier.fabric.EndorsedTransaction;
import org.capaz.verifier.fabric.Endorsement;
import org.capaz.verifier.fabric.ProposalResponsePayload;
import org.capaz.verifier.fabric.ReadWriteSet;
import org.capaz.verifier.fabric.SerializedIdentity;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.ChaincodeDefinition;
import org.capaz.verifier.trust.EcdsaSignature;
import org.capaz.verifier.trust.IdentityCheck;
import org.capaz.verifier.trust.Member;
import org.capaz.verifier.trust.Quorum;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.wire.ProtoMessage;

/**
 * What holds for every transaction that changed the ledger: who sent it (check A3) and that the organisations of the
 * contract's policy endorsed it (check A4).
 */
public final class TransactionCheck {
    private final Anchor anchor;
    private final ChainQueries queries;

    /**
     * Checks against that anchor.
     *
     * @param anchor names the members and the definitions of the contract
     */
    public TransactionCheck(Anchor anchor) {
        this.anchor = anchor;
        // The time is asked of answers only, and none is read here.
        this.queries = new ChainQueries(anchor, 0);
    }

    /**
     * A transaction and who sent it.
     *
     * @param tx question, answer and endorsements
     * @param member whose client signed the envelope
     */
    public record Sent(EndorsedTransaction tx, Member member) {}

    /**
     * Reads a transaction and requires the sender's signature.
     *
     * @param bytes a {@code common.Envelope} message
     * @return the transaction and its sender
     * @throws CheckFailed with {@code E-TX-CREATOR}, or with the code of the form that is broken
     */
    public Sent sender(byte[] bytes) {
        var envelope = ProtoMessage.read(VerdictMessage.PROTO_ENVELOPE, bytes);
        byte[] payload = envelope.bytes(1);
        EndorsedTransaction tx = queries.read(payload);
        try {
            // Who sends a transaction may hold any role; a peer checks that its organisation may write, not we.
            var creator = IdentityCheck.requireOfAnyRole(
                    anchor,
                    SerializedIdentity.read(tx.signatureHeader().creator()),
                    tx.channelHeader().seconds());
            creator.requireSigned(payload, EcdsaSignature.rawFromDer(envelope.bytes(2)));
            return new Sent(tx, creator.member());
        } catch (CheckFailed failed) {
            throw new CheckFailed(E_TX_CREATOR, failed.evidence());
        }
    }

    /**
     * Requires the endorsements of the contract's own policy.
     *
     * @param tx the transaction
     * @return which organisations endorsed it, and how many are enough
     * @throws CheckFailed with {@code E-DEF-UNKNOWN} or {@code E-TX-POLICY}
     */
    public Sentence policy(EndorsedTransaction tx) {
        ChaincodeDefinition definition = definition(tx)
                .orElseThrow(() -> new CheckFailed(
                        E_DEF_UNKNOWN,
                        VerdictMessage.DEFINITION_OF_ISSUE_NOT_IN_ANCHOR
                                .with("chaincode", Argument.id(tx.chaincode()))
                                .and("version", PlainNumbers.digits(anchor.version()))));
        SortedSet<String> organisations = endorsers(tx);
        organisations.retainAll(definition.issueOrganisations());
        Sentence found = VerdictMessage.ORGANISATIONS_SIGNED
                .with("count", PlainNumbers.digits(organisations.size()))
                .and("least", PlainNumbers.digits(definition.issueSignatures()))
                .and("names", Argument.id(organisations.isEmpty() ? "-" : String.join(", ", organisations)));
        require(organisations.size() >= definition.issueSignatures(), E_TX_POLICY, found);
        return found;
    }

    /**
     * The organisations of good endorsements. A peer that validates passes over a bad one too, so it is not counted.
     *
     * @param tx the transaction
     * @return MSP ids
     */
    public SortedSet<String> endorsers(EndorsedTransaction tx) {
        var organisations = new TreeSet<String>();
        for (Endorsement endorsement : tx.endorsements()) {
            endorsing(tx, endorsement).ifPresent(organisations::add);
        }
        return organisations;
    }

    private Optional<ChaincodeDefinition> definition(EndorsedTransaction tx) {
        ProposalResponsePayload response = tx.response();
        return response.results()
                .namespace(ChaincodeDefinition.NAMESPACE)
                .flatMap(namespace -> namespace.read(ChaincodeDefinition.sequenceKey(tx.chaincode())))
                .flatMap(ReadWriteSet.Read::version)
                .flatMap(anchor::definitionAt)
                .filter(definition -> definition.chaincode().equals(tx.chaincode())
                        && definition.chaincode().equals(response.chaincode())
                        && definition.chaincode().equals(tx.channelHeader().chaincode())
                        && definition.version().equals(response.chaincodeVersion()));
    }

    private Optional<String> endorsing(EndorsedTransaction tx, Endorsement endorsement) {
        var one = new Quorum(anchor);
        try {
            ChainQueries.admit(tx, endorsement, tx.channelHeader().seconds(), one);
            return one.signers().stream()
                    .filter(signer -> !signer.organisation().isEmpty())
                    .map(signer -> signer.mspId())
                    .findFirst();
        } catch (CheckFailed bad) {
            return Optional.empty();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.bundle;

import static org.capaz.verifier.bundle.ChainQueries.require;
import static org.capaz.verifier.verdict.Code.E_DEF_UNKNOWN;
import static org.capaz.verifier.verdict.Code.E_PLACE;
import static org.capaz.verifier.verdict.Code.E_ROLE;
import static org.capaz.verifier.verdict.Code.E_TX_CREATOR;
import static org.capaz.verifier.verdict.Code.E_TX_INVALID;
import static org.capaz.verifier.verdict.Code.E_TX_POLICY;
import static org.capaz.verifier.verdict.Code.E_VALIDITY;
import static org.capaz.verifier.verdict.Code.E_WRITESET;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.capaz.ledger.certificate.ViewFormat;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.verifier.fabric.EndorsedTransaction;
import org.capaz.verifier.fabric.Endorsement;
import org.capaz.verifier.fabric.ProposalResponsePayload;
import org.capaz.verifier.fabric.ReadWriteSet;
import org.capaz.verifier.fabric.SerializedIdentity;
import org.capaz.verifier.fabric.Version;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.ChaincodeDefinition;
import org.capaz.verifier.trust.EcdsaSignature;
import org.capaz.verifier.trust.IdentityCheck;
import org.capaz.verifier.trust.Quorum;
import org.capaz.verifier.trust.Role;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Finding;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.Stage;
import org.capaz.verifier.verdict.Step;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.wire.ProtoMessage;

/**
 * The checks A6, A3, A4, A5 and A9: that the members' peers call the issuing transaction valid, who sent it, that the
 * organisations of the issuing policy endorsed it, that it created the record with these very bytes, and that it stands
 * where the members have the record; and, of an audit bundle, what {@link ChainCheck} makes of its block.
 *
 * <p>Decisions 155 and 158.
 */
public final class IssueCheck {
    private static final String QUESTION = "GetTransactionByID";

    private final Anchor anchor;
    private final IssuePart issue;
    private final ChainQueries queries;

    /** The transaction that the peers were asked for, as all of them gave it back. */
    private record Answered(String txId, byte[] envelope) {}

    private IssueCheck(Anchor anchor, IssuePart issue, long now) {
        this.anchor = anchor;
        this.issue = issue;
        this.queries = new ChainQueries(anchor, now);
    }

    /**
     * Makes the checks.
     *
     * @param anchor the anchor of the network
     * @param certificate the certificate id, a lower-case UUID
     * @param value the record as it stands on the ledger, already found to be the one that was signed
     * @param record where the members state that the record was written
     * @param issue what the file holds of the issuing transaction
     * @param now Unix seconds by the reader's clock
     * @return the stage, with A6, A3, A4, A5 and A9 in this order, and A2, A1, A7 and A8 where the file holds the block
     */
    public static Stage of(
            Anchor anchor, String certificate, String value, Optional<Version> record, IssuePart issue, long now) {
        var checks = new IssueCheck(anchor, issue, now);
        var stage = new Stage();
        var answered = stage.check(Step.A6, checks::compareValidity);
        var sent = stage.check(Step.A3, answered, checks::compareCreator);
        var endorsed = stage.check(Step.A4, sent, checks::comparePolicy);
        var written = stage.check(Step.A5, endorsed, tx -> compareWrite(tx, certificate, value));
        var placed = stage.check(Step.A9, written, tx -> checks.comparePlace(tx, record));
        issue.chain()
                .ifPresent(chain -> new ChainCheck(checks.queries, issue.place(), chain)
                        .make(stage, placed.flatMap(place -> answered).map(Answered::envelope)));
        return stage;
    }

    private Finding<Answered> compareValidity() {
        var quorum = new Quorum(anchor);
        List<Answered> all = queries.answers(issue.validity(), quorum, this::answer);
        Answered first = all.getFirst();
        require(
                all.stream()
                        .allMatch(other ->
                                other.txId().equals(first.txId()) && Arrays.equals(other.envelope(), first.envelope())),
                E_VALIDITY,
                VerdictMessage.VALIDITY_ANSWERS_DIFFER.sentence());
        return new Finding<>(first, quorum.require());
    }

    private Answered answer(EndorsedTransaction tx) {
        require(queries.answer(tx, QUESTION, 3), E_VALIDITY, VerdictMessage.VALIDITY_ANSWER_WRONG.sentence());
        var processed = ProtoMessage.read(
                VerdictMessage.PROTO_PROCESSED_TRANSACTION,
                tx.response().answer().payload());
        long code = processed.number(2);
        require(code == 0, E_TX_INVALID, VerdictMessage.VALIDATION_CODE_FOUND.with("code", PlainNumbers.digits(code)));
        return new Answered(ChainQueries.arguments(tx).get(2), processed.bytes(1));
    }

    private Finding<EndorsedTransaction> compareCreator(Answered answered) {
        var envelope = ProtoMessage.read(VerdictMessage.PROTO_ENVELOPE, answered.envelope());
        byte[] payload = envelope.bytes(1);
        EndorsedTransaction tx = queries.read(payload);
        require(
                tx.channelHeader().txId().equals(answered.txId()),
                E_VALIDITY,
                VerdictMessage.VALIDITY_ANSWER_WRONG.sentence());
        try {
            var creator = creator(
                    SerializedIdentity.read(tx.signatureHeader().creator()),
                    tx.channelHeader().seconds());
            creator.requireSigned(payload, EcdsaSignature.rawFromDer(envelope.bytes(2)));
            return new Finding<>(
                    tx,
                    VerdictMessage.SENT_BY.with(
                            "organisation", Argument.id(creator.member().name())));
        } catch (CheckFailed failed) {
            throw new CheckFailed(E_TX_CREATOR, failed.evidence());
        }
    }

    /** Who sends a transaction may hold any role; a peer checks that its organisation may write, not we. */
    private IdentityCheck.VerifiedIdentity creator(SerializedIdentity identity, long at) {
        for (Role role : Role.values()) {
            try {
                return IdentityCheck.require(anchor, identity, role, at);
            } catch (CheckFailed other) {
                if (other.code() != E_ROLE) {
                    throw other;
                }
            }
        }
        throw new CheckFailed(E_ROLE, VerdictMessage.SENDER_WITHOUT_ROLE.sentence());
    }

    private Finding<EndorsedTransaction> comparePolicy(EndorsedTransaction tx) {
        ChaincodeDefinition definition = definition(tx)
                .orElseThrow(() -> new CheckFailed(
                        E_DEF_UNKNOWN,
                        VerdictMessage.DEFINITION_OF_ISSUE_NOT_IN_ANCHOR
                                .with("chaincode", Argument.id(tx.chaincode()))
                                .and("version", PlainNumbers.digits(anchor.version()))));
        var organisations = new TreeSet<String>();
        for (Endorsement endorsement : tx.endorsements()) {
            endorsing(tx, endorsement).ifPresent(organisations::add);
        }
        organisations.retainAll(definition.issueOrganisations());
        Sentence found = VerdictMessage.ORGANISATIONS_SIGNED
                .with("count", PlainNumbers.digits(organisations.size()))
                .and("least", PlainNumbers.digits(definition.issueSignatures()))
                .and("names", Argument.id(organisations.isEmpty() ? "-" : String.join(", ", organisations)));
        require(organisations.size() >= definition.issueSignatures(), E_TX_POLICY, found);
        return new Finding<>(tx, found);
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

    /** The organisation of a good endorsement. A peer that validates passes over a bad one too, so it is not counted. */
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

    private static Finding<EndorsedTransaction> compareWrite(EndorsedTransaction tx, String certificate, String value) {
        String key = ViewFormat.recordKey(certificate);
        Optional<ReadWriteSet.Namespace> keys = tx.response().results().namespace(tx.chaincode());
        boolean absentBefore = keys.flatMap(namespace -> namespace.read(key))
                .filter(read -> read.version().isEmpty())
                .isPresent();
        boolean created = keys.flatMap(namespace -> namespace.write(key))
                .filter(write ->
                        !write.delete() && Arrays.equals(write.value(), value.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
        require(
                absentBefore && created && tx.response().answer().status() == ProposalResponsePayload.Answer.OK,
                E_WRITESET,
                VerdictMessage.RECORD_NOT_CREATED.with("key", Argument.id(key)));
        return new Finding<>(tx, VerdictMessage.RECORD_CREATED.with("key", Argument.id(key)));
    }

    private Finding<Version> comparePlace(EndorsedTransaction tx, Optional<Version> record) {
        require(
                record.equals(Optional.of(issue.place())),
                E_PLACE,
                VerdictMessage.PLACE_DIFFERS
                        .with("file", Argument.id(issue.place().toString()))
                        .and("ledger", Argument.id(record.map(Version::toString).orElse("-"))));
        return new Finding<>(
                issue.place(),
                VerdictMessage.ISSUED_AT_PLACE
                        .with("place", Argument.id(issue.place().toString()))
                        .and("id", Argument.id(tx.channelHeader().txId())));
    }
}

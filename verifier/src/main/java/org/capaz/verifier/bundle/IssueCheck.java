// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.bundle;

import static org.capaz.verifier.bundle.ChainQueries.require;
import static org.capaz.verifier.verdict.Code.E_PLACE;
import static org.capaz.verifier.verdict.Code.E_TX_INVALID;
import static org.capaz.verifier.verdict.Code.E_VALIDITY;
import static org.capaz.verifier.verdict.Code.E_WRITESET;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.certificate.ViewFormat;
import org.capaz.ledger.message.Argument;
import org.capaz.verifier.fabric.EndorsedTransaction;
import org.capaz.verifier.fabric.ProposalResponsePayload;
import org.capaz.verifier.fabric.ReadWriteSet;
import org.capaz.verifier.fabric.Version;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.Quorum;
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
    private final TransactionCheck transactions;

    /** The transaction that the peers were asked for, as all of them gave it back. */
    private record Answered(String txId, byte[] envelope) {}

    private IssueCheck(Anchor anchor, IssuePart issue, long now) {
        this.anchor = anchor;
        this.issue = issue;
        this.queries = new ChainQueries(anchor, now);
        this.transactions = new TransactionCheck(anchor);
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
        TransactionCheck.Sent sent = transactions.sender(answered.envelope());
        require(
                sent.tx().channelHeader().txId().equals(answered.txId()),
                E_VALIDITY,
                VerdictMessage.VALIDITY_ANSWER_WRONG.sentence());
        return new Finding<>(
                sent.tx(),
                VerdictMessage.SENT_BY.with(
                        "organisation", Argument.id(sent.member().name())));
    }

    private Finding<EndorsedTransaction> comparePolicy(EndorsedTransaction tx) {
        return new Finding<>(tx, transactions.policy(tx));
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

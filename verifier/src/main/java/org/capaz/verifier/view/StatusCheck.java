// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.view;

import static org.capaz.verifier.verdict.Code.E_DISAGREE;
import static org.capaz.verifier.verdict.Code.E_RESPONSE;
import static org.capaz.verifier.verdict.Code.E_STATUS_DIGEST;
import static org.capaz.verifier.verdict.Code.E_STATUS_STALE;
import static org.capaz.verifier.verdict.Code.N_NOT_ISSUED;
import static org.capaz.verifier.verdict.Step.S1;
import static org.capaz.verifier.verdict.Step.S2;
import static org.capaz.verifier.verdict.Step.S3;
import static org.capaz.verifier.verdict.Step.S4;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.certificate.ViewFormat;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.status.StatusList;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.Quorum;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Finding;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.Stage;
import org.capaz.verifier.verdict.VerdictMessage;

/**
 * The checks S1 to S4 of a status snapshot: whether a genuine label's certificate was still ISSUED at a known, recent
 * time. A snapshot that fails S1 to S3 is discarded and says nothing, neither good nor bad.
 *
 * <p>Format: {@code docs/reference/formats/status-list.md}.
 */
public final class StatusCheck {
    private final Stage stage;
    private final Result result;

    /** What the snapshot says of the certificate. */
    public sealed interface Result {
        /**
         * The certificate is on the list: it is no longer ISSUED.
         *
         * @param asOf Unix seconds at which the snapshot was stated
         */
        record Listed(long asOf) implements Result {}

        /**
         * The certificate is not on the list.
         *
         * @param asOf Unix seconds at which the snapshot was stated
         */
        record NotListed(long asOf) implements Result {}

        /** The snapshot cannot be used. */
        record Discarded() implements Result {}
    }

    private record SignedSnapshot(StatusSnapshot snapshot, EndorsementChecks.Answers<ViewAnswer.OfStatus> answers) {}

    private StatusCheck(Stage stage, Result result) {
        this.stage = stage;
        this.result = result;
    }

    /**
     * Checks a snapshot for one certificate.
     *
     * @param anchor the anchor of the label's network
     * @param file the snapshot as a member's gateway hands it out
     * @param statusIndex of the label's certificate
     * @param labelAsOf Unix seconds at which the label was signed; an older snapshot knows less than the label
     * @param now Unix seconds by the reader's clock
     * @return the checks and what the snapshot says
     */
    public static StatusCheck of(Anchor anchor, byte[] file, long statusIndex, long labelAsOf, long now) {
        var stage = new Stage();
        Optional<SignedSnapshot> signed = stage.check(S1, () -> endorsedAnswer(anchor, file, now));
        Optional<SignedSnapshot> complete = stage.check(S2, signed, StatusCheck::compareDigest);
        Optional<SignedSnapshot> recent = stage.check(
                S3, complete, found -> compareAge(found, anchor.statusMaxAge(), statusIndex, labelAsOf, now));
        stage.check(S4, recent, found -> look(found, statusIndex));
        return new StatusCheck(
                stage,
                recent.map(found -> found.answers().asOf())
                        .<Result>map(asOf -> stage.passed() ? new Result.NotListed(asOf) : new Result.Listed(asOf))
                        .orElseGet(Result.Discarded::new));
    }

    /**
     * When a snapshot was stated whose signatures hold and whose bits are those signed (S1 and S2), however old it is.
     *
     * @param anchor the anchor of the network it is of
     * @param file the snapshot as a member's gateway hands it out
     * @param now Unix seconds by the reader's clock
     * @return Unix seconds; empty when S1 or S2 failed
     */
    public static Optional<Long> statedAt(Anchor anchor, byte[] file, long now) {
        var stage = new Stage();
        Optional<SignedSnapshot> signed = stage.check(S1, () -> endorsedAnswer(anchor, file, now));
        return stage.check(S2, signed, StatusCheck::compareDigest)
                .map(found -> found.answers().asOf());
    }

    /**
     * The checks that were made.
     *
     * @return the stage, with S1 to S4 in order
     */
    public Stage stage() {
        return stage;
    }

    /**
     * What the snapshot says.
     *
     * @return {@link Result.Discarded} when one of S1 to S3 failed
     */
    public Result result() {
        return result;
    }

    private static Finding<SignedSnapshot> endorsedAnswer(Anchor anchor, byte[] file, long now) {
        var checks = new EndorsementChecks<>(anchor, ViewFormat.STATUS_VIEW, Optional.empty(), ViewAnswer::readStatus);
        var snapshot = StatusSnapshot.read(file);
        var transactions = checks.parse(snapshot.payloads()).value();
        checks.compareChannel(transactions);
        checks.compareTxIds(transactions);
        checks.compareProposalHashes(transactions);
        checks.compareArguments(transactions);
        var answers = checks.readAnswers(transactions).value();
        checks.compareReads(answers, List.of(ViewFormat.HEAD_KEY, ViewFormat.NOT_ISSUED_KEY), answer -> false);
        checks.compareTimes(answers, now, false);
        var signed = checks.verifySignatures(answers, ViewAnswer::asOf, new Quorum(anchor));
        requireAgreement(answers);
        return new Finding<>(new SignedSnapshot(snapshot, answers), signed.evidence());
    }

    /** All must speak of one list read at one place; otherwise nobody knows which of them the bits belong to. */
    private static void requireAgreement(EndorsementChecks.Answers<ViewAnswer.OfStatus> answers) {
        long different = answers.payloads().stream()
                .map(payload -> List.of(
                        payload.answer().count(),
                        payload.answer().digest(),
                        payload.placeOf(ViewFormat.NOT_ISSUED_KEY)))
                .distinct()
                .count();
        if (different > 1) {
            throw new CheckFailed(
                    E_DISAGREE,
                    VerdictMessage.ANSWERS_DIFFER
                            .with("different", PlainNumbers.digits(different))
                            .and("count", PlainNumbers.digits(answers.payloads().size())));
        }
    }

    private static Finding<SignedSnapshot> compareDigest(SignedSnapshot signed) {
        byte[] bits = signed.snapshot().bits();
        String digest = Digest.hex(bits);
        for (var payload : signed.answers().payloads()) {
            ViewAnswer.OfStatus answer = payload.answer();
            long expected = Math.max(StatusList.FEWEST_BYTES, (answer.count() + 7) / 8);
            if (!digest.equals(answer.digest()) || bits.length != expected) {
                throw new CheckFailed(
                        E_STATUS_DIGEST,
                        VerdictMessage.STATUS_LIST_HASH_WRONG
                                .with("bytes", PlainNumbers.digits(bits.length))
                                .and("hash", Argument.id(digest))
                                .and("signed", Argument.id(answer.digest())));
            }
            if (answer.head()
                    .map(Head::count)
                    .filter(count -> count == answer.count())
                    .isEmpty()) {
                throw new CheckFailed(E_RESPONSE, VerdictMessage.STATUS_LIST_COUNT_WRONG.sentence());
            }
        }
        return new Finding<>(signed, VerdictMessage.asIs(digest));
    }

    private static Finding<SignedSnapshot> compareAge(
            SignedSnapshot signed, long maxAge, long statusIndex, long labelAsOf, long now) {
        long asOf = signed.answers().asOf();
        var stated = Instant.ofEpochSecond(asOf);
        if (now - asOf > maxAge) {
            throw new CheckFailed(
                    E_STATUS_STALE,
                    VerdictMessage.STATUS_LIST_TOO_OLD
                            .with("stated", Argument.moment(stated))
                            .and("seconds", PlainNumbers.digits(maxAge)));
        }
        if (statusIndex >= signed.answers().first().count() || asOf < labelAsOf) {
            throw new CheckFailed(
                    E_STATUS_STALE,
                    VerdictMessage.STATUS_LIST_DOES_NOT_COVER
                            .with("stated", Argument.moment(stated))
                            .and("index", PlainNumbers.digits(statusIndex))
                            .and("label", Argument.moment(Instant.ofEpochSecond(labelAsOf))));
        }
        return new Finding<>(signed, VerdictMessage.STATUS_LIST_OF.with("stated", Argument.moment(stated)));
    }

    private static Finding<SignedSnapshot> look(SignedSnapshot signed, long statusIndex) {
        if (signed.snapshot().lists(statusIndex)) {
            throw new CheckFailed(
                    N_NOT_ISSUED, VerdictMessage.INDEX_LISTED.with("index", PlainNumbers.digits(statusIndex)));
        }
        return new Finding<>(signed, VerdictMessage.INDEX_NOT_LISTED.with("index", PlainNumbers.digits(statusIndex)));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.view;

import static org.capaz.verifier.verdict.Code.E_CHALLENGE;
import static org.capaz.verifier.verdict.Code.E_DISAGREE;
import static org.capaz.verifier.verdict.Code.E_READ;
import static org.capaz.verifier.verdict.Code.E_ROLLBACK;
import static org.capaz.verifier.verdict.Code.W_SIGNER_UNKNOWN;
import static org.capaz.verifier.verdict.Step.V1;
import static org.capaz.verifier.verdict.Step.V10;
import static org.capaz.verifier.verdict.Step.V11;
import static org.capaz.verifier.verdict.Step.V12;
import static org.capaz.verifier.verdict.Step.V13;
import static org.capaz.verifier.verdict.Step.V14;
import static org.capaz.verifier.verdict.Step.V2;
import static org.capaz.verifier.verdict.Step.V3;
import static org.capaz.verifier.verdict.Step.V4;
import static org.capaz.verifier.verdict.Step.V5;
import static org.capaz.verifier.verdict.Step.V6;
import static org.capaz.verifier.verdict.Step.V7;
import static org.capaz.verifier.verdict.Step.V8;
import static org.capaz.verifier.verdict.Step.V9;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.capaz.ledger.certificate.ViewFormat;
import org.capaz.ledger.message.Argument;
import org.capaz.verifier.fabric.Version;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.Quorum;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Facts;
import org.capaz.verifier.verdict.Finding;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.Signer;
import org.capaz.verifier.verdict.Stage;
import org.capaz.verifier.verdict.StatedNotices;
import org.capaz.verifier.verdict.Step;
import org.capaz.verifier.verdict.VerdictMessage;

/**
 * The checks V1 to V15: what the peers of enough organisations state of a certificate, live to the verifier's own
 * challenge or as of the time of a file.
 *
 * <p>Decision 020.
 *
 * <p>Format: {@code docs/reference/formats/view.md}.
 */
public final class ViewCheck {
    private final Stage stage;
    private final List<Signer> signers;
    private final Optional<Statement> statement;

    /**
     * What the members state, after every check passed.
     *
     * @param state the state that all payloads agree on
     * @param asOf Unix seconds of the statement
     * @param record the record hash that the members signed, in hexadecimal; empty when there is no record
     * @param recordFacts the facts in the certificate record, when its value came along and was compared
     * @param seen what to keep for the next live check
     * @param notices what they add to the state; empty in a file of the time when answers said nothing of it
     */
    public record Statement(
            CertificateState state,
            long asOf,
            Optional<String> record,
            Optional<Facts> recordFacts,
            LatestSeen seen,
            Optional<StatedNotices> notices) {}

    private record Compared(EndorsementChecks.Answers<ViewAnswer.OfState> answers, Optional<Facts> recordFacts) {}

    private ViewCheck(Stage stage, List<Signer> signers, Optional<Statement> statement) {
        this.stage = stage;
        this.signers = signers;
        this.statement = statement;
    }

    /**
     * Checks the members' answer.
     *
     * @param anchor the anchor of the network
     * @param expected what was asked and what is known already
     * @param payloads {@code Envelope.payload} bytes, one for each group of peers that gave the same answer
     * @param now Unix seconds by the reader's clock
     * @return the checks and what the members state
     */
    public static ViewCheck of(Anchor anchor, ViewExpectations expected, List<byte[]> payloads, long now) {
        return new Run(anchor, expected, now).check(payloads);
    }

    /**
     * The checks that were made.
     *
     * @return the stage, with V1 to V15 in order
     */
    public Stage stage() {
        return stage;
    }

    /**
     * Who signed, as far as the checks came.
     *
     * @return each known signer once
     */
    public List<Signer> signers() {
        return signers;
    }

    /**
     * What the members state.
     *
     * @return empty when any check failed
     */
    public Optional<Statement> statement() {
        return statement;
    }

    /** One run of the checks, with what stays the same in all of them. */
    private record Run(Anchor anchor, ViewExpectations expected, long now) {
        ViewCheck check(List<byte[]> payloads) {
            var stage = new Stage();
            var quorum = new Quorum(anchor);
            boolean live = expected.live();
            String id = expected.certificate();
            List<String> keys = List.of(ViewFormat.recordKey(id), ViewFormat.HEAD_KEY, ViewFormat.statusKey(id));
            var checks = new EndorsementChecks<>(
                    anchor, ViewFormat.STATE_VIEW, Optional.of(id), answer -> ViewAnswer.readState(answer, !live));
            var parsed = stage.check(V1, () -> checks.parse(payloads));
            var ofChannel = stage.check(V2, parsed, checks::compareChannel);
            var identified = stage.check(V3, ofChannel, checks::compareTxIds);
            var answered = stage.check(V4, identified, checks::compareProposalHashes);
            var asked = stage.check(V5, answered, checks::compareArguments);
            var read = stage.check(V6, asked, checks::readAnswers);
            var readOnly = stage.check(
                    V7,
                    read,
                    answers -> checks.compareReads(
                            answers, keys, answer -> answer.notices().isPresent()));
            var placed = stage.check(V8, readOnly, this::comparePlaces);
            var timely = stage.check(V9, placed, answers -> checks.compareTimes(answers, now, live));
            var endorsed = stage.check(V10, timely, answers -> {
                var signed = checks.verifySignatures(answers, answer -> live ? now : answer.asOf(), quorum);
                requireAgreement(answers);
                return signed;
            });
            if (quorum.unknown() > 0) {
                stage.note(
                        V10,
                        W_SIGNER_UNKNOWN,
                        VerdictMessage.SIGNERS_NOT_COUNTED.with("count", PlainNumbers.digits(quorum.unknown())));
            }
            var fresh = live ? stage.check(V11, endorsed, this::compareChallenges) : onlyLive(stage, V11, endorsed);
            var compared = absent(fresh) ? withoutRecord(stage, fresh) : stage.check(V12, fresh, this::compareRecord);
            var newest = live ? stage.check(V13, compared, this::compareWithSeen) : onlyLive(stage, V13, compared);
            var statement = stage.check(V14, newest, this::describeState);
            NoticeForm.list(stage, statement.isPresent(), statement.flatMap(Statement::notices));
            return new ViewCheck(stage, quorum.signers(), statement);
        }

        private static <T> Optional<T> onlyLive(Stage stage, Step step, Optional<T> found) {
            stage.notMade(step, VerdictMessage.ONLY_FOR_LIVE_ANSWER.sentence());
            return found;
        }

        private static boolean absent(Optional<EndorsementChecks.Answers<ViewAnswer.OfState>> found) {
            return found.filter(answers -> answers.first().state() == CertificateState.UNKNOWN)
                    .isPresent();
        }

        private static Optional<Compared> withoutRecord(
                Stage stage, Optional<EndorsementChecks.Answers<ViewAnswer.OfState>> found) {
            stage.notMade(V12, VerdictMessage.NO_RECORD_TO_COMPARE.sentence());
            return found.map(answers -> new Compared(answers, Optional.empty()));
        }

        private Finding<EndorsementChecks.Answers<ViewAnswer.OfState>> comparePlaces(
                EndorsementChecks.Answers<ViewAnswer.OfState> answers) {
            for (var payload : answers.payloads()) {
                var answer = payload.answer();
                Optional<Version> record = recordPlace(payload);
                Optional<Version> status = statusPlace(payload);
                boolean unknown = answer.state() == CertificateState.UNKNOWN;
                boolean absent = record.isEmpty() && status.isEmpty();
                boolean present = record.isPresent() && status.isPresent();
                boolean told = answer.record().isPresent() && answer.at().isPresent();
                boolean silent = answer.record().isEmpty()
                        && answer.at().isEmpty()
                        && answer.reason().isEmpty()
                        && answer.notices().stream().noneMatch(StatedNotices::any);
                if (!(unknown ? absent && silent : present && told)) {
                    throw new CheckFailed(
                            E_READ,
                            VerdictMessage.PLACES_DO_NOT_FIT_STATE
                                    .with("state", Argument.code(answer.state()))
                                    .and("record", Argument.id(shown(record)))
                                    .and("status", Argument.id(shown(status))));
                }
            }
            var first = answers.payloads().getFirst();
            return new Finding<>(
                    answers,
                    VerdictMessage.PLACES_FOUND
                            .with("record", Argument.id(shown(recordPlace(first))))
                            .and("status", Argument.id(shown(statusPlace(first)))));
        }

        private void requireAgreement(EndorsementChecks.Answers<ViewAnswer.OfState> answers) {
            Set<List<Object>> different = new HashSet<>();
            for (var payload : answers.payloads()) {
                var answer = payload.answer();
                different.add(List.of(
                        answer.record(), answer.state(), answer.notices(), recordPlace(payload), statusPlace(payload)));
            }
            if (different.size() > 1) {
                throw new CheckFailed(
                        E_DISAGREE,
                        VerdictMessage.ANSWERS_DIFFER
                                .with("different", PlainNumbers.digits(different.size()))
                                .and(
                                        "count",
                                        PlainNumbers.digits(answers.payloads().size())));
            }
        }

        private Finding<EndorsementChecks.Answers<ViewAnswer.OfState>> compareChallenges(
                EndorsementChecks.Answers<ViewAnswer.OfState> answers) {
            String drawn = expected.challenge().orElse("");
            boolean all = answers.payloads().stream()
                    .allMatch(payload -> payload.challenge().equals(drawn));
            if (!all) {
                throw new CheckFailed(
                        E_CHALLENGE, VerdictMessage.CHALLENGE_OF_OTHER_REQUEST.with("challenge", Argument.id(drawn)));
            }
            return new Finding<>(answers, VerdictMessage.asIs(drawn));
        }

        private Finding<Compared> compareRecord(EndorsementChecks.Answers<ViewAnswer.OfState> answers) {
            // V8 found a record hash in every answer whose state is not UNKNOWN.
            String record = answers.first().record().orElseThrow();
            return new Finding<>(
                    new Compared(answers, RecordCheck.compare(expected, record)),
                    VerdictMessage.RECORD_HASH_FITS.with("hash", Argument.id(record)));
        }

        private Finding<Compared> compareWithSeen(Compared compared) {
            LatestSeen seen = expected.seen();
            for (var payload : compared.answers().payloads()) {
                long headSeq = headSeq(payload.answer());
                Optional<Version> record = recordPlace(payload);
                Optional<Version> status = statusPlace(payload);
                if (headSeq < seen.headSeq() || older(record, seen.certificate()) || older(status, seen.status())) {
                    throw new CheckFailed(
                            E_ROLLBACK,
                            VerdictMessage.ANSWER_OLDER_THAN_SEEN
                                    .with("heartbeat", PlainNumbers.digits(headSeq))
                                    .and("record", Argument.id(shown(record)))
                                    .and("status", Argument.id(shown(status)))
                                    .and("seenHeartbeat", PlainNumbers.digits(seen.headSeq()))
                                    .and("seenRecord", Argument.id(shown(seen.certificate())))
                                    .and("seenStatus", Argument.id(shown(seen.status()))));
                }
            }
            return new Finding<>(
                    compared,
                    VerdictMessage.HEARTBEAT_FOUND.with(
                            "heartbeat",
                            PlainNumbers.digits(headSeq(compared.answers().first()))));
        }

        private Finding<Statement> describeState(Compared compared) {
            var answers = compared.answers();
            var first = answers.payloads().getFirst();
            var answer = first.answer();
            var seen = expected.seen().and(new LatestSeen(headSeq(answer), recordPlace(first), statusPlace(first)));
            var statement = new Statement(
                    answer.state(), answers.asOf(), answer.record(), compared.recordFacts(), seen, answer.notices());
            if (answer.state() == CertificateState.UNKNOWN) {
                return new Finding<>(statement, VerdictMessage.RECORD_UNKNOWN.sentence());
            }
            return new Finding<>(
                    statement,
                    VerdictMessage.STATE_SINCE
                            .with("state", Argument.code(answer.state()))
                            .and(
                                    "since",
                                    Argument.id(answer.at()
                                            .map(Instant::ofEpochSecond)
                                            .map(Instant::toString)
                                            .orElse("-")))
                            .and("reason", Argument.id(answer.reason().orElse("-"))));
        }

        private Optional<Version> recordPlace(EndorsementChecks.Payload<ViewAnswer.OfState> payload) {
            return payload.placeOf(ViewFormat.recordKey(expected.certificate()));
        }

        private Optional<Version> statusPlace(EndorsementChecks.Payload<ViewAnswer.OfState> payload) {
            return payload.placeOf(ViewFormat.statusKey(expected.certificate()));
        }
    }

    private static long headSeq(ViewAnswer answer) {
        return answer.head().map(Head::seq).orElse(0L);
    }

    private static boolean older(Optional<Version> found, Optional<Version> seen) {
        return seen.isPresent() && (found.isEmpty() || found.get().compareTo(seen.get()) < 0);
    }

    private static String shown(Optional<Version> version) {
        return version.map(Objects::toString).orElse("-");
    }
}

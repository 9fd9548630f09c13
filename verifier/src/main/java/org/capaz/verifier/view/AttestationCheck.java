// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.view;

import static org.capaz.verifier.verdict.Code.E_DISAGREE;
import static org.capaz.verifier.verdict.Code.E_READ;
import static org.capaz.verifier.verdict.Code.W_SIGNER_UNKNOWN;
import static org.capaz.verifier.verdict.Step.V1;
import static org.capaz.verifier.verdict.Step.V10;
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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.capaz.ledger.certificate.ViewFormat;
import org.capaz.ledger.message.Argument;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.Quorum;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Finding;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.Signer;
import org.capaz.verifier.verdict.Stage;
import org.capaz.verifier.verdict.StatedAttestation;
import org.capaz.verifier.verdict.StatedNotices;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.view.EndorsementChecks.Answers;
import org.capaz.verifier.view.ViewAnswer.OfAttestation;

/**
 * The checks of the view that are made of an attestation out of a file: V1 to V10, V14 and V15. Everything that is told
 * stands in the signed answer itself, so that there is no record to compare with.
 *
 * <p>Decision 226.
 *
 * <p>Format: {@code docs/reference/formats/attestation.md}.
 */
public final class AttestationCheck {
    private final Stage stage;
    private final List<Signer> signers;
    private final Optional<Statement> statement;

    /**
     * What the members state, after every check passed.
     *
     * @param attestation as all payloads have it
     * @param asOf Unix seconds of the statement
     * @param notices what they add to it
     */
    public record Statement(StatedAttestation attestation, long asOf, StatedNotices notices) {}

    private AttestationCheck(Stage stage, List<Signer> signers, Optional<Statement> statement) {
        this.stage = stage;
        this.signers = signers;
        this.statement = statement;
    }

    /**
     * Checks the members' answer.
     *
     * @param anchor the anchor of the network
     * @param name of the attestation's record
     * @param payloads {@code Envelope.payload} bytes, one for each group of peers that gave the same answer
     * @param now Unix seconds by the reader's clock
     * @return the checks and what the members state
     */
    public static AttestationCheck of(Anchor anchor, String name, List<byte[]> payloads, long now) {
        var stage = new Stage();
        var quorum = new Quorum(anchor);
        var checks = new EndorsementChecks<>(
                anchor, ViewFormat.ATTESTATION_VIEW, Optional.of(name), ViewAnswer::readAttestation);
        var parsed = stage.check(V1, () -> checks.parse(payloads));
        var ofChannel = stage.check(V2, parsed, checks::compareChannel);
        var identified = stage.check(V3, ofChannel, checks::compareTxIds);
        var answered = stage.check(V4, identified, checks::compareProposalHashes);
        var asked = stage.check(V5, answered, checks::compareArguments);
        var read = stage.check(V6, asked, checks::readAnswers);
        var readOnly = stage.check(
                V7, read, answers -> checks.compareReads(answers, List.of(ViewFormat.HEAD_KEY), answer -> true));
        var placed = stage.check(V8, readOnly, answers -> comparePlaces(answers, name));
        var timely = stage.check(V9, placed, answers -> checks.compareTimes(answers, now, false));
        var endorsed = stage.check(V10, timely, answers -> {
            var signed = checks.verifySignatures(answers, OfAttestation::asOf, quorum);
            requireAgreement(answers, name);
            return signed;
        });
        if (quorum.unknown() > 0) {
            stage.note(
                    V10,
                    W_SIGNER_UNKNOWN,
                    VerdictMessage.SIGNERS_NOT_COUNTED.with("count", PlainNumbers.digits(quorum.unknown())));
        }
        var statement = stage.check(V14, endorsed, AttestationCheck::describe);
        NoticeForm.list(stage, statement.isPresent(), statement.map(Statement::notices));
        return new AttestationCheck(stage, quorum.signers(), statement);
    }

    private static Finding<Answers<OfAttestation>> comparePlaces(Answers<OfAttestation> answers, String name) {
        for (var payload : answers.payloads()) {
            if (payload.placeOf(ViewFormat.attestationKey(name)).isEmpty()) {
                throw new CheckFailed(E_READ, VerdictMessage.ATTESTATION_NOT_READ.with("name", Argument.id(name)));
            }
        }
        return new Finding<>(
                answers,
                VerdictMessage.ATTESTATION_PLACE.with(
                        "place",
                        Argument.id(answers.payloads()
                                .getFirst()
                                .placeOf(ViewFormat.attestationKey(name))
                                .map(Objects::toString)
                                .orElseThrow())));
    }

    private static void requireAgreement(Answers<OfAttestation> answers, String name) {
        long different = answers.payloads().stream()
                .map(payload -> List.of(
                        payload.answer().attestation(),
                        payload.answer().notices(),
                        payload.placeOf(ViewFormat.attestationKey(name))))
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

    private static Finding<Statement> describe(Answers<OfAttestation> answers) {
        OfAttestation first = answers.first();
        StatedAttestation stated = first.attestation();
        return new Finding<>(
                new Statement(stated, answers.asOf(), first.notices()),
                VerdictMessage.ATTESTATION_STATE_SINCE
                        .with("state", Argument.id(stated.state()))
                        .and("since", Argument.moment(Instant.ofEpochSecond(stated.at()))));
    }

    /**
     * The checks that were made.
     *
     * @return the stage
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
}

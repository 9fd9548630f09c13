// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.verifier.label.LabelCheck;
import org.capaz.verifier.label.LabelClaims;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.verdict.AnchorReference;
import org.capaz.verifier.verdict.Check;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.Conclusion;
import org.capaz.verifier.verdict.Facts;
import org.capaz.verifier.verdict.RecordOrigins;
import org.capaz.verifier.verdict.Signer;
import org.capaz.verifier.verdict.Stage;
import org.capaz.verifier.verdict.StatedAttestation;
import org.capaz.verifier.verdict.StatedNotices;
import org.capaz.verifier.verdict.StatedPremium;
import org.capaz.verifier.verdict.Step;
import org.capaz.verifier.verdict.Verdict;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.view.AttestationCheck;
import org.capaz.verifier.view.CertificateState;
import org.capaz.verifier.view.PremiumCheck;
import org.capaz.verifier.view.StatusCheck;
import org.capaz.verifier.view.ViewCheck;

/** Collects checks in the order in which they are shown, and builds the verdict that they lead to. */
final class VerdictBuilder {
    private final long now;
    private final List<Check> checks = new ArrayList<>();
    private final List<Signer> signers = new ArrayList<>();
    private Optional<AnchorReference> anchor = Optional.empty();
    private StatedNotices notices = StatedNotices.NONE;
    private RecordOrigins origins = RecordOrigins.NONE;
    private Optional<StatedPremium> premium = Optional.empty();
    private Optional<StatedAttestation> attestation = Optional.empty();
    private List<Sentence> neverChecked =
            List.of(VerdictMessage.ADDRESS_NOT_CHECKED.sentence(), VerdictMessage.PARCEL_NOT_CHECKED.sentence());

    VerdictBuilder(long now) {
        this.now = now;
    }

    VerdictBuilder with(LabelCheck label) {
        label.anchor().map(Anchor::reference).ifPresent(this::trusting);
        return with(label.stage()).signedBy(label.signers());
    }

    VerdictBuilder with(Stage stage) {
        checks.addAll(stage.checks());
        return this;
    }

    VerdictBuilder with(List<Check> made) {
        checks.addAll(made);
        return this;
    }

    /** What is listed so far. */
    List<Check> checks() {
        return List.copyOf(checks);
    }

    VerdictBuilder trusting(AnchorReference trusted) {
        anchor = Optional.of(trusted);
        return this;
    }

    VerdictBuilder signedBy(List<Signer> more) {
        more.stream().filter(signer -> !signers.contains(signer)).forEach(signers::add);
        return this;
    }

    /** The producers in a record that was compared with what the members signed. */
    VerdictBuilder telling(Optional<String> record) {
        origins = record.map(RecordOrigins::of).orElse(RecordOrigins.NONE);
        return this;
    }

    /** What a member states of the premium; it decides nothing. */
    VerdictBuilder with(PremiumCheck check) {
        premium = check.premium();
        return with(List.of(check.check()));
    }

    /** What no check can say of an attestation, in place of what none can say of a parcel. */
    VerdictBuilder ofAttestation() {
        neverChecked = List.of(
                VerdictMessage.ATTESTED_TRUTH_NOT_CHECKED.sentence(),
                VerdictMessage.ATTESTED_SINCE_NOT_CHECKED.sentence());
        return this;
    }

    VerdictBuilder notMade(Step step, Sentence reason) {
        checks.add(Check.notMade(step, reason));
        return this;
    }

    /** A label that failed. */
    Verdict failed(LabelCheck label) {
        if (!label.expired()) {
            return failed(label.stage());
        }
        return close(
                Conclusion.EXPIRED,
                Optional.of(Code.E_EXPIRED),
                Code.E_EXPIRED.sentence(),
                label.claims().map(LabelClaims::asOf),
                label.claims().map(LabelClaims::facts));
    }

    /** A stage that failed and decides the verdict. */
    Verdict failed(Stage stage) {
        return failed(failureOf(stage));
    }

    /** A label or a file that failed. */
    Verdict failed(CheckFailed failure) {
        return close(
                failure.undecided() ? Conclusion.COULD_NOT_BE_CHECKED : Conclusion.NOT_GENUINE,
                Optional.of(failure.code()),
                failure.code().sentence(),
                Optional.empty(),
                Optional.empty());
    }

    /** Not even the means of checking could be read. */
    Verdict unable(CheckFailed failure) {
        return close(
                failure.undecided() ? Conclusion.COULD_NOT_BE_CHECKED : Conclusion.NOT_GENUINE,
                Optional.of(failure.code()),
                VerdictMessage.UNABLE_TO_CHECK
                        .with("finding", failure.code().sentence())
                        .and("evidence", failure.evidence()),
                Optional.empty(),
                Optional.empty());
    }

    /** A live answer that failed: the next member may do better, except where the answer shows another record. */
    Verdict discarded(Stage stage) {
        CheckFailed failure = failureOf(stage);
        return close(
                contradicts(failure) ? Conclusion.NOT_GENUINE : Conclusion.COULD_NOT_BE_CHECKED,
                Optional.of(failure.code()),
                failure.code().sentence(),
                Optional.empty(),
                Optional.empty());
    }

    /** Whether a quorum of members signed something else than the label; no other failure of an answer condemns it. */
    static boolean contradicts(CheckFailed failure) {
        return failure.code() == Code.E_RECORD || failure.code() == Code.E_MISMATCH;
    }

    /** A live answer was asked for and none holds: what was genuine stays so, but nobody knows its present status. */
    Verdict unanswered(Verdict offline) {
        notices = offline.notices();
        if (!offline.conclusion().holdsUnlessChanged()) {
            return close(offline.conclusion(), offline.code(), offline.explanation(), offline.asOf(), offline.facts());
        }
        return close(
                Conclusion.GENUINE_STATUS_UNKNOWN,
                Optional.of(Code.E_NO_LIVE),
                VerdictMessage.SIGNED_LIVE_ANSWER_MISSING.with(
                        "stated",
                        Argument.moment(Instant.ofEpochSecond(offline.asOf().orElseThrow()))),
                offline.asOf(),
                offline.facts());
    }

    private static CheckFailed failureOf(Stage stage) {
        return stage.failure()
                .orElseThrow(() -> new IllegalStateException("a stage without failure does not decide a verdict"));
    }

    Verdict statusUnknown(LabelClaims claims) {
        return close(
                Conclusion.GENUINE_STATUS_UNKNOWN,
                Optional.empty(),
                VerdictMessage.SIGNED_STATUS_UNKNOWN.with(
                        "stated", Argument.moment(Instant.ofEpochSecond(claims.asOf()))),
                Optional.of(claims.asOf()),
                Optional.of(claims.facts()));
    }

    /** What a status list says of a genuine certificate; nothing where the list cannot be used. */
    Optional<Verdict> listed(StatusCheck status, Facts facts) {
        return switch (status.result()) {
            case StatusCheck.Result.Listed listed -> Optional.of(noLongerIssued(facts, listed.asOf()));
            case StatusCheck.Result.NotListed fresh -> Optional.of(notRevoked(facts, fresh.asOf()));
            case StatusCheck.Result.Discarded discarded -> Optional.empty();
        };
    }

    private Verdict noLongerIssued(Facts facts, long asOf) {
        return close(
                Conclusion.NO_LONGER_ISSUED,
                Optional.of(Code.N_NOT_ISSUED),
                VerdictMessage.SIGNED_NO_LONGER_ISSUED.with("stated", Argument.moment(Instant.ofEpochSecond(asOf))),
                Optional.of(asOf),
                Optional.of(facts));
    }

    private Verdict notRevoked(Facts facts, long asOf) {
        return close(
                Conclusion.GENUINE_AS_OF,
                Optional.empty(),
                VerdictMessage.SIGNED_NOT_REVOKED.with("stated", Argument.moment(Instant.ofEpochSecond(asOf))),
                Optional.of(asOf),
                Optional.of(facts));
    }

    Verdict live(ViewCheck.Statement statement, Optional<Facts> facts) {
        return stated(
                statement,
                facts,
                expired(facts)
                        ? Conclusion.EXPIRED
                        : noticed(statement) ? Conclusion.VALID_WITH_NOTICE : Conclusion.VALID_NOW);
    }

    Verdict filed(ViewCheck.Statement statement) {
        Optional<Facts> facts = statement.recordFacts();
        return stated(
                statement,
                facts,
                expired(facts)
                        ? Conclusion.EXPIRED
                        : noticed(statement) ? Conclusion.GENUINE_AS_OF_WITH_NOTICE : Conclusion.GENUINE_AS_OF);
    }

    /** An attestation out of a file, as the members state it. */
    Verdict attested(AttestationCheck.Statement statement) {
        StatedAttestation stated = statement.attestation();
        notices = statement.notices();
        attestation = Optional.of(stated);
        Conclusion active = now > stated.validUntil()
                ? Conclusion.EXPIRED
                : notices.any() ? Conclusion.GENUINE_AS_OF_WITH_NOTICE : Conclusion.GENUINE_AS_OF;
        Conclusion conclusion = switch (stated.state()) {
            case "ACTIVE" -> active;
            case "REVOKED" -> Conclusion.REVOKED;
            default -> Conclusion.ENDED;
        };
        return close(
                conclusion,
                decisive(conclusion),
                VerdictMessage.STATED_BY_MEMBERS.with(
                        "stated", Argument.moment(Instant.ofEpochSecond(statement.asOf()))),
                Optional.of(statement.asOf()),
                Optional.empty());
    }

    private boolean expired(Optional<Facts> facts) {
        return facts.map(known -> now > known.validUntil()).orElse(false);
    }

    private static boolean noticed(ViewCheck.Statement statement) {
        return statement.notices().stream().anyMatch(StatedNotices::any);
    }

    private static Optional<Code> decisive(Conclusion conclusion) {
        return switch (conclusion) {
            case EXPIRED -> Optional.of(Code.E_EXPIRED);
            case VALID_WITH_NOTICE, GENUINE_AS_OF_WITH_NOTICE -> Optional.of(Code.N_NOTICE);
            default -> Optional.empty();
        };
    }

    private Verdict stated(ViewCheck.Statement statement, Optional<Facts> facts, Conclusion whenIssued) {
        Conclusion conclusion = statement.state().shown(whenIssued);
        notices = statement.notices().orElse(StatedNotices.NONE);
        return close(
                conclusion,
                decisive(conclusion),
                VerdictMessage.STATED_BY_MEMBERS.with(
                        "stated", Argument.moment(Instant.ofEpochSecond(statement.asOf()))),
                Optional.of(statement.asOf()),
                statement.state() == CertificateState.UNKNOWN ? Optional.empty() : facts);
    }

    private Verdict close(
            Conclusion conclusion,
            Optional<Code> code,
            Sentence explanation,
            Optional<Long> asOf,
            Optional<Facts> facts) {
        // What nobody confirms as a fact of this certificate is not told beside the verdict either.
        boolean told = facts.isPresent();
        var notChecked = new ArrayList<Sentence>();
        for (Check check : checks) {
            if (check.result() == Check.Result.NOT_MADE && !check.evidence().equals(Stage.STOPPED)) {
                notChecked.add(VerdictMessage.NOT_CHECKED_BECAUSE
                        .with("question", check.step().question())
                        .and("reason", check.evidence()));
            }
        }
        notChecked.addAll(neverChecked);
        return new Verdict(
                conclusion,
                code,
                explanation,
                asOf,
                now,
                checks,
                signers,
                anchor,
                facts,
                notices,
                told ? origins : RecordOrigins.NONE,
                premium.filter(stated -> told),
                attestation,
                notChecked);
    }
}

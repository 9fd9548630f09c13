package org.capaz.verifier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.verifier.label.LabelCheck;
import org.capaz.verifier.label.LabelClaims;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.verdict.Check;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.Facts;
import org.capaz.verifier.verdict.Signer;
import org.capaz.verifier.verdict.Stage;
import org.capaz.verifier.verdict.Step;
import org.capaz.verifier.verdict.TrustedAnchor;
import org.capaz.verifier.verdict.Verdict;
import org.capaz.verifier.verdict.Word;
import org.capaz.verifier.verdict.Words;
import org.capaz.verifier.view.State;
import org.capaz.verifier.view.ViewCheck;

/** Collects checks in the order they are shown, and closes with a verdict. */
final class Draft {
    private final long now;
    private final List<Check> checks = new ArrayList<>();
    private final List<Signer> signers = new ArrayList<>();
    private Optional<TrustedAnchor> anchor = Optional.empty();

    Draft(long now) {
        this.now = now;
    }

    Draft with(LabelCheck label) {
        label.anchor().map(Anchor::trusted).ifPresent(this::trusting);
        return with(label.stage()).signedBy(label.signers());
    }

    Draft with(Stage stage) {
        checks.addAll(stage.checks());
        return this;
    }

    Draft trusting(TrustedAnchor trusted) {
        anchor = Optional.of(trusted);
        return this;
    }

    Draft signedBy(List<Signer> more) {
        more.stream().filter(signer -> !signers.contains(signer)).forEach(signers::add);
        return this;
    }

    Draft notMade(Step step, Words reason) {
        checks.add(Check.notMade(step, reason));
        return this;
    }

    /** A label that failed. */
    Verdict failed(LabelCheck label) {
        CheckFailed failure = label.stage().failure().orElseThrow();
        if (failure.code() != Code.E_EXPIRED) {
            return failed(failure);
        }
        var claims = label.claims();
        return close(
                Word.EXPIRED,
                Optional.of(failure.code()),
                failure.code().sentence(),
                claims.map(LabelClaims::asOf),
                claims.map(LabelClaims::facts));
    }

    /** A label or a file that failed. */
    Verdict failed(CheckFailed failure) {
        return close(
                failure.undecided() ? Word.COULD_NOT_BE_CHECKED : Word.NOT_GENUINE,
                Optional.of(failure.code()),
                failure.code().sentence(),
                Optional.empty(),
                Optional.empty());
    }

    /** Not even the means of checking could be read. */
    Verdict unable(CheckFailed failure) {
        Words sentence = failure.code().sentence();
        Words evidence = failure.evidence();
        return close(
                failure.undecided() ? Word.COULD_NOT_BE_CHECKED : Word.NOT_GENUINE,
                Optional.of(failure.code()),
                new Words(sentence.en() + " " + evidence.en(), sentence.es() + " " + evidence.es()),
                Optional.empty(),
                Optional.empty());
    }

    /** A live answer that failed: the next member may do better, except where it shows another record. */
    Verdict discarded(CheckFailed failure) {
        boolean contradicts = failure.code() == Code.E_RECORD || failure.code() == Code.E_MISMATCH;
        return close(
                contradicts ? Word.NOT_GENUINE : Word.COULD_NOT_BE_CHECKED,
                Optional.of(failure.code()),
                failure.code().sentence(),
                Optional.empty(),
                Optional.empty());
    }

    Verdict statusUnknown(LabelClaims claims) {
        return close(
                Word.GENUINE_STATUS_UNKNOWN,
                Optional.empty(),
                Words.of(
                        "The members' peers signed these facts at %s. What happened since was not checked.",
                        "Los nodos de los miembros firmaron estos datos a %s. No se comprobó qué pasó después.",
                        Instant.ofEpochSecond(claims.asOf())),
                Optional.of(claims.asOf()),
                Optional.of(claims.facts()));
    }

    Verdict noLongerIssued(LabelClaims claims, long asOf) {
        return close(
                Word.NO_LONGER_ISSUED,
                Optional.of(Code.N_NOT_ISSUED),
                Words.of(
                        "The label is genuine, but on the status list of %s the record is no longer issued. Ask a member for its state.",
                        "La etiqueta es auténtica, pero en la lista de estados de %s la constancia ya no está emitida. Pregunte su estado a un miembro.",
                        Instant.ofEpochSecond(asOf)),
                Optional.of(asOf),
                Optional.of(claims.facts()));
    }

    Verdict notRevoked(LabelClaims claims, long asOf) {
        return close(
                Word.GENUINE_AS_OF,
                Optional.empty(),
                Words.of(
                        "The members' peers signed these facts; not revoked as of %s.",
                        "Los nodos de los miembros firmaron estos datos; sin revocar al %s.",
                        Instant.ofEpochSecond(asOf)),
                Optional.of(asOf),
                Optional.of(claims.facts()));
    }

    Verdict live(ViewCheck view, Facts facts, boolean expired) {
        return stated(view, Optional.of(facts), expired ? Word.EXPIRED : Word.VALID_NOW);
    }

    Verdict filed(ViewCheck view) {
        boolean expired =
                view.recordFacts().map(facts -> now > facts.validUntil()).orElse(false);
        return stated(view, view.recordFacts(), expired ? Word.EXPIRED : Word.GENUINE_AS_OF);
    }

    private Verdict stated(ViewCheck view, Optional<Facts> facts, Word whenIssued) {
        Word word = view.state().shown(whenIssued);
        return close(
                word,
                word == Word.EXPIRED ? Optional.of(Code.E_EXPIRED) : Optional.empty(),
                Words.of(
                        "Stated by the members' peers at %s.",
                        "Declarado por los nodos de los miembros a %s.", Instant.ofEpochSecond(view.asOf())),
                Optional.of(view.asOf()),
                view.state() == State.UNKNOWN ? Optional.empty() : facts);
    }

    private Verdict close(
            Word word, Optional<Code> code, Words explanation, Optional<Long> asOf, Optional<Facts> facts) {
        var notChecked = new ArrayList<Words>();
        for (Check check : checks) {
            if (check.result() == Check.Result.NOT_MADE && !check.evidence().equals(Stage.STOPPED)) {
                Words question = check.step().question();
                notChecked.add(new Words(
                        question.en() + ": " + check.evidence().en(),
                        question.es() + ": " + check.evidence().es()));
            }
        }
        notChecked.add(new Words(
                "the web address before #, which is not signed", "la dirección web antes de #, que no va firmada"));
        notChecked.add(new Words(
                "the parcel itself: only you can compare its seal and mass",
                "el paquete mismo: solo usted puede comparar su precinto y su masa"));
        return new Verdict(word, code, explanation, asOf, now, checks, signers, anchor, facts, notChecked);
    }
}

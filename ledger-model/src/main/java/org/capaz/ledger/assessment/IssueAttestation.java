package org.capaz.ledger.assessment;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.each;
import static org.capaz.ledger.rule.Decision.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.assessment.Attestation.Claim;
import org.capaz.ledger.assessment.Attestation.Finding;
import org.capaz.ledger.assessment.Attestation.Status;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.producer.Amp;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Accreditation;
import org.capaz.ledger.registry.Accreditation.Level;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.registry.Standard;
import org.capaz.ledger.registry.Standard.Gate;
import org.capaz.ledger.registry.Standard.Requirement;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** An accredited assessor states what it found for one module at one producer, or a producer what it says of itself. */
public record IssueAttestation(Claim claim, PartyId issuer) implements Command {

    public static IssueAttestation parse(Statement statement, Fields body) {
        return new IssueAttestation(Claim.read(body), new PartyId(statement.actor()));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        if (claim.level() == Level.FIRST_PARTY) {
            act.requireRoom(LedgerKeys.attestations(claim.subject()), ledger);
        }
        var attestation =
                new Attestation(claim, issuer, act.eventAt(), act.recordedAt(), new Attestation.State.Active());
        List<Attestation> earlier = Attestation.of(claim.subject(), ledger);
        return Decision.unless(
                        at("subject", () -> Amp.mustBeDeclared(Rule.I30, claim.subject(), ledger)),
                        at(claim.level() == Level.FIRST_PARTY ? "level" : "subject", () -> independent(act, ledger)),
                        () -> accredited(act, ledger),
                        () -> coversTheModule(ledger),
                        at("validTo", () -> withinValidity(act, ledger)),
                        () -> everyFindingHasEvidence(),
                        at("assessment", () -> citesItsOwnAssessment(ledger)),
                        () -> Mitigation.withinLimits(attestation, earlier, ledger),
                        at("attestation", () -> isNew(earlier)),
                        at("supersedes", () -> supersedesItsOwn(earlier)))
                .then(() -> events(attestation, earlier, act, ledger));
    }

    private List<StateChange> events(Attestation attestation, List<Attestation> earlier, Act act, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>();
        events.add(attestation.event("AttestationIssued"));
        claim.supersedes()
                .flatMap(former -> named(former, earlier))
                .map(former -> former.in(new Attestation.State.Superseded(claim.id(), act.recordedAt())))
                .ifPresent(former -> events.add(former.event("AttestationSuperseded")));
        if (LookBack.ofAbuse(attestation, standard(ledger).orElseThrow())) {
            events.add(
                    new Flag(LedgerKeys.amp(claim.subject()), Flag.Kind.RED_FLAG, Rule.I32, new Code("ABUSE-FINDING"))
                            .raised(act));
        }
        return events;
    }

    private Optional<Standard> standard(LedgerState ledger) {
        return Standard.find(ledger, claim.standard(), claim.version());
    }

    /** What a producer says of itself is FIRST_PARTY, and nobody else's word is. */
    private Optional<Refused> independent(Act act, LedgerState ledger) {
        boolean own = issuer.equals(claim.subject());
        if (claim.level() == Level.FIRST_PARTY) {
            return require(
                    Rule.I2, own, () -> "FIRST_PARTY is the word of " + claim.subject() + " itself, not of " + issuer);
        }
        boolean sameOrganisation = Party.find(ledger, claim.subject())
                .filter(subject -> subject.msp().equals(act.caller()))
                .isPresent();
        return require(
                Rule.I2,
                !own && !sameOrganisation,
                () -> issuer + " cannot assess " + claim.subject()
                        + ": the assessor, and its organisation, must not be the assessed");
    }

    private Optional<Refused> accredited(Act act, LedgerState ledger) {
        return claim.level() == Level.FIRST_PARTY
                ? Optional.empty()
                : Accreditation.requiredOf(
                        "version", issuer, claim.standard(), claim.version(), claim.level(), act, ledger);
    }

    private Optional<Refused> coversTheModule(LedgerState ledger) {
        Optional<Standard> standard = standard(ledger);
        List<Requirement> module =
                standard.map(found -> found.module(claim.module())).orElse(List.of());
        List<Code> wanted = module.stream().map(Requirement::code).sorted().toList();
        List<Code> found =
                claim.findings().stream().map(Finding::requirement).sorted().toList();
        return Decision.unless(
                        at("version", () -> Standard.mustBePublished(claim.standard(), claim.version(), ledger)),
                        at("module", () -> hasTheModule(module)),
                        () -> each(
                                "findings",
                                claim.findings(),
                                finding -> at("requirement", complete(wanted.contains(finding.requirement()), wanted))),
                        at("findings", () -> complete(wanted.equals(found), wanted)),
                        at("findings", () -> someApply()),
                        () -> each("findings", claim.findings(), finding -> at("status", fits(finding, module))))
                .refusal();
    }

    private Optional<Refused> hasTheModule(List<Requirement> module) {
        return require(
                Rule.I31,
                !module.isEmpty(),
                () -> claim.standard() + " " + claim.version() + " has no module " + claim.module());
    }

    private Optional<Refused> complete(boolean holds, List<Code> wanted) {
        return require(
                Rule.I31,
                holds,
                () -> "module " + claim.module() + " of " + claim.standard() + " " + claim.version()
                        + " needs one finding for each of " + wanted);
    }

    private Optional<Refused> someApply() {
        return require(
                Rule.I31,
                claim.findings().stream().anyMatch(finding -> finding.status() != Status.NOT_APPLICABLE),
                () -> "nothing of module " + claim.module() + " would apply to " + claim.subject()
                        + "; that is no result");
    }

    private static Optional<Refused> fits(Finding finding, List<Requirement> module) {
        return require(
                Rule.I31,
                fits(gate(finding, module), finding.status()),
                () -> finding.requirement() + " cannot be " + finding.status() + " in its module");
    }

    private static Gate gate(Finding finding, List<Requirement> module) {
        return module.stream()
                .filter(entry -> entry.code().equals(finding.requirement()))
                .findFirst()
                .orElseThrow()
                .gate();
    }

    /**
     * Modules that must be fulfilled know fulfilment only; progress exists where mitigation or improvement does. The
     * gravest risks always apply: where there is nothing of the kind, they are controlled, with evidence.
     */
    private static boolean fits(Gate gate, Status status) {
        return switch (status) {
            case NOT_APPLICABLE -> gate == Gate.IMP;
            case FULFILLED, NOT_FULFILLED -> gate == Gate.FUL;
            case CONTROLLED, NOT_CONTROLLED -> gate != Gate.FUL;
            case PROGRESSING -> gate == Gate.MIT || gate == Gate.IMP;
        };
    }

    /** Counted from the day it is issued, or from an earlier first day, so that no attestation covers many years of the past. */
    private Optional<Refused> withinValidity(Act act, LedgerState ledger) {
        long months = ReferenceValues.on(act.eventDay(), ledger).get(ReferenceValue.REPORT_VALIDITY);
        Day earliest = claim.validFrom().isBefore(act.eventDay()) ? claim.validFrom() : act.eventDay();
        Day last = earliest.plusMonths(months);
        boolean fits =
                !claim.validFrom().isAfter(claim.validTo()) && !claim.validTo().isAfter(last);
        return require(
                Rule.I30,
                fits,
                () -> "the period " + claim.validFrom() + " to " + claim.validTo() + " must not be empty nor end after "
                        + last);
    }

    private Optional<Refused> everyFindingHasEvidence() {
        return each(
                "findings",
                claim.findings(),
                finding -> Decision.unless(
                                at("evidence", () -> hasEvidence(finding)),
                                at(finding.deadline().isEmpty() ? "deadline" : "plan", () -> isPlanned(finding)))
                        .refusal());
    }

    private static Optional<Refused> hasEvidence(Finding finding) {
        return require(Rule.I30, !finding.evidence().isEmpty(), () -> finding.requirement() + " has no evidence hash");
    }

    private static Optional<Refused> isPlanned(Finding finding) {
        return require(
                Rule.I30,
                finding.status() != Status.PROGRESSING
                        || (finding.deadline().isPresent() && finding.plan().isPresent()),
                () -> finding.requirement() + " is in progress without deadline and plan");
    }

    private Optional<Refused> citesItsOwnAssessment(LedgerState ledger) {
        return claim.assessment()
                .flatMap(id -> require(
                        Rule.I30,
                        Assessment.find(claim.subject(), id, ledger)
                                .filter(found -> found.assessor().equals(issuer)
                                        && found.standard().equals(claim.standard())
                                        && found.version().equals(claim.version())
                                        && found.level().compareTo(claim.level()) >= 0)
                                .isPresent(),
                        () -> id + " is no assessment of " + claim.subject() + " by " + issuer + " under "
                                + claim.standard() + " " + claim.version() + ", " + claim.level() + " or higher"));
    }

    private Optional<Refused> isNew(List<Attestation> earlier) {
        return require(
                Rule.I3,
                named(claim.id(), earlier).isEmpty(),
                () -> "attestation " + claim.id() + " is issued already; a correction is a new one that supersedes it");
    }

    private Optional<Refused> supersedesItsOwn(List<Attestation> earlier) {
        return claim.supersedes()
                .flatMap(former -> require(
                        Rule.I3,
                        named(former, earlier)
                                .filter(found -> found.issuer().equals(issuer)
                                        && found.claim().standard().equals(claim.standard())
                                        && found.claim().version().equals(claim.version())
                                        && found.module() == claim.module()
                                        && found.active())
                                .isPresent(),
                        () -> former + " is no active attestation of " + issuer + " on module " + claim.module()
                                + " of " + claim.standard() + " " + claim.version()));
    }

    private static Optional<Attestation> named(Code id, List<Attestation> attestations) {
        return attestations.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }
}

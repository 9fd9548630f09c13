package org.capaz.ledger.assessment;

import static org.capaz.ledger.rule.Decision.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.assessment.Attestation.Finding;
import org.capaz.ledger.assessment.Attestation.State;
import org.capaz.ledger.assessment.Attestation.Status;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Books;
import org.capaz.ledger.record.LedgerEvent;
import org.capaz.ledger.registry.Accreditation;
import org.capaz.ledger.registry.Party;
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

/** An accredited assessor states what it found for one module at one producer. */
public record IssueAttestation(Attestation attestation) implements Command {

    public static IssueAttestation parse(Statement statement, Fields body) {
        return new IssueAttestation(
                Attestation.read(new PartyId(statement.actor()), statement.eventAt(), State.ACTIVE, body));
    }

    @Override
    public Decision decide(Act act, Books books) {
        List<Attestation> earlier = Attestation.of(attestation.subject(), books);
        return Decision.unless(
                        () -> aboutAProducer(books),
                        () -> independent(act, books),
                        () -> accredited(act, books),
                        () -> coversTheModule(books),
                        () -> withinValidity(act, books),
                        () -> everyFindingHasEvidence(),
                        () -> isNew(earlier),
                        () -> supersedesItsOwn(earlier))
                .then(() -> events(earlier));
    }

    private List<LedgerEvent> events(List<Attestation> earlier) {
        List<LedgerEvent> events = new ArrayList<>();
        events.add(attestation.event("AttestationIssued"));
        attestation
                .supersedes()
                .ifPresent(former -> events.add(
                        named(former, earlier).orElseThrow().superseded().event("AttestationSuperseded")));
        return events;
    }

    private Optional<Refused> aboutAProducer(Books books) {
        return require(
                Rule.I30,
                Amp.find(books, attestation.subject()).isPresent(),
                () -> attestation.subject() + " is no declared producer");
    }

    private Optional<Refused> independent(Act act, Books books) {
        boolean sameOrganisation = Party.find(books, attestation.subject())
                .filter(subject -> subject.msp().equals(act.caller()))
                .isPresent();
        return require(
                Rule.I2,
                !attestation.issuer().equals(attestation.subject()) && !sameOrganisation,
                () -> attestation.issuer() + " cannot assess " + attestation.subject()
                        + ": the assessor, and its organisation, must not be the assessed");
    }

    private Optional<Refused> accredited(Act act, Books books) {
        boolean admitted = Accreditation.find(
                        books, attestation.issuer(), attestation.standard(), attestation.version())
                .filter(entry -> entry.covers(attestation.level(), act.eventDay()))
                .isPresent();
        return require(
                Rule.I30,
                admitted,
                () -> attestation.issuer() + " is not accredited to attest " + attestation.standard() + " "
                        + attestation.version() + " as " + attestation.level() + " on " + act.eventDay());
    }

    private Optional<Refused> coversTheModule(Books books) {
        List<Requirement> module = Standard.find(books, attestation.standard(), attestation.version())
                .map(standard -> standard.module(attestation.module()))
                .orElse(List.of());
        List<Code> wanted = module.stream().map(Requirement::code).sorted().toList();
        List<Code> found = attestation.findings().stream()
                .map(Finding::requirement)
                .sorted()
                .toList();
        if (wanted.isEmpty() || !wanted.equals(found)) {
            return Decision.refuse(
                    Rule.I31,
                    "module " + attestation.module() + " of " + attestation.standard() + " " + attestation.version()
                            + " needs one finding for each of " + wanted);
        }
        return attestation.findings().stream()
                .filter(finding -> !fits(gate(finding, module), finding.status()))
                .findFirst()
                .flatMap(finding -> Decision.refuse(
                        Rule.I31, finding.requirement() + " cannot be " + finding.status() + " in its module"));
    }

    private static Gate gate(Finding finding, List<Requirement> module) {
        return module.stream()
                .filter(entry -> entry.code().equals(finding.requirement()))
                .findFirst()
                .orElseThrow()
                .gate();
    }

    /** Modules that must be fulfilled know fulfilment only; progress exists where mitigation or improvement does. */
    private static boolean fits(Gate gate, Status status) {
        return switch (status) {
            case NOT_APPLICABLE -> true;
            case FULFILLED, NOT_FULFILLED -> gate == Gate.FUL;
            case CONTROLLED, NOT_CONTROLLED -> gate != Gate.FUL;
            case PROGRESSING -> gate == Gate.MIT || gate == Gate.IMP;
        };
    }

    /** Counted from the day it is issued, or from an earlier first day, so that no attestation covers many years of the past. */
    private Optional<Refused> withinValidity(Act act, Books books) {
        long months = ReferenceValues.on(act.eventDay(), books).get("report.validityMonths");
        Day earliest = attestation.validFrom().isBefore(act.eventDay()) ? attestation.validFrom() : act.eventDay();
        Day last = earliest.plusMonths(months);
        boolean fits = !attestation.validFrom().isAfter(attestation.validTo())
                && !attestation.validTo().isAfter(last);
        return require(
                Rule.I30,
                fits,
                () -> "the period " + attestation.validFrom() + " to " + attestation.validTo()
                        + " must not be empty nor end after " + last);
    }

    private Optional<Refused> everyFindingHasEvidence() {
        return attestation.findings().stream()
                .filter(finding -> finding.evidence().isEmpty()
                        || (finding.status() == Status.PROGRESSING
                                && (finding.deadline().isEmpty()
                                        || finding.plan().isEmpty())))
                .findFirst()
                .flatMap(finding -> Decision.refuse(
                        Rule.I30,
                        finding.requirement()
                                + (finding.evidence().isEmpty()
                                        ? " has no evidence hash"
                                        : " is in progress without deadline and plan")));
    }

    private Optional<Refused> isNew(List<Attestation> earlier) {
        return require(
                Rule.I3,
                named(attestation.id(), earlier).isEmpty(),
                () -> "attestation " + attestation.id()
                        + " is issued already; a correction is a new one that supersedes it");
    }

    private Optional<Refused> supersedesItsOwn(List<Attestation> earlier) {
        return attestation
                .supersedes()
                .flatMap(former -> require(
                        Rule.I3,
                        named(former, earlier)
                                .filter(found -> found.issuer().equals(attestation.issuer())
                                        && found.module() == attestation.module()
                                        && found.state() == State.ACTIVE)
                                .isPresent(),
                        () -> former + " is no active attestation of " + attestation.issuer() + " on module "
                                + attestation.module()));
    }

    private static Optional<Attestation> named(Code id, List<Attestation> attestations) {
        return attestations.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }
}

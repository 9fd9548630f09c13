// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.assessment;

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
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;
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
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * An accredited assessor attests what it found for one module at one producer, or a producer what it says of itself
 * (FIRST_PARTY). A finding of abuse flags the producer in the same transaction.
 *
 * <p>Decision 040.
 */
public record IssueAttestation(Claim claim, PartyId issuer) implements Command {
    /** Over the life of a producer: five modules a year for twenty-four years. */
    private static final int MOST_OF_AN_ISSUER = 120;

    public static IssueAttestation parse(Statement statement, Fields body) {
        return new IssueAttestation(Claim.read(body), new PartyId(statement.actor()));
    }

    @Override
    public Json.Obj body() {
        return claim.json();
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        var attestation =
                new Attestation(claim, issuer, act.eventAt(), act.recordedAt(), new Attestation.State.Active());
        List<Attestation> earlier = Attestation.of(claim.subject(), ledger);
        return Amp.required(Rule.I30, claim.subject(), ledger)
                .at("subject")
                .and(ok -> independent(ledger).at(ofItself() ? "level" : "subject"))
                .and(ok -> accredited(act, ledger))
                .then(ok -> coveringTheModule(ledger))
                .and(standard -> withinValidity(act, ledger).at("validTo"))
                .and(standard -> Checked.each("findings", claim.findings(), IssueAttestation::isSupported))
                .and(standard -> citesItsOwnAssessment(ledger).at("assessment"))
                .and(standard -> Mitigation.withinLimits(attestation, earlier, ledger))
                .and(standard -> isNew(earlier).at("attestation"))
                .and(standard -> notTooMany(attestation, earlier, standard).at("subject"))
                .decideBy(standard -> supersededByIt(earlier)
                        .decide(former -> changes(attestation, former, earlier, standard, act, ledger)));
    }

    /** I61: so that no issuer alone makes a producer's record unreadable; a finding of abuse is recorded all the same. */
    private Checked<Checked.Holds> notTooMany(Attestation attestation, List<Attestation> earlier, Standard standard) {
        long issued =
                earlier.stream().filter(entry -> entry.issuer().equals(issuer)).count();
        return Checked.require(
                Rule.I61,
                issued < MOST_OF_AN_ISSUER || LookBack.ofAbuse(attestation, standard),
                () -> Message.ATTESTATIONS_TOO_MANY
                        .with("issuer", issuer)
                        .and("most", Argument.count(MOST_OF_AN_ISSUER))
                        .and("subject", claim.subject()));
    }

    private List<StateChange> changes(
            Attestation attestation,
            Optional<Attestation> former,
            List<Attestation> earlier,
            Standard standard,
            Act act,
            LedgerState ledger) {
        Optional<Attestation> ended =
                former.map(found -> found.in(new Attestation.State.Superseded(claim.id(), act.recordedAt())));
        List<Attestation> all = new ArrayList<>(earlier);
        former.ifPresent(all::remove);
        ended.ifPresent(all::add);
        all.add(attestation);
        List<StateChange> changes = new ArrayList<>();
        changes.add(attestation.event("AttestationIssued"));
        ended.ifPresent(found -> changes.add(found.event("AttestationSuperseded")));
        changes.addAll(AttestationOutline.lists(attestation, all, ledger));
        if (LookBack.ofAbuse(attestation, standard)) {
            changes.add(
                    new Flag(LedgerKeys.amp(claim.subject()), Flag.Kind.RED_FLAG, Rule.I32, new Code("ABUSE-FINDING"))
                            .raised(act));
        }
        return changes;
    }

    private boolean ofItself() {
        return claim.level() == Level.FIRST_PARTY;
    }

    /**
     * I2: FIRST_PARTY is what a producer says of itself; nobody else says that, and no one assesses its own
     * organisation.
     */
    private Checked<Checked.Holds> independent(LedgerState ledger) {
        boolean own = issuer.equals(claim.subject());
        if (ofItself()) {
            return Checked.require(
                    Rule.I2,
                    own,
                    () -> Message.FIRST_PARTY_NOT_SUBJECT
                            .with("subject", claim.subject())
                            .and("issuer", issuer));
        }
        return Checked.require(
                Rule.I2,
                !own && !Party.sameOrganisation(issuer, claim.subject(), ledger),
                () -> Message.ISSUER_NOT_INDEPENDENT.with("issuer", issuer).and("subject", claim.subject()));
    }

    private Checked<Checked.Holds> accredited(Act act, LedgerState ledger) {
        return ofItself()
                ? Checked.holds()
                : Accreditation.admits(
                        "version", issuer, claim.standard(), claim.version(), claim.level(), act, ledger);
    }

    /** A finding with the requirement that it is about. */
    private record Answer(Requirement requirement, Finding finding) {}

    /** The standard, of whose module there is exactly one fitting finding for each requirement. */
    private Checked<Standard> coveringTheModule(LedgerState ledger) {
        return published(ledger)
                .at("version")
                .and(standard -> existingModule(standard).at("module").then(this::answered));
    }

    private Checked<Standard> published(LedgerState ledger) {
        return Checked.present(
                Rule.I30,
                Standard.find(ledger, claim.standard(), claim.version()),
                () -> Message.STANDARD_UNKNOWN
                        .with("standard", Argument.id(claim.standard()))
                        .and("version", Argument.id(claim.version())));
    }

    private Checked<List<Requirement>> existingModule(Standard standard) {
        List<Requirement> module = standard.module(claim.module());
        return Checked.require(
                        Rule.I31,
                        !module.isEmpty(),
                        () -> Message.MODULE_UNKNOWN
                                .with("standard", Argument.id(claim.standard()))
                                .and("version", Argument.id(claim.version()))
                                .and("module", Argument.count(claim.module())))
                .map(ok -> module);
    }

    private Checked<?> answered(List<Requirement> module) {
        return Checked.each(
                        "findings",
                        claim.findings(),
                        finding -> answer(finding, module).at("requirement"))
                .and(answers -> eachAnsweredOnce(module).at("findings"))
                .and(answers -> someApply().at("findings"))
                .then(answers -> Checked.each(
                        "findings", answers, answer -> isAllowed(answer).at("status")));
    }

    private Checked<Answer> answer(Finding finding, List<Requirement> module) {
        return Checked.present(
                        Rule.I31,
                        module.stream()
                                .filter(entry -> entry.code().equals(finding.requirement()))
                                .findFirst(),
                        () -> incomplete(module))
                .map(requirement -> new Answer(requirement, finding));
    }

    private Checked<Checked.Holds> eachAnsweredOnce(List<Requirement> module) {
        List<Code> found =
                claim.findings().stream().map(Finding::requirement).sorted().toList();
        return Checked.require(Rule.I31, codes(module).equals(found), () -> incomplete(module));
    }

    private Sentence incomplete(List<Requirement> module) {
        return Message.MODULE_FINDINGS_INCOMPLETE
                .with("module", Argument.count(claim.module()))
                .and("standard", Argument.id(claim.standard()))
                .and("version", Argument.id(claim.version()))
                .and("requirements", Argument.several(codes(module)));
    }

    private static List<Code> codes(List<Requirement> module) {
        return module.stream().map(Requirement::code).sorted().toList();
    }

    private Checked<Checked.Holds> someApply() {
        return Checked.require(
                Rule.I31,
                claim.findings().stream().anyMatch(finding -> finding.status() != Status.NOT_APPLICABLE),
                () -> Message.MODULE_NOT_APPLICABLE
                        .with("module", Argument.count(claim.module()))
                        .and("subject", claim.subject()));
    }

    private static Checked<Checked.Holds> isAllowed(Answer answer) {
        Status status = answer.finding().status();
        return Checked.require(
                Rule.I31,
                isAllowed(status, answer.requirement().gate()),
                () -> Message.FINDING_STATUS_NOT_ALLOWED
                        .with("requirement", answer.finding().requirement())
                        .and("status", Argument.code(status)));
    }

    /**
     * Requirements that must be fulfilled are fulfilled or not; progress exists where mitigation or improvement does.
     * The gravest risks always apply: where there is nothing of the kind, they are controlled, with evidence.
     */
    private static boolean isAllowed(Status status, Gate gate) {
        return switch (status) {
            case NOT_APPLICABLE -> gate == Gate.IMP;
            case FULFILLED, NOT_FULFILLED -> gate == Gate.FUL;
            case CONTROLLED, NOT_CONTROLLED -> gate != Gate.FUL;
            case PROGRESSING -> gate == Gate.MIT || gate == Gate.IMP;
        };
    }

    /**
     * Counted from the day it is issued, or from an earlier first day, so that no attestation covers many years of the
     * past.
     */
    private Checked<Checked.Holds> withinValidity(Act act, LedgerState ledger) {
        long months = ReferenceValues.on(act.eventDay(), ledger).get(ReferenceValue.REPORT_VALIDITY);
        Day earliest = claim.validFrom().isBefore(act.eventDay()) ? claim.validFrom() : act.eventDay();
        Day last = earliest.monthsLater(months);
        return Checked.require(
                Rule.I30,
                !claim.validFrom().isAfter(claim.validTo()) && !claim.validTo().isAfter(last),
                () -> Message.VALIDITY_PERIOD_NOT_VALID
                        .with("from", claim.validFrom())
                        .and("to", claim.validTo())
                        .and("last", last));
    }

    private static Checked<Checked.Holds> isSupported(Finding finding) {
        return hasEvidence(finding)
                .at("evidence")
                .and(ok -> isPlanned(finding).at(finding.deadline().isEmpty() ? "deadline" : "plan"));
    }

    private static Checked<Checked.Holds> hasEvidence(Finding finding) {
        return Checked.require(
                Rule.I30,
                !finding.evidence().isEmpty(),
                () -> Message.EVIDENCE_HASH_MISSING.with("requirement", finding.requirement()));
    }

    private static Checked<Checked.Holds> isPlanned(Finding finding) {
        return Checked.require(
                Rule.I30,
                finding.status() != Status.PROGRESSING
                        || (finding.deadline().isPresent() && finding.plan().isPresent()),
                () -> Message.PROGRESS_LACKS_DEADLINE_AND_PLAN.with("requirement", finding.requirement()));
    }

    private Checked<Checked.Holds> citesItsOwnAssessment(LedgerState ledger) {
        return claim.assessment().map(id -> isItsOwn(id, ledger)).orElseGet(Checked::holds);
    }

    private Checked<Checked.Holds> isItsOwn(Code assessment, LedgerState ledger) {
        return Checked.require(
                Rule.I30,
                Assessment.find(claim.subject(), assessment, ledger)
                        .filter(found -> found.assessor().equals(issuer)
                                && found.standard().equals(claim.standard())
                                && found.version().equals(claim.version())
                                && found.level().compareTo(claim.level()) >= 0)
                        .isPresent(),
                () -> Message.ASSESSMENT_UNKNOWN
                        .with("id", assessment)
                        .and("subject", claim.subject())
                        .and("issuer", issuer)
                        .and("standard", Argument.id(claim.standard()))
                        .and("version", Argument.id(claim.version()))
                        .and("level", Argument.code(claim.level())));
    }

    private Checked<Checked.Holds> isNew(List<Attestation> earlier) {
        return Checked.require(
                Rule.I3,
                named(claim.id(), earlier).isEmpty(),
                () -> Message.ATTESTATION_EXISTS.with("attestation", claim.id()));
    }

    /**
     * The attestation that this one corrects, if it corrects one: an active one of its own issuer on the same module.
     */
    private Checked<Optional<Attestation>> supersededByIt(List<Attestation> earlier) {
        return claim.supersedes()
                .map(former -> itsOwnActive(former, earlier)
                        .at("supersedes")
                        .and(this::coversTheDaysOf)
                        .<Optional<Attestation>>map(Optional::of))
                .orElseGet(() -> Checked.found(Optional.empty()));
    }

    private Checked<Attestation> itsOwnActive(Code former, List<Attestation> earlier) {
        return Checked.present(
                Rule.I3,
                named(former, earlier)
                        .filter(found -> found.issuer().equals(issuer)
                                && found.claim().standard().equals(claim.standard())
                                && found.claim().version().equals(claim.version())
                                && found.module() == claim.module()
                                && found.active()),
                () -> Message.FORMER_ATTESTATION_NOT_ACTIVE
                        .with("former", former)
                        .and("issuer", issuer)
                        .and("module", Argument.count(claim.module()))
                        .and("standard", Argument.id(claim.standard()))
                        .and("version", Argument.id(claim.version())));
    }

    /** I59: a superseded attestation counts on no day any more, so the one that corrects it answers for all of its days. */
    private Checked<Checked.Holds> coversTheDaysOf(Attestation former) {
        boolean begins = !claim.validFrom().isAfter(former.claim().validFrom());
        return Checked.require(
                        Rule.I59,
                        begins && !claim.validTo().isBefore(former.claim().validTo()),
                        () -> Message.SUPERSEDING_COVERS_LESS
                                .with("attestation", claim.id())
                                .and("from", claim.validFrom())
                                .and("to", claim.validTo())
                                .and("former", former.id())
                                .and("formerFrom", former.claim().validFrom())
                                .and("formerTo", former.claim().validTo()))
                .at(begins ? "validTo" : "validFrom");
    }

    private static Optional<Attestation> named(Code id, List<Attestation> attestations) {
        return attestations.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }
}

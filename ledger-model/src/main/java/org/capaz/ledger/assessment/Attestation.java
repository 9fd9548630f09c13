// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.assessment;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.assessment.Affiliation.ModuleResult;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Accreditation.Level;
import org.capaz.ledger.registry.Standard;
import org.capaz.ledger.registry.Standard.Gate;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;

/**
 * A signed attestation on one module of a standard for one producer and one period, with what became of it. Which
 * attestations count on a day is derived: an issuer ends only its own, and a producer's word about itself never
 * displaces its auditor's.
 *
 * <p>Decision 040.
 *
 * @param issuedAt when its issuer says it was issued; decides which of two is the later one
 * @param recordedAt since when the ledger knows it
 */
public record Attestation(Claim claim, PartyId issuer, Instant issuedAt, Instant recordedAt, State state) {

    /** A later attestation comes after an earlier one; of two of the same second, the one with the later id. */
    static final Comparator<Attestation> LATER =
            Comparator.comparing(Attestation::issuedAt).thenComparing(Attestation::id);

    /** Whether it still counts. Expiry by time and open contests are derived, not stored. */
    public sealed interface State {
        /** It counts. */
        record Active() implements State {}

        /**
         * Its issuer has corrected it: it counts on no day, neither past nor future, unless it suspended; then it counts on
         * the days before the correction was recorded.
         */
        record Superseded(Code by, Instant at) implements State {}

        /** Its issuer has revoked it: it still counts on the days before {@code from}. */
        record Revoked(Day from, Code reason, Instant at) implements State {}
    }

    /** What was found for one requirement. */
    public enum Status {
        FULFILLED,
        NOT_FULFILLED,
        CONTROLLED,
        PROGRESSING,
        NOT_CONTROLLED,
        NOT_APPLICABLE
    }

    /**
     * What the statement itself says.
     *
     * @param module 1 to 99
     * @param validFrom the first day of its period
     * @param validTo the last day of its period
     * @param supersedes the attestation of the same issuer that it corrects, if it corrects one
     * @param assessment the assessment that it cites, if it cites one
     */
    public record Claim(
            Code id,
            PartyId subject,
            Level level,
            String standard,
            String version,
            int module,
            Day validFrom,
            Day validTo,
            List<Finding> findings,
            Optional<Code> supersedes,
            Optional<Code> assessment) {

        static Claim read(Fields fields) {
            return new Claim(
                    fields.parsed("attestation", Code::new),
                    fields.parsed("subject", PartyId::new),
                    fields.parsed("level", Codes.of(Level.class)),
                    fields.parsed("standard", Standard::label),
                    fields.parsed("version", Standard::label),
                    fields.quantity("module", Standard::module),
                    fields.parsed("validFrom", Day::parse),
                    fields.parsed("validTo", Day::parse),
                    fields.objects("findings", Finding::read),
                    fields.optionalParsed("supersedes", Code::new),
                    fields.optionalParsed("assessment", Code::new));
        }

        /** As statements and records hold it; {@link #read} reads it. */
        Json.Obj json() {
            Json.Obj record = Json.object()
                    .with("attestation", id.value())
                    .with("subject", subject.value())
                    .with("level", level.name())
                    .with("standard", standard)
                    .with("version", version)
                    .with("module", module)
                    .with("validFrom", validFrom.toString())
                    .with("validTo", validTo.toString())
                    .with("findings", findings.stream().map(Finding::json).toList());
            if (supersedes.isPresent()) {
                record = record.with("supersedes", supersedes.get().value());
            }
            return assessment.isPresent()
                    ? record.with("assessment", assessment.get().value())
                    : record;
        }
    }

    /**
     * One requirement's result.
     *
     * @param evidence salted SHA-256 digests, in hexadecimal; the evidence itself stays off the ledger
     * @param deadline the last day of progress, for a requirement in progress
     * @param plan SHA-256 of the plan, in hexadecimal, for a requirement in progress
     */
    public record Finding(
            Code requirement, Status status, List<String> evidence, Optional<Day> deadline, Optional<String> plan) {

        static Finding read(Fields fields) {
            return new Finding(
                    fields.parsed("requirement", Code::new),
                    fields.parsed("status", Codes.of(Status.class)),
                    fields.texts("evidence", Digest::requireHex),
                    fields.optionalParsed("deadline", Day::parse),
                    fields.optionalParsed("plan", Digest::requireHex));
        }

        /** The status on that day: progress whose deadline has passed is no progress. */
        Status on(Day day) {
            boolean lapsed = status == Status.PROGRESSING
                    && deadline.filter(due -> !day.isAfter(due)).isEmpty();
            return lapsed ? Status.NOT_CONTROLLED : status;
        }

        /** From which day on it is not controlled, of the days from {@code first} on; empty if on none. */
        Optional<Day> notControlledFrom(Day first) {
            return switch (status) {
                case NOT_CONTROLLED -> Optional.of(first);
                case PROGRESSING ->
                    Optional.of(deadline.map(due -> due.plusDays(1)).orElse(first));
                case FULFILLED, NOT_FULFILLED, CONTROLLED, NOT_APPLICABLE -> Optional.empty();
            };
        }

        /** Until when the requirement may be in progress; empty for one that is not. */
        Optional<Day> progressUntil() {
            return deadline.filter(day -> status == Status.PROGRESSING);
        }

        Json.Obj json() {
            Json.Obj record = Json.object()
                    .with("requirement", requirement.value())
                    .with("status", status.name())
                    .with("evidence", Json.texts(evidence));
            if (deadline.isPresent()) {
                record = record.with("deadline", deadline.get().toString());
            }
            return plan.isPresent() ? record.with("plan", plan.get()) : record;
        }
    }

    /** Every attestation about a producer, by module and then by id. */
    public static List<Attestation> of(PartyId subject, LedgerState ledger) {
        return ledger.derived(new About(subject));
    }

    private record About(PartyId subject) implements LedgerState.Derived<List<Attestation>> {
        @Override
        public List<Attestation> from(LedgerState ledger) {
            return recorded(subject, ledger);
        }
    }

    private static List<Attestation> recorded(PartyId subject, LedgerState ledger) {
        List<Fields> withdrawn = ledger.list(LedgerKeys.withdrawals(subject)).stream()
                .map(record -> Fields.of(record, "withdrawn"))
                .toList();
        return ledger.list(LedgerKeys.attestations(subject)).stream()
                .map(record -> stored(Fields.of(record, "attestation")))
                .map(entry -> withdrawn.stream()
                        .filter(found -> found.integer("module") == entry.module()
                                && found.text("attestation").equals(entry.id().value()))
                        .findFirst()
                        .map(entry::withdrawnBy)
                        .orElse(entry))
                .toList();
    }

    /** What was withdrawn in the place of an issuer that is gone reads as revoked; its own record stays as it was. */
    private Attestation withdrawnBy(Fields withdrawn) {
        return active()
                ? in(new State.Revoked(
                        withdrawn.parsed("from", Day::parse),
                        withdrawn.parsed("reason", Code::new),
                        Instant.ofEpochSecond(withdrawn.integer("at"))))
                : this;
    }

    /** The findings of one that the ledger holds. */
    static List<Finding> findings(AttestationRef about, LedgerState ledger) {
        return ledger.find(LedgerKeys.attestation(about.subject(), about.module(), about.id()))
                .map(record -> record.objects("findings", Finding::read))
                .orElseThrow();
    }

    public static Optional<Attestation> find(PartyId subject, int module, Code id, LedgerState ledger) {
        Optional<Fields> withdrawn = ledger.find(LedgerKeys.withdrawn(subject, module, id));
        return ledger.find(LedgerKeys.attestation(subject, module, id))
                .map(Attestation::stored)
                .map(entry -> withdrawn.map(entry::withdrawnBy).orElse(entry));
    }

    /** I1: the attestation, which the acting party itself has issued; another's is not its to change. */
    static Checked<Attestation> issuedByActor(AttestationRef about, Act act, Message otherwise, LedgerState ledger) {
        return about.locating(
                Checked.present(
                        Rule.I1,
                        about.find(ledger).filter(found -> found.issuer().equals(act.party())),
                        () -> otherwise
                                .with("party", act.party())
                                .and("attestation", about.id())
                                .and("subject", about.subject())),
                ledger);
    }

    private static Attestation stored(Fields fields) {
        return new Attestation(
                Claim.read(fields),
                fields.parsed("issuer", PartyId::new),
                Instant.ofEpochSecond(fields.integer("issuedAt")),
                Instant.ofEpochSecond(fields.integer("recordedAt")),
                state(fields));
    }

    private static State state(Fields fields) {
        String state = fields.text("state");
        return switch (state) {
            case "ACTIVE" -> new State.Active();
            case "SUPERSEDED" ->
                new State.Superseded(
                        fields.parsed("supersededBy", Code::new), Instant.ofEpochSecond(fields.integer("endedAt")));
            case "REVOKED" ->
                new State.Revoked(
                        fields.parsed("revokedFrom", Day::parse),
                        fields.parsed("reason", Code::new),
                        Instant.ofEpochSecond(fields.integer("endedAt")));
            default -> throw new IllegalStateException("an attestation is never " + state);
        };
    }

    public Code id() {
        return claim.id();
    }

    AttestationRef ref() {
        return new AttestationRef(subject(), module(), id());
    }

    public PartyId subject() {
        return claim.subject();
    }

    public Level level() {
        return claim.level();
    }

    public int module() {
        return claim.module();
    }

    public List<Finding> findings() {
        return claim.findings();
    }

    /** The day of issue. */
    Day issuedOn() {
        return Day.of(issuedAt);
    }

    public boolean active() {
        return state instanceof State.Active;
    }

    /** Since when it is in its state. */
    public Instant changedAt() {
        return switch (state) {
            case State.Active active -> recordedAt;
            case State.Superseded ended -> ended.at();
            case State.Revoked ended -> ended.at();
        };
    }

    /** Its state as far as was known at that moment. */
    State stateAt(Instant known) {
        return switch (state) {
            case State.Active active -> active;
            case State.Superseded ended -> ended.at().isAfter(known) ? new State.Active() : ended;
            case State.Revoked ended -> ended.at().isAfter(known) ? new State.Active() : ended;
        };
    }

    /** From which day on it suspends, if it does: a finding of abuse, or a mitigation that failed or whose time is over. */
    Optional<Day> suspendsFrom(Standard standard) {
        return findings().stream()
                .filter(finding -> standard.gate(finding.requirement())
                        .filter(gate -> gate == Gate.IMM || gate == Gate.MIT)
                        .isPresent())
                .flatMap(finding -> finding.notControlledFrom(claim.validFrom()).stream())
                .min(Comparator.naturalOrder());
    }

    /** Does it find a requirement of that gate in that status on that day? */
    boolean finds(Gate gate, Status status, Day day, Standard standard) {
        for (Finding finding : findings()) {
            if (finding.on(day) == status
                    && standard.gate(finding.requirement())
                            .filter(found -> found == gate)
                            .isPresent()) {
                return true;
            }
        }
        return false;
    }

    boolean findsProgress(Code requirement) {
        return findings().stream()
                .filter(finding -> finding.requirement().equals(requirement))
                .anyMatch(finding -> finding.status() == Status.PROGRESSING || finding.status() == Status.CONTROLLED);
    }

    /** Its module's result on that day by this attestation alone: that of the weakest requirement. */
    public ModuleResult.Result resultOn(Day day) {
        return findings().stream()
                .filter(finding -> finding.status() != Status.NOT_APPLICABLE)
                .map(finding -> ModuleResult.Result.of(finding.on(day)))
                .min(Comparator.naturalOrder())
                .orElse(ModuleResult.Result.CONTROLLED);
    }

    Attestation in(State next) {
        return new Attestation(claim, issuer, issuedAt, recordedAt, next);
    }

    StateChange event(String name) {
        Json.Obj record = claim.json()
                .with("issuer", issuer.value())
                .with("issuedAt", issuedAt.getEpochSecond())
                .with("recordedAt", recordedAt.getEpochSecond());
        return new StateChange(
                name,
                LedgerKeys.attestation(subject(), module(), id()),
                switch (state) {
                    case State.Active active -> record.with("state", "ACTIVE");
                    case State.Superseded superseded ->
                        record.with("state", "SUPERSEDED")
                                .with("supersededBy", superseded.by().value())
                                .with("endedAt", superseded.at().getEpochSecond());
                    case State.Revoked revoked ->
                        record.with("state", "REVOKED")
                                .with("revokedFrom", revoked.from().toString())
                                .with("reason", revoked.reason().value())
                                .with("endedAt", revoked.at().getEpochSecond());
                });
    }
}

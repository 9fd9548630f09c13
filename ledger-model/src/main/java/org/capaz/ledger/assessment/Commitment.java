package org.capaz.ledger.assessment;

import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.registry.Standard;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;

/** A producer's promise to improve on a named requirement by a day, in steps. */
record Commitment(
        PartyId amp,
        Code id,
        String standard,
        String version,
        Code requirement,
        Code measure,
        Day dueAt,
        List<Milestone> milestones,
        Day adoptedAt,
        List<Extension> extensions) {

    /** A step on the way. */
    record Milestone(Code id, Day dueAt) {
        static Milestone read(Fields fields) {
            return new Milestone(fields.parsed("milestone", Code::new), fields.parsed("dueAt", Day::parse));
        }

        Json.Obj json() {
            return Json.object().with("milestone", id.value()).with("dueAt", dueAt.toString());
        }
    }

    /** More time, on the strength of an independent attestation of progress. */
    record Extension(Day dueAt, Code attestation) {
        static Extension read(Fields fields) {
            return new Extension(fields.parsed("dueAt", Day::parse), fields.parsed("attestation", Code::new));
        }

        Json.Obj json() {
            return Json.object().with("dueAt", dueAt.toString()).with("attestation", attestation.value());
        }
    }

    /** How it stands on a day; what time brings is derived. */
    enum State {
        OPEN,
        OVERDUE,
        ACHIEVED,
        NOT_ACHIEVED
    }

    static Commitment read(PartyId amp, Day adoptedAt, Fields fields) {
        return new Commitment(
                amp,
                fields.parsed("commitment", Code::new),
                fields.parsed("standard", Standard::label),
                fields.parsed("version", Standard::label),
                fields.parsed("requirement", Code::new),
                fields.parsed("measure", Code::new),
                fields.parsed("dueAt", Day::parse),
                fields.has("milestones") ? fields.objects("milestones", Milestone::read) : List.of(),
                adoptedAt,
                List.of());
    }

    private static Commitment stored(Fields fields) {
        Commitment adopted = read(fields.parsed("amp", PartyId::new), fields.parsed("adoptedAt", Day::parse), fields);
        return fields.has("extensions") ? adopted.with(fields.objects("extensions", Extension::read)) : adopted;
    }

    static Optional<Commitment> find(PartyId amp, Code id, LedgerState ledger) {
        return ledger.find(LedgerKeys.commitment(amp, id)).map(Commitment::stored);
    }

    static List<Commitment> of(PartyId amp, LedgerState ledger) {
        return ledger.list(LedgerKeys.commitments(amp)).stream()
                .map(record -> stored(Fields.of(record, "commitment")))
                .toList();
    }

    boolean under(Standard found) {
        return standard.equals(found.name()) && version.equals(found.version());
    }

    /** The day that counts now. */
    Day due() {
        return extensions.isEmpty() ? dueAt : extensions.getLast().dueAt();
    }

    /** How it stands on that day. */
    State on(Day day, LedgerState ledger) {
        return ledger.find(LedgerKeys.commitmentResult(amp, id))
                .map(fields -> fields.parsed("result", Codes.of(State.class)))
                .orElse(day.isAfter(due()) ? State.OVERDUE : State.OPEN);
    }

    /** I33: the last of its extensions was still allowed. */
    Optional<Refused> notTooOften(Day today, LedgerState ledger) {
        long allowed = ReferenceValues.on(today, ledger).get(ReferenceValue.MITIGATION_EXTENSIONS);
        return require(
                Rule.I33,
                extensions.size() <= allowed,
                () -> "commitment " + id + " was extended " + (extensions.size() - 1) + " times; " + allowed
                        + " are allowed");
    }

    /** I33: the limit from the day of adoption, and once more for each extension. */
    Optional<Refused> withinLimit(Day today, LedgerState ledger) {
        long months = ReferenceValues.on(today, ledger).get(ReferenceValue.MITIGATION_LIMIT);
        Day last = adoptedAt.plusMonths(months * (1 + extensions.size()));
        return require(
                Rule.I33,
                due().within(today, last),
                () -> "commitment " + id + " must be due between " + today + " and " + last + ", not on " + due());
    }

    Commitment with(List<Extension> more) {
        return new Commitment(
                amp, id, standard, version, requirement, measure, dueAt, milestones, adoptedAt, List.copyOf(more));
    }

    StateChange event(String name) {
        Json.Obj record = Json.object()
                .with("amp", amp.value())
                .with("commitment", id.value())
                .with("standard", standard)
                .with("version", version)
                .with("requirement", requirement.value())
                .with("measure", measure.value())
                .with("dueAt", dueAt.toString())
                .with("adoptedAt", adoptedAt.toString());
        if (!milestones.isEmpty()) {
            record = record.with(
                    "milestones", milestones.stream().map(Milestone::json).toList());
        }
        if (!extensions.isEmpty()) {
            record = record.with(
                    "extensions", extensions.stream().map(Extension::json).toList());
        }
        return new StateChange(name, LedgerKeys.commitment(amp, id), record);
    }
}

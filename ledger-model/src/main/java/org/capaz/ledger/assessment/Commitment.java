// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.capaz.ledger.assessment.Attestation.Finding;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Accreditation;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.registry.Standard;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Rule;

/**
 * A producer's commitment to improve on one requirement by a day, in steps.
 *
 * <p>Decision 043.
 *
 * @param dueAt the due day as adopted; {@link #due} is the one after the last extension
 * @param adoptedAt the day from which its limit is counted
 */
public record Commitment(
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

    /** One step, due before the commitment is. */
    public record Milestone(Code id, Day dueAt) {
        static Milestone read(Fields fields) {
            return new Milestone(fields.parsed("milestone", Code::new), fields.parsed("dueAt", Day::parse));
        }

        Json.Obj json() {
            return Json.object().with("milestone", id.value()).with("dueAt", dueAt.toString());
        }
    }

    /** A later due day, supported by an independent attestation of progress. */
    public record Extension(Day dueAt, Code attestation) {
        static Extension read(Fields fields) {
            return new Extension(fields.parsed("dueAt", Day::parse), fields.parsed("attestation", Code::new));
        }

        Json.Obj json() {
            return Json.object().with("dueAt", dueAt.toString()).with("attestation", attestation.value());
        }
    }

    /**
     * A commitment whose result was attested as not achieved.
     *
     * @param on the first day on which that lowers the requirement
     */
    record Failure(Code commitment, String standard, String version, Code requirement, Day on, Instant recordedAt) {
        boolean under(Standard.Edition edition) {
            return standard.equals(edition.name()) && version.equals(edition.version());
        }

        /**
         * Has somebody independent attested on the requirement after it? Then that counts.
         *
         * @param findings of that attestation; read only if it may be one
         */
        boolean answeredBy(AttestationOutline attestation, Function<AttestationOutline, List<Finding>> findings) {
            return under(attestation.edition())
                    && attestation.level() != Accreditation.Level.FIRST_PARTY
                    && attestation.issuedAt().isAfter(recordedAt)
                    && findings.apply(attestation).stream()
                            .anyMatch(finding -> finding.requirement().equals(requirement));
        }
    }

    /** Its state on a day. OVERDUE follows from the day and is never stored. */
    enum State {
        OPEN,
        OVERDUE,
        ACHIEVED,
        NOT_ACHIEVED
    }

    /**
     * A commitment as its producer adopts it.
     *
     * @param dueAt the day by which the requirement is met
     * @param milestones each due before {@code dueAt}
     * @param adoptedAt the day of adoption, which is the day of the statement
     */
    public static Commitment adopted(
            PartyId amp,
            Code id,
            String standard,
            String version,
            Code requirement,
            Code measure,
            Day dueAt,
            List<Milestone> milestones,
            Day adoptedAt) {
        return new Commitment(
                amp, id, standard, version, requirement, measure, dueAt, milestones, adoptedAt, List.of());
    }

    /** I63: the same, adopted on that day at the earliest: it makes nobody affiliated on days long before its recording. */
    Commitment grantedFrom(Day earliest) {
        return new Commitment(
                amp,
                id,
                standard,
                version,
                requirement,
                measure,
                dueAt,
                milestones,
                adoptedAt.orLater(earliest),
                extensions);
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

    /** As statements hold it; {@link #read} reads it. */
    Json.Obj json() {
        Json.Obj body = Json.object()
                .with("commitment", id.value())
                .with("standard", standard)
                .with("version", version)
                .with("requirement", requirement.value())
                .with("measure", measure.value())
                .with("dueAt", dueAt.toString());
        return milestones.isEmpty()
                ? body
                : body.with(
                        "milestones", milestones.stream().map(Milestone::json).toList());
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

    /** The failures among these commitments, as far as known at that moment. */
    static List<Failure> failures(PartyId amp, List<Commitment> commitments, Instant known, LedgerState ledger) {
        return ledger.list(LedgerKeys.commitmentResults(amp)).stream()
                .map(record -> Fields.of(record, "comresult"))
                .filter(result -> result.parsed("result", Codes.of(State.class)) == State.NOT_ACHIEVED
                        && result.integer("recordedAt") <= known.getEpochSecond())
                .flatMap(result -> commitments.stream()
                        .filter(entry -> entry.id().value().equals(result.text("commitment")))
                        .map(entry -> entry.failedAt(Instant.ofEpochSecond(result.integer("recordedAt")))))
                .toList();
    }

    private Failure failedAt(Instant recordedAt) {
        return new Failure(id, standard, version, requirement, Day.of(recordedAt), recordedAt);
    }

    boolean under(Standard found) {
        return standard.equals(found.name()) && version.equals(found.version());
    }

    /** The day that counts now. */
    Day due() {
        return extensions.isEmpty() ? dueAt : extensions.getLast().dueAt();
    }

    /** Its state on that day. */
    State on(Day day, LedgerState ledger) {
        return ledger.find(LedgerKeys.commitmentResult(amp, id))
                .map(fields -> fields.parsed("result", Codes.of(State.class)))
                .orElse(day.isAfter(due()) ? State.OVERDUE : State.OPEN);
    }

    /** I33: the last of its extensions was still allowed. */
    Checked<Checked.Holds> notTooOften(Day today, LedgerState ledger) {
        long allowed = ReferenceValues.on(today, ledger).get(ReferenceValue.MITIGATION_EXTENSIONS);
        return Checked.require(
                Rule.I33,
                extensions.size() <= allowed,
                () -> Message.COMMITMENT_TOO_MANY_EXTENSIONS
                        .with("commitment", id)
                        .and("n", Argument.count(extensions.size() - 1))
                        .and("allowed", Argument.count(allowed)));
    }

    /** I33: the limit from the day of adoption, and once more for each extension. */
    Checked<Checked.Holds> withinLimit(Day today, LedgerState ledger) {
        long months = ReferenceValues.on(today, ledger).get(ReferenceValue.MITIGATION_LIMIT);
        Day last = adoptedAt.monthsLater(months * (1 + extensions.size()));
        return Checked.require(
                Rule.I33,
                due().within(today, last),
                () -> Message.COMMITMENT_DUE_OUT_OF_RANGE
                        .with("commitment", id)
                        .and("today", today)
                        .and("last", last)
                        .and("due", due()));
    }

    Commitment with(List<Extension> more) {
        return new Commitment(
                amp, id, standard, version, requirement, measure, dueAt, milestones, adoptedAt, List.copyOf(more));
    }

    StateChange event(String name) {
        Json.Obj record = json().with("amp", amp.value()).with("adoptedAt", adoptedAt.toString());
        if (!extensions.isEmpty()) {
            record = record.with(
                    "extensions", extensions.stream().map(Extension::json).toList());
        }
        return new StateChange(name, LedgerKeys.commitment(amp, id), record);
    }
}

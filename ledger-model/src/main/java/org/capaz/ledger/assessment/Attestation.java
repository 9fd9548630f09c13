package org.capaz.ledger.assessment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Books;
import org.capaz.ledger.record.LedgerEvent;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.registry.Accreditation.Level;
import org.capaz.ledger.registry.Standard;

/** An assessor's signed word on one module of a standard for one producer and one period. */
public record Attestation(
        Code id,
        PartyId subject,
        PartyId issuer,
        Level level,
        String standard,
        String version,
        int module,
        Day validFrom,
        Day validTo,
        List<Finding> findings,
        Optional<Code> supersedes,
        Instant issuedAt,
        State state) {

    /** Whether the attestation still speaks; expiry by time is derived, not stored. */
    public enum State {
        ACTIVE,
        SUPERSEDED
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

    /** One requirement's result, with the salted hashes of its evidence. */
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

        private Json.Obj json() {
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

    /** What a statement says; issuer, time and state come from the act. */
    static Attestation read(PartyId issuer, Instant issuedAt, State state, Fields fields) {
        return new Attestation(
                fields.parsed("attestation", Code::new),
                fields.parsed("subject", PartyId::new),
                issuer,
                fields.parsed("level", Codes.of(Level.class)),
                fields.parsed("standard", Standard::label),
                fields.parsed("version", Standard::label),
                fields.quantity("module", Standard::module),
                fields.parsed("validFrom", Day::parse),
                fields.parsed("validTo", Day::parse),
                fields.objects("findings", Finding::read),
                fields.optionalParsed("supersedes", Code::new),
                issuedAt,
                state);
    }

    /** Every attestation about a producer, by module and then by id. */
    public static List<Attestation> of(PartyId subject, Books books) {
        return books.list(LedgerKeys.attestations(subject)).stream()
                .map(record -> {
                    Fields fields = Fields.of(record, "attestation");
                    return read(
                            fields.parsed("issuer", PartyId::new),
                            Instant.ofEpochSecond(fields.integer("issuedAt")),
                            fields.parsed("state", Codes.of(State.class)),
                            fields);
                })
                .toList();
    }

    /** Does it speak about that day, as far as was known at that moment? */
    boolean speaksOn(Day day, Instant known) {
        return state == State.ACTIVE && day.within(validFrom, validTo) && !issuedAt.isAfter(known);
    }

    Attestation superseded() {
        return new Attestation(
                id,
                subject,
                issuer,
                level,
                standard,
                version,
                module,
                validFrom,
                validTo,
                findings,
                supersedes,
                issuedAt,
                State.SUPERSEDED);
    }

    LedgerEvent event(String name) {
        List<Json.Obj> found = new ArrayList<>();
        findings.forEach(finding -> found.add(finding.json()));
        Json.Obj record = Json.object()
                .with("attestation", id.value())
                .with("subject", subject.value())
                .with("issuer", issuer.value())
                .with("level", level.name())
                .with("standard", standard)
                .with("version", version)
                .with("module", module)
                .with("validFrom", validFrom.toString())
                .with("validTo", validTo.toString())
                .with("findings", found)
                .with("issuedAt", issuedAt.getEpochSecond())
                .with("state", state.name());
        return new LedgerEvent(
                name,
                LedgerKeys.attestation(subject, module, id),
                supersedes
                        .map(former -> record.with("supersedes", former.value()))
                        .orElse(record));
    }
}

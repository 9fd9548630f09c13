// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.exception;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.audit.message.AuditMessage;
import org.capaz.audit.replay.ReplayedLedger;
import org.capaz.audit.replay.ReplayedRecord;
import org.capaz.audit.replay.ReplayedStatement;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Accreditation;
import org.capaz.ledger.registry.Accreditation.Level;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;

/** Who stood on which side, with which right, and how long after the event it was said. */
final class PeopleExceptions {
    private static final Map<Family, Sides> TWO_SIDES = new EnumMap<>(Map.of(
            Family.TRANSFER, new Sides("from", "to"),
            Family.SETTLEMENT, new Sides("seller", "buyer"),
            Family.PURCHASE, new Sides("seller", "buyer"),
            Family.OBLIGATION, new Sides("payer", "beneficiary"),
            Family.PAYMENT, new Sides("payer", "beneficiary"),
            Family.ATTESTATION, new Sides("issuer", "subject")));

    private final ReplayedLedger ledger;
    private final LedgerState state;
    private final List<ExceptionFound> found = new ArrayList<>();

    /** The members of a record that name two parties which should be two. */
    private record Sides(String one, String other) {}

    private PeopleExceptions(ReplayedLedger ledger) {
        this.ledger = ledger;
        this.state = ledger.state();
    }

    static List<ExceptionFound> of(ReplayedLedger ledger) {
        var people = new PeopleExceptions(ledger);
        Readable.each(ledger.of(Family.ATTESTATION), people.found, people::attestation);
        ledger.statements().forEach(people::statement);
        Readable.each(ledger.of(Family.FLAG), people.found, people::flag);
        TWO_SIDES.forEach((family, sides) ->
                Readable.each(ledger.of(family), people.found, record -> people.sides(record, sides)));
        return people.found;
    }

    /** What a producer says of itself needs no accreditation. */
    private void attestation(ReplayedRecord record) {
        Json.Obj attestation = record.object();
        Optional<Level> level = Stream.of(Level.values())
                .filter(each -> each.name().equals(text(attestation, "level")))
                .filter(each -> each != Level.FIRST_PARTY)
                .findFirst();
        if (level.isEmpty()) {
            return;
        }
        PartyId issuer = new PartyId(text(attestation, "issuer"));
        List<Accreditation> accreditations =
                Accreditation.of(issuer, text(attestation, "standard"), text(attestation, "version"), state);
        Stream.of("issuedAt", "recordedAt")
                .map(attestation::get)
                .filter(Json.Num.class::isInstance)
                .map(at -> Day.of(Instant.ofEpochSecond(((Json.Num) at).value())))
                .filter(day -> accreditations.stream().noneMatch(one -> one.covers(level.get(), day)))
                .findFirst()
                .ifPresent(day -> add(
                        ExceptionKind.ATTESTED_WITHOUT_ACCREDITATION,
                        record,
                        record.first().place().block(),
                        AuditMessage.EXCEPTION_SAYS_UNACCREDITED
                                .with("attestation", Argument.id(text(attestation, "attestation")))
                                .and("subject", Argument.id(text(attestation, "subject")))
                                .and("issuer", issuer)
                                .and("level", Argument.code(level.get()))
                                .and("day", day)));
    }

    private void statement(ReplayedStatement stated) {
        ReferenceValues.on(Day.of(stated.recordedAt()), state)
                .find(ReferenceValue.OFFLINE_WINDOW)
                .filter(hours -> stated.eventAt().isBefore(stated.recordedAt().minus(Duration.ofHours(hours))))
                .ifPresent(hours -> found.add(new ExceptionFound(
                        ExceptionKind.BACK_DATED,
                        List.of(LedgerKeys.record(new RecordId(stated.id())).toString()),
                        stated.place().block(),
                        AuditMessage.EXCEPTION_SAYS_BACK_DATED
                                .with("statement", Argument.id(stated.id()))
                                .and("kind", Argument.id(stated.kind()))
                                .and("actor", Argument.id(stated.actor()))
                                .and("event", Argument.moment(stated.eventAt()))
                                .and("recorded", Argument.moment(stated.recordedAt()))
                                .and("hours", Argument.count(hours)))));
    }

    private void flag(ReplayedRecord flag) {
        Json.Obj record = flag.object();
        if (record.get("closedAt") instanceof Json.Num) {
            String subject =
                    flag.key().parts().get(0) + "/" + flag.key().parts().get(1);
            found.add(new ExceptionFound(
                    ExceptionKind.FLAG_CLOSED,
                    List.of(subject, flag.key().toString()),
                    flag.last().place().block(),
                    AuditMessage.EXCEPTION_SAYS_FLAG_CLOSED
                            .with("record", Argument.id(subject))
                            .and("rule", Argument.id(text(record, "rule")))
                            .and("reason", Argument.id(text(record, "reason")))
                            .and("by", Argument.id(text(record, "raisedBy")))
                            .and("closer", Argument.id(text(record, "closedBy")))
                            .and("outcome", Argument.id(text(record, "outcome")))));
        }
    }

    private void sides(ReplayedRecord record, Sides sides) {
        Fields fields = Fields.of(record.object());
        Optional<PartyId> one = fields.optionalParsed(sides.one(), PartyId::new);
        Optional<PartyId> other = fields.optionalParsed(sides.other(), PartyId::new);
        if (one.isPresent() && other.isPresent() && Party.related(one.get(), other.get(), state)) {
            add(
                    ExceptionKind.SAME_OWNER,
                    record,
                    record.first().place().block(),
                    AuditMessage.EXCEPTION_SAYS_SAME_OWNER
                            .with("record", Argument.id(record.key().toString()))
                            .and("one", one.get())
                            .and("other", other.get()));
        }
    }

    private void add(ExceptionKind kind, ReplayedRecord record, long block, Sentence says) {
        found.add(new ExceptionFound(kind, List.of(record.key().toString()), block, says));
    }

    private static String text(Json.Obj record, String member) {
        return record.get(member) instanceof Json.Str text ? text.text() : "";
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.producer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;

/**
 * A pseudonym's whole history: with whom it was enrolled and when. One key per person, so that of two enrolments
 * submitted at the same moment only one is valid (I8); under two keys both would pass, and one person's gold would
 * count twice.
 *
 * <p>Decision 045.
 *
 * @param periods in order, without overlap; the last one may be without end
 */
public record Enrolments(MinerRef ref, List<Period> periods) {

    /**
     * A time with one producer.
     *
     * @param evidence SHA-256 of what shows it, in hexadecimal
     * @param confirmedBy the officers who signed the enrolment
     * @param registeredIn municipality whose register of subsistence miners has the miner
     * @param fieldOfficerOf the scheme whose field officer was the second, where the producer has one officer
     * @param end the last day with its reason, once the miner has left
     */
    public record Period(
            PartyId amp,
            Miner.Kind kind,
            Day from,
            String evidence,
            List<String> confirmedBy,
            Optional<PlaceCode> registeredIn,
            Optional<PartyId> fieldOfficerOf,
            Optional<End> end) {

        static Period read(Fields fields) {
            return new Period(
                    fields.parsed("amp", PartyId::new),
                    fields.parsed("kind", Codes.of(Miner.Kind.class)),
                    fields.parsed("from", Day::parse),
                    fields.parsed("evidence", Digest::requireHex),
                    fields.texts("confirmedBy", officer -> officer),
                    fields.optionalParsed("registeredIn", PlaceCode::new),
                    fields.optionalParsed("fieldOfficerOf", PartyId::new),
                    fields.optionalParsed("to", Day::parse)
                            .map(to -> new End(
                                    to,
                                    fields.parsed("reason", Code::new),
                                    fields.optionalParsed("leftBy", PartyId::new))));
        }

        boolean covers(Day day) {
            return !day.isBefore(from)
                    && end.filter(found -> day.isAfter(found.to())).isEmpty();
        }

        Json.Obj onto(Json.Obj record) {
            Json.Obj enrolled = record.with("amp", amp.value())
                    .with("kind", kind.name())
                    .with("from", from.toString())
                    .with("evidence", evidence)
                    .with("confirmedBy", Json.texts(confirmedBy));
            Json.Obj written = registeredIn
                    .map(place -> enrolled.with("registeredIn", place.value()))
                    .orElse(enrolled);
            Json.Obj shown = fieldOfficerOf
                    .map(scheme -> written.with("fieldOfficerOf", scheme.value()))
                    .orElse(written);
            return end.map(found -> found.onto(shown)).orElse(shown);
        }
    }

    /**
     * Why and when a miner left.
     *
     * @param to the last day with the producer
     * @param by the scheme that said so, where the producer did not
     */
    public record End(Day to, Code reason, Optional<PartyId> by) {
        private Json.Obj onto(Json.Obj record) {
            Json.Obj written = record.with("to", to.toString()).with("reason", reason.value());
            return by.map(scheme -> written.with("leftBy", scheme.value())).orElse(written);
        }
    }

    /** The history of who was never enrolled. */
    static Enrolments none(MinerRef ref) {
        return new Enrolments(ref, List.of());
    }

    public static Optional<Enrolments> of(MinerRef ref, LedgerState ledger) {
        return ledger.find(LedgerKeys.miner(ref)).map(fields -> {
            List<Period> periods =
                    new ArrayList<>(fields.has("former") ? fields.objects("former", Period::read) : List.of());
            periods.add(Period.read(fields));
            return new Enrolments(ref, List.copyOf(periods));
        });
    }

    /** With which producer, and as what, on that day. */
    public Optional<Period> on(Day day) {
        return periods.stream().filter(period -> period.covers(day)).findFirst();
    }

    Period latest() {
        return periods.getLast();
    }

    /** The producer before the latest one, where the miner came from another. */
    Optional<PartyId> formerProducer() {
        return periods.size() < 2
                ? Optional.empty()
                : Optional.of(periods.get(periods.size() - 2).amp()).filter(amp -> !amp.equals(latest().amp()));
    }

    boolean activeWith(PartyId amp) {
        return latest().end().isEmpty() && latest().amp().equals(amp);
    }

    /** May a new enrolment begin that day without overlapping? */
    boolean freeFrom(Day day) {
        return periods.isEmpty()
                || latest().end().filter(found -> day.isAfter(found.to())).isPresent();
    }

    /** With one more period at the end. */
    Enrolments and(Period next) {
        List<Period> all = new ArrayList<>(periods);
        all.add(next);
        return new Enrolments(ref, List.copyOf(all));
    }

    /** The period under way ends that day. */
    Enrolments left(Day to, Code reason, Optional<PartyId> by) {
        Period last = latest();
        var ended = new Period(
                last.amp(),
                last.kind(),
                last.from(),
                last.evidence(),
                last.confirmedBy(),
                last.registeredIn(),
                last.fieldOfficerOf(),
                Optional.of(new End(to, reason, by)));
        return new Enrolments(ref, periods.subList(0, periods.size() - 1)).and(ended);
    }

    StateChange event(String name) {
        Json.Obj record = latest().onto(Json.object().with("miner", ref.value()));
        List<Json.Obj> former = periods.subList(0, periods.size() - 1).stream()
                .map(period -> period.onto(Json.object()))
                .toList();
        return new StateChange(name, LedgerKeys.miner(ref), former.isEmpty() ? record : record.with("former", former));
    }
}

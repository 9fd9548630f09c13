// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.producer;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.Material;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;

/**
 * An artisanal or small-scale mineral producer: the unit that is assessed. Where it stands is derived from attestations
 * and is no part of this record (I31).
 */
public record Amp(PartyId party, Type type, PlaceCode municipality, Size size) {

    /**
     * What may change from a day on.
     *
     * @param materials at least one, each once
     * @param miners active miners, as declared: 1 to 100 000
     * @param capacity fine gold a month, in milligrams, that its title allows, if the title sets a limit
     */
    public record Size(List<Material> materials, long miners, Optional<FineMass> capacity) {
        static Size read(Fields fields) {
            List<Material> materials = fields.texts("materials", Codes.of(Material.class));
            if (materials.isEmpty() || materials.stream().distinct().count() < materials.size()) {
                throw fields.unfit("materials", Message.MATERIALS_EMPTY_OR_TWICE.sentence());
            }
            return new Size(
                    materials,
                    fields.quantity("miners", Amp::headcount),
                    fields.has("capacityMg")
                            ? Optional.of(fields.quantity("capacityMg", FineMass::stated))
                            : Optional.empty());
        }

        /** Does it allow more than that one, in any respect? */
        boolean widerThan(Size before) {
            boolean moreFine = before.capacity()
                    .filter(allowed -> capacity.filter(fine -> fine.milligrams() <= allowed.milligrams())
                            .isEmpty())
                    .isPresent();
            return miners > before.miners() || moreFine || !before.materials().containsAll(materials);
        }

        /** What both allow, of miners and capacity. */
        private Size within(Size other) {
            Optional<FineMass> least = Stream.concat(capacity.stream(), other.capacity.stream())
                    .min(Comparator.comparingLong(FineMass::milligrams));
            return new Size(materials, Math.min(miners, other.miners), least);
        }

        Json.Obj onto(Json.Obj record) {
            Json.Obj written = record.with(
                            "materials",
                            Json.texts(materials.stream().map(Material::name).toList()))
                    .with("miners", miners);
            return capacity.map(fine -> written.with("capacityMg", fine.milligrams()))
                    .orElse(written);
        }
    }

    /** How the producer is organised. */
    public enum Type {
        INDIVIDUAL,
        FAMILY,
        GROUP,
        ORGANISATION,
        WITH_AGGREGATOR
    }

    /** A member of a statement's body that states what only follows from other records; I31 refuses it. */
    public record DerivedMember(String name, String text) {
        private static final List<String> NAMES = List.of("affiliation", "status");

        /** Those that the body has. They are read, so that the refusal names the rule and not an unknown member. */
        static List<DerivedMember> readAll(Fields body) {
            return NAMES.stream()
                    .flatMap(name -> body.optionalText(name).map(text -> new DerivedMember(name, text)).stream())
                    .toList();
        }

        static Json.Obj onto(Json.Obj body, List<DerivedMember> stated) {
            Json.Obj written = body;
            for (DerivedMember member : stated) {
                written = written.with(member.name, member.text);
            }
            return written;
        }

        /** I31: the state of a producer is derived, never stated. */
        static Checked<Checked.Holds> none(List<DerivedMember> stated) {
            return stated.isEmpty()
                    ? Checked.holds()
                    : Checked.<Checked.Holds>refuse(Rule.I31, Message.STANDING_IS_DERIVED.sentence())
                            .at(stated.getFirst().name);
        }
    }

    static Amp read(PartyId party, Fields fields) {
        return new Amp(
                party,
                fields.parsed("type", Codes.of(Type.class)),
                fields.parsed("municipality", PlaceCode::municipality),
                Size.read(fields));
    }

    /** As statements and records hold it, without the party that it is of; {@link #read} reads it. */
    Json.Obj json() {
        return size.onto(Json.object().with("type", type.name()).with("municipality", municipality.value()));
    }

    /** The producer as it first declared itself; refused, for that rule, where none is declared under that id. */
    public static Checked<Amp> required(Rule rule, PartyId party, LedgerState ledger) {
        return Checked.present(rule, find(ledger, party), () -> Message.PRODUCER_UNKNOWN.with("party", party));
    }

    /**
     * Tells which member of a statement leads nowhere when a record about a producer is not found: {@code
     * producerMember} where no such producer is declared, else {@code recordMember}. The producer is read only after a
     * refusal.
     */
    public static <T> Checked<T> locating(
            String producerMember, PartyId producer, String recordMember, Checked<T> check, LedgerState ledger) {
        return switch (check) {
            case Checked.Found<T> passed -> passed;
            case Checked.Denied<T> denied -> denied.at(isProducer(producer, ledger) ? recordMember : producerMember);
        };
    }

    /**
     * Has it declared itself? No attestation, commitment, legal basis or notice is recorded about a party that has not.
     */
    static boolean isProducer(PartyId party, LedgerState ledger) {
        return find(ledger, party).isPresent();
    }

    /** As it first declared itself. */
    public static Optional<Amp> find(LedgerState ledger, PartyId party) {
        return ledger.find(LedgerKeys.amp(party)).map(fields -> read(party, fields));
    }

    /** As it was on that day: the latest change that had taken effect. */
    public static Optional<Amp> on(Day day, PartyId party, LedgerState ledger) {
        return find(ledger, party)
                .map(declared -> ledger.list(LedgerKeys.ampChanges(party)).stream()
                        .map(record -> Fields.of(record, "ampchange"))
                        .filter(change -> !change.parsed("from", Day::parse).isAfter(day))
                        .reduce((earlier, later) -> later)
                        .map(change -> new Amp(party, declared.type(), declared.municipality(), Size.read(change)))
                        .orElse(declared));
    }

    /**
     * The size that counts for its limits on that day (I64): what was confirmed, less what the producer has since declared to
     * be less; empty as long as nothing is confirmed.
     *
     * @param confirmed was what was recorded at that moment confirmed?
     */
    public static Optional<Size> confirmedOn(Day day, PartyId party, Predicate<Instant> confirmed, LedgerState ledger) {
        Optional<Size> size = ledger.find(LedgerKeys.amp(party))
                .filter(record -> confirmed.test(Instant.ofEpochSecond(record.integer("recordedAt"))))
                .map(Size::read);
        for (Json.Obj record : ledger.list(LedgerKeys.ampChanges(party))) {
            Fields change = Fields.of(record, "ampchange");
            if (change.parsed("from", Day::parse).isAfter(day)) {
                break;
            }
            Size next = Size.read(change);
            size = confirmed.test(Instant.ofEpochSecond(change.integer("recordedAt")))
                    ? Optional.of(next)
                    : size.map(next::within);
        }
        return size;
    }

    public List<Material> materials() {
        return size.materials();
    }

    public long miners() {
        return size.miners();
    }

    public Optional<FineMass> capacity() {
        return size.capacity();
    }

    /** The day on which that producer declared itself; who asks knows that it did. */
    public static Day declaredOn(PartyId party, LedgerState ledger) {
        return ledger.find(LedgerKeys.amp(party)).orElseThrow().parsed("declaredOn", Day::parse);
    }

    /** Has it not entered yet, or so lately that what it enters now is part of its beginning (I63)? */
    static boolean justEntered(Act act, LedgerState ledger) {
        Instant earliest = ReferenceValues.grantsFrom(act, ledger);
        return ledger.find(LedgerKeys.amp(act.party()))
                .filter(record ->
                        Instant.ofEpochSecond(record.integer("recordedAt")).isBefore(earliest))
                .isEmpty();
    }

    StateChange declaredBy(Act act) {
        return new StateChange(
                "AmpDeclared",
                LedgerKeys.amp(party),
                json().with("amp", party.value())
                        .with("declaredOn", act.eventDay().toString())
                        .with("recordedAt", act.recordedAt().getEpochSecond()));
    }

    private static long headcount(long miners) {
        if (miners < 1 || miners > 100_000) {
            throw new InvalidValue(Message.MINER_COUNT_OUT_OF_RANGE.with("value", Argument.count(miners)));
        }
        return miners;
    }
}

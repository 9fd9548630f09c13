package org.capaz.ledger.producer;

import static org.capaz.ledger.rule.Decision.at;

import java.util.List;
import java.util.Optional;
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
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;

/** An artisanal or small-scale mineral producer: the unit that is assessed. */
public record Amp(PartyId party, Type type, PlaceCode municipality, Size size) {

    /**
     * What may change from a day on.
     *
     * @param miners active miners, as declared
     * @param capacity fine gold a month that its title allows, if any
     */
    public record Size(List<Material> materials, long miners, Optional<FineMass> capacity) {
        static Size read(Fields fields) {
            List<Material> materials = fields.texts("materials", Codes.of(Material.class));
            if (materials.isEmpty() || materials.stream().distinct().count() < materials.size()) {
                throw fields.unfit("materials", "expected at least one material, each once");
            }
            return new Size(
                    materials,
                    fields.quantity("miners", Amp::headcount),
                    fields.has("capacityMg")
                            ? Optional.of(fields.quantity("capacityMg", FineMass::stated))
                            : Optional.empty());
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

    static Amp read(PartyId party, Fields fields) {
        return new Amp(
                party,
                fields.parsed("type", Codes.of(Type.class)),
                fields.parsed("municipality", PlaceCode::municipality),
                Size.read(fields));
    }

    /** Members that bring what only follows from other records. Reads them, so that the rule and not the parser speaks. */
    static List<String> statedIn(Fields body) {
        return Stream.of("affiliation", "status")
                .filter(member -> body.optionalText(member).isPresent())
                .toList();
    }

    static Optional<Refused> notStated(List<String> stated) {
        return stated.stream()
                .findFirst()
                .flatMap(member -> at(
                        member,
                        Decision.refuse(
                                Rule.I31, "the standing of a producer is derived from attestations, never stated")));
    }

    /** Has it declared itself? Who has not is known by no attestation, commitment, legal basis or notice. */
    static boolean isProducer(PartyId party, LedgerState ledger) {
        return find(ledger, party).isPresent();
    }

    /**
     * What is refused of a producer's record, at the member that leads nowhere: the producer's own when there is no such
     * producer, else the record's.
     */
    public static Optional<Refused> strayAt(
            String producerMember,
            PartyId producer,
            String recordMember,
            Optional<Refused> refusal,
            LedgerState ledger) {
        return refusal.map(refused -> refused.at(isProducer(producer, ledger) ? recordMember : producerMember));
    }

    /** The refusal, for that rule, of who has not. */
    public static Optional<Refused> mustBeDeclared(Rule rule, PartyId party, LedgerState ledger) {
        return Decision.require(rule, isProducer(party, ledger), () -> party + " is no declared producer");
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

    public List<Material> materials() {
        return size.materials();
    }

    public long miners() {
        return size.miners();
    }

    public Optional<FineMass> capacity() {
        return size.capacity();
    }

    StateChange declared() {
        return new StateChange(
                "AmpDeclared",
                LedgerKeys.amp(party),
                size.onto(Json.object()
                        .with("amp", party.value())
                        .with("type", type.name())
                        .with("municipality", municipality.value())));
    }

    private static long headcount(long miners) {
        if (miners < 1 || miners > 100_000) {
            throw new InvalidValue(Message.MINER_COUNT_OUT_OF_RANGE.with("value", Argument.count(miners)));
        }
        return miners;
    }
}

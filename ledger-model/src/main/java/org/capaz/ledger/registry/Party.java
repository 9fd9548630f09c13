// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.Country;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.identity.VisibleText;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Rule;

/**
 * A legal person, or a natural one under a public name of its choice, that acts through one member organisation.
 *
 * @param country two letters of ISO 3166
 * @param ownership who stands behind it, as far as it declared that
 * @param municipality where it has its seat, as five digits (DIVIPOLA); never a site
 */
public record Party(
        PartyId id,
        MspId msp,
        String name,
        List<PartyRole> roles,
        String country,
        Optional<PlaceCode> municipality,
        List<Registration> registrations,
        Ownership ownership,
        Optional<Withdrawal> withdrawal) {

    /** When a party stopped acting, and why. */
    public record Withdrawal(Instant from, Code reason) {}

    /** A registration with the authorities; its number stays off the ledger, only its salted commitment is recorded (I47). */
    public record Registration(Code kind, String commitment, Day validFrom, Day validTo) {
        static Registration read(Fields fields) {
            return new Registration(
                    fields.parsed("kind", Code::new),
                    fields.parsed("commitment", Digest::requireHex),
                    fields.parsed("validFrom", Day::parse),
                    fields.parsed("validTo", Day::parse));
        }

        /** I63: the same, counting from that day on at the earliest; one that is over by then stays what it was. */
        Registration grantedFrom(Day earliest) {
            return validFrom.isBefore(earliest) && !validTo.isBefore(earliest)
                    ? new Registration(kind, commitment, earliest, validTo)
                    : this;
        }

        /** The same paper, whatever day it counts from? */
        boolean sameAs(Registration other) {
            return kind.equals(other.kind) && commitment.equals(other.commitment) && validTo.equals(other.validTo);
        }

        /** I28: a registration that ends before it begins is none. */
        Checked<Holds> hasAPeriod() {
            return Checked.require(
                            Rule.I28,
                            !validFrom.isAfter(validTo),
                            () -> Message.REGISTRATION_ENDS_BEFORE_BEGIN.with("day", validTo))
                    .at("validTo");
        }

        Json.Obj json() {
            return Json.object()
                    .with("kind", kind.value())
                    .with("commitment", commitment)
                    .with("validFrom", validFrom.toString())
                    .with("validTo", validTo.toString());
        }
    }

    /**
     * Who stands behind a party: the name of its beneficial owner stays off the ledger (I47), whom it is related to does not,
     * because every test of independence asks (I2, I75).
     *
     * @param beneficialOwner SHA-256 commitment to who that is, in hexadecimal; present says that it was declared
     * @param relatedTo parties of the same owner or family, or under the same control
     */
    public record Ownership(Optional<String> beneficialOwner, List<PartyId> relatedTo) {
        /** Of a party that declared nothing. */
        public static final Ownership UNDECLARED = new Ownership(Optional.empty(), List.of());

        static Ownership read(Fields fields) {
            return new Ownership(
                    fields.optionalParsed("beneficialOwner", Digest::requireHex),
                    fields.has("relatedTo") ? fields.texts("relatedTo", PartyId::new) : List.of());
        }

        /** With what is declared later: another owner takes the place of the first, relations are added. */
        Ownership with(Ownership later) {
            return new Ownership(
                    later.beneficialOwner.or(() -> beneficialOwner),
                    Stream.concat(relatedTo.stream(), later.relatedTo.stream())
                            .distinct()
                            .toList());
        }

        /** I75: who is named as related is a party, and not the one that names it. */
        Checked<?> relatesToOthers(PartyId party, LedgerState ledger) {
            return Checked.each(
                    "relatedTo",
                    relatedTo,
                    other -> Checked.require(
                            Rule.I75,
                            !other.equals(party) && find(ledger, other).isPresent(),
                            () -> Message.RELATED_PARTY_UNKNOWN.with("party", other)));
        }

        Json.Obj onto(Json.Obj record) {
            Json.Obj owned = beneficialOwner
                    .map(commitment -> record.with("beneficialOwner", commitment))
                    .orElse(record);
            return relatedTo.isEmpty()
                    ? owned
                    : owned.with(
                            "relatedTo",
                            Json.texts(relatedTo.stream().map(PartyId::value).toList()));
        }
    }

    static Party read(PartyId id, MspId msp, Fields fields) {
        return new Party(
                id,
                msp,
                fields.parsed("name", VisibleText::require),
                roles(fields),
                fields.parsed("country", Country::require),
                fields.optionalParsed("municipality", PlaceCode::municipality),
                fields.objects("registrations", Registration::read),
                Ownership.read(fields),
                Optional.empty());
    }

    private static List<PartyRole> roles(Fields fields) {
        List<PartyRole> roles = fields.texts("roles", Codes.of(PartyRole.class));
        if (roles.isEmpty() || roles.stream().distinct().count() < roles.size()) {
            throw fields.unfit("roles", Message.ROLES_EMPTY_OR_TWICE.sentence());
        }
        return roles;
    }

    public static Optional<Party> find(LedgerState ledger, PartyId id) {
        return ledger.derived(new Known(id));
    }

    private record Known(PartyId id) implements LedgerState.Derived<Optional<Party>> {
        @Override
        public Optional<Party> from(LedgerState ledger) {
            return ledger.find(LedgerKeys.party(id)).map(fields -> {
                Party registered = read(id, new MspId(fields.text("msp")), fields);
                return fields.optionalInteger("withdrawnAt")
                        .map(at -> registered.withdrawn(
                                new Withdrawal(Instant.ofEpochSecond(at), fields.parsed("reason", Code::new))))
                        .orElse(registered);
            });
        }
    }

    /** I28: the party holds a role that may receive gold and a registration valid that day. */
    public static Checked<Party> eligibleRecipient(PartyId recipient, Day day, LedgerState ledger) {
        return Checked.present(
                        Rule.I28,
                        find(ledger, recipient)
                                .filter(party -> party.roles().stream().anyMatch(PartyRole::receivesGold)),
                        () -> Message.RECIPIENT_LACKS_ROLE.with("party", recipient))
                .and(party -> Checked.require(
                        Rule.I28,
                        party.registeredOn(day),
                        () -> Message.PARTY_REGISTRATION_NOT_VALID
                                .with("party", recipient)
                                .and("day", day)));
    }

    /** I79: nothing is left to a party that has ended. A party that nobody knows is another rule's refusal. */
    public static Checked<Holds> stillActs(PartyId named, Instant recordedAt, LedgerState ledger) {
        return find(ledger, named)
                .filter(party -> !party.standsAt(recordedAt))
                .flatMap(Party::withdrawal)
                .<Checked<Holds>>map(ended -> Checked.refuse(
                        Rule.I79,
                        Message.PARTY_ACTS_NO_MORE.with("party", named).and("since", Argument.moment(ended.from()))))
                .orElseGet(Checked::holds);
    }

    /** I1: only its own organisation speaks of a party. */
    static Checked<Party> of(MspId organisation, PartyId party, LedgerState ledger) {
        return Checked.present(
                Rule.I1,
                find(ledger, party).filter(found -> found.msp().equals(organisation)),
                () -> Message.PARTY_NOT_OF_ORGANISATION.with("party", party).and("organisation", organisation));
    }

    /** May it act at that moment? */
    public boolean standsAt(Instant moment) {
        return withdrawal.filter(found -> !moment.isBefore(found.from())).isEmpty();
    }

    /** Could it still act on that day? */
    public boolean stoodOn(Day day) {
        return withdrawal.filter(found -> Day.of(found.from()).isBefore(day)).isEmpty();
    }

    Party with(Registration more) {
        List<Registration> all = new ArrayList<>(registrations);
        all.add(more);
        return new Party(id, msp, name, roles, country, municipality, List.copyOf(all), ownership, withdrawal);
    }

    Party declaring(Ownership later) {
        return new Party(id, msp, name, roles, country, municipality, registrations, ownership.with(later), withdrawal);
    }

    /** I63: the same, its registrations counting from that day on at the earliest. */
    Party grantedFrom(Day earliest) {
        List<Registration> counting =
                registrations.stream().map(entry -> entry.grantedFrom(earliest)).toList();
        return new Party(id, msp, name, roles, country, municipality, counting, ownership, withdrawal);
    }

    Party withdrawn(Withdrawal found) {
        return new Party(id, msp, name, roles, country, municipality, registrations, ownership, Optional.of(found));
    }

    /**
     * Do both act through one member, has either declared the other as related, or have both declared the same owner? Then
     * neither is independent of the other (I2).
     */
    public static boolean sameOrganisation(PartyId one, PartyId other, LedgerState ledger) {
        Optional<Party> first = find(ledger, one);
        Optional<Party> second = find(ledger, other);
        return one.equals(other)
                || (first.isPresent() && first.map(Party::msp).equals(second.map(Party::msp)))
                || related(one, other, ledger);
    }

    /** Has either of two parties declared the other as related, or have both declared the same owner? */
    public static boolean related(PartyId one, PartyId other, LedgerState ledger) {
        Optional<Party> first = find(ledger, one);
        Optional<Party> second = find(ledger, other);
        return declares(first, other)
                || declares(second, one)
                || first.flatMap(Party::owner)
                        .filter(owner -> second.flatMap(Party::owner)
                                .filter(owner::equals)
                                .isPresent())
                        .isPresent();
    }

    private Optional<String> owner() {
        return ownership.beneficialOwner();
    }

    private static boolean declares(Optional<Party> party, PartyId other) {
        return party.filter(found -> found.ownership().relatedTo().contains(other))
                .isPresent();
    }

    /** May that party act on lots and certificates that it does not hold, as their scheme or auditor? */
    public static boolean isSchemeOrAuditor(PartyId party, LedgerState ledger) {
        return find(ledger, party)
                .filter(found -> found.hasAnyOf(List.of(PartyRole.SCHEME, PartyRole.AUDITOR)))
                .isPresent();
    }

    /**
     * I59: may that party lift what another has stated about a third one: a hold, an order, a suspension? Its author may, and
     * an auditor; another scheme may not, unless the author acts no more.
     */
    public static boolean mayLift(PartyId party, PartyId author, Instant moment, LedgerState ledger) {
        boolean authorActs =
                find(ledger, author).filter(found -> found.standsAt(moment)).isPresent();
        return party.equals(author)
                || isAuditorAndNoScheme(party, ledger)
                || (!authorActs && isSchemeOrAuditor(party, ledger));
    }

    private static boolean isAuditorAndNoScheme(PartyId party, LedgerState ledger) {
        return find(ledger, party)
                .filter(found ->
                        found.hasAnyOf(List.of(PartyRole.AUDITOR)) && !found.hasAnyOf(List.of(PartyRole.SCHEME)))
                .isPresent();
    }

    public boolean hasAnyOf(List<PartyRole> wanted) {
        return roles.stream().anyMatch(wanted::contains);
    }

    /** Has it a registration of that kind valid that day? */
    public boolean registeredOn(Day day, Code kind) {
        return registrations.stream()
                .anyMatch(entry -> entry.kind().equals(kind) && day.within(entry.validFrom(), entry.validTo()));
    }

    /** Has it a registration valid that day, and was it not withdrawn by then? */
    public boolean registeredOn(Day day) {
        return registrations.stream().anyMatch(entry -> day.within(entry.validFrom(), entry.validTo()))
                && withdrawal
                        .filter(found -> !day.isBefore(Day.of(found.from())))
                        .isEmpty();
    }

    /** What its organisation states; {@link #read} reads it. */
    Json.Obj registered() {
        Json.Obj stated = Json.object()
                .with("party", id.value())
                .with("name", name)
                .with("roles", Json.texts(roles.stream().map(PartyRole::name).toList()))
                .with("country", country)
                .with(
                        "registrations",
                        registrations.stream().map(Registration::json).toList());
        Json.Obj owned = ownership.onto(stated);
        return municipality
                .map(place -> owned.with("municipality", place.value()))
                .orElse(owned);
    }

    StateChange event(String event) {
        Json.Obj record = registered().with("msp", msp.value());
        return new StateChange(
                event,
                LedgerKeys.party(id),
                withdrawal
                        .map(found -> record.with("withdrawnAt", found.from().getEpochSecond())
                                .with("reason", found.reason().value()))
                        .orElse(record));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import static org.capaz.ledger.sample.Members.day;
import static org.capaz.ledger.sample.Members.items;
import static org.capaz.ledger.sample.Members.number;
import static org.capaz.ledger.sample.Members.optional;
import static org.capaz.ledger.sample.Members.sum;
import static org.capaz.ledger.sample.Members.text;
import static org.capaz.ledger.sample.Members.texts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Rule;

/** What {@link RuleAudit} reads from records to tell whether a rule is kept, in the order of the rules. */
final class RuleFacts {
    private static final List<String> PARTIES = List.of(
            "AMP-01", "AMP-02", "AMP-03", "AMP-04", "AGG-01", "TRD-01", "CAR-01", "ASY-01", "REF-01", "BUY-01",
            "SCH-01", "AUD-01");

    private RuleFacts() {}

    // A. Gold

    /** The fine mass that counts is no more than the nominal one and one tolerance. */
    static boolean withinItsOrigins(Said said, StateChange lot) {
        long fine = sum(lot.value(), "vector", "fineMg");
        long nominal = sum(lot.value(), "vector", "nominalMg");
        long kept = nominal + nominal * said.value("gain.fine.maxBp") / 10_000;
        List<String> parents = texts(lot.value(), "parents").toList();
        boolean inherited = said.before().has(lot.key())
                || said.kind() == StatementKind.RESCUE_LOT
                || parents.isEmpty()
                || nominal
                        <= parents.stream()
                                .mapToLong(parent -> sum(
                                        said.record(new LedgerKey(Family.LOT, List.of(parent))), "vector", "nominalMg"))
                                .sum();
        return fine <= kept && inherited;
    }

    static Stream<StateChange> firstReading(Said said) {
        return said.of(Family.LOT)
                .filter(lot -> text(said.record(lot.key()), "state").equals("DRAFT"));
    }

    static boolean plausible(Said said, StateChange lot) {
        String material = switch (text(lot.value(), "material")) {
            case "FREE_GOLD" -> "freeGold";
            case "SELECTED_ORE" -> "selectedOre";
            case String other -> other.toLowerCase(Locale.ROOT);
        };
        long bp = number(lot.value(), "fineness") / 10;
        return said.flags(Rule.I50)
                || (bp >= said.value("plausible." + material + ".leastBp")
                        && bp <= said.value("plausible." + material + ".mostBp"));
    }

    /** Twice the limit is flagged at the latest, however the loss came about. */
    static boolean lossesWithinLifetime(Said said, StateChange lot) {
        long lost = number(lot.value(), "lifetimeLossMg");
        long whole = sum(lot.value(), "vector", "nominalMg") + lost;
        boolean known = said.before().list(LedgerKeys.flags(lot.key())).stream()
                .anyMatch(flag -> text(flag, "rule").equals(Rule.I51.name()));
        return known || said.flags(Rule.I51) || lost * 10_000 <= 2 * whole * said.value("loss.lifetime.fineBp");
    }

    static boolean isSealNumber(String seal) {
        return seal.replace("-", "").length() >= 4 && seal.matches(".*[1-9].*");
    }

    // B. People

    static boolean distinctPersons(Said said) {
        List<String> persons = said.keys().stream()
                .map(key -> said.record(new LedgerKey(Family.OFFICER, List.of(key))))
                .map(officer -> text(officer, "person"))
                .filter(person -> !person.isEmpty())
                .toList();
        return persons.stream().distinct().count() == persons.size();
    }

    static Stream<Boolean> signedByAnOfficerItHas(Said said) {
        String owner = optional(said.body(), "party").findFirst().orElse(said.actor());
        long now = said.recordedAt().getEpochSecond();
        boolean hasSome = said.before().list(new LedgerKey(Family.OFFICER_OF, List.of(owner))).stream()
                .map(entry -> said.record(new LedgerKey(Family.OFFICER, List.of(text(entry, "officer")))))
                .anyMatch(officer -> officer.get("revokedAt") == null
                        && Math.max(number(officer, "validFrom"), number(officer, "activeFrom")) <= now
                        && number(officer, "validTo") > now);
        return hasSome ? Stream.of(said.owners().contains(owner)) : Stream.empty();
    }

    // C. Judges

    static Stream<Json.Obj> lotNamed(Said said) {
        return optional(said.body(), "lot").map(lot -> said.record(new LedgerKey(Family.LOT, List.of(lot))));
    }

    static Stream<String> concerned(Json.Obj lot) {
        return Stream.concat(
                Stream.of(text(lot, "custodian"), text(lot, "creator")),
                items(lot, "vector").map(share -> text(share, "amp")));
    }

    static Json.Obj attestation(Said said, Json lift, String member) {
        return said.record(LedgerKeys.attestation(
                new PartyId(text(lift, "subject")), (int) number(lift, "module"), new Code(text(lift, member))));
    }

    static boolean concernsActor(Said said) {
        Stream<String> named = Stream.of("lot", "amp", "record")
                .flatMap(member -> optional(said.body(), member).flatMap(subject -> records(said, member, subject)));
        Stream<String> attested = said.body().get("attestation") instanceof Json.Obj about
                ? Stream.concat(
                        quoted(about.toString()),
                        quoted(attestation(said, about, "attestation").toString()))
                : Stream.empty();
        return Stream.concat(named, attested).anyMatch(("\"" + said.actor() + "\"")::equals);
    }

    /** All texts of the subject, of its key and of the lot that it is about, in quotes. */
    static Stream<String> records(Said said, String member, String subject) {
        List<String> parts = List.of(subject.split("/"));
        Json.Obj record = switch (member) {
            case "lot" -> said.record(new LedgerKey(Family.LOT, parts));
            case "record" ->
                said.record(new LedgerKey(Family.of(parts.getFirst()).orElseThrow(), parts.subList(1, parts.size())));
            default -> Json.object();
        };
        Stream<String> ofLot = optional(record, "lot")
                .flatMap(lot -> quoted(
                        said.record(new LedgerKey(Family.LOT, List.of(lot))).toString()));
        return Stream.of(quoted("\"" + String.join("\" \"", parts) + "\""), quoted(record.toString()), ofLot)
                .flatMap(texts -> texts);
    }

    static Stream<String> quoted(String json) {
        return Pattern.compile("\"[^\"]*\"").matcher(json).results().map(MatchResult::group);
    }

    /** The derived state of who is spoken of; derived as everywhere, because no record states it. */
    static boolean affiliated(Said said, StateChange word, LedgerState ledger) {
        return Affiliation.of(new PartyId(text(word.value(), "subject")), said.recordedDay(), said.recordedAt(), ledger)
                        .state()
                == Affiliation.State.AFFILIATED;
    }

    // D. Clocks

    static Day earliest(Said said) {
        return Day.of(said.recordedAt().minus(Duration.ofHours(said.value("offline.windowHours"))));
    }

    static Stream<Json> broughtBeyondSubsistence(Said said) {
        return said.body().get("claim") != null
                ? Stream.empty()
                : items(said.body(), "contributions")
                        .filter(entry -> optional(entry, "unit").findAny().isPresent());
    }

    static boolean somebodyElseSaw(Said said) {
        return said.before().list(new LedgerKey(Family.ATTESTATION, List.of(said.actor()))).stream()
                .anyMatch(word -> !text(word, "issuer").equals(said.actor()));
    }

    // E. Premiums

    static boolean payerIsNamed(Said said, StateChange obligation) {
        String payer = text(obligation.value(), "payer");
        if (said.kind() == StatementKind.SELL_CREDIT) {
            return said.owners().contains(text(obligation.value(), "beneficiary"));
        }
        Json.Obj settlement = said.record(new LedgerKey(Family.SETTLEMENT, List.of(text(obligation.value(), "lot"))));
        return said.before().has(obligation.key())
                || text(settlement, "buyer").equals(payer)
                || items(settlement, "payers")
                        .anyMatch(named -> text(named, "payer").equals(payer));
    }

    static boolean handledByAnother(Said said, StateChange claim) {
        Json.Obj settlement = said.record(new LedgerKey(Family.SETTLEMENT, List.of(text(claim.value(), "subject"))));
        Json.Obj origin = said.record(new LedgerKey(Family.LOT, List.of(text(claim.value(), "origin"))));
        boolean settled = !text(settlement, "buyer").isEmpty()
                && !said.organisation(text(settlement, "buyer")).equals(said.organisation(text(settlement, "seller")));
        boolean accepted =
                !said.organisation(text(origin, "custodian")).equals(said.organisation(text(origin, "creator")));
        return settled || accepted;
    }

    static long deducted(Json receipt) {
        return sum(receipt, "deductions", "minor");
    }

    // F. Governance and names

    static boolean noticeIsGiven(Said said, StateChange published) {
        boolean first = said.before().list(LedgerKeys.referenceValues()).isEmpty();
        Day earliest = said.recordedDay().plusDays(said.value("reference.noticeDays"));
        Json values = ((Json.Obj) published.value()).get("values");
        boolean floors = Stream.of("release.waitingDays", "officer.waitingDays", "reference.noticeDays")
                .flatMap(key -> values instanceof Json.Obj object && object.get(key) instanceof Json.Num number
                        ? Stream.of(number.value())
                        : Stream.empty())
                .allMatch(days -> days >= 7);
        return floors && (first || !day(published.value(), "effectiveFrom").isBefore(earliest));
    }

    static boolean namedByItself(Said said, String id) {
        return PARTIES.stream()
                .filter(party -> id.startsWith(party + "-"))
                .allMatch(party -> said.actor().equals(party) || said.owners().contains(party));
    }

    static Json paper(Said said, StateChange use) {
        return said.record(new LedgerKey(Family.ORIGIN, use.key().parts().subList(0, 3)));
    }

    static Stream<String> holders(Said said) {
        return optional(said.body(), "lot")
                .map(lot -> new LedgerKey(Family.LOT, List.of(lot)))
                .flatMap(lot -> said.before().list(LedgerKeys.flags(lot)).stream()
                        .filter(flag -> text(flag, "kind").equals("HOLD") && flag.get("closedAt") == null)
                        .map(flag -> text(flag, "raisedBy"))
                        .filter(holder -> !holder.equals(text(said.record(lot), "custodian"))));
    }

    static boolean registered(Said said, String party, String kind) {
        return items(said.record(new LedgerKey(Family.PARTY, List.of(party))), "registrations")
                .anyMatch(entry -> text(entry, "kind").equals(kind)
                        && !day(entry, "validTo").isBefore(earliest(said)));
    }

    // G. Hand-overs

    static Instant lastKnown(Json.Obj transfer) {
        return Instant.ofEpochSecond(Math.max(
                Body.numberOrZero(transfer, "dispatchRecordedAt"), Body.numberOrZero(transfer, "receiptRecordedAt")));
    }

    static boolean correctsWhatBothHad(Said said) {
        return said.kind() == StatementKind.CORRECT_WEIGHING
                || said.kind() == StatementKind.CORRECT_MINER
                || said.kind() == StatementKind.CORRECT_PAPER;
    }

    /** Two letters; municipalities are Colombian. */
    static String country(String place) {
        return place.matches("\\d+") ? "CO" : place.substring(0, 2);
    }

    /** Nobody knows that party, or its organisation has withdrawn it. */
    static boolean hasEnded(Said said, String party) {
        Json record = said.record(new LedgerKey(Family.PARTY, List.of(party)));
        long ended = number(record, "withdrawnAt");
        return text(record, "msp").isEmpty()
                || (ended > 0 && ended <= said.recordedAt().getEpochSecond());
    }
}

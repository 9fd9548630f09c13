// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import static org.capaz.ledger.sample.Members.day;
import static org.capaz.ledger.sample.Members.items;
import static org.capaz.ledger.sample.Members.number;
import static org.capaz.ledger.sample.Members.optional;
import static org.capaz.ledger.sample.Members.text;
import static org.capaz.ledger.sample.Members.texts;
import static org.capaz.ledger.sample.RuleFacts.affiliated;
import static org.capaz.ledger.sample.RuleFacts.attestation;
import static org.capaz.ledger.sample.RuleFacts.broughtBeyondSubsistence;
import static org.capaz.ledger.sample.RuleFacts.concerned;
import static org.capaz.ledger.sample.RuleFacts.concernsActor;
import static org.capaz.ledger.sample.RuleFacts.correctsWhatBothHad;
import static org.capaz.ledger.sample.RuleFacts.country;
import static org.capaz.ledger.sample.RuleFacts.deducted;
import static org.capaz.ledger.sample.RuleFacts.distinctPersons;
import static org.capaz.ledger.sample.RuleFacts.earliest;
import static org.capaz.ledger.sample.RuleFacts.firstReading;
import static org.capaz.ledger.sample.RuleFacts.handledByAnother;
import static org.capaz.ledger.sample.RuleFacts.hasEnded;
import static org.capaz.ledger.sample.RuleFacts.holders;
import static org.capaz.ledger.sample.RuleFacts.lastKnown;
import static org.capaz.ledger.sample.RuleFacts.lossesWithinLifetime;
import static org.capaz.ledger.sample.RuleFacts.lotNamed;
import static org.capaz.ledger.sample.RuleFacts.namedByItself;
import static org.capaz.ledger.sample.RuleFacts.noticeIsGiven;
import static org.capaz.ledger.sample.RuleFacts.paper;
import static org.capaz.ledger.sample.RuleFacts.payerIsNamed;
import static org.capaz.ledger.sample.RuleFacts.plausible;
import static org.capaz.ledger.sample.RuleFacts.registered;
import static org.capaz.ledger.sample.RuleFacts.signedByAnOfficerItHas;
import static org.capaz.ledger.sample.RuleFacts.somebodyElseSaw;
import static org.capaz.ledger.sample.RuleFacts.withinItsOrigins;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.rule.Rule;

/**
 * What the rules from I49 on forbid, read from an accepted statement and its records alone. It asks none of the code that keeps
 * the rules, so that a check that is forgotten or reordered there is seen here, whatever statement an adversary found.
 */
public final class RuleAudit {
    private RuleAudit() {}

    private static Optional<Boolean> all(Stream<Boolean> kept) {
        return kept.reduce(Boolean::logicalAnd);
    }

    /** The rules that this statement is asked, each with whether it is kept. */
    public static SortedMap<Rule, Boolean> of(Said said) {
        SortedMap<Rule, Boolean> asked = new TreeMap<>();
        for (Rule rule : Rule.values()) {
            kept(rule, said).ifPresent(kept -> asked.put(rule, kept));
        }
        return asked;
    }

    private static String opened(Said said, String member) {
        return said.of(Family.AUDIT_GRANT)
                .map(grant -> text(grant.value(), member))
                .findFirst()
                .orElseThrow();
    }

    /** Each party that is named, or two of the member where none is. */
    private static boolean openedByThoseWhoAreRead(Said said) {
        List<String> read = texts(said.body(), "parties").toList();
        return read.isEmpty()
                ? said.owners().stream().filter(said.actor()::equals).count() > 1
                : read.stream()
                        .allMatch(party -> said.owners().contains(party)
                                || said.before()
                                        .list(new LedgerKey(Family.OFFICER_OF, List.of(party)))
                                        .isEmpty());
    }

    public static List<String> broken(Said said) {
        List<String> broken = new ArrayList<>();
        of(said).forEach((rule, kept) -> {
            if (!kept) {
                broken.add(rule + " is broken");
            }
        });
        return broken;
    }

    private static Optional<Boolean> kept(Rule rule, Said said) {
        return switch (rule) {
            case I49 -> said.each(Family.LOT, lot -> withinItsOrigins(said, lot));
            case I50 ->
                of(said, StatementKind.RECORD_ASSAY, () -> firstReading(said).map(lot -> plausible(said, lot)));
            case I51 -> said.each(Family.LOT, lot -> lossesWithinLifetime(said, lot));
            case I52 ->
                of(
                        said,
                        StatementKind.RECORD_ASSAY,
                        () -> said.of(Family.LOT)
                                .map(lot -> said.owners().contains(text(said.record(lot.key()), "custodian"))));
            case I53 ->
                all(said.of(Family.LOT)
                        .flatMap(lot -> optional(lot.value(), "seal"))
                        .map(RuleFacts::isSealNumber));
            case I54 -> said.keys().size() < 2 ? Optional.empty() : Optional.of(distinctPersons(said));
            case I55 -> of(said, StatementKind.REGISTER_OFFICER, () -> signedByAnOfficerItHas(said));
            case I56 ->
                said.kind() == StatementKind.FOUND_ORGANISATION
                        ? Optional.empty()
                        : all(said.of(Family.OFFICER)
                                .filter(fact -> !said.before().has(fact.key()))
                                .map(fact -> said.keys().contains(text(fact.value(), "officer"))));
            case I57 ->
                of(
                        said,
                        StatementKind.CLOSE_FLAG,
                        () -> lotNamed(said)
                                .map(lot -> concerned(lot)
                                        .noneMatch(party ->
                                                said.organisation(party).equals(said.organisation(said.actor())))));
            case I58 ->
                of(
                        said,
                        StatementKind.ATTEST_OUTSIDE_SALE,
                        () -> Stream.of(!said.before()
                                        .list(new LedgerKey(Family.JUDGE, List.of(said.actor())))
                                        .isEmpty()
                                || said.owners().stream().anyMatch(owner -> !owner.equals(said.actor()))));
            case I59 ->
                said.each(
                        Family.LIFT,
                        lift -> Stream.of("attestation", "reassessment")
                                .map(member -> attestation(said, lift.value(), member))
                                .map(word -> text(word, "issuer"))
                                .noneMatch(text(lift.value(), "by")::equals));
            case I60 ->
                all(said.of(Family.ATTESTATION)
                        .filter(fact -> text(fact.value(), "level").equals("FIRST_PARTY"))
                        .map(fact -> !affiliated(said, fact, new After(said.before(), said.facts()))
                                || affiliated(said, fact, said.before())));
            case I61 ->
                of(
                        said,
                        StatementKind.RAISE_FLAG,
                        () -> Stream.of(said.of(Family.FLAG).findAny().isEmpty()
                                || said.hasRole(said.actor(), "SCHEME", "AUDITOR")
                                || concernsActor(said)));
            case I62 ->
                of(
                        said,
                        StatementKind.DECLARE_LOT,
                        () -> Stream.of(said.body().get("claim") != null
                                || !day(said.body(), "periodTo")
                                        .isAfter(day(said.body(), "periodFrom")
                                                .plusDays(said.value("production.longestDays") - 1))));
            case I63 ->
                all(Stream.of(Family.ACCREDITATION, Family.JUDGE)
                        .flatMap(said::of)
                        .filter(fact -> !said.before().has(fact.key()))
                        .map(fact -> !day(fact.value(), "countsFrom").isBefore(earliest(said))));
            case I64 ->
                of(
                        said,
                        StatementKind.DECLARE_LOT,
                        () -> broughtBeyondSubsistence(said).map(entry -> somebodyElseSaw(said)));
            case I65 -> said.each(Family.OBLIGATION, fact -> payerIsNamed(said, fact));
            case I66 -> said.each(Family.CLAIM, fact -> handledByAnother(said, fact));
            case I67 ->
                all(Stream.of(Family.RECEIPT, Family.CORRECTION)
                        .flatMap(said::of)
                        .filter(fact -> text(fact.value(), "state").equals("CONFIRMED"))
                        .map(fact -> deducted(fact.value()) * 10_000
                                <= number(fact.value(), "expectedMinor") * said.value("premium.deductionBp")));
            case I68 -> said.each(Family.INVOICE, fact -> !said.before().has(fact.key()));
            case I69 ->
                of(
                        said,
                        StatementKind.CANCEL_OBLIGATION,
                        () -> said.of(Family.OBLIGATION)
                                .map(fact -> !said.organisation(text(fact.value(), "payer"))
                                        .equals(said.organisation(said.actor()))));
            case I70 -> said.each(Family.REFERENCE_VALUES, fact -> noticeIsGiven(said, fact));
            case I71 ->
                all(Stream.of(Family.LOT, Family.TRANSFER, Family.TRANSFORMATION, Family.PAYMENT, Family.CREDIT)
                        .flatMap(said::of)
                        .filter(fact -> !said.before().has(fact.key()))
                        .map(fact -> namedByItself(said, fact.key().parts().getFirst())));
            case I72 ->
                of(
                        said,
                        StatementKind.DECLARE_LOT,
                        () -> said.of(Family.ORIGIN_USE)
                                .map(fact -> !day(paper(said, fact), "date")
                                        .isBefore(day(said.body(), "periodFrom")
                                                .plusDays(-said.value("origin.oldestDays")))));
            case I73 ->
                all(said.facts().stream()
                        .flatMap(fact ->
                                Stream.of("place", "municipality").flatMap(member -> optional(fact.value(), member)))
                        .map(place -> place.matches("(0[58]|[1-9]\\d)\\d{3}|[A-Z]{2}-.+") && !place.equals("99999")));
            case I74 ->
                of(
                        said,
                        StatementKind.SEIZE_LOT,
                        () -> holders(said)
                                .map(holder -> holder.equals(said.actor()) || said.hasRole(said.actor(), "AUDITOR")));
            case I75 ->
                said.each(
                        Family.PURCHASE,
                        fact -> said.of(Family.PLATFORM_NUMBER)
                                        .noneMatch(cited -> said.before().has(cited.key()))
                                && registered(
                                        said, text(fact.value(), "buyer"), text(fact.value(), "buyerRegistration")));
            case I76 ->
                of(
                        said,
                        StatementKind.TAKE_BACK_CUSTODY,
                        () -> said.of(Family.TRANSFER)
                                .map(fact -> !said.recordedAt()
                                        .isBefore(lastKnown(said.record(fact.key()))
                                                .plus(Duration.ofDays(said.value("return.waitingDays"))))));
            case I77 ->
                correctsWhatBothHad(said)
                        ? Optional.of(said.owners().contains(text(said.body(), "with"))
                                && said.owners().contains(said.actor()))
                        : Optional.empty();
            case I78 ->
                of(
                        said,
                        StatementKind.MOVE_LOT,
                        () -> said.of(Family.LOT)
                                .map(lot -> country(text(said.record(lot.key()), "place"))
                                        .equals(country(text(lot.value(), "place")))));
            case I79 -> all(items(said.body(), "payers").map(line -> !hasEnded(said, text(line, "payer"))));
            case I80 ->
                of(
                        said,
                        StatementKind.GRANT_AUDIT,
                        () -> Stream.of(openedByThoseWhoAreRead(said)
                                && !said.before()
                                        .has(new LedgerKey(Family.OFFICER, List.of(opened(said, "auditor"))))));
            case I1,
                    I2,
                    I3,
                    I4,
                    I5,
                    I6,
                    I7,
                    I8,
                    I9,
                    I10,
                    I11,
                    I12,
                    I13,
                    I14,
                    I15,
                    I16,
                    I17,
                    I18,
                    I19,
                    I20,
                    I21,
                    I22,
                    I23,
                    I24,
                    I25,
                    I26,
                    I27,
                    I28,
                    I29,
                    I30,
                    I31,
                    I32,
                    I33,
                    I34,
                    I35,
                    I36,
                    I37,
                    I38,
                    I39,
                    I40,
                    I41,
                    I42,
                    I43,
                    I44,
                    I45,
                    I46,
                    I47,
                    I48 -> Optional.empty();
        };
    }

    private static Optional<Boolean> of(Said said, StatementKind kind, Supplier<Stream<Boolean>> kept) {
        return said.kind() == kind ? all(kept.get()) : Optional.empty();
    }
}

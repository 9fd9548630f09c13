// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.payment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.Settlement;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.premium.Lapse;
import org.capaz.ledger.premium.Obligation;
import org.capaz.ledger.premium.PremiumScheme;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A payer announces one bank transfer to one producer, for one or more of its obligations (I39). An announcement confirms
 * nothing: only the payee's receipt does (I40).
 *
 * <p>Decision 007.
 *
 * @param parts 1 to 50, each for another obligation, all to the same beneficiary and in {@code currency}
 * @param bankReference of the transfer; a payer uses each reference once, or one transfer would be counted as two, unless it
 *     took the payment back
 * @param advice SHA-256 of the bank's advice, in lower-case hexadecimal digits
 * @param intermediary the bank or agent on the way that keeps something; without one there are no deductions
 * @param deductions what the payer knows to be kept on the way; the payee's own lines decide whether it is short (I43)
 * @param advance sent before the obligation is raised, or beyond its amount
 */
public record AnnouncePayment(
        Code payment,
        List<Part> parts,
        String currency,
        Day sentOn,
        Code bankReference,
        String advice,
        Optional<Code> intermediary,
        List<Deduction> deductions,
        boolean advance)
        implements Command {
    private static final int MOST_PARTS = 50;

    /** The part of the transfer that is for one obligation. */
    public record Part(Obligation.Ref obligation, Money amount) {
        Json.Obj json() {
            return obligation.json().with("minor", amount.minor());
        }
    }

    /** A part beside what the ledger knows of the obligation it names. */
    private sealed interface Target {

        /** In which currency that part is owed, as far as that is known. */
        Optional<String> currency();

        record Raised(Part part, Obligation obligation) implements Target {
            @Override
            public Optional<String> currency() {
                return Optional.of(obligation.amount().currency());
            }
        }

        /**
         * There is no such obligation.
         *
         * @param terms of its scheme on the day the transfer was sent; only an advance can refer to them
         */
        record NotRaised(Obligation.Ref ref, Optional<PremiumScheme> terms) implements Target {
            @Override
            public Optional<String> currency() {
                return terms.map(published -> published.rate().perKilogram().currency());
            }
        }
    }

    public static AnnouncePayment parse(Statement statement, Fields body) {
        String currency = body.parsed("currency", Money::requireCurrency);
        List<Part> parts = body.objects(
                "for",
                part -> new Part(
                        Obligation.Ref.read(part), part.quantity("minor", minor -> atLeastOne(minor, currency))));
        boolean fits = !parts.isEmpty()
                && parts.size() <= MOST_PARTS
                && parts.stream().map(Part::obligation).distinct().count() == parts.size()
                && parts.stream()
                                .map(part -> part.obligation().beneficiary())
                                .distinct()
                                .count()
                        == 1;
        if (!fits) {
            throw body.unfit("for", Message.OBLIGATION_LIST_SIZE_WRONG.with("most", Argument.count(MOST_PARTS)));
        }
        if (minor(parts) > Json.Num.LARGEST) {
            throw body.unfit("for", Message.SUM_TOO_LARGE.sentence());
        }
        return new AnnouncePayment(
                body.parsed("payment", Code::new),
                parts,
                currency,
                body.parsed("sentOn", Day::parse),
                body.parsed("bankReference", AnnouncePayment::reference),
                body.parsed("advice", Digest::requireHex),
                body.optionalParsed("intermediary", Code::new),
                deductions(body, currency),
                body.has("advance") && body.bool("advance"));
    }

    private static List<Deduction> deductions(Fields body, String currency) {
        if (!body.has("deductions")) {
            return List.of();
        }
        if (!body.has("intermediary")) {
            throw body.unfit("deductions", Message.DEDUCTION_LACKS_INTERMEDIARY.sentence());
        }
        return Deduction.read(body, currency);
    }

    @Override
    public Json.Obj body() {
        return withOptionalTerms(Json.object()
                .with("payment", payment.value())
                .with("for", parts.stream().map(Part::json).toList())
                .with("currency", currency)
                .with("sentOn", sentOn.toString())
                .with("bankReference", bankReference.value())
                .with("advice", advice));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        parts.stream()
                .map(Part::obligation)
                .forEach(ref -> act.requireRoom(
                        LedgerKeys.paidOn(ref.subject(), ref.scheme(), ref.beneficiary(), act.party()), ledger));
        return notAnnouncedBefore(ledger)
                .at("payment")
                .and(ok -> referenceUsedOnce(act.party(), ledger).at("bankReference"))
                .and(ok -> sentBefore(act).at("sentOn"))
                .and(ok -> keptLessThanSent().at("deductions"))
                .then(ok -> inTheCurrencyOwed(act.party(), ledger).at("currency"))
                .then(targets -> withinObligations(targets, act, ledger)
                        .and(ok -> sentForTheSales(targets, act, ledger).at("sentOn")))
                .decide(ok -> events(act));
    }

    private Checked<Holds> notAnnouncedBefore(LedgerState ledger) {
        return Checked.unrecorded(
                Rule.I3, LedgerKeys.payment(payment), ledger, () -> Message.PAYMENT_EXISTS.with("payment", payment));
    }

    /** A reference is free again when its payment was taken back: what is announced rightly is the same transfer. */
    private Checked<Holds> referenceUsedOnce(PartyId payer, LedgerState ledger) {
        Optional<Code> used = ledger.find(LedgerKeys.bankReference(payer, bankReference))
                .map(record -> record.parsed("payment", Code::new))
                .filter(former -> !ledger.has(LedgerKeys.reversal(former)));
        return Checked.require(
                Rule.I39,
                used.isEmpty(),
                () -> Message.BANK_REFERENCE_EXISTS
                        .with("reference", bankReference)
                        .and("payer", payer));
    }

    private Checked<Holds> sentBefore(Act act) {
        return Checked.require(
                Rule.I5,
                !sentOn.isAfter(act.latestDay()),
                () -> Message.PAYMENT_ANNOUNCED_BEFORE_SENT.with("day", sentOn));
    }

    private Checked<Holds> keptLessThanSent() {
        long kept = deductions.stream().mapToLong(line -> line.amount().minor()).sum();
        return Checked.require(
                Rule.I39,
                kept <= minor(parts),
                () -> Message.DEDUCTIONS_EXCEED_PAYMENT
                        .with("kept", new Money(kept, currency))
                        .and("sent", total())
                        .and("payment", payment));
    }

    private Money total() {
        return new Money(minor(parts), currency);
    }

    /** At most 50 amounts of 53 bits. */
    private static long minor(List<Part> parts) {
        return parts.stream().mapToLong(part -> part.amount().minor()).sum();
    }

    /** What is owed is paid in its currency; an advance in that of the published terms. */
    private Checked<List<Target>> inTheCurrencyOwed(PartyId payer, LedgerState ledger) {
        List<Target> targets = new ArrayList<>();
        for (Part part : parts) {
            Target target = target(part, payer, ledger);
            Optional<String> other = target.currency().filter(owed -> !owed.equals(currency));
            if (other.isPresent()) {
                return Checked.refuse(
                        Rule.I39,
                        Message.OBLIGATION_CURRENCY_WRONG
                                .with("obligation", part.obligation())
                                .and("currency", Argument.id(other.get())));
            }
            targets.add(target);
        }
        return Checked.found(targets);
    }

    private Target target(Part part, PartyId payer, LedgerState ledger) {
        Obligation.Ref ref = part.obligation();
        return owed(ref, payer, ledger)
                .<Target>map(obligation -> new Target.Raised(part, obligation))
                .orElseGet(() -> new Target.NotRaised(
                        ref, PremiumScheme.on(sentOn, ref.scheme(), ledger).filter(terms -> advance)));
    }

    /** What this payer owes; where it owes nothing and another does, that, so that the refusal can name who does. */
    private static Optional<Obligation> owed(Obligation.Ref ref, PartyId payer, LedgerState ledger) {
        return Obligation.find(ledger, ref, payer)
                .or(() -> Obligation.all(ledger, ref).stream().findFirst());
    }

    private Checked<List<Holds>> withinObligations(List<Target> targets, Act act, LedgerState ledger) {
        return Checked.each("for", targets, target -> switch (target) {
            case Target.Raised raised ->
                owedBy(act.party(), raised.obligation())
                        .and(ok -> notCancelled(raised.obligation()))
                        .and(ok -> notLapsed(raised.obligation(), act, ledger))
                        .then(ok -> hasRoom(raised, act, ledger).at("minor"));
            case Target.NotRaised missing -> advance ? expected(missing, ledger) : unknown(missing.ref(), ledger);
        });
    }

    private static Checked<Holds> unknown(Obligation.Ref ref, LedgerState ledger) {
        return Checked.<Holds>refuse(Rule.I39, Message.OBLIGATION_UNKNOWN.with("obligation", ref))
                .at(ref.unknownMember(ledger));
    }

    private static Checked<Holds> owedBy(PartyId payer, Obligation obligation) {
        return Checked.require(
                Rule.I1,
                obligation.payer().equals(payer),
                () -> Message.OBLIGATION_OF_OTHER_PAYER
                        .with("obligation", obligation.ref())
                        .and("payer", obligation.payer())
                        .and("other", payer));
    }

    private static Checked<Holds> notCancelled(Obligation obligation) {
        return Checked.require(
                Rule.I39,
                obligation.stage() != Obligation.Stage.CANCELLED,
                () -> Message.OBLIGATION_CANCELLED.with("obligation", obligation.ref()));
    }

    /** I65: its grams may be claimed by another sale meanwhile; where they are not, the premium is raised anew. */
    private static Checked<Holds> notLapsed(Obligation obligation, Act act, LedgerState ledger) {
        return Checked.require(
                Rule.I65,
                !Lapse.of(obligation, act.recordedDay(), ledger),
                () -> Message.OBLIGATION_LAPSED
                        .with("obligation", obligation.ref())
                        .and("day", obligation.dueOn()));
    }

    /**
     * I39: otherwise a transfer of long ago would be shown again as this premium. A sale is recorded as late as an office may be
     * offline, and the world has two days at a time.
     */
    private Checked<Holds> sentForTheSales(List<Target> targets, Act act, LedgerState ledger) {
        long hours = ReferenceValues.on(act.recordedDay(), ledger).get(ReferenceValue.OFFLINE_WINDOW);
        long days = Duration.ofHours(hours).toDays() + 1;
        return targets.stream()
                .filter(Target.Raised.class::isInstance)
                .map(target -> saleOf(((Target.Raised) target).obligation(), ledger))
                .filter(sale -> !advance && sentOn.isBefore(sale.plusDays(-days)))
                .findFirst()
                .<Checked<Holds>>map(sale -> Checked.refuse(
                        Rule.I39,
                        Message.PAYMENT_SENT_BEFORE_SALE.with("day", sentOn).and("sale", sale)))
                .orElseGet(Checked::holds);
    }

    private static Day saleOf(Obligation obligation, LedgerState ledger) {
        return Optional.of(obligation.ref())
                .filter(ref -> ref.base() == PremiumScheme.Base.PHYSICAL)
                .flatMap(ref -> Settlement.find(ledger, new LotId(ref.subject().value())))
                .map(Settlement::saleAt)
                .map(Day::of)
                .orElseGet(() -> Day.of(obligation.raisedAt()));
    }

    private Checked<Holds> hasRoom(Target.Raised raised, Act act, LedgerState ledger) {
        ObligationBalance balance = ObligationBalance.of(raised.obligation(), act.recordedDay(), ledger);
        Money more = raised.part().amount();
        return Checked.require(
                Rule.I39,
                advance || balance.hasRoomFor(more),
                () -> Message.OBLIGATION_OVERPAID
                        .with("declared", new Money(Math.addExact(balance.taken(), more.minor()), currency))
                        .and("obligation", raised.obligation().ref())
                        .and("amount", raised.obligation().amount()));
    }

    /** An advance may come before the lot is settled, but for a producer's own gold and under published terms only. */
    private static Checked<Holds> expected(Target.NotRaised missing, LedgerState ledger) {
        Obligation.Ref ref = missing.ref();
        boolean expected = ref.base() == PremiumScheme.Base.PHYSICAL
                && missing.terms().isPresent()
                && Lot.find(ledger, new LotId(ref.subject().value()))
                        .filter(lot -> lot.facts().provenance().byProducer().containsKey(ref.beneficiary()))
                        .isPresent();
        return Checked.require(Rule.I39, expected, () -> Message.ADVANCE_ON_NOTHING.with("obligation", ref));
    }

    private List<StateChange> events(Act act) {
        PartyId beneficiary = parts.getFirst().obligation().beneficiary();
        Json.Obj record = new Payment(payment, act.party(), beneficiary, total(), sentOn, act.eventAt())
                .json()
                .with("for", parts.stream().map(Part::json).toList())
                .with("bankReference", bankReference.value())
                .with("advice", advice);
        List<StateChange> events = new ArrayList<>();
        events.add(new StateChange("PaymentAnnounced", LedgerKeys.payment(payment), withOptionalTerms(record)));
        events.add(new StateChange(
                "BankReferenceUsed",
                LedgerKeys.bankReference(act.party(), bankReference),
                Json.object().with("payment", payment.value())));
        parts.forEach(part -> events.add(new StateChange(
                "PaymentAssigned",
                LedgerKeys.paid(
                        part.obligation().subject(),
                        part.obligation().scheme(),
                        part.obligation().beneficiary(),
                        act.party(),
                        payment),
                Json.object()
                        .with("payment", payment.value())
                        .with("minor", part.amount().minor())
                        .with("currency", currency))));
        return events;
    }

    private Json.Obj withOptionalTerms(Json.Obj object) {
        Json.Obj marked = advance ? object.with("advance", true) : object;
        return intermediary
                .map(bank -> marked.with("intermediary", bank.value()).with("deductions", Deduction.json(deductions)))
                .orElse(marked);
    }

    private static Money atLeastOne(long minor, String currency) {
        if (minor < 1) {
            throw new InvalidValue(Message.AMOUNT_NOT_POSITIVE.with("value", Argument.count(minor)));
        }
        return new Money(minor, currency);
    }

    private static Code reference(String text) {
        Code code = new Code(text);
        if (text.length() < 4) {
            throw new InvalidValue(Message.RECORD_ID_NOT_VALID.sentence());
        }
        return code;
    }
}

package org.capaz.ledger.payment;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.each;
import static org.capaz.ledger.rule.Decision.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.premium.Obligation;
import org.capaz.ledger.premium.PremiumScheme;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A payer announces a transfer to one producer, for one or more of its obligations. */
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

    /** What part of the transfer is for which obligation. */
    record Part(Obligation.Ref obligation, Money amount) {
        Json.Obj json() {
            return obligation.json().with("minor", amount.minor());
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
            throw new JsonException(
                    "body.for", "body.for: expected 1 to " + MOST_PARTS + " different obligations to one beneficiary");
        }
        if (minor(parts) > Json.Num.LARGEST) {
            throw body.unfit("for", "the parts add up to more than any account holds");
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

    /** What the payer knows that the bank on the way keeps; the payee's own lines decide what is short (I43). */
    private static List<Deduction> deductions(Fields body, String currency) {
        if (!body.has("deductions")) {
            return List.of();
        }
        if (!body.has("intermediary")) {
            throw body.unfit("deductions", "a deduction needs the intermediary who keeps it");
        }
        return Deduction.read(body, currency);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        parts.stream()
                .map(Part::obligation)
                .forEach(ref -> act.requireRoom(
                        LedgerKeys.paidOn(ref.subject(), ref.scheme(), ref.beneficiary(), act.party()), ledger));
        return Decision.unless(
                        at(
                                "payment",
                                () -> require(
                                        Rule.I3,
                                        !ledger.has(LedgerKeys.payment(payment)),
                                        () -> "payment " + payment + " is announced already")),
                        at("bankReference", () -> referenceUsedOnce(act.party(), ledger)),
                        at("sentOn", () -> sentBefore(act)),
                        at("deductions", () -> keptLessThanSent()),
                        at("currency", () -> inTheCurrencyOwed(ledger)),
                        () -> each("for", parts, part -> withinObligation(part, act.party(), ledger)))
                .then(() -> events(act));
    }

    private Optional<Refused> referenceUsedOnce(PartyId payer, LedgerState ledger) {
        return require(
                Rule.I39,
                !ledger.has(LedgerKeys.bankReference(payer, bankReference)),
                () -> "bank reference " + bankReference + " stands on another payment of " + payer);
    }

    private Optional<Refused> sentBefore(Act act) {
        return require(
                Rule.I5,
                !sentOn.isAfter(act.eventDay()),
                () -> "the payment of " + sentOn + " is announced before it was sent");
    }

    private Optional<Refused> keptLessThanSent() {
        long kept = deductions.stream().mapToLong(line -> line.amount().minor()).sum();
        return require(
                Rule.I39,
                kept <= minor(parts),
                () -> new Money(kept, currency) + " would be kept on the way of the "
                        + new Money(minor(parts), currency) + " of payment " + payment);
    }

    /** At most 50 amounts of 53 bits. */
    private static long minor(List<Part> parts) {
        return parts.stream().mapToLong(part -> part.amount().minor()).sum();
    }

    private Optional<Refused> withinObligation(Part part, PartyId payer, LedgerState ledger) {
        Obligation.Ref ref = part.obligation();
        Optional<Obligation> found = Obligation.find(ledger, ref);
        if (found.isEmpty()) {
            return advance
                    ? inSightOf(ref, ledger)
                    : at(ref.strayMember(ledger), Decision.refuse(Rule.I39, "there is no obligation " + ref));
        }
        Obligation obligation = found.get();
        if (!obligation.payer().equals(payer)) {
            return Decision.refuse(
                    Rule.I1, "obligation " + ref + " is owed by " + obligation.payer() + ", not by " + payer);
        }
        if (obligation.stage() == Obligation.Stage.CANCELLED) {
            return Decision.refuse(Rule.I39, "obligation " + ref + " is cancelled");
        }
        return at("minor", hasRoom(part, obligation, ledger));
    }

    private Optional<Refused> hasRoom(Part part, Obligation obligation, LedgerState ledger) {
        ObligationBalance balance = ObligationBalance.of(obligation, ledger);
        return require(
                Rule.I39,
                advance || balance.hasRoomFor(part.amount()),
                () -> "payments of "
                        + new Money(Math.addExact(balance.taken(), part.amount().minor()), currency)
                        + " would be announced on obligation " + part.obligation() + " of " + obligation.amount());
    }

    /** An advance may come before the lot is settled, but for a producer's own gold and under published terms only. */
    private Optional<Refused> inSightOf(Obligation.Ref ref, LedgerState ledger) {
        Optional<PremiumScheme> terms = PremiumScheme.on(sentOn, ref.scheme(), ledger);
        boolean foreseen = ref.base() == PremiumScheme.Base.PHYSICAL
                && terms.isPresent()
                && Lot.find(ledger, new LotId(ref.subject().value()))
                        .filter(lot -> lot.facts().provenance().byProducer().containsKey(ref.beneficiary()))
                        .isPresent();
        return require(Rule.I39, foreseen, () -> "nothing is in sight that " + ref + " could be an advance on");
    }

    /** What is owed is paid in its currency; an advance in that of the published terms. */
    private Optional<Refused> inTheCurrencyOwed(LedgerState ledger) {
        return parts.stream()
                .map(Part::obligation)
                .flatMap(ref -> owedIn(ref, ledger)
                        .filter(owed -> !owed.equals(currency))
                        .map(owed -> new Refused(Rule.I39, Message.AS_IS.with("text", Argument.id("obligation " + ref + " is in " + owed))))
                        .stream())
                .findFirst();
    }

    private Optional<String> owedIn(Obligation.Ref ref, LedgerState ledger) {
        return Obligation.find(ledger, ref)
                .map(obligation -> obligation.amount().currency())
                .or(() -> PremiumScheme.on(sentOn, ref.scheme(), ledger)
                        .filter(terms -> advance)
                        .map(terms -> terms.rate().perKilogram().currency()));
    }

    private List<StateChange> events(Act act) {
        Money total = parts.stream().map(Part::amount).reduce(Money::plus).orElseThrow();
        var announced = new Payment(
                payment, act.party(), parts.getFirst().obligation().beneficiary(), total, sentOn, act.eventAt());
        Json.Obj record = announced
                .json()
                .with("for", parts.stream().map(Part::json).toList())
                .with("bankReference", bankReference.value())
                .with("advice", advice);
        List<StateChange> events = new ArrayList<>();
        events.add(new StateChange("PaymentAnnounced", LedgerKeys.payment(payment), terms(record)));
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

    private Json.Obj terms(Json.Obj record) {
        Json.Obj marked = advance ? record.with("advance", true) : record;
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

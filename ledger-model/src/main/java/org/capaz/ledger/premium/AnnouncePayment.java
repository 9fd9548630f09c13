package org.capaz.ledger.premium;

import static org.capaz.ledger.rule.Decision.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.record.Books;
import org.capaz.ledger.record.LedgerEvent;
import org.capaz.ledger.record.LedgerKeys;
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
        Optional<Code> intermediary)
        implements Command {
    private static final int MOST_PARTS = 50;

    /** What part of the transfer is for which obligation. */
    record Part(Obligation.Ref obligation, Money amount) {
        Json.Obj json() {
            return Json.object()
                    .with("lot", obligation.lot().value())
                    .with("scheme", obligation.scheme().value())
                    .with("beneficiary", obligation.beneficiary().value())
                    .with("minor", amount.minor());
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
        return new AnnouncePayment(
                body.parsed("payment", Code::new),
                parts,
                currency,
                body.parsed("sentOn", Day::parse),
                body.parsed("bankReference", AnnouncePayment::reference),
                body.parsed("advice", Digest::requireHex),
                body.optionalParsed("intermediary", Code::new));
    }

    @Override
    public Decision decide(Act act, Books books) {
        return Decision.unless(
                        () -> require(
                                Rule.I3,
                                !books.has(LedgerKeys.payment(payment)),
                                () -> "payment " + payment + " is announced already"),
                        () -> referenceUsedOnce(act.party(), books),
                        () -> sentBefore(act),
                        () -> everyPartWithinItsObligation(act.party(), books))
                .then(() -> events(act));
    }

    private Optional<Refused> referenceUsedOnce(PartyId payer, Books books) {
        return require(
                Rule.I39,
                !books.has(LedgerKeys.bankReference(payer, bankReference)),
                () -> "bank reference " + bankReference + " stands on another payment of " + payer);
    }

    private Optional<Refused> sentBefore(Act act) {
        return require(
                Rule.I5,
                !sentOn.isAfter(act.eventDay()),
                () -> "the payment of " + sentOn + " is announced before it was sent");
    }

    private Optional<Refused> everyPartWithinItsObligation(PartyId payer, Books books) {
        return parts.stream()
                .map(part -> withinObligation(part, payer, books))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Refused> withinObligation(Part part, PartyId payer, Books books) {
        Optional<Obligation> found = Obligation.find(books, part.obligation());
        String name = part.obligation().lot() + "/" + part.obligation().scheme() + "/"
                + part.obligation().beneficiary();
        if (found.isEmpty()) {
            return Decision.refuse(Rule.I39, "there is no obligation " + name);
        }
        Obligation obligation = found.get();
        if (!obligation.payer().equals(payer)) {
            return Decision.refuse(
                    Rule.I1, "obligation " + name + " is owed by " + obligation.payer() + ", not by " + payer);
        }
        if (!obligation.amount().currency().equals(currency)) {
            return Decision.refuse(
                    Rule.I39,
                    "obligation " + name + " is in " + obligation.amount().currency());
        }
        long declared = books
                .list(LedgerKeys.paidOn(
                        part.obligation().lot(),
                        part.obligation().scheme(),
                        part.obligation().beneficiary()))
                .stream()
                .mapToLong(paid -> ((Json.Num) paid.get("minor")).value())
                .reduce(part.amount().minor(), Math::addExact);
        return require(
                Rule.I39,
                declared <= obligation.amount().minor(),
                () -> "payments of " + new Money(declared, currency) + " would be announced on obligation " + name
                        + " of " + obligation.amount());
    }

    private List<LedgerEvent> events(Act act) {
        Money total = parts.stream().map(Part::amount).reduce(Money::plus).orElseThrow();
        var announced = new Payment(
                payment, act.party(), parts.getFirst().obligation().beneficiary(), total, sentOn, act.eventAt());
        Json.Obj record = announced.json(parts.stream().map(Part::json).toList(), bankReference, advice);
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new LedgerEvent(
                "PaymentAnnounced",
                LedgerKeys.payment(payment),
                intermediary
                        .map(bank -> record.with("intermediary", bank.value()))
                        .orElse(record)));
        events.add(new LedgerEvent(
                "BankReferenceUsed",
                LedgerKeys.bankReference(act.party(), bankReference),
                Json.object().with("payment", payment.value())));
        parts.forEach(part -> events.add(new LedgerEvent(
                "PaymentAssigned",
                LedgerKeys.paid(
                        part.obligation().lot(),
                        part.obligation().scheme(),
                        part.obligation().beneficiary(),
                        payment),
                Json.object()
                        .with("payment", payment.value())
                        .with("minor", part.amount().minor())
                        .with("currency", currency))));
        return events;
    }

    private static Money atLeastOne(long minor, String currency) {
        if (minor < 1) {
            throw new IllegalArgumentException("must be at least one minor unit, not " + minor);
        }
        return new Money(minor, currency);
    }

    private static Code reference(String text) {
        Code code = new Code(text);
        if (text.length() < 4) {
            throw new IllegalArgumentException("must be 4 to 35 characters of [A-Z0-9-]");
        }
        return code;
    }
}

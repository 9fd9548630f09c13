package org.capaz.ledger.premium;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.each;
import static org.capaz.ledger.rule.Decision.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.ClaimClass;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.Provenance;
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

/** Book-and-claim: a payer takes on the premium for named grams of production lots, wherever their metal went. */
public record SellCredit(Code sale, Code scheme, int version, List<Grams> grams, Optional<StatedSplit> split)
        implements Command {

    public static SellCredit parse(Statement statement, Fields body) {
        return new SellCredit(
                body.parsed("sale", Code::new),
                body.parsed("scheme", Code::new),
                body.quantity("version", PremiumScheme::version),
                Grams.read(body),
                StatedSplit.read(body));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        grams.forEach(line -> act.requireRoom(LedgerKeys.claims(line.origin()), ledger));
        return Decision.unless(
                        at(
                                "sale",
                                () -> require(
                                        Rule.I3,
                                        !ledger.has(LedgerKeys.credit(sale)),
                                        () -> "credit sale " + sale + " is recorded already")),
                        () -> PremiumScheme.ofTheSale(
                                act.recordedDay(), scheme, version, PremiumScheme.Base.CREDIT, ledger),
                        at(
                                "sale",
                                () -> require(
                                        Rule.I3,
                                        Lot.find(ledger, new LotId(sale.value()))
                                                .isEmpty(),
                                        () -> sale + " is a lot; a credit sale has a name of its own")),
                        () -> each("grams", grams, line -> at("lot", eligible(line, act, ledger))),
                        () -> claims(ledger).withinTheirShares(grams, act, ledger),
                        at("grams", () -> claims(ledger).worthSomething()),
                        at(
                                "split",
                                () -> split.flatMap(
                                        stated -> stated.matches(claims(ledger).amounts()))))
                .then(() -> events(act, ledger));
    }

    private Optional<Refused> eligible(Grams line, Act act, LedgerState ledger) {
        Optional<Lot> found = Lot.find(ledger, line.origin());
        if (found.isEmpty() || !isProduction(found.get())) {
            return Decision.refuse(Rule.I37, line.origin() + " is no production lot with an assay of record");
        }
        ClaimClass claim = found.get().facts().claimClass();
        if (claim != ClaimClass.FULL && claim != ClaimClass.CANDIDATE) {
            return Decision.refuse(
                    Rule.I22, "lot " + line.origin() + " is of claim class " + claim + ", which earns no credit");
        }
        Provenance.Share share = found.get().facts().provenance().shares().getFirst();
        return require(
                Rule.I35,
                PremiumScheme.of(scheme, version, ledger)
                        .eligibility()
                        .admits(share, act.recordedDay(), act.recordedAt(), ledger),
                () -> share.amp() + " had not at the production of lot " + line.origin() + " what scheme " + scheme
                        + " asks for");
    }

    private static boolean isProduction(Lot lot) {
        return switch (lot) {
            case Lot.Draft unassayed -> false;
            case Lot.Voided mistake -> false;
            case Lot.Held held -> lot.facts().parents().isEmpty();
            case Lot.Offered offered -> lot.facts().parents().isEmpty();
            case Lot.InTransit moving -> lot.facts().parents().isEmpty();
            case Lot.OnHold stopped -> lot.facts().parents().isEmpty();
            case Lot.Consumed consumed -> lot.facts().parents().isEmpty();
            case Lot.Delivered gone -> lot.facts().parents().isEmpty();
            case Lot.WrittenOff lost -> lot.facts().parents().isEmpty();
        };
    }

    private Claims claims(LedgerState ledger) {
        List<Claims.Claim> claims = new ArrayList<>();
        for (Grams line : grams) {
            Provenance.Share share = Lot.find(ledger, line.origin())
                    .orElseThrow()
                    .facts()
                    .provenance()
                    .shares()
                    .getFirst();
            claims.add(new Claims.Claim(line.origin(), share.amp(), line.fine(), share.fine()));
        }
        return new Claims(sale, PremiumScheme.of(scheme, version, ledger), claims);
    }

    private List<StateChange> events(Act act, LedgerState ledger) {
        Claims claims = claims(ledger);
        Map<PartyId, Money> amounts = claims.amounts();
        Day dueOn = act.recordedDay().plusDays(claims.terms().dueDays());
        List<StateChange> events = new ArrayList<>();
        events.add(new StateChange(
                "CreditSold",
                LedgerKeys.credit(sale),
                Json.object()
                        .with("sale", sale.value())
                        .with("scheme", scheme.value())
                        .with("version", version)
                        .with("payer", act.party().value())
                        .with("grams", Grams.json(grams))
                        .with("soldAt", act.eventAt().getEpochSecond())));
        claims.byProducer()
                .forEach((amp, fine) -> events.add(Obligation.raised(
                                new Obligation.Ref(PremiumScheme.Base.CREDIT, sale, scheme, amp),
                                version,
                                act.party(),
                                fine,
                                amounts.get(amp),
                                dueOn,
                                act.eventAt(),
                                Obligation.Stage.DUE,
                                Optional.empty())
                        .event("ObligationRaised")));
        events.addAll(claims.events("ShareClaimed"));
        return events;
    }
}

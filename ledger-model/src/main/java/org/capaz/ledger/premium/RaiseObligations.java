package org.capaz.ledger.premium;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.each;
import static org.capaz.ledger.rule.Decision.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.lot.ClaimClass;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.Provenance;
import org.capaz.ledger.lot.Settlement;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A payer takes on the premium for a settled lot. The ledger computes it: fine mass times the rate in effect at the sale,
 * split over the producers of the lot's provenance vector to the minor unit. Before the final settlement it is
 * provisional, and {@link TrueUp} makes it final.
 *
 * @param only how much of which production lots is claimed; nothing stated claims the lot's whole shares
 * @param split the amounts that the payer signs, when it does
 */
public record RaiseObligations(
        LotId lot, Code scheme, int version, Optional<List<Grams>> only, Optional<StatedSplit> split)
        implements Command {

    public static RaiseObligations parse(Statement statement, Fields body) {
        return new RaiseObligations(
                body.parsed("lot", LotId::new),
                body.parsed("scheme", Code::new),
                body.quantity("version", PremiumScheme::version),
                body.has("grams") ? Optional.of(Grams.read(body)) : Optional.empty(),
                StatedSplit.read(body));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Settlement> sale = Settlement.find(ledger, lot);
        return Decision.unless(
                        at(
                                "lot",
                                () -> require(
                                        Rule.I36,
                                        sale.isPresent(),
                                        () -> "lot " + lot + " is not settled, so there is no premium on it")),
                        () -> PremiumScheme.ofTheSale(
                                Day.of(sale.orElseThrow().saleAt()),
                                scheme,
                                version,
                                PremiumScheme.Base.PHYSICAL,
                                ledger),
                        at("lot", () -> eligibleMetal(ledger)),
                        () -> gramsOfTheLot(ledger))
                .otherwise(() -> claim(claims(sale.orElseThrow(), act, ledger), sale.orElseThrow(), act, ledger));
    }

    private Decision claim(Claims claims, Settlement sale, Act act, LedgerState ledger) {
        return Decision.unless(
                        () -> gramsThatEarn(claims, ledger),
                        at(
                                "lot",
                                () -> require(
                                        Rule.I35,
                                        !claims.claims().isEmpty(),
                                        () -> "no producer of lot " + lot + " had at production what scheme " + scheme
                                                + " asks for")),
                        () -> notYetClaimed(claims, ledger),
                        () -> withinTheirShares(claims, act, ledger),
                        at("grams", () -> only.flatMap(named -> claims.worthSomething())),
                        at("split", () -> split.flatMap(stated -> stated.matches(claims.amounts()))))
                .then(() -> events(claims, sale, act, ledger));
    }

    private Optional<Refused> eligibleMetal(LedgerState ledger) {
        ClaimClass claim = Lot.find(ledger, lot).orElseThrow().facts().claimClass();
        return require(
                Rule.I22,
                claim == ClaimClass.FULL || claim == ClaimClass.CANDIDATE,
                () -> "lot " + lot + " is of claim class " + claim + ", which earns no physical premium");
    }

    private Optional<Refused> gramsOfTheLot(LedgerState ledger) {
        Map<LotId, FineMass> shares = new TreeMap<>();
        vector(ledger).forEach(share -> shares.put(share.lot(), share.fine()));
        return each(
                "grams",
                only.orElse(List.of()),
                line -> require(
                        Rule.I37,
                        line.fine().milligrams()
                                <= shares.getOrDefault(line.origin(), FineMass.NONE)
                                        .milligrams(),
                        () -> "lot " + lot + " holds no " + line.fine() + " of production lot " + line.origin()));
    }

    /** I35: what is claimed by name earns, or the payer would sign for grams that are owed nothing. */
    private Optional<Refused> gramsThatEarn(Claims claims, LedgerState ledger) {
        return each(
                "grams",
                only.orElse(List.of()),
                line -> require(
                        Rule.I35,
                        !claims.on(line.origin()).claims().isEmpty(),
                        () -> producerOf(line.origin(), ledger) + " had not at the production of lot " + line.origin()
                                + " what scheme " + scheme + " asks for"));
    }

    private PartyId producerOf(LotId origin, LedgerState ledger) {
        return vector(ledger).stream()
                .filter(share -> share.lot().equals(origin))
                .findFirst()
                .orElseThrow()
                .amp();
    }

    private Optional<Refused> withinTheirShares(Claims claims, Act act, LedgerState ledger) {
        return only.isPresent()
                ? claims.withinTheirShares(only.get(), act, ledger)
                : at("lot", claims.withinTheirShares(act, ledger));
    }

    private Optional<Refused> notYetClaimed(Claims wanted, LedgerState ledger) {
        return only.isPresent()
                ? each("grams", only.get(), line -> unclaimed(wanted.on(line.origin()), ledger))
                : at("lot", unclaimed(wanted, ledger));
    }

    private Optional<Refused> unclaimed(Claims wanted, LedgerState ledger) {
        return wanted.claims().stream()
                .filter(claim -> Obligation.find(ledger, owedTo(claim.amp()))
                        .filter(owed -> owed.stage() != Obligation.Stage.CANCELLED)
                        .isPresent())
                .findFirst()
                .flatMap(claim -> Decision.refuse(
                        Rule.I37,
                        "the share of " + claim.amp() + " in lot " + lot + " is claimed already under " + scheme));
    }

    private List<Provenance.Share> vector(LedgerState ledger) {
        return Lot.find(ledger, lot).orElseThrow().facts().provenance().shares();
    }

    /** I35: decided share by share. */
    private Claims claims(Settlement sale, Act act, LedgerState ledger) {
        PremiumScheme terms = PremiumScheme.of(scheme, version, ledger);
        List<Claims.Claim> claims = new ArrayList<>();
        for (Provenance.Share share : vector(ledger)) {
            Optional<FineMass> wanted = claimed(share);
            if (wanted.isPresent()
                    && terms.eligibility().admits(share, Day.of(sale.saleAt()), act.recordedAt(), ledger)) {
                claims.add(new Claims.Claim(share.lot(), share.amp(), wanted.get(), share.fine()));
            }
        }
        return new Claims(new Code(lot.value()), terms, claims);
    }

    private Optional<FineMass> claimed(Provenance.Share share) {
        return only.isEmpty()
                ? Optional.of(share.fine())
                : only.get().stream()
                        .filter(grams -> grams.origin().equals(share.lot()))
                        .map(Grams::fine)
                        .findFirst();
    }

    private Obligation.Ref owedTo(PartyId amp) {
        return Obligation.Ref.ofLot(lot, scheme, amp);
    }

    private List<StateChange> events(Claims claims, Settlement sale, Act act, LedgerState ledger) {
        Map<PartyId, Money> amounts = claims.amounts();
        Day dueOn = Day.of(sale.at()).plusDays(claims.terms().dueDays());
        Obligation.Stage stage = sale.isFinal() ? Obligation.Stage.DUE : Obligation.Stage.PROVISIONAL;
        List<StateChange> events = new ArrayList<>();
        claims.byProducer()
                .forEach((amp, fine) -> events.add(Obligation.raised(
                                owedTo(amp),
                                version,
                                act.party(),
                                fine,
                                amounts.get(amp),
                                dueOn,
                                act.eventAt(),
                                stage,
                                Obligation.find(ledger, owedTo(amp)))
                        .event("ObligationRaised")));
        events.addAll(claims.events("ShareClaimed"));
        return events;
    }
}

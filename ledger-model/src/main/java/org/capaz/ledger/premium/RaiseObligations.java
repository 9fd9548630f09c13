package org.capaz.ledger.premium;

import static org.capaz.ledger.rule.Decision.require;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.custody.ClaimClass;
import org.capaz.ledger.custody.Lot;
import org.capaz.ledger.custody.Provenance;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.quantity.ProRata;
import org.capaz.ledger.record.Books;
import org.capaz.ledger.record.LedgerEvent;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A payer takes on the premium for a settled lot. The ledger computes it: final fine mass times the rate in effect at
 * the sale, split over the producers of the settled lot's provenance vector to the minor unit.
 */
public record RaiseObligations(LotId lot, Code scheme, int version) implements Command {

    public static RaiseObligations parse(Statement statement, Fields body) {
        return new RaiseObligations(
                body.parsed("lot", LotId::new),
                body.parsed("scheme", Code::new),
                body.quantity("version", PremiumScheme::version));
    }

    /** The lot's final settlement: how much, and when the sale was. */
    private record Settlement(FineMass fine, Instant at) {
        static Optional<Settlement> find(Books books, LotId lot) {
            return books.find(LedgerKeys.settlement(lot))
                    .filter(fields -> fields.text("state").equals("FINAL"))
                    .map(fields -> new Settlement(
                            fields.quantity("fineMg", FineMass::new), Instant.ofEpochSecond(fields.integer("at"))));
        }

        Day day() {
            return Day.of(at);
        }
    }

    @Override
    public Decision decide(Act act, Books books) {
        Optional<Settlement> settlement = Settlement.find(books, lot);
        return Decision.unless(
                        () -> settled(settlement),
                        () -> schemeOfTheSale(settlement.orElseThrow(), books),
                        () -> eligibleMetal(books),
                        () -> notClaimed(books),
                        () -> anyEligibleShare(eligible(act, books)))
                .then(() -> events(settlement.orElseThrow(), act, books));
    }

    private Optional<Refused> settled(Optional<Settlement> settlement) {
        return require(
                Rule.I36,
                settlement.isPresent(),
                () -> "lot " + lot + " has no final settlement, so its premium is not due");
    }

    private Optional<Refused> schemeOfTheSale(Settlement settlement, Books books) {
        Optional<PremiumScheme> inEffect = PremiumScheme.on(settlement.day(), scheme, books);
        if (inEffect.isEmpty()) {
            return Decision.refuse(
                    Rule.I36, "no version of scheme " + scheme + " was in effect on " + settlement.day());
        }
        return require(
                Rule.I36,
                inEffect.get().version() == version,
                () -> "version " + inEffect.get().version() + " of scheme " + scheme + " was in effect at the sale of "
                        + settlement.day() + ", not version " + version);
    }

    private Optional<Refused> eligibleMetal(Books books) {
        ClaimClass claim = Lot.find(books, lot).orElseThrow().facts().claimClass();
        return require(
                Rule.I22,
                claim == ClaimClass.FULL || claim == ClaimClass.CANDIDATE,
                () -> "lot " + lot + " is of claim class " + claim + ", which earns no physical premium");
    }

    /** I37: a share is claimed once, unless every scheme on it allows stacking; never both physically and as a credit. */
    private Optional<Refused> notClaimed(Books books) {
        PremiumScheme terms = terms(books);
        for (Json.Obj claim : books.list(LedgerKeys.claims(lot))) {
            Fields fields = Fields.of(claim, "claim");
            Code other = fields.parsed("scheme", Code::new);
            PremiumScheme claimed = books.find(LedgerKeys.scheme(other, (int) fields.integer("version")))
                    .map(PremiumScheme::read)
                    .orElseThrow();
            if (other.equals(scheme) || !terms.stacksOn(claimed)) {
                return Decision.refuse(
                        Rule.I37,
                        "the share of " + fields.text("amp") + " in lot " + lot + " is claimed already under " + other);
            }
        }
        return Optional.empty();
    }

    private Optional<Refused> anyEligibleShare(List<Provenance.Share> eligible) {
        return require(
                Rule.I35,
                !eligible.isEmpty(),
                () -> "no producer of lot " + lot + " had the modules that scheme " + scheme
                        + " asks for at production");
    }

    /** I35: decided share by share, on the last day of its production. */
    private List<Provenance.Share> eligible(Act act, Books books) {
        List<Integer> wanted = terms(books).modules();
        return Lot.find(books, lot).orElseThrow().facts().provenance().shares().stream()
                .filter(share -> Affiliation.of(share.amp(), share.periodTo(), act.recordedAt(), books)
                        .allGood(wanted))
                .toList();
    }

    private PremiumScheme terms(Books books) {
        return books.find(LedgerKeys.scheme(scheme, version))
                .map(PremiumScheme::read)
                .orElseThrow();
    }

    private List<LedgerEvent> events(Settlement settlement, Act act, Books books) {
        PremiumScheme terms = terms(books);
        Map<PartyId, FineMass> fine = new Provenance(eligible(act, books)).byProducer();
        FineMass total = fine.values().stream().reduce(FineMass.NONE, FineMass::plus);
        Map<String, Long> weights = new TreeMap<>();
        fine.forEach((amp, mass) -> weights.put(amp.value(), mass.milligrams()));
        Money premium = terms.rate().on(total);
        Map<String, Long> split = ProRata.split(premium.minor(), weights);
        List<LedgerEvent> events = new ArrayList<>();
        fine.forEach((amp, mass) -> {
            events.add(new Obligation(
                            lot,
                            scheme,
                            version,
                            act.party(),
                            amp,
                            mass,
                            new Money(split.get(amp.value()), premium.currency()),
                            settlement.day().plusDays(terms.dueDays()),
                            act.eventAt())
                    .raised());
            events.add(claimed(amp, mass, terms));
        });
        return events;
    }

    private LedgerEvent claimed(PartyId amp, FineMass mass, PremiumScheme terms) {
        return new LedgerEvent(
                "ShareClaimed",
                LedgerKeys.claim(lot, amp, scheme),
                Json.object()
                        .with("lot", lot.value())
                        .with("amp", amp.value())
                        .with("scheme", scheme.value())
                        .with("version", version)
                        .with("kind", terms.base().name())
                        .with("fineMg", mass.milligrams()));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.premium;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.Payers;
import org.capaz.ledger.lot.Provenance;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.quantity.ProRata;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;

/**
 * Claims of one sale on the gold of production lots. A claim is kept by production lot and not by settled lot: gold that
 * was settled, claimed, melted and settled again is still the gold of the same production lot, and is not claimed twice
 * (I37).
 *
 * <p>Decision 070.
 *
 * @param subject the settled lot, or the credit sale
 * @param payer who claims, one of {@code payers}
 * @param payers who pay for the subject, and which part each
 */
public record Claims(Code subject, PremiumScheme terms, PartyId payer, Payers payers, List<Claim> claims) {

    /**
     * What one sale claims of one production lot.
     *
     * @param share what the sale holds of that lot; more than is claimed when the rest was claimed before
     */
    record Claim(LotId origin, PartyId amp, FineMass fine, FineMass share) {}

    LedgerKey key(Claim claim) {
        return LedgerKeys.claim(claim.origin(), terms.id(), subject, payer);
    }

    private Claims with(List<Claim> others) {
        return new Claims(subject, terms, payer, payers, others);
    }

    /** I37: physical and credit together stay within the fine gold of the production lot. */
    Checked<Holds> withinTheirShares(Act act, LedgerState ledger) {
        Checked<Holds> within = Checked.holds();
        for (Claim claim : claims) {
            within = within.then(ok -> withinShare(claim, act, ledger));
        }
        return within;
    }

    /** The same, with the refusal at the line of grams that names the production lot. */
    Checked<List<Holds>> withinTheirShares(List<Grams> grams, Act act, LedgerState ledger) {
        return Checked.each(
                "grams",
                grams,
                line -> on(line.origin()).withinTheirShares(act, ledger).at("fineMg"));
    }

    private Checked<Holds> withinShare(Claim claim, Act act, LedgerState ledger) {
        FineMass whole = fineOf(claim.origin(), ledger);
        FineMass taken = taken(claim, act, ledger);
        long beyond = taken.plus(claim.fine()).milligrams() - whole.milligrams();
        return Checked.require(
                Rule.I37,
                beyond <= 0 || isAssayGain(beyond, whole, act, ledger),
                () -> Message.ORIGIN_MASS_OVERCLAIMED
                        .with("mass", claim.fine())
                        .and("amp", claim.amp())
                        .and("origin", claim.origin())
                        .and("whole", whole)
                        .and("taken", taken));
    }

    /** What others have claimed of that production lot. */
    private FineMass taken(Claim claim, Act act, LedgerState ledger) {
        return ledger.list(LedgerKeys.claims(claim.origin())).stream()
                .map(record -> Fields.of(record, "claim"))
                .filter(other -> competes(other, act, ledger))
                .map(other -> other.quantity("fineMg", FineMass::new))
                .reduce(FineMass.NONE, FineMass::plus);
    }

    /** I66: on gold of production lots that somebody else accepted, with nothing open against it. */
    Checked<Holds> onFreeGold(Act act, LedgerState ledger) {
        Checked<Holds> free = Checked.holds();
        for (Claim claim : claims) {
            free = free.then(ok -> Encumbered.ofProduction(claim.origin(), claim.amp(), ledger)
                    .leaves(
                            claim.fine().plus(taken(claim, act, ledger)),
                            claim.origin(),
                            fineOf(claim.origin(), ledger)));
        }
        return free;
    }

    /** I66: on gold of a settled lot with nothing open against it. */
    Checked<Holds> onFreeGold(Encumbered after) {
        Checked<Holds> free = Checked.holds();
        for (Claim claim : claims) {
            free = free.then(ok -> after.leaves(claim.fine(), claim.origin(), claim.share()));
        }
        return free;
    }

    private static FineMass fineOf(LotId production, LedgerState ledger) {
        return Lot.find(ledger, production)
                .map(lot -> lot.facts().fine())
                .orElseThrow(() -> new IllegalStateException("lot " + production + " is claimed but has no record"));
    }

    /**
     * Does that earlier claim leave less for this one? Not when both schemes allow a gram to carry the two, and not when
     * it has lapsed unpaid (I65).
     */
    private boolean competes(Fields other, Act act, LedgerState ledger) {
        Code scheme = other.parsed("scheme", Code::new);
        boolean same = scheme.equals(terms.id());
        if (same
                && other.text("subject").equals(subject.value())
                && other.text("payer").equals(payer.value())) {
            return false;
        }
        boolean excludes = same || !terms.stacksOn(PremiumScheme.of(scheme, (int) other.integer("version"), ledger));
        return excludes && !lapsed(other, act, ledger);
    }

    private static boolean lapsed(Fields claim, Act act, LedgerState ledger) {
        var ref = new Obligation.Ref(
                claim.parsed("kind", Codes.of(PremiumScheme.Base.class)),
                claim.parsed("subject", Code::new),
                claim.parsed("scheme", Code::new),
                claim.parsed("amp", PartyId::new));
        return Obligation.find(ledger, ref, claim.parsed("payer", PartyId::new))
                .filter(owed -> Lapse.of(owed, act.recordedDay(), ledger))
                .isPresent();
    }

    /**
     * Metal that was assayed again may hold more than its production lots did, within the uncertainty of assays. Grams of a
     * credit sale are never assayed again, so they have no such gain.
     */
    private boolean isAssayGain(long beyond, FineMass whole, Act act, LedgerState ledger) {
        return terms.base() == PremiumScheme.Base.PHYSICAL
                && ReferenceValues.on(act.eventDay(), ledger)
                        .basisPoints(ReferenceValue.GAIN_FINE_MOST)
                        .allows(beyond, whole.milligrams());
    }

    /** I38: so little gold that not one minor unit would be owed for it is not claimed at all. */
    Checked<Holds> worthSomething() {
        return amounts().entrySet().stream()
                .filter(owed -> owed.getValue().minor() == 0)
                .findFirst()
                .map(owed ->
                        Checked.<Holds>refuse(Rule.I38, Message.CLAIMED_GOLD_EARNS_NOTHING.with("amp", owed.getKey())))
                .orElseGet(Checked::holds);
    }

    /** The fine gold claimed, by producer. */
    Map<PartyId, FineMass> byProducer() {
        return sums(Claim::fine);
    }

    private Map<PartyId, FineMass> sums(Function<Claim, FineMass> mass) {
        Map<PartyId, FineMass> sums = new TreeMap<>();
        claims.forEach(claim -> sums.merge(claim.amp(), mass.apply(claim), FineMass::plus));
        return sums;
    }

    /**
     * I36, I38: all the claimed gold at the rate of the terms, split over its producers to the minor unit. Where several
     * payers claim whole shares, the premium is computed for all of them and then divided, so that their parts add up too.
     */
    Map<PartyId, Money> amounts() {
        boolean whole = claims.stream().allMatch(this::isWhole);
        Map<PartyId, FineMass> gold = whole ? sums(Claim::share) : byProducer();
        Map<String, Long> weights = new TreeMap<>();
        gold.forEach((amp, fine) -> weights.put(amp.value(), fine.milligrams()));
        Money premium = terms.rate().on(gold.values().stream().reduce(FineMass.NONE, FineMass::plus));
        Map<PartyId, Money> amounts = new TreeMap<>();
        ProRata.split(premium.minor(), weights)
                .forEach((amp, minor) -> amounts.put(
                        new PartyId(amp), new Money(whole ? payers.part(minor, payer) : minor, premium.currency())));
        return amounts;
    }

    /** Is all claimed that this payer may claim of that share? */
    private boolean isWhole(Claim claim) {
        return claim.fine().milligrams() == payers.part(claim.share().milligrams(), payer);
    }

    /** I38: without the producers that are owed less than a minor unit: an obligation of nothing is never due. */
    Claims thatEarn() {
        Map<PartyId, Money> amounts = amounts();
        return with(claims.stream()
                .filter(claim -> amount(amounts, claim.amp()).minor() > 0)
                .toList());
    }

    static Money amount(Map<PartyId, Money> amounts, PartyId amp) {
        return requireNonNull(amounts.get(amp), "producer without an amount");
    }

    public List<StateChange> events(String name) {
        List<StateChange> events = new ArrayList<>();
        claims.forEach(claim -> events.add(new StateChange(
                name,
                key(claim),
                Json.object()
                        .with("origin", claim.origin().value())
                        .with("amp", claim.amp().value())
                        .with("scheme", terms.id().value())
                        .with("version", terms.version())
                        .with("subject", subject.value())
                        .with("payer", payer.value())
                        .with("kind", terms.base().name())
                        .with("fineMg", claim.fine().milligrams())
                        .with("shareMg", claim.share().milligrams()))));
        return events;
    }

    /** What that payer has claimed of those production lots in a sale under these terms, as recorded. */
    public static Claims recorded(
            Code subject, PremiumScheme terms, PartyId payer, Payers payers, List<LotId> origins, LedgerState ledger) {
        List<Claim> found = new ArrayList<>();
        for (LotId origin : origins) {
            ledger.find(LedgerKeys.claim(origin, terms.id(), subject, payer))
                    .ifPresent(claim -> found.add(new Claim(
                            origin,
                            claim.parsed("amp", PartyId::new),
                            claim.quantity("fineMg", FineMass::new),
                            claim.quantity("shareMg", FineMass::new))));
        }
        return new Claims(subject, terms, payer, payers, found);
    }

    /** The same claims on the final shares: the whole where the whole was claimed, else no more than was claimed. */
    Claims onFinal(List<Provenance.Share> shares) {
        Map<LotId, FineMass> last = new TreeMap<>();
        shares.forEach(share -> last.put(share.lot(), share.fine()));
        return with(claims.stream()
                .map(claim -> {
                    FineMass share = requireNonNull(last.get(claim.origin()), "claim on a lot without a final share");
                    long mine = payers.part(share.milligrams(), payer);
                    long fine = isWhole(claim) ? mine : Math.min(claim.fine().milligrams(), mine);
                    return new Claim(claim.origin(), claim.amp(), new FineMass(fine), share);
                })
                .toList());
    }

    public Claims of(PartyId amp) {
        return with(claims.stream().filter(claim -> claim.amp().equals(amp)).toList());
    }

    /** What of these is claimed on that production lot. */
    Claims on(LotId origin) {
        return with(
                claims.stream().filter(claim -> claim.origin().equals(origin)).toList());
    }

    /** The same claims with nothing claimed: the gold may be claimed by another sale. */
    public Claims released() {
        return with(claims.stream()
                .map(claim -> new Claim(claim.origin(), claim.amp(), FineMass.NONE, claim.share()))
                .toList());
    }
}

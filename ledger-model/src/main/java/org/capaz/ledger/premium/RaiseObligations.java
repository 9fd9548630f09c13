// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.premium;

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
import org.capaz.ledger.lot.Payers;
import org.capaz.ledger.lot.Provenance;
import org.capaz.ledger.lot.Settlement;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.FineMass;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A payer whom the buyer named takes on its part of the premium for a settled lot. The ledger computes it: fine mass times the rate in effect at the sale,
 * split over the producers of the lot's provenance vector to the minor unit. Before the final settlement it is
 * provisional, and {@link TrueUp} makes it final.
 *
 * <p>Decisions 006, 070 and 120.
 *
 * @param version of the scheme, which must be the one in effect at the sale (I36)
 * @param only how much of which production lots is claimed; without it the payer's part of the lot's whole shares is
 * @param split the amounts that the payer signs, when it does
 */
public record RaiseObligations(
        LotId lot, Code scheme, int version, Optional<List<Grams>> only, Optional<StatedSplit> split)
        implements Command {

    /** The obligations for the lot's whole shares; the ledger computes the amounts. */
    public RaiseObligations(LotId lot, Code scheme, int version) {
        this(lot, scheme, version, Optional.empty(), Optional.empty());
    }

    public static RaiseObligations parse(Statement statement, Fields body) {
        return new RaiseObligations(
                body.parsed("lot", LotId::new),
                body.parsed("scheme", Code::new),
                body.quantity("version", PremiumScheme::version),
                body.has("grams") ? Optional.of(Grams.read(body)) : Optional.empty(),
                StatedSplit.read(body));
    }

    @Override
    public Json.Obj body() {
        Json.Obj whole = Json.object()
                .with("lot", lot.value())
                .with("scheme", scheme.value())
                .with("version", version);
        Json.Obj named =
                only.map(grams -> whole.with("grams", Grams.json(grams))).orElse(whole);
        return split.map(stated -> named.with("split", stated.json())).orElse(named);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return settled(ledger)
                .at("lot")
                .and(sold -> namedByTheBuyer(sold.sale(), act).at(Refused.ACTOR))
                .decideBy(sold -> termsOfTheSale(sold, ledger)
                        .and(terms -> eligibleMetal(sold).at("lot"))
                        .then(terms -> gramsOfTheLot(sold, act)
                                .then(named -> thatEarn(claims(terms, sold, act, ledger), named)))
                        .and(claims -> notEmpty(claims).at("lot"))
                        .and(claims -> notYetClaimed(claims, act, ledger))
                        .and(claims -> withinTheirShares(claims, act, ledger))
                        .and(claims -> boughtByAnother(claims, sold, ledger).at("lot"))
                        .and(claims -> onFreeGold(claims, ledger))
                        .and(claims -> worthNaming(claims).at(only.isPresent() ? "grams" : "lot"))
                        .and(claims -> split.map(stated -> stated.matches(claims))
                                .orElseGet(Checked::holds)
                                .at("split"))
                        .decide(claims -> events(claims, sold.sale(), act, ledger)));
    }

    private Checked<SettledLot> settled(LedgerState ledger) {
        return Checked.present(
                Rule.I36, SettledLot.find(ledger, lot), () -> Message.PREMIUM_ON_UNSETTLED_LOT.with("lot", lot));
    }

    /** I65: whoever else takes the premium on would keep the real payer out. */
    private Checked<Holds> namedByTheBuyer(Settlement sale, Act act) {
        return Checked.require(
                Rule.I65,
                sale.payers().names(act.party()),
                () -> Message.PAYER_NOT_NAMED
                        .with("buyer", sale.buyer())
                        .and("lot", lot)
                        .and("payers", Argument.several(sale.payers().shares().keySet()))
                        .and("party", act.party()));
    }

    private Checked<PremiumScheme> termsOfTheSale(SettledLot sold, LedgerState ledger) {
        Day day = Day.of(sold.sale().saleAt());
        return PremiumScheme.ofTheSale(day, scheme, version, PremiumScheme.Base.PHYSICAL, ledger);
    }

    private Checked<Holds> eligibleMetal(SettledLot sold) {
        ClaimClass claim = sold.lot().claimClass();
        return Checked.require(
                Rule.I22,
                claim == ClaimClass.FULL || claim == ClaimClass.CANDIDATE,
                () -> Message.CLAIM_CLASS_EARNS_NO_PREMIUM.with("lot", lot).and("claim", Argument.code(claim)));
    }

    /** The shares of the lot that are claimed by name, in the order of the statement. */
    private Checked<List<Provenance.Share>> gramsOfTheLot(SettledLot sold, Act act) {
        Payers payers = sold.sale().payers();
        return Checked.each(
                "grams",
                only.orElse(List.of()),
                line -> Checked.present(
                        Rule.I37,
                        sold.provenance().shares().stream()
                                .filter(share -> share.lot().equals(line.origin()))
                                .filter(share -> line.fine().milligrams()
                                        <= payers.part(share.fine().milligrams(), act.party()))
                                .findFirst(),
                        () -> Message.LOT_LACKS_ORIGIN_MASS
                                .with("lot", lot)
                                .and("mass", line.fine())
                                .and("origin", line.origin())));
    }

    /** I35: what is claimed by name earns, or the payer would sign for grams that nothing is owed for. */
    private Checked<Claims> thatEarn(Claims claims, List<Provenance.Share> named) {
        return Checked.each(
                        "grams",
                        named,
                        share -> Checked.require(
                                Rule.I35,
                                !claims.on(share.lot()).claims().isEmpty(),
                                () -> Message.PRODUCER_NOT_ELIGIBLE
                                        .with("amp", share.amp())
                                        .and("lot", share.lot())
                                        .and("scheme", scheme)))
                .map(ok -> claims);
    }

    private Checked<Holds> notEmpty(Claims claims) {
        return Checked.require(
                Rule.I35,
                !claims.claims().isEmpty(),
                () -> Message.NO_PRODUCER_ELIGIBLE.with("lot", lot).and("scheme", scheme));
    }

    private Checked<?> notYetClaimed(Claims wanted, Act act, LedgerState ledger) {
        return only.isPresent()
                ? Checked.each("grams", only.get(), line -> unclaimed(wanted.on(line.origin()), act, ledger))
                : unclaimed(wanted, act, ledger).at("lot");
    }

    private Checked<Holds> unclaimed(Claims wanted, Act act, LedgerState ledger) {
        return wanted.claims().stream()
                .filter(claim -> Obligation.find(ledger, owedTo(claim.amp()), act.party())
                        .filter(owed -> owed.stage() != Obligation.Stage.CANCELLED)
                        .filter(owed -> !Lapse.of(owed, act.recordedDay(), ledger))
                        .isPresent())
                .findFirst()
                .map(claim -> Checked.<Holds>refuse(
                        Rule.I37,
                        Message.PREMIUM_SHARE_EXISTS
                                .with("amp", claim.amp())
                                .and("lot", lot)
                                .and("scheme", scheme)))
                .orElseGet(Checked::holds);
    }

    private Checked<?> withinTheirShares(Claims claims, Act act, LedgerState ledger) {
        return only.isPresent()
                ? claims.withinTheirShares(only.get(), act, ledger)
                : claims.withinTheirShares(act, ledger).at("lot");
    }

    /**
     * I66: what is bought and sold within the producer's own organisation, nobody else has weighed; nor has a seller of another
     * one who only lends its name, and from whose hands the lot did not come.
     */
    private Checked<Holds> boughtByAnother(Claims claims, SettledLot sold, LedgerState ledger) {
        Settlement sale = sold.sale();
        boolean madeBySeller = sold.lot().creator().equals(sale.seller());
        return claims.byProducer().keySet().stream()
                .filter(amp -> Party.sameOrganisation(amp, sale.buyer(), ledger)
                        && (!madeBySeller || Party.sameOrganisation(amp, sale.seller(), ledger)))
                .findFirst()
                .map(amp -> Checked.<Holds>refuse(
                        Rule.I66,
                        Message.SETTLED_WITHIN_ORGANISATION
                                .with("lot", lot)
                                .and("buyer", sale.buyer())
                                .and("seller", sale.seller())
                                .and("amp", amp)))
                .orElseGet(Checked::holds);
    }

    private Checked<?> onFreeGold(Claims claims, LedgerState ledger) {
        Encumbered after = Encumbered.afterSale(lot, ledger);
        return only.isPresent()
                ? Checked.each(
                        "grams",
                        only.get(),
                        line -> claims.on(line.origin()).onFreeGold(after).at("fineMg"))
                : claims.onFreeGold(after).at("lot");
    }

    /** Of a whole lot, a share too small to earn anything is left out; by name, nobody would claim it. */
    private Checked<Holds> worthNaming(Claims claims) {
        boolean some = only.isEmpty() && !claims.thatEarn().claims().isEmpty();
        return some ? Checked.holds() : claims.worthSomething();
    }

    /** I35: decided share by share. */
    private Claims claims(PremiumScheme terms, SettledLot sold, Act act, LedgerState ledger) {
        Day day = Day.of(sold.sale().saleAt());
        Payers payers = sold.sale().payers();
        List<Claims.Claim> claims = new ArrayList<>();
        for (Provenance.Share share : sold.provenance().shares()) {
            Optional<FineMass> wanted = claimed(share, payers, act.party());
            if (wanted.isPresent() && terms.eligibility().admits(share, day, act.recordedAt(), ledger)) {
                claims.add(new Claims.Claim(share.lot(), share.amp(), wanted.get(), share.fine()));
            }
        }
        return new Claims(new Code(lot.value()), terms, act.party(), payers, claims);
    }

    private Optional<FineMass> claimed(Provenance.Share share, Payers payers, PartyId payer) {
        return only.isEmpty()
                ? Optional.of(new FineMass(payers.part(share.fine().milligrams(), payer)))
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
        Claims earning = claims.thatEarn();
        Day dueOn = Day.of(sale.at()).plusDays(claims.terms().dueDays());
        Obligation.Stage stage = sale.isFinal() ? Obligation.Stage.DUE : Obligation.Stage.PROVISIONAL;
        List<StateChange> events = new ArrayList<>();
        earning.byProducer()
                .forEach((amp, fine) -> events.add(Obligation.raised(
                                owedTo(amp),
                                version,
                                act.party(),
                                fine,
                                Claims.amount(amounts, amp),
                                dueOn,
                                act.eventAt(),
                                stage,
                                Obligation.find(ledger, owedTo(amp), act.party()))
                        .event("ObligationRaised")));
        events.addAll(earning.events("ShareClaimed"));
        return events;
    }
}

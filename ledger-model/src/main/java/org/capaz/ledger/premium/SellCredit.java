// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.premium;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.ClaimClass;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.Payers;
import org.capaz.ledger.lot.Provenance;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.statement.Statement;

/**
 * Book-and-claim: a payer takes on the premium for named grams of production lots, wherever their metal went. The producers
 * sign with it.
 *
 * <p>Decision 120.
 *
 * @param sale the id of the credit sale, which must not be a lot's: both stand for the subject of obligations and claims
 * @param version of the scheme, which must be the one in effect on the day of recording (I36)
 * @param split the amounts that the payer signs, when it does
 */
public record SellCredit(Code sale, Code scheme, int version, List<Grams> grams, Optional<StatedSplit> split)
        implements Command {
    private static final List<OfficerRole> SIGNATORIES =
            List.of(OfficerRole.TREASURER, OfficerRole.LEGAL_REPRESENTATIVE, OfficerRole.SUPERVISOR);

    public static SellCredit parse(Statement statement, Fields body) {
        return new SellCredit(
                body.parsed("sale", Code::new),
                body.parsed("scheme", Code::new),
                body.quantity("version", PremiumScheme::version),
                Grams.read(body),
                StatedSplit.read(body));
    }

    @Override
    public Json.Obj body() {
        Json.Obj named = record();
        return split.map(stated -> named.with("split", stated.json())).orElse(named);
    }

    private Json.Obj record() {
        return Json.object()
                .with("sale", sale.value())
                .with("scheme", scheme.value())
                .with("version", version)
                .with("grams", Grams.json(grams));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        grams.forEach(line -> act.requireRoom(LedgerKeys.claims(line.origin()), ledger));
        return notRecordedBefore(ledger)
                .at("sale")
                .then(ok ->
                        PremiumScheme.ofTheSale(act.recordedDay(), scheme, version, PremiumScheme.Base.CREDIT, ledger))
                .and(terms -> isNoLot(ledger).at("sale"))
                .then(terms -> claims(terms, act, ledger))
                .and(claims -> signedByTheProducers(claims, act).at(Refused.SIGNATURES))
                .and(claims -> claims.withinTheirShares(grams, act, ledger))
                .and(claims -> Checked.each(
                        "grams",
                        grams,
                        line -> claims.on(line.origin()).onFreeGold(act, ledger).at("lot")))
                .and(claims -> claims.worthSomething().at("grams"))
                .and(claims -> split.map(stated -> stated.matches(claims))
                        .orElseGet(Checked::holds)
                        .at("split"))
                .decide(claims -> events(claims, act));
    }

    private Checked<Holds> notRecordedBefore(LedgerState ledger) {
        return Checked.unrecorded(
                Rule.I3, LedgerKeys.credit(sale), ledger, () -> Message.CREDIT_SALE_EXISTS.with("sale", sale));
    }

    private Checked<Holds> isNoLot(LedgerState ledger) {
        return Checked.require(
                Rule.I3,
                Lot.find(ledger, new LotId(sale.value())).isEmpty(),
                () -> Message.CREDIT_SALE_ID_IS_LOT.with("sale", sale));
    }

    private Checked<Claims> claims(PremiumScheme terms, Act act, LedgerState ledger) {
        return Checked.each(
                        "grams",
                        grams,
                        line -> productionLot(line, ledger)
                                .and(SellCredit::eligibleClass)
                                .then(lot -> eligibleShare(lot, terms, act, ledger))
                                .map(share -> new Claims.Claim(line.origin(), share.amp(), line.fine(), share.fine()))
                                .at("lot"))
                .map(claims -> new Claims(sale, terms, act.party(), Payers.sole(act.party()), claims));
    }

    /** I65: nobody takes all of a producer's grams, at any price, without asking it. */
    private static Checked<Holds> signedByTheProducers(Claims claims, Act act) {
        Set<PartyId> producers = claims.byProducer().keySet();
        Checked<Holds> asked = producers.stream()
                .filter(amp -> act.signersOf(amp.value()).stream().noneMatch(signer -> signer.hasAnyOf(SIGNATORIES)))
                .findFirst()
                .map(amp -> Checked.<Holds>refuse(Rule.I65, Message.CREDIT_LACKS_PRODUCER.with("amp", amp)))
                .orElseGet(Checked::holds);
        return asked.then(ok -> Checked.require(
                Rule.I1,
                act.signers().stream()
                        .allMatch(signer -> signer.owner().equals(act.party().value())
                                || producers.stream()
                                        .anyMatch(amp -> signer.owner().equals(amp.value()))),
                () -> Message.SIGNER_NOT_OF_ACTOR.with("actor", act.party())));
    }

    private static Checked<Lot.Facts> productionLot(Grams line, LedgerState ledger) {
        return Checked.present(
                Rule.I37,
                Lot.find(ledger, line.origin())
                        .filter(SellCredit::isAssayed)
                        .map(Lot::facts)
                        .filter(facts -> facts.parents().isEmpty()),
                () -> Message.PRODUCTION_LOT_UNKNOWN.with("lot", line.origin()));
    }

    private static boolean isAssayed(Lot lot) {
        return switch (lot) {
            case Lot.Draft unassayed -> false;
            case Lot.Voided mistake -> false;
            case Lot.Held held -> true;
            case Lot.Offered offered -> true;
            case Lot.InTransit moving -> true;
            case Lot.OnHold stopped -> true;
            case Lot.Consumed consumed -> true;
            case Lot.Delivered gone -> true;
            case Lot.WrittenOff lost -> true;
        };
    }

    private static Checked<Holds> eligibleClass(Lot.Facts lot) {
        ClaimClass claim = lot.claimClass();
        return Checked.require(
                Rule.I22,
                claim == ClaimClass.FULL || claim == ClaimClass.CANDIDATE,
                () -> Message.CLAIM_CLASS_EARNS_NO_CREDIT.with("lot", lot.id()).and("class", Argument.code(claim)));
    }

    /** The one share of a production lot, where its producer had what the scheme asks for (I35). */
    private Checked<Provenance.Share> eligibleShare(Lot.Facts lot, PremiumScheme terms, Act act, LedgerState ledger) {
        Provenance.Share share = lot.provenance().shares().getFirst();
        return terms.eligibility().admits(share, act.recordedDay(), act.recordedAt(), ledger)
                ? Checked.found(share)
                : Checked.refuse(
                        Rule.I35,
                        Message.PRODUCER_NOT_ELIGIBLE
                                .with("amp", share.amp())
                                .and("lot", lot.id())
                                .and("scheme", scheme));
    }

    private List<StateChange> events(Claims claims, Act act) {
        Map<PartyId, Money> amounts = claims.amounts();
        Day dueOn = act.recordedDay().plusDays(claims.terms().dueDays());
        List<StateChange> events = new ArrayList<>();
        events.add(new StateChange(
                "CreditSold",
                LedgerKeys.credit(sale),
                record().with("payer", act.party().value())
                        .with("soldAt", act.eventAt().getEpochSecond())));
        claims.byProducer()
                .forEach((amp, fine) -> events.add(Obligation.raised(
                                new Obligation.Ref(PremiumScheme.Base.CREDIT, sale, scheme, amp),
                                version,
                                act.party(),
                                fine,
                                Claims.amount(amounts, amp),
                                dueOn,
                                act.eventAt(),
                                Obligation.Stage.DUE,
                                Optional.empty())
                        .event("ObligationRaised")));
        events.addAll(claims.events("ShareClaimed"));
        return events;
    }
}

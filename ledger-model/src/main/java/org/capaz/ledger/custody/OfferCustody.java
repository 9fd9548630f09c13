// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.PartyRole;
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
 * The custodian offers lots to a recipient, who may take them up until the offer expires. A lot without a seal is offered with
 * the reason why it has none. A producer may receive gold again that is all its own: unsold, or melted for a toll. Reads and
 * writes one key per lot.
 *
 * <p>Decisions 060 and 130.
 *
 * @param noSeal why lots of the transfer have no seal; empty where all have one
 */
public record OfferCustody(Code transfer, List<LotId> lots, PartyId to, Optional<Code> noSeal) implements Command {
    private static final int MOST_LOTS = 50;

    /** Of sealed lots. */
    public OfferCustody(Code transfer, List<LotId> lots, PartyId to) {
        this(transfer, lots, to, Optional.empty());
    }

    public static OfferCustody parse(Statement statement, Fields body) {
        return new OfferCustody(
                body.parsed("transfer", Code::new),
                lots(body),
                body.parsed("to", PartyId::new),
                body.optionalParsed("noSeal", Code::new));
    }

    /** Different lots, as many as one transfer may have. */
    static List<LotId> lots(Fields body) {
        List<LotId> lots = body.texts("lots", LotId::new);
        boolean fits = !lots.isEmpty()
                && lots.size() <= MOST_LOTS
                && lots.stream().distinct().count() == lots.size();
        if (!fits) {
            throw new JsonException(
                    "body.lots",
                    Message.LOT_LIST_SIZE_WRONG
                            .with("fewest", Argument.count(1))
                            .and("most", Argument.count(MOST_LOTS)));
        }
        return lots;
    }

    @Override
    public Json.Obj body() {
        Json.Obj body = Json.object()
                .with("transfer", transfer.value())
                .with("lots", Json.texts(lots.stream().map(LotId::value).toList()))
                .with("to", to.value());
        return noSeal.map(reason -> body.with("noSeal", reason.value())).orElse(body);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return unusedTransfer(ledger)
                .at("transfer")
                .then(ok -> mayReceive(act, ledger).at("to"))
                .then(ok -> Checked.each("lots", lots, lot -> atHandAndSealed(lot, act, ledger)))
                .and(held -> someWithoutSeal(held).at("noSeal"))
                .decide(held -> changes(act, held, ledger));
    }

    private Checked<Holds> unusedTransfer(LedgerState ledger) {
        return Checked.require(
                Rule.I3,
                Transfer.find(ledger, transfer).isEmpty(),
                () -> Message.TRANSFER_EXISTS.with("transfer", transfer));
    }

    private Checked<Holds> mayReceive(Act act, LedgerState ledger) {
        return Checked.require(Rule.I28, !to.equals(act.party()), () -> Message.OFFER_TO_ITSELF.with("party", to))
                .then(ok -> isItsOwnGold(ledger)
                        ? Party.stillActs(to, act.recordedAt(), ledger)
                        : Party.eligibleRecipient(to, act.eventDay(), ledger).then(party -> Checked.holds()));
    }

    /** A producer needs no trader's registration to have its own gold again. */
    private boolean isItsOwnGold(LedgerState ledger) {
        return Party.find(ledger, to)
                        .filter(party -> party.hasAnyOf(List.of(PartyRole.AMP)))
                        .isPresent()
                && lots.stream()
                        .allMatch(lot -> Lot.find(ledger, lot)
                                .filter(found -> found.facts().provenance().shares().stream()
                                        .allMatch(share -> share.amp().equals(to)))
                                .isPresent());
    }

    private Checked<Lot.Held> atHandAndSealed(LotId id, Act act, LedgerState ledger) {
        return EffectiveLot.atHand(id, act, ledger)
                .and(held -> Checked.require(
                        Rule.I26,
                        held.facts().seal().isPresent() || noSeal.isPresent(),
                        () -> Message.LOT_NOT_SEALED.with("lot", id)));
    }

    /** I53: "no seal" is said of a bag that has none. */
    private Checked<Holds> someWithoutSeal(List<Lot.Held> held) {
        return Checked.require(
                Rule.I53,
                noSeal.isEmpty()
                        || held.stream().anyMatch(lot -> lot.facts().seal().isEmpty()),
                () -> Message.LOTS_ALL_SEALED.with("transfer", transfer));
    }

    private List<StateChange> changes(Act act, List<Lot.Held> held, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>();
        Duration validity =
                Duration.ofHours(ReferenceValues.on(act.eventDay(), ledger).get(ReferenceValue.OFFER_VALIDITY));
        var route = new Route(
                transfer,
                act.party(),
                to,
                lots,
                List.of(),
                act.eventAt(),
                act.eventAt().plus(validity));
        events.add(new Transfer.Offered(route).event("CustodyOffered"));
        held.forEach(lot -> events.add(lot.offeredIn(transfer).event("LotOffered")));
        return events;
    }
}

package org.capaz.ledger.custody;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.each;
import static org.capaz.ledger.rule.Decision.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.PartyRole;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * The sender weighs, names the carrier and hands the lots over. A weight that does not fit the recorded one is not
 * refused, for it is true, but flagged.
 */
public record DispatchCustody(Code transfer, PartyId carrier, List<Transfer.Weighing> items) implements Command {

    public static DispatchCustody parse(Statement statement, Fields body) {
        return new DispatchCustody(
                body.parsed("transfer", Code::new),
                body.parsed("carrier", PartyId::new),
                body.objects("items", Transfer.Weighing::read));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<Transfer> found = Transfer.find(ledger, transfer);
        return Decision.unless(
                        at("transfer", () -> offeredBy(act.party(), found)),
                        at("transfer", () -> found.orElseThrow().noneOnHold(ledger)),
                        at(Refused.EVENT_AT, () -> found.orElseThrow().inOrder(act, ledger)),
                        at(
                                "transfer",
                                () -> stillOnOffer(transfer, (Transfer.Offered) found.orElseThrow(), act, ledger)),
                        at("carrier", () -> namesACarrier(act, ledger)),
                        at("items", () -> weighsEveryLot(items, found.orElseThrow())),
                        () -> each("items", items, item -> at("seal", sealAsRecorded(item, ledger))))
                .then(() -> events(act, (Transfer.Offered) found.orElseThrow(), ledger));
    }

    private Optional<Refused> offeredBy(PartyId sender, Optional<Transfer> found) {
        if (!(found.orElse(null) instanceof Transfer.Offered offered)) {
            return Decision.refuse(Rule.I25, "transfer " + transfer + " is not on offer");
        }
        return require(
                Rule.I24, offered.route().from().equals(sender), () -> sender + " did not offer transfer " + transfer);
    }

    /** The offer has not run out, and none of its lots has been offered to somebody else since. */
    static Optional<Refused> stillOnOffer(Code transfer, Transfer.Offered offered, Act act, LedgerState ledger) {
        if (offered.route().expiredAt(act.eventAt())) {
            return Decision.refuse(
                    Rule.I25,
                    "the offer of transfer " + transfer + " ran out at "
                            + offered.route().validUntil());
        }
        return offered.route().lots().stream()
                .filter(id -> !(Lot.find(ledger, id).orElseThrow().withoutHold() instanceof Lot.Offered lot
                        && lot.transfer().equals(transfer)))
                .findFirst()
                .flatMap(id ->
                        Decision.refuse(Rule.I25, "lot " + id + " is no longer on offer in transfer " + transfer));
    }

    private Optional<Refused> namesACarrier(Act act, LedgerState ledger) {
        Optional<Party> named = Party.find(ledger, carrier).filter(party -> party.hasAnyOf(List.of(PartyRole.CARRIER)));
        if (named.isEmpty()) {
            return Decision.refuse(Rule.I28, carrier + " is no registered carrier");
        }
        return require(
                Rule.I28,
                named.get().registeredOn(act.eventDay()),
                () -> "the carrier " + carrier + " has no registration valid on " + act.eventDay());
    }

    /** The weighings are of the transfer's lots, each once. */
    static Optional<Refused> weighsEveryLot(List<Transfer.Weighing> items, Transfer transfer) {
        List<LotId> wanted = transfer.route().lots().stream().sorted().toList();
        List<LotId> weighed =
                items.stream().map(Transfer.Weighing::lot).sorted().toList();
        return require(
                Rule.I25,
                wanted.equals(weighed),
                () -> "transfer " + transfer.route().id() + " is of lots " + wanted + ", weighed are " + weighed);
    }

    private static Optional<Refused> sealAsRecorded(Transfer.Weighing item, LedgerState ledger) {
        boolean same = Lot.find(ledger, item.lot())
                .flatMap(lot -> lot.facts().seal())
                .filter(item.seal()::equals)
                .isPresent();
        return require(Rule.I26, same, () -> "lot " + item.lot() + " is not closed with seal " + item.seal());
    }

    private List<StateChange> events(Act act, Transfer.Offered offered, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>();
        var dispatch = new Transfer.Dispatch(carrier, items, act.eventAt());
        events.add(offered.dispatched(dispatch).event("CustodyDispatched"));
        for (LotId id : offered.route().lots()) {
            Lot.Offered lot = (Lot.Offered) Lot.find(ledger, id).orElseThrow();
            events.add(lot.dispatched().event("LotDispatched"));
            if (!Variance.asRecorded(lot, dispatch.of(id), act.eventDay(), ledger)) {
                events.add(new Flag(LedgerKeys.lot(id), Flag.Kind.RED_FLAG, Rule.I27, new Code("DISPATCH-WEIGHT"))
                        .raised(act));
            }
        }
        return events;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * The recipient takes custody (I24): the one operation of an undisputed hand-over that changes a custodian. Without it the
 * sender stays responsible, so nobody can be made the holder of gold that never arrived.
 *
 * <p>Decision 130.
 *
 * @param lots of the transfer, where not all that came are accepted
 */
public record AcceptCustody(Code transfer, Optional<List<LotId>> lots) implements Command {

    /** Accepts all that came. */
    public AcceptCustody(Code transfer) {
        this(transfer, Optional.empty());
    }

    public static AcceptCustody parse(Statement statement, Fields body) {
        return new AcceptCustody(body.parsed("transfer", Code::new), SomeLots.optional(body));
    }

    @Override
    public Json.Obj body() {
        return SomeLots.onto(Json.object().with("transfer", transfer.value()), lots);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return receivedBy(act.party(), ledger)
                .at("transfer")
                .and(arrived -> SomeLots.among(arrived.inRecipientsHands(), lots, transfer))
                .and(arrived -> Transfer.noneOnHold(accepted(arrived), ledger).at("transfer"))
                .and(arrived -> arrived.afterLastStep(act, ledger))
                .decideBy(arrived -> arrived.inTransit(accepted(arrived), ledger)
                        .at("transfer")
                        .decide(found -> changes(act, arrived, found, ledger)));
    }

    private List<LotId> accepted(Transfer.Received arrived) {
        return lots.orElse(arrived.inRecipientsHands());
    }

    private Checked<Transfer.Received> receivedBy(PartyId recipient, LedgerState ledger) {
        return Transfer.underWay(transfer, Rule.I24, ledger)
                .then(moving -> switch (moving) {
                    case Transfer.Dispatched sent ->
                        Checked.<Transfer.Received>refuse(
                                Rule.I24, Message.TRANSFER_NOT_RECEIVED.with("transfer", transfer));
                    case Transfer.Disputed open ->
                        Checked.<Transfer.Received>refuse(
                                Rule.I26, Message.TRANSFER_DISPUTED.with("transfer", transfer));
                    case Transfer.Received arrived -> Checked.found(arrived);
                })
                .and(arrived -> Checked.require(
                        Rule.I24,
                        arrived.route().to().equals(recipient),
                        () -> Message.ACCEPTANCE_NOT_BY_RECIPIENT
                                .with("party", arrived.route().to())
                                .and("transfer", transfer)))
                .and(arrived -> Checked.require(
                        Rule.I24,
                        !arrived.inRecipientsHands().isEmpty(),
                        () -> Message.TRANSFER_REST_NOT_ARRIVED
                                .with("transfer", transfer)
                                .and("lots", Argument.several(arrived.missing()))));
    }

    private List<StateChange> changes(
            Act act, Transfer.Received arrived, List<Lot.InTransit> taken, LedgerState ledger) {
        List<LotId> ids = taken.stream().map(Lot::id).toList();
        boolean variance = ids.stream()
                .anyMatch(lot -> Variance.verdict(lot, arrived.dispatch(), arrived.arrival(), ledger)
                        != Variance.Verdict.WITHIN_TOLERANCE);
        List<StateChange> events = new ArrayList<>();
        events.add(arrived.accepted(ids, act.eventAt(), variance).event("CustodyAccepted"));
        for (Lot.InTransit lot : taken) {
            events.add(lot.acceptedBy(act.party(), arrived.arrival().place(), act.eventAt())
                    .event("LotAccepted"));
            if (!variance) {
                events.addAll(Flag.borneOut(LedgerKeys.lot(lot.id()), act, ledger));
            }
        }
        if (!variance) {
            events.addAll(Flag.borneOut(LedgerKeys.transfer(transfer), act, ledger));
        }
        return events;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.SealNumber;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.LotLimits;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.status.CertificateEnd;
import org.capaz.ledger.status.CertificateStatus;

/**
 * The sender has the lots again and the recipient stays silent: after the waiting time the sender weighs them and ends the
 * transfer for them alone (I76). It is one side's word, so the lots are flagged until a third person has looked; with both
 * signatures {@link ResolveCustody} does it at once and without that flag.
 *
 * <p>Decision 130.
 *
 * @param evidence SHA-256 of what shows that the lots came back, salted, in hexadecimal
 */
public record TakeBackCustody(Code transfer, Code reason, String evidence, List<Weighing> items) implements Command {

    /** What is taken back: the open transfer and the lots as they stand. */
    private record TakenBack(Transfer.Moving before, List<Lot.InTransit> lots) {}

    public static TakeBackCustody parse(Statement statement, Fields body) {
        return new TakeBackCustody(
                body.parsed("transfer", Code::new),
                body.parsed("reason", Code::new),
                body.parsed("evidence", Digest::requireHex),
                body.objects("items", Weighing::read));
    }

    @Override
    public Json.Obj body() {
        return Json.object()
                .with("transfer", transfer.value())
                .with("reason", reason.value())
                .with("evidence", evidence)
                .with("items", items.stream().map(Weighing::json).toList());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Transfer.underWay(transfer, Rule.I25, ledger)
                .and(open -> sentBy(act.party(), open))
                .at("transfer")
                .and(open -> open.afterLastStep(act, ledger))
                .and(open -> openLots(open).at("items"))
                .and(open -> Waiting.over(open, act, ledger).at(Refused.EVENT_AT))
                .then(open -> open.inTransit(lots(), ledger).at("items").map(lots -> new TakenBack(open, lots)))
                .decide(taken -> changes(taken, act, ledger));
    }

    private List<LotId> lots() {
        return items.stream().map(Weighing::lot).toList();
    }

    private Checked<Holds> sentBy(PartyId sender, Transfer.Moving open) {
        return Checked.require(
                Rule.I24,
                open.route().from().equals(sender),
                () -> Message.TRANSFER_NOT_BY_SENDER.with("sender", sender).and("transfer", transfer));
    }

    /** I25: some of the open lots, each weighed once. */
    private Checked<Holds> openLots(Transfer.Moving open) {
        List<LotId> some = open.route().open().stream().filter(lots()::contains).toList();
        return open.weighed(some.isEmpty() ? open.route().open() : some, items);
    }

    private List<StateChange> changes(TakenBack taken, Act act, LedgerState ledger) {
        Transfer.Moving before = taken.before();
        var weighed =
                new Transfer.Arrival(taken.lots().getFirst().facts().place(), items, act.eventAt(), act.recordedAt());
        List<StateChange> events = new ArrayList<>();
        events.add(before.parting(
                        lots(),
                        Transfer.Fate.RETURNED,
                        act.eventAt(),
                        new Transfer.Settled(
                                before.route(),
                                before.dispatch(),
                                before.arrived(),
                                Transfer.Outcome.RETURNED,
                                reason,
                                act.eventAt()))
                .event("CustodyTakenBack"));
        List<LotId> changed = new ArrayList<>();
        for (Lot.InTransit lot : taken.lots()) {
            Optional<SealNumber> seal = ResolveCustody.sealAsFound(lot, Optional.of(weighed), act, ledger);
            boolean fits = Variance.verdict(lot.id(), before.dispatch(), weighed, ledger) != Variance.Verdict.DISPUTE;
            Lot.Held after = fits
                    ? lot.returned(seal, act.eventAt())
                    : lot.acceptedAsFound(
                            lot.facts().custodian(),
                            lot.facts().place(),
                            weighed.of(lot.id()).gross(),
                            seal,
                            act.eventAt(),
                            LotLimits.gain(act.eventDay(), ledger));
            events.add(after.event("LotTakenBack"));
            LotLimits.ofWeighing(lot.facts(), after.facts(), ReferenceValues.on(act.eventDay(), ledger))
                    .forEach(flag -> events.add(flag.raised(act)));
            if (!seal.equals(lot.facts().seal())) {
                events.addAll(ApplySeal.removedFrom(lot, new Code("FOUND-OTHERWISE"), act, ledger));
                seal.ifPresent(
                        number -> events.add(new ApplySeal(number, lot.id(), new Code("AS-FOUND")).applied(act)));
            }
            if (!fits || !seal.equals(lot.facts().seal())) {
                changed.add(lot.id());
            }
            if (!fits) {
                events.add(flag(lot, Rule.I27, "WEIGHT-BEYOND-LIMIT").raised(act));
            }
            events.add(flag(lot, Rule.I76, "TAKEN-BACK-ALONE").stated("LotTakenBackAlone", evidence, act));
        }
        events.addAll(CertificateStatus.endedBy(CertificateEnd.TAKEN_BACK, changed, changed, act, ledger));
        return SealUse.with(events, act, ledger);
    }

    private static Flag flag(Lot lot, Rule rule, String reason) {
        return new Flag(LedgerKeys.lot(lot.id()), Flag.Kind.RED_FLAG, rule, new Code(reason));
    }
}

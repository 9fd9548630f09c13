// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.exception;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.audit.message.AuditMessage;
import org.capaz.audit.replay.ReplayedLedger;
import org.capaz.audit.replay.ReplayedRecord;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Change;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.quantity.BasisPoints;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.transformation.GoldChanges;

/** Gold that was lost or gained beyond what the members allow: by step, by hand-over, and by party over time. */
final class GoldExceptions {
    /** The rules that flag a loss or a gain. */
    private static final List<String> OF_GOLD = List.of(Rule.I17.name(), Rule.I49.name(), Rule.I51.name());

    private final ReplayedLedger ledger;
    private final List<ExceptionFound> found = new ArrayList<>();

    private GoldExceptions(ReplayedLedger ledger) {
        this.ledger = ledger;
    }

    static List<ExceptionFound> of(ReplayedLedger ledger) {
        var gold = new GoldExceptions(ledger);
        Readable.each(ledger.of(Family.FLAG), gold.found, gold::flag);
        Readable.each(ledger.of(Family.TRANSFER), gold.found, gold::transfer);
        gold.creeping();
        return gold.found;
    }

    private void flag(ReplayedRecord flag) {
        String rule = text(flag.object(), "rule");
        if (OF_GOLD.contains(rule)) {
            String subject =
                    flag.key().parts().get(0) + "/" + flag.key().parts().get(1);
            found.add(new ExceptionFound(
                    ExceptionKind.GOLD_FLAGGED,
                    List.of(subject, flag.key().toString()),
                    flag.first().place().block(),
                    AuditMessage.EXCEPTION_SAYS_GOLD_FLAGGED
                            .with("record", Argument.id(subject))
                            .and("rule", Argument.id(rule))
                            .and("reason", Argument.id(text(flag.object(), "reason")))
                            .and("by", Argument.id(text(flag.object(), "raisedBy")))));
        }
    }

    private void transfer(ReplayedRecord transfer) {
        if (!(transfer.object().get("items") instanceof Json.Arr items)
                || !(transfer.object().get("receivedAt") instanceof Json.Num received)) {
            return;
        }
        ReferenceValues values = ReferenceValues.on(Day.of(Instant.ofEpochSecond(received.value())), ledger.state());
        for (Json item : items.items()) {
            if (item instanceof Json.Obj weighed
                    && weighed.get("dispatchMg") instanceof Json.Num out
                    && weighed.get("receiptMg") instanceof Json.Num in
                    && differs(out.value(), in.value(), values)) {
                found.add(new ExceptionFound(
                        ExceptionKind.WEIGHT_VARIANCE,
                        List.of(transfer.key().toString()),
                        transfer.last().place().block(),
                        AuditMessage.EXCEPTION_SAYS_VARIANCE
                                .with("lot", Argument.id(text(weighed, "lot")))
                                .and("transfer", Argument.id(text(transfer.object(), "transfer")))
                                .and("sent", Argument.mass(out.value()))
                                .and("received", Argument.mass(in.value()))
                                .and("difference", Argument.mass(in.value() - out.value()))));
            }
        }
    }

    /** As rule I27 tells a variance. */
    private static boolean differs(long sentMg, long receivedMg, ReferenceValues values) {
        long difference = Math.absExact(receivedMg - sentMg);
        return difference > values.getOrLeast(ReferenceValue.TRANSFER_FLOOR)
                && !new BasisPoints(values.getOrLeast(ReferenceValue.TRANSFER_TOLERANCE)).allows(difference, sentMg);
    }

    private void creeping() {
        BasisPoints gain = new BasisPoints(
                ReferenceValues.on(Day.of(ledger.time()), ledger.state()).getOrLeast(ReferenceValue.GAIN_FINE_MOST));
        for (GoldChanges.ByParty party : changes(gain)) {
            if (party.creeping(gain)) {
                List<ReplayedRecord> records = changedBy(party);
                found.add(new ExceptionFound(
                        ExceptionKind.CREEPING_GAIN,
                        records.stream().map(record -> record.key().toString()).toList(),
                        records.stream()
                                .mapToLong(record -> record.last().place().block())
                                .max()
                                .orElse(0),
                        AuditMessage.EXCEPTION_SAYS_CREEPING
                                .with("party", party.by())
                                .and("count", Argument.count(party.gains()))
                                .and("gained", Argument.mass(party.gainedMg()))
                                .and("lost", Argument.mass(party.lostMg()))));
            }
        }
    }

    /** None while there is a lot that the rules cannot read; the audit names it. */
    private List<GoldChanges.ByParty> changes(BasisPoints gain) {
        try {
            return GoldChanges.of(
                            ledger.records(LedgerKeys.lots()),
                            ledger.records(LedgerKeys.transformations()),
                            ledger.records(LedgerKeys.rescuedLots()),
                            gain)
                    .parties();
        } catch (RuntimeException unread) {
            return List.of();
        }
    }

    /** The lots and steps in which that party found more or less gold. */
    private List<ReplayedRecord> changedBy(GoldChanges.ByParty party) {
        List<ReplayedRecord> records = new ArrayList<>();
        for (ReplayedRecord lot : ledger.of(Family.LOT)) {
            if (lot.object().get("changes") instanceof Json.Arr changes
                    && changes.items().stream().anyMatch(change -> isOf(change, party))) {
                records.add(lot);
            }
        }
        if (party.source() == Change.Source.CUSTODIAN) {
            ledger.of(Family.TRANSFORMATION).stream()
                    .filter(step -> text(step.object(), "by").equals(party.by().value()))
                    .filter(step -> !Optional.ofNullable(step.object().get("fineInMg"))
                            .equals(Optional.ofNullable(step.object().get("fineOutMg"))))
                    .forEach(records::add);
        }
        return records;
    }

    private static boolean isOf(Json change, GoldChanges.ByParty party) {
        return change instanceof Json.Obj made
                && text(made, "source").equals(party.source().name())
                && text(made, "by").equals(party.by().value());
    }

    private static String text(Json.Obj record, String member) {
        return record.get(member) instanceof Json.Str text ? text.text() : "";
    }
}

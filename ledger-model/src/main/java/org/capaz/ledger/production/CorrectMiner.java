// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.production;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.custody.Agreement;
import org.capaz.ledger.custody.Transfer;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.Provenance;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.producer.Miner;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * What one miner brought to a lot was written down for another one: the producer and the party that it handed the lot to
 * correct it, both signing (I77). The quota of the one is released and that of the other drawn; the record of the
 * contributions keeps both.
 *
 * <p>Decision 133.
 *
 * @param transfer the accepted hand-over of the lot from the producer to {@code with}
 * @param instead the miner who brought it
 * @param evidence SHA-256 of what shows it, salted, in hexadecimal
 */
public record CorrectMiner(
        LotId lot, Code transfer, PartyId with, MinerRef miner, MinerRef instead, Code reason, String evidence)
        implements Command {

    /** The lot's contributions and where the lot was produced. */
    private record Written(Provenance.Share share, Json.Obj record, List<Contribution> contributions) {
        long brought(MinerRef miner) {
            return contributions.stream()
                    .filter(entry -> by(entry, miner))
                    .mapToLong(entry -> entry.gross().milligrams())
                    .sum();
        }
    }

    public static CorrectMiner parse(Statement statement, Fields body) {
        return new CorrectMiner(
                body.parsed("lot", LotId::new),
                body.parsed("transfer", Code::new),
                body.parsed("with", PartyId::new),
                body.parsed("miner", MinerRef::new),
                body.parsed("instead", MinerRef::new),
                body.parsed("reason", Code::new),
                body.parsed("evidence", Digest::requireHex));
    }

    @Override
    public Json.Obj body() {
        return Json.object()
                .with("lot", lot.value())
                .with("transfer", transfer.value())
                .with("with", with.value())
                .with("miner", miner.value())
                .with("instead", instead.value())
                .with("reason", reason.value())
                .with("evidence", evidence);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return written(act.party(), ledger)
                .at("lot")
                .and(found -> Transfer.handedOver(lot, transfer, act.party(), with, ledger)
                        .at("transfer"))
                .and(found -> Agreement.signedByBoth(act, with).at("with"))
                .and(found -> hasBrought(found).at("miner"))
                .and(found -> mayHaveBrought(found, act.party(), ledger).at("instead"))
                .decide(found -> changes(found, act, ledger));
    }

    private Checked<Written> written(PartyId amp, LedgerState ledger) {
        return Checked.present(
                Rule.I77,
                Lot.find(ledger, lot)
                        .map(found -> found.facts().provenance().shares().getFirst())
                        .filter(share -> share.lot().equals(lot) && share.amp().equals(amp))
                        .flatMap(share -> contributions(share, ledger)),
                () -> Message.LOT_NOT_OF_PRODUCER.with("lot", lot).and("amp", amp));
    }

    private Optional<Written> contributions(Provenance.Share share, LedgerState ledger) {
        LedgerKey key = LedgerKeys.contributions(lot);
        return ledger.read(key)
                .map(Json.Obj.class::cast)
                .map(record -> new Written(
                        share, record, Fields.of(record, key.toString()).objects("contributions", Contribution::read)));
    }

    private Checked<Holds> hasBrought(Written found) {
        return Checked.require(
                Rule.I77,
                found.brought(miner) > 0,
                () -> Message.MINER_BROUGHT_NOTHING.with("miner", miner).and("lot", lot));
    }

    /** I7, I9: the other miner was with the producer, as a subsistence miner if the first was, and has room in its year. */
    private Checked<Holds> mayHaveBrought(Written found, PartyId amp, LedgerState ledger) {
        Provenance.Share share = found.share();
        var moved = new Contribution.ByMiner(instead, new GrossMass(found.brought(miner)));
        ReferenceValues values = ReferenceValues.on(share.periodTo(), ledger);
        return Checked.require(
                        Rule.I7,
                        !instead.equals(miner) && Miner.inScope(instead, amp, share.periodTo(), ledger),
                        () -> Message.ENTRY_NOT_IN_SCOPE
                                .with("entry", moved.contributor())
                                .and("amp", amp)
                                .and("day", share.periodTo()))
                .then(ok -> Checked.require(
                        Rule.I9,
                        Miner.subsistence(instead, amp, share.periodTo(), ledger)
                                || !Miner.subsistence(miner, amp, share.periodTo(), ledger),
                        () -> Message.LEGAL_BASIS_SUBSISTENCE_ONLY
                                .with("amp", amp)
                                .and("contribution", moved.contributor())))
                .then(ok -> Checked.each("", drawn(moved, share, ledger), entry -> entry.withinTheYears(values, ledger))
                        .map(all -> Holds.YES));
    }

    private static List<Brought> drawn(Contribution entry, Provenance.Share share, LedgerState ledger) {
        return Brought.by(List.of(entry), share.amp(), share.producedDuring(), ledger);
    }

    private List<StateChange> changes(Written found, Act act, LedgerState ledger) {
        Provenance.Share share = found.share();
        var whole = new Contribution.ByMiner(
                instead, new GrossMass(Math.addExact(found.brought(miner), found.brought(instead))));
        var moved = new Contribution.ByMiner(instead, new GrossMass(found.brought(miner)));
        List<StateChange> events = new ArrayList<>();
        events.add(corrected(found, act));
        events.addAll(Drawn.released(miner, lot, share, ledger));
        drawn(whole, share, ledger).forEach(entry -> events.addAll(entry.drawnBy(lot)));
        ReferenceValues values = ReferenceValues.on(share.periodTo(), ledger);
        if (!drawn(moved, share, ledger).stream().allMatch(entry -> entry.withinTheMonths(values, ledger))) {
            events.add(new Flag(LedgerKeys.lot(lot), Flag.Kind.RED_FLAG, Rule.I10, new Code("MONTH-ABOVE-AVERAGE"))
                    .raised(act));
        }
        return events;
    }

    private StateChange corrected(Written found, Act act) {
        List<Json> entries = found.contributions().stream()
                .map(entry -> by(entry, miner) ? new Contribution.ByMiner(instead, entry.gross()) : entry)
                .map(Contribution::json)
                .map(Json.class::cast)
                .toList();
        List<Json> corrections = new ArrayList<>(
                found.record().get("corrections") instanceof Json.Arr earlier ? earlier.items() : List.of());
        corrections.add(Json.object()
                .with("miner", miner.value())
                .with("instead", instead.value())
                .with("grossMg", found.brought(miner))
                .with("reason", reason.value())
                .with("evidence", evidence)
                .with("with", with.value())
                .with("at", act.eventAt().getEpochSecond()));
        return new StateChange(
                "ContributionCorrected",
                LedgerKeys.contributions(lot),
                found.record()
                        .with("contributions", new Json.Arr(entries))
                        .with("corrections", new Json.Arr(corrections)));
    }

    private static boolean by(Contribution entry, MinerRef miner) {
        return entry instanceof Contribution.ByMiner brought && brought.miner().equals(miner);
    }
}

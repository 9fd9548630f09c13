// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.production;

import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.lot.Provenance;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;

/** Releases what a production lot drew on when the lot is void: origin documents, its miners' quotas, its producer's month. */
final class Drawn {
    private Drawn() {}

    /** The records of what the lot drew, each marked as void; sums leave them out. */
    static List<StateChange> givenBack(Lot lot, LedgerState ledger) {
        LotId id = lot.id();
        List<LedgerKey> keys = new ArrayList<>();
        Provenance.Share share = lot.facts().provenance().shares().getFirst();
        List<Day> months = share.producedDuring().monthEnds();
        ledger.find(LedgerKeys.contributions(id)).ifPresent(record -> {
            record.objects("contributions", contribution -> {
                        contribution.optionalText("unit");
                        contribution.integer("grossMg");
                        return contribution.optionalParsed("miner", MinerRef::new);
                    })
                    .forEach(miner ->
                            miner.ifPresent(ref -> months.forEach(last -> keys.add(Quota.key(ref, last, id)))));
            record.objects("origins", OriginDocument.Use::read)
                    .forEach(use -> keys.add(LedgerKeys.originUse(use.issuer(), use.number(), share.amp(), id)));
        });
        months.forEach(last -> keys.add(LedgerKeys.produced(share.amp(), last.year(), last.month(), id)));
        return voided(keys, ledger);
    }

    /** What one miner drew for the lot, marked as void. */
    static List<StateChange> released(MinerRef miner, LotId lot, Provenance.Share share, LedgerState ledger) {
        return voided(
                share.producedDuring().monthEnds().stream()
                        .map(last -> Quota.key(miner, last, lot))
                        .toList(),
                ledger);
    }

    private static List<StateChange> voided(List<LedgerKey> keys, LedgerState ledger) {
        return keys.stream()
                .distinct()
                .filter(ledger::has)
                .map(key -> new StateChange(
                        "GivenBack", key, ((Json.Obj) ledger.read(key).orElseThrow()).with("void", true)))
                .toList();
    }
}

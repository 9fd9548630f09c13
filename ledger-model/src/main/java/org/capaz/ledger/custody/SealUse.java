// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.SealNumber;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.statement.Act;

/**
 * Which organisation has had a seal number in its hands, by applying it or by taking it off: that organisation does not use it
 * again (I26). Each is asked by its own key and no list is read, so no number of strangers' lots uses up a number (I71).
 *
 * <p>Decision 135.
 */
public final class SealUse {
    private SealUse() {}

    /** By the organisation of that party, or of one that it declares to be related to. */
    static boolean before(SealNumber seal, PartyId party, LedgerState ledger) {
        return organisations(party, ledger).stream().anyMatch(msp -> ledger.has(LedgerKeys.sealUse(seal, msp)));
    }

    /**
     * Those changes, and that the acting party's organisation has had the numbers of the seals among them; what is recorded
     * already stays. Every statement that applies or removes seals ends with this.
     */
    public static List<StateChange> with(List<StateChange> changes, Act act, LedgerState ledger) {
        SortedMap<LedgerKey, StateChange> uses = new TreeMap<>();
        changes.stream().filter(change -> change.key().family() == Family.SEAL).forEach(change -> {
            Fields seal = Fields.of((Json.Obj) change.value(), "seal");
            organisations(act.party(), ledger).stream()
                    .map(msp -> LedgerKeys.sealUse(new SealNumber(seal.text("seal")), msp))
                    .filter(key -> !ledger.has(key))
                    .forEach(key -> uses.putIfAbsent(key, used(key, seal.text("lot"), act)));
        });
        return Stream.concat(changes.stream(), uses.values().stream()).toList();
    }

    private static StateChange used(LedgerKey key, String lot, Act act) {
        return new StateChange(
                "SealUsed",
                key,
                Json.object()
                        .with("lot", lot)
                        .with("by", act.party().value())
                        .with("at", act.eventAt().getEpochSecond()));
    }

    private static Set<MspId> organisations(PartyId party, LedgerState ledger) {
        Set<MspId> organisations = new TreeSet<>();
        Party.find(ledger, party)
                .ifPresent(found -> Stream.concat(
                                Stream.of(Optional.of(found)),
                                found.ownership().relatedTo().stream().map(related -> Party.find(ledger, related)))
                        .flatMap(Optional::stream)
                        .forEach(one -> organisations.add(one.msp())));
        return organisations;
    }
}

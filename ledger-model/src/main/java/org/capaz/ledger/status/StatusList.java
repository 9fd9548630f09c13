// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.status;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;

/**
 * The status indexes of certificates that are not ISSUED: {@code notissued}, one short list for the whole network.
 *
 * <p>Format: {@code docs/reference/formats/status-list.md}.
 */
public record StatusList(SortedSet<Long> indexes) {
    /** Bytes of the smallest published bit list, so that short lists do not tell which certificate is asked for. */
    public static final int FEWEST_BYTES = 16_384;

    public static StatusList current(LedgerState ledger) {
        var indexes = new TreeSet<Long>();
        ledger.read(LedgerKeys.notIssued())
                .ifPresent(list -> ((Json.Arr) list).items().forEach(index -> indexes.add(((Json.Num) index).value())));
        return new StatusList(indexes);
    }

    StatusList withNotIssued(List<Long> added) {
        var all = new TreeSet<>(indexes);
        all.addAll(added);
        return new StatusList(all);
    }

    StatusList without(SortedSet<Long> dropped) {
        var rest = new TreeSet<>(indexes);
        rest.removeAll(dropped);
        return new StatusList(rest);
    }

    StateChange event() {
        return new StateChange("StatusListChanged", LedgerKeys.notIssued(), json());
    }

    private Json json() {
        return Json.array(indexes.stream().map(Json::number).toList());
    }

    /** The published bits: bit i, most significant first, is set when index i is not ISSUED. */
    public byte[] bits(long count) {
        byte[] bits = new byte[Math.toIntExact(Math.max(FEWEST_BYTES, (count + 7) / 8))];
        for (long index : indexes) {
            if (index < bits.length * 8L) {
                bits[(int) (index / 8)] |= (byte) (0x80 >> (index % 8));
            }
        }
        return bits;
    }
}

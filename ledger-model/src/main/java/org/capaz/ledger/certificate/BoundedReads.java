// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.certificate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.statement.StatementException;

/** The ledger for somebody who may look at so many records and no more. What was looked at before costs nothing again. */
final class BoundedReads implements LedgerState {
    private static final String LIST_TOO_LONG = "LIST_TOO_LONG";

    private final LedgerState ledger;
    private final Set<LedgerKey> keys = new TreeSet<>();
    private final Set<LedgerKey> lists = new TreeSet<>();
    private long left;

    /** There is more than may be looked at. */
    static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    BoundedReads(LedgerState ledger, long most) {
        this.ledger = ledger;
        this.left = most;
    }

    @Override
    public Optional<Json> read(LedgerKey key) {
        if (!keys.contains(key)) {
            spend(1);
            keys.add(key);
        }
        return ledger.read(key);
    }

    /** A list is read as a whole before its length is known, so that the last one may exceed the bound by its length. */
    @Override
    public List<Json.Obj> list(LedgerKey prefix) {
        if (lists.contains(prefix)) {
            return listed(prefix);
        }
        spend(1);
        List<Json.Obj> all = listed(prefix);
        lists.add(prefix);
        left -= all.size();
        return all;
    }

    private List<Json.Obj> listed(LedgerKey prefix) {
        try {
            return ledger.list(prefix);
        } catch (StatementException failed) {
            if (!failed.code().equals(LIST_TOO_LONG)) {
                throw failed;
            }
            left -= LONGEST_LIST;
            throw new Exceeded();
        }
    }

    private void spend(long reads) {
        if (left < reads) {
            throw new Exceeded();
        }
        left -= reads;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.record;

import java.util.List;

/** A ledger on which statements are tried one after the other: what it accepts is seen by the next one and written nowhere. */
public interface TrialState extends LedgerState {
    void accept(List<StateChange> changes);
}

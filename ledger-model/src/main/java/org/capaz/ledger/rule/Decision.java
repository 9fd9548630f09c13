// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.rule;

import java.util.List;
import org.capaz.ledger.record.StateChange;

/** What the ledger answers to a statement: the changes of its state, or the rule that refuses. */
public sealed interface Decision permits Decision.Accepted, Refused {

    /** The statement is accepted; these facts are to be written, each key once. */
    record Accepted(List<StateChange> changes) implements Decision {
        public Accepted {
            changes = List.copyOf(changes);
        }
    }
}

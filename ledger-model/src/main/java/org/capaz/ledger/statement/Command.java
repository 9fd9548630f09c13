// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.statement;

import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Decision;

/**
 * The body of a statement, read and typed. Its {@code decide} is pure: it asks nothing but the act and the ledger, and
 * answers with the facts to write or the rule that refuses.
 */
public interface Command {
    /** The body that reads as this command: what {@code parse} takes, with the same members and units. */
    Json.Obj body();

    Decision decide(Act act, LedgerState ledger);
}

package org.capaz.ledger.statement;

import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Decision;

/**
 * The body of a statement, read and typed. Its {@code decide} is pure: it asks nothing but the act and the ledger, and
 * answers with the facts to write or the rule that refuses.
 */
public interface Command {
    Decision decide(Act act, LedgerState ledger);
}

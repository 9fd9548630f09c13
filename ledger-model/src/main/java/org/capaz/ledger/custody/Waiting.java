// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import java.time.Duration;
import java.time.Instant;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;

/**
 * How long the other side of a transfer may stay silent before one side alone may end it. The time runs from when the ledger
 * knew of the last step until it knows of this one, so that no stated time shortens it.
 *
 * <p>Decision 130.
 */
final class Waiting {
    private Waiting() {}

    /** I76: the waiting time since the transfer's last step is over. */
    static Checked<Holds> over(Transfer.Moving open, Act act, LedgerState ledger) {
        Instant until = open.silentSince()
                .plus(Duration.ofDays(
                        ReferenceValues.on(act.recordedDay(), ledger).get(ReferenceValue.RETURN_WAITING)));
        return Checked.require(
                Rule.I76,
                !act.recordedAt().isBefore(until),
                () -> Message.OTHER_SIDE_MAY_STILL_ANSWER
                        .with("transfer", open.route().id())
                        .and("until", Argument.moment(until)));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.status;

import java.util.stream.LongStream;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.StatementException;

/**
 * A certificate's place in the published list of states. Chosen by the gateway beside the signed statement, so that a
 * collision needs no new signature. A counter on the ledger would make any two certificates of one block conflict; the
 * limit on gaps keeps the list dense without one.
 *
 * <p>Decision 074.
 *
 * @param value from 0, 32 bits
 */
public record StatusIndex(long value) {
    /** How many places a gateway may leave free: the published list grows with the certificates and not faster. */
    private static final int WIDEST_GAP = 15;

    private static final long LARGEST = 0xffff_ffffL;

    /**
     * The place that the gateway sent with the statement.
     *
     * @throws StatementException when no whole number of 32 bits stands beside the statement
     */
    public static StatusIndex beside(Act act) {
        String text =
                act.furtherArguments().isEmpty() ? "" : act.furtherArguments().getFirst();
        boolean number = !text.isEmpty() && text.length() <= 10;
        for (int i = 0; number && i < text.length(); i++) {
            number = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        if (!number || Long.parseLong(text) > LARGEST) {
            throw new StatementException("MALFORMED", "statusIndex", Message.ARGUMENT_NOT_32_BITS.sentence());
        }
        return new StatusIndex(Long.parseLong(text));
    }

    /**
     * Holds when this place may be taken.
     *
     * @throws StatementException when it is taken, or too far from the place taken before it; another can be chosen
     */
    public void requireFree(LedgerState ledger) {
        if (ledger.has(LedgerKeys.statusIndex(value))) {
            throw new StatementException(
                    "STATUS_INDEX_TAKEN", "statusIndex", Message.STATUS_INDEX_EXISTS.with("index", index()));
        }
        boolean near = value <= WIDEST_GAP
                || LongStream.rangeClosed(1, WIDEST_GAP + 1)
                        .anyMatch(back -> ledger.has(LedgerKeys.statusIndex(value - back)));
        if (!near) {
            throw new StatementException(
                    "STATUS_INDEX_FAR",
                    "statusIndex",
                    Message.STATUS_INDEX_GAP_TOO_LARGE.with("index", index()).and("most", Argument.count(WIDEST_GAP)));
        }
    }

    /** A name more than a number: read without grouping of its digits. */
    private Argument index() {
        return Argument.id(Long.toString(value));
    }

    /** Taken by that certificate for good. */
    public StateChange takenBy(CertificateId certificate) {
        return new StateChange("StatusIndexTaken", LedgerKeys.statusIndex(value), Json.text(certificate.value()));
    }
}

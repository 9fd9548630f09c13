// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.submit;

import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.statement.Objection;

/** What became of a submission; "not known" is an answer of its own and never turned into one of the others. */
public sealed interface Outcome {
    /**
     * On the ledger.
     *
     * @param index place in the block; -1 while this gateway has not read the block
     * @param result the contract's answer, canonical JSON; empty when the statement came through another gateway
     * @param repeated whether it had been there before this request
     */
    record Committed(String txId, long block, int index, String result, boolean repeated) implements Outcome {}

    /** The contract refused; nothing was written. */
    record Refused(Objection objection) implements Outcome {}

    /** The same id was used for another statement, which is or may be on the ledger. */
    record OtherContent(Sentence because) implements Outcome {}

    /** Somebody else changed the same records, three times in a row. */
    record Conflicted(String code) implements Outcome {}

    /** Not taken, or the peers cannot be reached; nothing was sent. */
    record Busy(Sentence because, int seconds) implements Outcome {
        private static final int RETRY_AFTER_SECONDS = 2;

        static Busy retrySoon(Sentence because) {
            return new Busy(because, RETRY_AFTER_SECONDS);
        }
    }

    /** Sent, and not yet known what became of it. */
    record Unknown(String txId) implements Outcome {}

    /** Ordered and found invalid, or endorsed differently by the members: an operator must look. */
    record Failed(String code, Sentence because) implements Outcome {}
}

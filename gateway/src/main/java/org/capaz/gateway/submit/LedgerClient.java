// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.submit;

import java.time.Duration;
import java.util.List;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.statement.Objection;
import org.capaz.verifier.fabric.Block;

/**
 * The calls to the ledger that a submission needs; their answers are divided by what may be done next. Every call blocks and
 * has a deadline of its own.
 */
public interface LedgerClient {
    /** Has the members' peers simulate and sign a new proposal; nothing is sent to be ordered. */
    Endorsement endorse(String function, List<String> arguments);

    /** Sends an endorsed transaction to be ordered; the same bytes again are the same transaction and count once. */
    Sending send(byte[] transaction);

    /** Waits for the verdict on a transaction that was sent. */
    Verdict await(String txId, Duration atMost);

    /** Asks this member's own peer whether the transaction is in the chain. */
    Verdict lookUp(String txId);

    /** What came of asking for endorsements. */
    sealed interface Endorsement {
        /**
         * Enough peers signed the same result.
         *
         * @param transaction the signed envelope with its preparation, as {@link LedgerClient#send} wants it
         */
        record Endorsed(String txId, byte[] transaction, String result) implements Endorsement {}

        /** The contract refused. */
        record Refused(Objection objection) implements Endorsement {}

        /** Peers answered differently, or only some refused: one may be a block behind. */
        record Differing(String detail) implements Endorsement {}

        /** Nothing was sent, a new proposal is safe. */
        record Unreachable(Sentence because) implements Endorsement {}
    }

    /** What came of sending. */
    sealed interface Sending {
        record Sent() implements Sending {}

        /** It may be on its way or not; never a refusal. */
        record Unclear(String detail) implements Sending {}
    }

    /** What the chain says about one transaction. */
    sealed interface Verdict {
        /** In the chain. */
        record Judged(long block, int validationCode) implements Verdict {
            /** What the block says that holds the transaction of that id; of two with one id the first counts. */
            static Verdict in(Block block, String txId) {
                return block.transactions().stream()
                        .filter(transaction -> transaction.txId().equals(txId))
                        .findFirst()
                        .<Verdict>map(found -> new Judged(block.number(), found.validationCode()))
                        .orElseGet(() -> new NotKnown("block " + block.number() + " does not hold it"));
            }
        }

        /** Surely not in this peer's chain at this moment. */
        record Absent() implements Verdict {}

        record NotKnown(String detail) implements Verdict {}
    }
}

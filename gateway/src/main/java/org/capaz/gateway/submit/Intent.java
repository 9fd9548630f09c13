// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.submit;

import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.submit.CommittedTransactions.Place;
import org.capaz.gateway.submit.CommittedTransactions.Recorded;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.statement.Objection;

/**
 * A submission in the state that the database holds: written before anything is sent, so that no crash forgets it. Each
 * state has only the data and the transitions that exist in it.
 */
sealed interface Intent {
    Submission submission();

    /** The name of this state in the database and in answers. */
    String state();

    /** The answer to whoever asks now. */
    Outcome outcome();

    /** Something is still to be done. */
    sealed interface Open extends Intent permits Received, Prepared {}

    /** Endorsed, and perhaps sent: whatever happens next happens to this very transaction. */
    sealed interface Prepared extends Open permits Endorsed, Submitted, Unknown {
        int tries();

        SignedTransaction transaction();

        @Override
        default Outcome outcome() {
            return new Outcome.Unknown(transaction().id());
        }

        default Submitted submitted() {
            return new Submitted(submission(), tries(), transaction());
        }

        default Unknown unknown(String because) {
            return new Unknown(submission(), tries(), transaction(), because);
        }

        default Committed committed(Place at) {
            return new Committed(
                    submission(),
                    transaction().id(),
                    at.block(),
                    at.index(),
                    transaction().result(),
                    false);
        }

        default Invalid invalid(Place at, ValidationCode code) {
            return new Invalid(submission(), transaction().id(), at.block(), at.index(), code);
        }

        /** A new proposal for the same statement, alone; nobody signs again, because the statement is signed, not the proposal. */
        default Received again() {
            return new Received(submission(), tries());
        }
    }

    /** Nothing more happens by itself. */
    sealed interface Answered extends Intent permits Committed, Refused, Unavailable, Invalid {}

    /**
     * An endorsed transaction as it is sent, and sent again.
     *
     * @param bytes the envelope with our signature
     * @param result the contract's answer to this submission, canonical JSON
     * @param shared whether it carries other submissions, too
     */
    record SignedTransaction(String id, byte[] bytes, String result, boolean shared) {}

    /** Nothing was endorsed yet; {@code tries} counts the transactions before that were found invalid. */
    record Received(Submission submission, int tries) implements Open {
        static Received first(Submission submission) {
            return new Received(submission, 0);
        }

        @Override
        public String state() {
            return "RECEIVED";
        }

        @Override
        public Outcome outcome() {
            return new Outcome.Unknown("");
        }

        Endorsed endorsed(LedgerClient.Endorsement.Endorsed by) {
            return new Endorsed(
                    submission, tries + 1, new SignedTransaction(by.txId(), by.transaction(), by.result(), false));
        }

        /** In one transaction with others. No try of its own: whether it fails may be due to any of them. */
        Endorsed endorsedWithOthers(LedgerClient.Endorsement.Endorsed by, String ownResult) {
            return new Endorsed(submission, tries, new SignedTransaction(by.txId(), by.transaction(), ownResult, true));
        }

        /** It was on the ledger before this proposal. */
        Committed recorded(Recorded first, String result) {
            return new Committed(
                    submission,
                    first.txId(),
                    first.place().block(),
                    first.place().index(),
                    result,
                    true);
        }

        Refused refused(Objection objection) {
            return new Refused(submission, objection);
        }

        Unavailable unavailable(Unavailable.Reason reason, Sentence because) {
            return new Unavailable(submission, reason, because);
        }
    }

    /** The members' peers have signed; not sent yet. */
    record Endorsed(Submission submission, int tries, SignedTransaction transaction) implements Prepared {
        @Override
        public String state() {
            return "ENDORSED";
        }
    }

    /** Sent to be ordered. */
    record Submitted(Submission submission, int tries, SignedTransaction transaction) implements Prepared {
        @Override
        public String state() {
            return "SUBMITTED";
        }
    }

    /** It may have been sent, and what became of it is not known. */
    record Unknown(Submission submission, int tries, SignedTransaction transaction, String because)
            implements Prepared {
        static final String STATE = "UNKNOWN";

        @Override
        public String state() {
            return STATE;
        }
    }

    /**
     * On the ledger.
     *
     * @param index place in the block; -1 while the block is not read here
     * @param repeated whether it was on the ledger before it was proposed here
     */
    record Committed(Submission submission, String txId, long block, int index, String result, boolean repeated)
            implements Answered {
        @Override
        public String state() {
            return "COMMITTED";
        }

        @Override
        public Outcome outcome() {
            return new Outcome.Committed(txId, block, index, result, repeated);
        }
    }

    /** The contract refused; nothing was written. */
    record Refused(Submission submission, Objection objection) implements Answered {
        static final String STATE = "REFUSED";

        @Override
        public String state() {
            return STATE;
        }

        @Override
        public Outcome outcome() {
            return new Outcome.Refused(objection);
        }
    }

    /** There was no common endorsement, so nothing was sent; the statement itself was not judged. */
    record Unavailable(Submission submission, Reason reason, Sentence because) implements Answered {
        /** Why there was none; the names are in the database. */
        enum Reason {
            PEERS_UNREACHABLE,
            ENDORSEMENTS_DIFFER
        }

        /** Tables and answers know one state for all that was not taken; the code tells the reason. */
        @Override
        public String state() {
            return Refused.STATE;
        }

        @Override
        public Outcome outcome() {
            return switch (reason) {
                case PEERS_UNREACHABLE -> Outcome.Busy.retrySoon(because);
                case ENDORSEMENTS_DIFFER -> new Outcome.Failed(reason.name(), because);
            };
        }
    }

    /** In a block, and counted by no peer. */
    record Invalid(Submission submission, String txId, long block, int index, ValidationCode code) implements Answered {
        @Override
        public String state() {
            return "INVALID";
        }

        @Override
        public Outcome outcome() {
            return code.isConflict()
                    ? new Outcome.Conflicted(code.name())
                    : new Outcome.Failed(
                            code.name(),
                            GatewayMessage.TRANSACTION_INVALID
                                    .with("block", Argument.id(Long.toString(block)))
                                    .and("code", Argument.code(code)));
        }
    }
}

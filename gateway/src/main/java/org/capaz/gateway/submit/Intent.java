package org.capaz.gateway.submit;

import org.capaz.ledger.statement.Objection;

/**
 * A submission as it stands in the database: written before anything is sent, so that no crash forgets it.
 *
 * @param field path of the member at fault, where a refusal named one
 */
record Intent(
        Submission submission,
        State state,
        int tries,
        String txId,
        byte[] transaction,
        long block,
        int index,
        String code,
        String field,
        String message,
        String result) {

    /** Marks what was on the ledger already when it was proposed here. */
    private static final String REPEATED = "REPEATED";

    enum State {
        RECEIVED,
        REFUSED,
        ENDORSED,
        SUBMITTED,
        COMMITTED,
        INVALID,
        UNKNOWN;

        /** Nothing more happens by itself. */
        boolean isFinal() {
            return this == REFUSED || this == COMMITTED || this == INVALID;
        }
    }

    static Intent received(Submission submission) {
        return new Intent(submission, State.RECEIVED, 0, null, null, -1, -1, null, null, null, null);
    }

    Intent endorsed(LedgerClient.Endorsement.Endorsed by) {
        return new Intent(
                submission,
                State.ENDORSED,
                tries + 1,
                by.txId(),
                by.transaction(),
                -1,
                -1,
                null,
                null,
                null,
                by.result());
    }

    Intent submitted() {
        return with(State.SUBMITTED, block, index, null, null);
    }

    Intent unknown(String because) {
        return with(State.UNKNOWN, block, index, null, because);
    }

    Intent committed(long atBlock, int atIndex) {
        return with(State.COMMITTED, atBlock, atIndex, null, null);
    }

    /** It stood on the ledger before this proposal. */
    Intent recorded(CommittedTransactions.Recorded first, String answer) {
        return new Intent(
                submission,
                State.COMMITTED,
                tries,
                first.txId(),
                null,
                first.place().block(),
                first.place().index(),
                REPEATED,
                null,
                null,
                answer);
    }

    boolean isRepeated() {
        return REPEATED.equals(code);
    }

    Intent refused(Objection no) {
        return new Intent(
                submission,
                State.REFUSED,
                tries,
                txId,
                transaction,
                -1,
                -1,
                no.code(),
                no.field(),
                no.because(),
                result);
    }

    /** Why it was refused. */
    Objection objection() {
        return new Objection(code, field == null ? "" : field, message);
    }

    Intent invalid(long atBlock, int atIndex, String withCode, String because) {
        return with(State.INVALID, atBlock, atIndex, withCode, because);
    }

    /** A new proposal for the same statement; nobody signs again, because the statement is signed, not the proposal. */
    Intent again() {
        return new Intent(submission, State.RECEIVED, tries, null, null, -1, -1, null, null, null, null);
    }

    private Intent with(State to, long atBlock, int atIndex, String withCode, String because) {
        return new Intent(submission, to, tries, txId, transaction, atBlock, atIndex, withCode, null, because, result);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.statement;

import java.time.Instant;
import java.util.List;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerState;

/**
 * A statement on its way into the ledger: who states it, who signed, when it happened and when it is recorded.
 *
 * <p>It has two of the ledger's three clocks: {@link #eventAt} is when it happened, as its author states, and
 * {@link #recordedAt} is when the ledger recorded it. The third, when gold was produced, is a {@link
 * org.capaz.ledger.quantity.Period} in the body. What widens a right counts from {@link #recordedAt} on (I63).
 *
 * <p>Decisions 066, 069 and 115.
 *
 * @param caller the organisation that the acting party acts through, whichever signer's gateway carries the statement
 * @param recordedAt the transaction's time, which the members' peers attest to a quarter of an hour
 * @param furtherArguments arguments beside the signed statement, such as a certificate's status index
 */
public record Act(
        Statement statement, List<Signer> signers, MspId caller, Instant recordedAt, List<String> furtherArguments) {

    /**
     * The most records of one list that parties may add as they like; what is left up to {@link LedgerState#LONGEST_LIST} is
     * for what must be recorded, such as a hold.
     */
    private static final int MOST_AT_WILL = 400;

    public RecordId id() {
        return statement.id();
    }

    /** The acting party; an organisation's own acts have {@link #organisation} instead. */
    public PartyId party() {
        return new PartyId(statement.actor());
    }

    public MspId organisation() {
        return new MspId(statement.actor());
    }

    public Instant eventAt() {
        return statement.eventAt();
    }

    /** The day it happened, in Bogota. */
    public Day eventDay() {
        return Day.of(eventAt());
    }

    /** The latest day that had begun anywhere on earth when it happened: what a foreign party may write as its today. */
    public Day latestDay() {
        return Day.begunAt(eventAt());
    }

    public Day recordedDay() {
        return Day.of(recordedAt);
    }

    public List<Signer> signersOf(String owner) {
        return signers.stream().filter(signer -> signer.owner().equals(owner)).toList();
    }

    /**
     * Throws {@link StatementException} when that list is long already, so that nobody makes it too long for the rules that
     * must read it.
     */
    public void requireRoom(LedgerKey prefix, LedgerState ledger) {
        if (ledger.list(prefix).size() >= MOST_AT_WILL) {
            throw new StatementException(
                    "LIST_TOO_LONG",
                    "",
                    Message.RECORDS_TOO_MANY
                            .with("most", Argument.count(MOST_AT_WILL))
                            .and("prefix", Argument.id(prefix.toString())));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.verdict;

import org.capaz.ledger.message.Sentence;

/** One question a verifier asks, numbered as in the published list of checks. */
public enum Step {
    /** The file is a proof bundle. */
    B1(VerdictMessage.STEP_B1),
    /** A trust anchor for its network is at hand. */
    B2(VerdictMessage.STEP_B2),

    /** The text is a complete label. */
    Q1(VerdictMessage.STEP_Q1),
    /** A trust anchor for its network is at hand. */
    Q2(VerdictMessage.STEP_Q2),
    /** The facts are well formed and the fine mass follows. */
    Q3(VerdictMessage.STEP_Q3),
    /** The rules in force are known to the anchor. */
    Q4(VerdictMessage.STEP_Q4),
    /** The facts are for this channel and contract. */
    Q5(VerdictMessage.STEP_Q5),
    /** The signers are known. */
    Q6(VerdictMessage.STEP_Q6),
    /** Each signature is a peer's over these very facts. */
    Q7(VerdictMessage.STEP_Q7),
    /** Enough organisations signed. */
    Q8(VerdictMessage.STEP_Q8),
    /** The time is plausible and the validity not over. */
    Q9(VerdictMessage.STEP_Q9),
    /** Seal and mass on the parcel. */
    Q10(VerdictMessage.STEP_Q10),

    /** Stands for S1 to S4 where no status list was given. */
    S(VerdictMessage.STEP_S),
    /** The status list is an endorsed answer. */
    S1(VerdictMessage.STEP_S1),
    /** The list is the one that was signed. */
    S2(VerdictMessage.STEP_S2),
    /** The list is fresh and covers this record. */
    S3(VerdictMessage.STEP_S3),
    /** The record is not on the list. */
    S4(VerdictMessage.STEP_S4),

    /** Stands for V1 to V15 where no member was asked. */
    V(VerdictMessage.STEP_V),
    /** The answer is one endorsed query. */
    V1(VerdictMessage.STEP_V1),
    /** It is from this channel. */
    V2(VerdictMessage.STEP_V2),
    /** Its transaction id fits. */
    V3(VerdictMessage.STEP_V3),
    /** The answer belongs to its question. */
    V4(VerdictMessage.STEP_V4),
    /** Contract and question are the expected ones. */
    V5(VerdictMessage.STEP_V5),
    /** The answer is of the agreed form. */
    V6(VerdictMessage.STEP_V6),
    /** It read the expected keys and wrote none. */
    V7(VerdictMessage.STEP_V7),
    /** It shows where the record stands. */
    V8(VerdictMessage.STEP_V8),
    /** Its time is plausible. */
    V9(VerdictMessage.STEP_V9),
    /** Enough organisations signed the same answer. */
    V10(VerdictMessage.STEP_V10),
    /** It carries this request's challenge. */
    V11(VerdictMessage.STEP_V11),
    /** Record and facts agree. */
    V12(VerdictMessage.STEP_V12),
    /** It is not older than what was seen before. */
    V13(VerdictMessage.STEP_V13),
    /** State of the record. */
    V14(VerdictMessage.STEP_V14),
    /** What the members add to the state. */
    V15(VerdictMessage.STEP_V15),

    /** Opened values are those the record commits to. */
    O(VerdictMessage.STEP_O),

    /** One member states the premium. */
    P(VerdictMessage.STEP_P),

    /** The members' peers call the issuing transaction valid. */
    A6(VerdictMessage.STEP_A6),
    /** A member sent it. */
    A3(VerdictMessage.STEP_A3),
    /** The organisations that must endorse an issue endorsed it. */
    A4(VerdictMessage.STEP_A4),
    /** It created this record. */
    A5(VerdictMessage.STEP_A5),
    /** It stands where the members have the record. */
    A9(VerdictMessage.STEP_A9),
    /** The header of its block has that number. */
    A2(VerdictMessage.STEP_A2),
    /** The block holds these transactions, this one at its place. */
    A1(VerdictMessage.STEP_A1),
    /** The members' peers have the block in their chain. */
    A7(VerdictMessage.STEP_A7),
    /** Enough orderers signed the block. */
    A8(VerdictMessage.STEP_A8),
    /** Stands for A1, A2, A7 and A8 where the file does not hold the block, and for all of A where it holds no issue. */
    A(VerdictMessage.STEP_A);

    private final VerdictMessage question;

    Step(VerdictMessage question) {
        this.question = question;
    }

    /**
     * What the check asks, for people.
     *
     * @return what must hold
     */
    public Sentence question() {
        return question.sentence();
    }
}

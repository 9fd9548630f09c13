// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier;

import org.capaz.ledger.message.Sentence;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.VerdictMessage;

/** What came of asking one member's gateway for the present state of a certificate. */
public sealed interface MemberAnswer {
    /**
     * The gateway that was asked.
     *
     * @return its address
     */
    String gateway();

    /**
     * It answered; what that is worth is for the verifier to find.
     *
     * @param gateway its address
     * @param answer what it sent
     */
    record Given(String gateway, Verifier.LiveAnswer answer) implements MemberAnswer {}

    /**
     * No answer came that could be judged.
     *
     * @param gateway its address
     * @param reason why not, in words for the report
     */
    record Missing(String gateway, Sentence reason) implements MemberAnswer {}

    /**
     * Nobody was there.
     *
     * @param gateway its address
     * @return no answer
     */
    static MemberAnswer notReached(String gateway) {
        return new Missing(gateway, VerdictMessage.MEMBER_NOT_REACHED.sentence());
    }

    /**
     * The whole answer did not come in time.
     *
     * @param gateway its address
     * @param seconds how long it was waited for
     * @return no answer
     */
    static MemberAnswer tooSlow(String gateway, long seconds) {
        return new Missing(gateway, VerdictMessage.MEMBER_TOO_SLOW.with("seconds", PlainNumbers.digits(seconds)));
    }

    /**
     * The answer was broken off because of its size.
     *
     * @param gateway its address
     * @param bytes how large an answer may be
     * @return no answer
     */
    static MemberAnswer tooLarge(String gateway, long bytes) {
        return new Missing(gateway, VerdictMessage.MEMBER_ANSWER_TOO_LARGE.with("bytes", PlainNumbers.digits(bytes)));
    }

    /**
     * The answer was not 200.
     *
     * @param gateway its address
     * @param status the HTTP status
     * @return no answer
     */
    static MemberAnswer withStatus(String gateway, int status) {
        return new Missing(gateway, VerdictMessage.MEMBER_ANSWERED_STATUS.with("status", PlainNumbers.digits(status)));
    }

    /**
     * What came is no answer of a gateway.
     *
     * @param gateway its address
     * @return no answer
     */
    static MemberAnswer unreadable(String gateway) {
        return new Missing(gateway, VerdictMessage.MEMBER_ANSWER_UNREADABLE.sentence());
    }

    /**
     * What the anchor names is no address.
     *
     * @param gateway what the anchor names
     * @return no answer
     */
    static MemberAnswer addressNotValid(String gateway) {
        return new Missing(gateway, VerdictMessage.MEMBER_ADDRESS_NOT_VALID.sentence());
    }

    /**
     * The time for all members was over before this one's turn.
     *
     * @param gateway its address
     * @param seconds the time for all
     * @return no answer
     */
    static MemberAnswer notAskedInTime(String gateway, long seconds) {
        return new Missing(
                gateway, VerdictMessage.MEMBER_NOT_ASKED_IN_TIME.with("seconds", PlainNumbers.digits(seconds)));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.wire;

import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.VerdictMessage;

/**
 * How much of anything is checked at all. Whatever a stranger sends is judged within a second and 256 MB, or refused with
 * {@code E-LIMIT}, which leaves the question open. No genuine file comes near these bounds.
 *
 * <p>Decision 146.
 */
public enum Limit {
    /** The bytes of a bundle. */
    BUNDLE_BYTES(5 << 20, VerdictMessage.LIMIT_BUNDLE_BYTES),
    /** The signatures of all answers to one question; each costs a signature check and its certificates' as well. */
    ENDORSEMENTS(100, VerdictMessage.LIMIT_ENDORSEMENTS),
    /** The answers to one question, one for each group of peers that said the same. */
    PAYLOADS(16, VerdictMessage.LIMIT_PAYLOADS),
    /** The bytes of one signer's identity. */
    IDENTITY_BYTES(16 << 10, VerdictMessage.LIMIT_IDENTITY_BYTES),
    /** The fields of one protobuf message. */
    FIELDS(20_000, VerdictMessage.LIMIT_FIELDS),
    /** The entries of a peer directory: all peers that there ever were. */
    DIRECTORY_ENTRIES(10_000, VerdictMessage.LIMIT_DIRECTORY_ENTRIES);

    private final int most;
    private final VerdictMessage what;

    Limit(int most, VerdictMessage what) {
        this.most = most;
        this.what = what;
    }

    /**
     * How many there may be.
     *
     * @return the highest number that is not refused
     */
    public int most() {
        return most;
    }

    /**
     * Refuses more than there may be.
     *
     * @param count how many there are
     * @throws CheckFailed with {@code E-LIMIT}
     */
    public void require(long count) {
        if (count > most) {
            throw new CheckFailed(
                    Code.E_LIMIT,
                    VerdictMessage.TOO_MANY
                            .with("count", PlainNumbers.digits(count))
                            .and("what", what.sentence())
                            .and("most", PlainNumbers.digits(most)));
        }
    }
}

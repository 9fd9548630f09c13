package org.capaz.verifier.verdict;

import java.util.List;
import java.util.Optional;

/**
 * The answer to somebody with a label in the hand, and everything it rests on.
 *
 * @param code the finding that decided, when it was not simply good
 * @param explanation one plain sentence more than the word
 * @param asOf the moment of the members' statement, in Unix seconds
 * @param now the reader's clock, in Unix seconds
 * @param facts what the members state, only when it is genuine
 * @param notChecked what nobody looked at, so that nobody takes it for checked
 */
public record Verdict(
        Conclusion conclusion,
        Optional<Code> code,
        BilingualText explanation,
        Optional<Long> asOf,
        long now,
        List<Check> checks,
        List<Signer> signers,
        Optional<AnchorReference> anchor,
        Optional<Facts> facts,
        List<BilingualText> notChecked) {
    public Verdict {
        checks = List.copyOf(checks);
        signers = List.copyOf(signers);
        notChecked = List.copyOf(notChecked);
    }

    /** Whether the members' signatures stand, whatever became of the lot since. */
    public boolean genuine() {
        return switch (conclusion) {
            case NOT_GENUINE, COULD_NOT_BE_CHECKED, UNKNOWN_CERTIFICATE -> false;
            case VALID_NOW,
                    SUSPENDED,
                    REVOKED,
                    FROZEN,
                    ENDED,
                    NO_LONGER_ISSUED,
                    GENUINE_AS_OF,
                    GENUINE_STATUS_UNKNOWN,
                    EXPIRED -> true;
        };
    }
}

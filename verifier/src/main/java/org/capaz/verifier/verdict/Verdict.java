// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.verdict;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.message.Sentence;

/**
 * The answer to a question about a label, a live answer or a bundle, and everything it rests on.
 *
 * @param conclusion the answer, shown first
 * @param code the finding that decided, when it was not simply good
 * @param explanation one plain sentence more than the word
 * @param asOf the moment of the members' statement, in Unix seconds
 * @param now the reader's clock, in Unix seconds
 * @param checks every check in the order of the report, made or not
 * @param signers who signed, each once
 * @param anchor the anchor the verdict rests on, empty when none was found
 * @param facts what the members state, only when it is genuine
 * @param notices what the members sign beside the state, because a reader must know it
 * @param origins the producers in the record, when its value came along and was compared
 * @param premium what one member alone states of the premium
 * @param attestation what the members state of an attestation, when one was judged and the answer holds
 * @param notChecked what was not checked, so that no reader takes it for checked
 */
public record Verdict(
        Conclusion conclusion,
        Optional<Code> code,
        Sentence explanation,
        Optional<Long> asOf,
        long now,
        List<Check> checks,
        List<Signer> signers,
        Optional<AnchorReference> anchor,
        Optional<Facts> facts,
        StatedNotices notices,
        RecordOrigins origins,
        Optional<StatedPremium> premium,
        Optional<StatedAttestation> attestation,
        List<Sentence> notChecked) {
    /** Copies the lists. */
    public Verdict {
        checks = List.copyOf(checks);
        signers = List.copyOf(signers);
        notChecked = List.copyOf(notChecked);
    }

    /**
     * The exit code of programs: that of the conclusion, but 2 where a live answer was asked for and none could be had, so
     * that nobody who asked takes the rest for it.
     *
     * @return see {@link Conclusion#exitCode}
     */
    public int exitCode() {
        return code.filter(found -> found == Code.E_NO_LIVE).isPresent()
                ? Conclusion.COULD_NOT_BE_CHECKED.exitCode()
                : conclusion.exitCode();
    }

    /**
     * Whether the members' signatures stand, whatever became of the lot since.
     *
     * @return false when they do not stand or could not be checked
     */
    public boolean genuine() {
        return switch (conclusion) {
            case NOT_GENUINE, COULD_NOT_BE_CHECKED, UNKNOWN_CERTIFICATE -> false;
            case VALID_NOW,
                    VALID_WITH_NOTICE,
                    SUSPENDED,
                    REVOKED,
                    FROZEN,
                    ENDED,
                    NO_LONGER_ISSUED,
                    GENUINE_AS_OF,
                    GENUINE_AS_OF_WITH_NOTICE,
                    GENUINE_STATUS_UNKNOWN,
                    EXPIRED -> true;
        };
    }
}

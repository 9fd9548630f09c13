// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.view;

import java.util.Arrays;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.verifier.verdict.Conclusion;
import org.capaz.verifier.verdict.VerdictMessage;

/** The state of a certificate on the ledger; UNKNOWN when there is none. */
public enum CertificateState {
    /** Valid. */
    ISSUED,
    /** Not to be relied on until reinstated. */
    SUSPENDED,
    /** Withdrawn for good. */
    REVOKED,
    /** The lot was delivered; the certificate describes what left. */
    FROZEN,
    /** The lot went into others, which have certificates of their own. */
    ENDED,
    /** No certificate of that id is on the ledger. */
    UNKNOWN;

    static CertificateState parse(String text) {
        return Arrays.stream(values())
                .filter(state -> state.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidValue(VerdictMessage.CERTIFICATE_STATE_UNKNOWN.sentence()));
    }

    /**
     * How a state is shown; ISSUED alone depends on how fresh the answer is.
     *
     * @param whenIssued the conclusion for ISSUED
     * @return the conclusion for this state
     */
    public Conclusion shown(Conclusion whenIssued) {
        return switch (this) {
            case ISSUED -> whenIssued;
            case SUSPENDED -> Conclusion.SUSPENDED;
            case REVOKED -> Conclusion.REVOKED;
            case FROZEN -> Conclusion.FROZEN;
            case ENDED -> Conclusion.ENDED;
            case UNKNOWN -> Conclusion.UNKNOWN_CERTIFICATE;
        };
    }
}

package org.capaz.verifier.view;

import java.util.Arrays;
import org.capaz.verifier.verdict.Conclusion;

/** The state of a certificate on the ledger; UNKNOWN when there is none. */
public enum CertificateState {
    ISSUED,
    SUSPENDED,
    REVOKED,
    FROZEN,
    ENDED,
    UNKNOWN;

    static CertificateState parse(String text) {
        return Arrays.stream(values())
                .filter(state -> state.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown state"));
    }

    /** How a state is shown; ISSUED alone depends on how fresh the answer is. */
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

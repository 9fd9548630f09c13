package org.capaz.verifier.view;

import java.util.Arrays;
import org.capaz.verifier.verdict.Word;

/** The state of a certificate on the ledger; UNKNOWN when there is none. */
public enum State {
    ISSUED,
    SUSPENDED,
    REVOKED,
    FROZEN,
    ENDED,
    UNKNOWN;

    static State parse(String word) {
        return Arrays.stream(values())
                .filter(state -> state.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown state"));
    }

    /** How a state is shown; ISSUED alone depends on how fresh the answer is. */
    public Word shown(Word whenIssued) {
        return switch (this) {
            case ISSUED -> whenIssued;
            case SUSPENDED -> Word.SUSPENDED;
            case REVOKED -> Word.REVOKED;
            case FROZEN -> Word.FROZEN;
            case ENDED -> Word.ENDED;
            case UNKNOWN -> Word.UNKNOWN_CERTIFICATE;
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.verdict;

import org.capaz.ledger.message.Sentence;

/** The answer in one word or few: what is shown first, everywhere. */
public enum Conclusion {
    /** VALID NOW. */
    VALID_NOW(VerdictMessage.CONCLUSION_VALID_NOW),
    /** VALID, WITH NOTICE. */
    VALID_WITH_NOTICE(VerdictMessage.CONCLUSION_VALID_WITH_NOTICE),
    /** SUSPENDED. */
    SUSPENDED(VerdictMessage.CONCLUSION_SUSPENDED),
    /** REVOKED. */
    REVOKED(VerdictMessage.CONCLUSION_REVOKED),
    /** FROZEN (delivered). */
    FROZEN(VerdictMessage.CONCLUSION_FROZEN),
    /** ENDED. */
    ENDED(VerdictMessage.CONCLUSION_ENDED),
    /** NO LONGER ISSUED. */
    NO_LONGER_ISSUED(VerdictMessage.CONCLUSION_NO_LONGER_ISSUED),
    /** GENUINE AS OF. */
    GENUINE_AS_OF(VerdictMessage.CONCLUSION_GENUINE_AS_OF),
    /** GENUINE, WITH NOTICE, AS OF. */
    GENUINE_AS_OF_WITH_NOTICE(VerdictMessage.CONCLUSION_GENUINE_AS_OF_WITH_NOTICE),
    /** GENUINE, PRESENT STATUS UNKNOWN. */
    GENUINE_STATUS_UNKNOWN(VerdictMessage.CONCLUSION_GENUINE_STATUS_UNKNOWN),
    /** UNKNOWN CERTIFICATE. */
    UNKNOWN_CERTIFICATE(VerdictMessage.CONCLUSION_UNKNOWN_CERTIFICATE),
    /** EXPIRED. */
    EXPIRED(VerdictMessage.CONCLUSION_EXPIRED),
    /** NOT GENUINE. */
    NOT_GENUINE(VerdictMessage.CONCLUSION_NOT_GENUINE),
    /** COULD NOT BE CHECKED. */
    COULD_NOT_BE_CHECKED(VerdictMessage.CONCLUSION_COULD_NOT_BE_CHECKED);

    /** In which colour pages show it, beside a sign and the word: never the colour alone. */
    public enum Colour {
        /** Nothing is known against it. */
        GREEN,
        /** A reader must know or ask something more. */
        AMBER,
        /** Not to be relied on. */
        RED
    }

    private final VerdictMessage text;

    Conclusion(VerdictMessage text) {
        this.text = text;
    }

    /**
     * The conclusion for people.
     *
     * @return what people read
     */
    public Sentence text() {
        return text.sentence();
    }

    /**
     * Its colour on pages.
     *
     * @return one of three
     */
    public Colour colour() {
        return switch (this) {
            case VALID_NOW, GENUINE_AS_OF -> Colour.GREEN;
            case VALID_WITH_NOTICE, GENUINE_AS_OF_WITH_NOTICE, GENUINE_STATUS_UNKNOWN, COULD_NOT_BE_CHECKED, FROZEN ->
                Colour.AMBER;
            case SUSPENDED, REVOKED, ENDED, NO_LONGER_ISSUED, UNKNOWN_CERTIFICATE, EXPIRED, NOT_GENUINE -> Colour.RED;
        };
    }

    /**
     * Whether nothing is known against the certificate but for what may have happened since.
     *
     * @return true for what a reader would accept, with or without a notice
     */
    public boolean holdsUnlessChanged() {
        return switch (this) {
            case VALID_NOW, VALID_WITH_NOTICE, GENUINE_AS_OF, GENUINE_AS_OF_WITH_NOTICE, GENUINE_STATUS_UNKNOWN -> true;
            case SUSPENDED,
                    REVOKED,
                    FROZEN,
                    ENDED,
                    NO_LONGER_ISSUED,
                    UNKNOWN_CERTIFICATE,
                    EXPIRED,
                    NOT_GENUINE,
                    COULD_NOT_BE_CHECKED -> false;
        };
    }

    /**
     * The exit code of programs: 0 when genuine, 4 when genuine with a notice that a reader must know, 2 when it could not
     * be checked, 1 for every other.
     *
     * @return 0, 1, 2 or 4
     */
    public int exitCode() {
        return switch (this) {
            case VALID_NOW, GENUINE_AS_OF, GENUINE_STATUS_UNKNOWN -> 0;
            case VALID_WITH_NOTICE, GENUINE_AS_OF_WITH_NOTICE -> 4;
            case COULD_NOT_BE_CHECKED -> 2;
            case SUSPENDED, REVOKED, FROZEN, ENDED, NO_LONGER_ISSUED, UNKNOWN_CERTIFICATE, EXPIRED, NOT_GENUINE -> 1;
        };
    }
}

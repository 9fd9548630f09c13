package org.capaz.verifier.verdict;

/** The answer in one word or few: what is shown first, everywhere. */
public enum Conclusion {
    /** VALID NOW. */
    VALID_NOW("VALID NOW", "VÁLIDA AHORA"),
    /** SUSPENDED. */
    SUSPENDED("SUSPENDED", "SUSPENDIDA"),
    /** REVOKED. */
    REVOKED("REVOKED", "REVOCADA"),
    /** FROZEN (delivered). */
    FROZEN("FROZEN (delivered)", "CONGELADA (entregada)"),
    /** ENDED. */
    ENDED("ENDED", "TERMINADA"),
    /** NO LONGER ISSUED. */
    NO_LONGER_ISSUED("NO LONGER ISSUED", "YA NO EMITIDA"),
    /** GENUINE AS OF. */
    GENUINE_AS_OF("GENUINE AS OF", "AUTÉNTICA AL"),
    /** GENUINE, PRESENT STATUS UNKNOWN. */
    GENUINE_STATUS_UNKNOWN("GENUINE, PRESENT STATUS UNKNOWN", "AUTÉNTICA, ESTADO ACTUAL DESCONOCIDO"),
    /** UNKNOWN CERTIFICATE. */
    UNKNOWN_CERTIFICATE("UNKNOWN CERTIFICATE", "CONSTANCIA DESCONOCIDA"),
    /** EXPIRED. */
    EXPIRED("EXPIRED", "VENCIDA"),
    /** NOT GENUINE. */
    NOT_GENUINE("NOT GENUINE", "NO AUTÉNTICA"),
    /** COULD NOT BE CHECKED. */
    COULD_NOT_BE_CHECKED("COULD NOT BE CHECKED", "NO SE PUDO COMPROBAR");

    private final BilingualText text;

    Conclusion(String en, String es) {
        this.text = new BilingualText(en, es);
    }

    /**
     * The conclusion for people.
     *
     * @return what people read
     */
    public BilingualText text() {
        return text;
    }

    /**
     * The exit code of programs: 0 when genuine, 2 when it could not be checked, 1 for every other.
     *
     * @return 0, 1 or 2
     */
    public int exitCode() {
        return switch (this) {
            case VALID_NOW, GENUINE_AS_OF, GENUINE_STATUS_UNKNOWN -> 0;
            case COULD_NOT_BE_CHECKED -> 2;
            case SUSPENDED, REVOKED, FROZEN, ENDED, NO_LONGER_ISSUED, UNKNOWN_CERTIFICATE, EXPIRED, NOT_GENUINE -> 1;
        };
    }
}

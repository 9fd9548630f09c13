package org.capaz.verifier.verdict;

/** The answer in one word or few: what is shown first, everywhere. */
public enum Conclusion {
    VALID_NOW("VALID NOW", "VÁLIDA AHORA"),
    SUSPENDED("SUSPENDED", "SUSPENDIDA"),
    REVOKED("REVOKED", "REVOCADA"),
    FROZEN("FROZEN (delivered)", "CONGELADA (entregada)"),
    ENDED("ENDED", "TERMINADA"),
    NO_LONGER_ISSUED("NO LONGER ISSUED", "YA NO EMITIDA"),
    GENUINE_AS_OF("GENUINE AS OF", "AUTÉNTICA AL"),
    GENUINE_STATUS_UNKNOWN("GENUINE, PRESENT STATUS UNKNOWN", "AUTÉNTICA, ESTADO ACTUAL DESCONOCIDO"),
    UNKNOWN_CERTIFICATE("UNKNOWN CERTIFICATE", "CONSTANCIA DESCONOCIDA"),
    EXPIRED("EXPIRED", "VENCIDA"),
    NOT_GENUINE("NOT GENUINE", "NO AUTÉNTICA"),
    COULD_NOT_BE_CHECKED("COULD NOT BE CHECKED", "NO SE PUDO COMPROBAR");

    private final BilingualText text;

    Conclusion(String en, String es) {
        this.text = new BilingualText(en, es);
    }

    public BilingualText text() {
        return text;
    }

    /** The exit code of programs: 0 for the good answers, 2 for none, 1 for every other. */
    public int exitCode() {
        return switch (this) {
            case VALID_NOW, GENUINE_AS_OF, GENUINE_STATUS_UNKNOWN -> 0;
            case COULD_NOT_BE_CHECKED -> 2;
            case SUSPENDED, REVOKED, FROZEN, ENDED, NO_LONGER_ISSUED, UNKNOWN_CERTIFICATE, EXPIRED, NOT_GENUINE -> 1;
        };
    }
}

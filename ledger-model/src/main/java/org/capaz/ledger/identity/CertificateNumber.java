package org.capaz.ledger.identity;

/** What people type and links carry instead of a certificate's id: 12 characters of base 32 and a check character. */
public record CertificateNumber(String value) {
    static final int DIGITS = 12;

    public CertificateNumber {
        Crockford.require("certificate number", value, DIGITS);
    }

    @Override
    public String toString() {
        return value;
    }
}

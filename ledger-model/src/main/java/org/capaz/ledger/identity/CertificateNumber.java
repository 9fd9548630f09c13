// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.identity;

import org.capaz.ledger.message.Message;

/** What people type and links carry instead of a certificate's id: 12 characters of base 32 and a check character. */
public record CertificateNumber(String value) implements Identifier {
    static final int DIGITS = 12;

    public CertificateNumber {
        Crockford.require(Message.CERTIFICATE_NUMBER, value, DIGITS);
    }

    @Override
    public String toString() {
        return value;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.plan;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;

/**
 * The number by which a tax authority knows an invoice, such as a CUFE: letters and digits, in capitals whatever was
 * typed. The same invoice has it as XML and as PDF (I68).
 *
 * <p>Decision 123.
 */
record FiscalNumber(String normal) {
    /** Shorter numbers are unique for one supplier only. */
    private static final int SHORTEST = 16;

    private static final int LONGEST = 128;

    static FiscalNumber parse(String text) {
        StringBuilder normal = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z') {
                normal.append((char) (c - 'a' + 'A'));
            } else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
                normal.append(c);
            } else {
                throw unfit();
            }
        }
        if (normal.length() < SHORTEST || normal.length() > LONGEST) {
            throw unfit();
        }
        return new FiscalNumber(normal.toString());
    }

    private static InvalidValue unfit() {
        return new InvalidValue(Message.FISCAL_NUMBER_NOT_VALID
                .with("least", Argument.count(SHORTEST))
                .and("most", Argument.count(LONGEST)));
    }

    /** What stands in a key: of one form with the hashes of files, and never one of them. */
    String key() {
        return HexFormat.of().formatHex(Digest.sha256(("fiscal number " + normal).getBytes(StandardCharsets.US_ASCII)));
    }
}

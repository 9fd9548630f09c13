// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.identity;

import org.capaz.ledger.message.Message;

/** A code or an identifier without a type of its own: reasons, requirements, documents, transfers. */
public record Code(String value) implements Identifier, Comparable<Code> {
    public Code {
        Ascii.require(Message.A_CODE, value, 1, 35, Ascii.CAPITALS);
    }

    @Override
    public int compareTo(Code other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.many;

import org.capaz.ledger.message.MessageKey;
import org.capaz.ledger.message.Sentence;

/** What a table of many says of one code; the bundle has the words under {@code MANY_VERDICT_}. */
enum ManyVerdict {
    ISSUED,
    ISSUED_WITH_NOTICE,
    REPEATED,
    SUSPENDED,
    REVOKED,
    DELIVERED,
    ENDED,
    EXPIRED,
    NOT_GENUINE,
    COULD_NOT_BE_CHECKED,
    UNKNOWN,
    MISTYPED,
    NOT_READ;

    /** Whether nothing is to be looked at but the parcel. */
    boolean good() {
        return this == ISSUED;
    }

    Sentence words() {
        MessageKey key = () -> "MANY_VERDICT_" + name();
        return key.sentence();
    }
}

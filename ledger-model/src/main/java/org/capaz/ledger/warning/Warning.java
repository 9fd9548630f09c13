// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.warning;

import org.capaz.ledger.message.Sentence;

/**
 * What somebody should look at again before signing.
 *
 * @param field path of the member, as refusals name it: {@code body.items[0].grossMg}; {@code statement.eventAt}, or
 *     {@code body} when no single member is meant
 */
public record Warning(String field, Sentence sentence) {
    /** The English words: what stands in logs. */
    @Override
    public String toString() {
        return "@" + field + " " + sentence;
    }
}

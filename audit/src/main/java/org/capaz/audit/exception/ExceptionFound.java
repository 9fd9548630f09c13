// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.exception;

import java.util.List;
import org.capaz.audit.message.AuditMessage;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;

/**
 * Something that a person should look at.
 *
 * @param records the keys of the records that show it
 * @param block in which the first of them was written last
 */
public record ExceptionFound(ExceptionKind kind, List<String> records, long block, Sentence says) {
    public ExceptionFound {
        records = List.copyOf(records);
    }

    /** With its block and records. */
    public Sentence line() {
        return AuditMessage.EXCEPTION_LINE
                .with("block", Argument.count(block))
                .and("records", Argument.ids(records))
                .and("says", says);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.exception;

import java.util.List;
import java.util.function.Consumer;
import org.capaz.audit.message.AuditMessage;
import org.capaz.audit.replay.ReplayedRecord;
import org.capaz.ledger.message.Argument;

/** Looks at records one by one; what members agreed to write past the rules may fail to be read in any way, and ends nothing. */
final class Readable {
    private Readable() {}

    static void each(List<ReplayedRecord> records, List<ExceptionFound> found, Consumer<ReplayedRecord> look) {
        for (ReplayedRecord record : records) {
            try {
                look.accept(record);
            } catch (RuntimeException unread) {
                String key = record.key().toString();
                found.add(new ExceptionFound(
                        ExceptionKind.UNREADABLE,
                        List.of(key),
                        record.last().place().block(),
                        AuditMessage.EXCEPTION_SAYS_UNREADABLE.with("record", Argument.id(key))));
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.many;

import org.capaz.ledger.message.MessageKey;

/** What the pages about many labels say. */
enum ManyMessage implements MessageKey {
    MANY_TITLE,
    MANY_WHAT,
    MANY_TRUST,
    MANY_CODES,
    MANY_FILE,
    MANY_START,
    MANY_LIMITS,
    MANY_RUNNING,
    MANY_RUNNING_OF,
    MANY_DONE,
    MANY_ALL_GOOD,
    MANY_NOT_GOOD,
    MANY_ROW,
    MANY_ROW_NUMBER,
    MANY_MORE_ROWS,
    MANY_COUNT,
    MANY_TABLE,
    MANY_TABLE_CSV,
    MANY_ANOTHER,
    MANY_NO_CODES,
    MANY_TOO_MANY_CODES,
    MANY_TOO_MANY_JOBS,
    MANY_JOB_UNKNOWN,
    MANY_REPEATED,
    MANY_FILE_NOT_READ,
    MANY_STOPPED,
    MANY_BROKEN_OFF
}

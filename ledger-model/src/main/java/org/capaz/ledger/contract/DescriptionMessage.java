// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import org.capaz.ledger.message.MessageKey;

/** What stands around the values of a statement that is told in sentences. The words stand in the bundle. */
enum DescriptionMessage implements MessageKey {
    IT_HAPPENED_ON,
    LIST_ENTRIES,
    LIST_ENTRIES_AND_SUM,
    PER_CENT,
    PER_MILLE,
    STATES_UNKNOWN_KIND
}

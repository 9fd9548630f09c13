// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels.paper;

import org.capaz.ledger.message.MessageKey;

/** What stands at the foot of each page of a paper. The words stand in the bundle. */
enum PaperMessage implements MessageKey {
    PAPER_PAGE,
    PAPER_HASH
}

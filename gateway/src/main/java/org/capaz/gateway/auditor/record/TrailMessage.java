// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor.record;

import org.capaz.ledger.message.MessageKey;

/** What the trail of a lot says. The words stand in the bundle. */
enum TrailMessage implements MessageKey {
    TRAIL_TITLE,
    TRAIL_WENT_INTO,
    TRAIL_STEPS,
    TRAIL_LOT,
    TRAIL_ASSAY,
    TRAIL_TRANSFER,
    TRAIL_WEIGHED,
    TRAIL_WEIGHT,
    TRAIL_WORK,
    TRAIL_SETTLEMENT,
    TRAIL_CERTIFICATE,
    TRAIL_LEFT
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.script;

import org.capaz.ledger.message.MessageKey;

/** What the script of the page says at its top, beside what the verifier says. */
enum BandMessage implements MessageKey {
    BAND_TITLE,
    BAND_CHECKING,
    BAND_UNFINISHED,
    BAND_NO_LABEL,
    BAND_SIGNED_BY,
    BAND_SCAN_AGAIN,
    BAND_NOBODY_SIGNED,
    BAND_AGE,
    BAND_AGE_ONE_DAY,
    BAND_PAGE_DIFFERS,
    BAND_OTHER_RECORD_STATE,
    BAND_OTHER_RECORD,
    BAND_OTHER_RECORD_LINK,
    BAND_ASKING,
    BAND_NO_NETWORK,
    BAND_NOT_ANSWERED,
    BAND_ANCHOR,
    BAND_ANCHOR_TAKEN,
    BAND_ANCHOR_NOT_TAKEN,
    BAND_ANCHOR_NOT_HAD,
    BAND_CHECK,
    BAND_DETAILS,
    SCALE_GROUP
}

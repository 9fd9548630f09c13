// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.frame;

import org.capaz.ledger.message.MessageKey;

/** What stands on every page of a cooperative. The words stand in the bundle. */
public enum FrameMessage implements MessageKey {
    COOPERATIVE_HOME,
    AUDITOR_HOME,
    COOPERATIVE_OTHER_LANGUAGE,
    COOPERATIVE_SIGNED_IN_AS,
    COOPERATIVE_SIGN_OUT,
    COOPERATIVE_READ_ALOUD,
    COOPERATIVE_SCRIPT_NEEDED,
    FIELD_MISSING,
    FIELD_NOT_TICKED,
    FIELD_DAY_AHEAD,
    FIELD_DAY_BEFORE,
    FIELD_NOT_READABLE,
    LOST_PHONE,
    LOST_PHONE_SAY,
    LOST_PHONE_OVER,
    LOST_PHONE_NEW,
    LOST_PHONE_STANDS,
    PIN_ASK,
    PIN_CHOOSE,
    PIN_CHOOSE_ADVICE,
    PIN_AGAIN,
    PIN_DIFFERENT,
    PIN_EASY,
    PIN_WRONG,
    PIN_ERASED,
    PIN_FORM,
    PIN_ENTER,
    PIN_CANCEL
}

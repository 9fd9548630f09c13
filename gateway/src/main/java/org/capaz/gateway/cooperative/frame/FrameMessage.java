// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.frame;

import org.capaz.ledger.message.MessageKey;

/** What stands on every page of a cooperative. The words stand in the bundle. */
public enum FrameMessage implements MessageKey {
    COOPERATIVE_OTHER_LANGUAGE,
    COOPERATIVE_SIGNED_IN_AS,
    COOPERATIVE_SIGN_OUT,
    COOPERATIVE_SCRIPT_NEEDED
}

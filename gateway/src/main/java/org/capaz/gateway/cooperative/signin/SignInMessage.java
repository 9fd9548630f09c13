// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.signin;

import org.capaz.ledger.message.MessageKey;

/** What the page says on which an officer signs in. The words stand in the bundle. */
public enum SignInMessage implements MessageKey {
    SIGN_IN_TITLE,
    SIGN_IN_WHO,
    SIGN_IN_AS,
    SIGN_IN_NO_KEY,
    SIGN_IN_FAILED,
    SIGN_IN_SIGNED_OUT,
    SIGN_IN_NO_NETWORK
}

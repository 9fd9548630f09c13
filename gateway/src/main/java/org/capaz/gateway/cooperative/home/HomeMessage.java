// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.home;

import org.capaz.ledger.message.MessageKey;

/** What the first page after signing in says. The words stand in the bundle. */
enum HomeMessage implements MessageKey {
    HOME_TITLE,
    HOME_NOTHING,
    HOME_WAITING,
    HOME_FORGET,
    HOME_FORGET_SURE
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.notice;

import org.capaz.ledger.message.MessageKey;

/** What a cooperative is told, and what the page says on which it chooses where. The words stand in the bundle. */
enum NoticeMessage implements MessageKey {
    NOTICE_SUBJECT,
    NOTICE_TEXT,
    CONTACT_TITLE,
    CONTACT_WHAT,
    CONTACT_MAIL,
    CONTACT_PHONE,
    CONTACT_KEPT,
    CONTACT_KEPT_HOW,
    CONTACT_SEEN,
    CONTACT_SEEN_BY,
    CONTACT_CHANGED,
    CONTACT_CHANGED_HOW,
    CONTACT_OTHER,
    CONTACT_OTHER_AGREES,
    CONTACT_QUESTIONS,
    CONTACT_SAVE,
    CONTACT_ERASE,
    CONTACT_SINCE,
    CONTACT_NONE,
    CONTACT_NOT_TAKEN
}

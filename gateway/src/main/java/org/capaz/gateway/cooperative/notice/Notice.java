// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.notice;

import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;

/** All that leaves the office: that there is something to answer, and where. It has no place for more. */
record Notice(Language language, String address) {
    String subject() {
        return NoticeMessage.NOTICE_SUBJECT.sentence().in(language);
    }

    String text() {
        return NoticeMessage.NOTICE_TEXT.with("address", Argument.id(address)).in(language);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.MessageKey;
import org.capaz.ledger.message.Messages;

/** What the payments page says, on the phone too where there is no network. The words stand in the bundle. */
enum PaymentMessage implements MessageKey {
    PAY_TITLE,
    PAY_HOME,
    PAY_LIST_OPEN,
    PAY_LIST_SECOND,
    PAY_LIST_DONE,
    PAY_NOTHING_OPEN,
    PAY_NOTHING_KEPT,
    PAY_AGE_TODAY,
    PAY_AGE_ONE,
    PAY_AGE_DAYS,
    PAY_QUESTION,
    PAY_PAYER,
    PAY_SENT,
    PAY_FOR,
    PAY_FOR_GOLD,
    PAY_FOR_PART_OF_GOLD,
    PAY_FOR_ADVANCE,
    PAY_EXPECTED,
    PAY_EXPECTED_UNKNOWN,
    PAY_RATE,
    PAY_RATE_OF,
    PAY_REFERENCE,
    PAY_ANSWER_BY,
    PAY_UNCONFIRMED_MEANS,
    PAY_YES_FULL,
    PAY_YES_OTHER,
    PAY_NOT_ARRIVED,
    PAY_NOT_OURS,
    PAY_RETURNED,
    PAY_HOW_MUCH,
    PAY_VALUE_DATE,
    PAY_DEDUCTIONS,
    PAY_BANK_RATE,
    PAY_TYPE_AMOUNT,
    PAY_NOT_READABLE,
    PAY_TOO_MUCH,
    PAY_NOTHING_MISSING,
    PAY_PUBLIC_WILL_READ,
    PAY_NEXT,
    PAY_BACK,
    PAY_YOU_SIGN,
    PAY_TWO_SIGN,
    PAY_SIGN,
    PAY_SIGN_SECOND,
    PAY_NOT_SIGNED,
    PAY_SAYS_ARRIVED,
    PAY_SAYS_NOT_ARRIVED,
    PAY_SAYS_NOT_OURS,
    PAY_SAYS_PAYMENT,
    PAY_SAYS_RATE,
    PAY_SOURCE_MEMBERS,
    PAY_SOURCE_BANK,
    PAY_SAYS_DEDUCTED,
    PAY_SAYS_MISSING,
    PAY_SAYS_CORRECTS,
    PAY_WAITS_SECOND,
    PAY_SECOND_HOW,
    PAY_SHARE_SECOND,
    PAY_SECOND_TITLE,
    PAY_FIRST_STATED,
    PAY_NOTE,
    PAY_SEND_BACK,
    PAY_UNDER_WAY,
    PAY_UNDER_WAY_MEANS,
    PAY_DONE,
    PAY_PUBLIC_READS,
    PAY_QR,
    PAY_PUBLIC_PAGE,
    PAY_SHARE,
    PAY_SHARE_TEXT,
    PAY_COPIED,
    PAY_HISTORY,
    PAY_HISTORY_ANNOUNCED,
    PAY_HISTORY_ARRIVED,
    PAY_HISTORY_DENIED,
    PAY_MISTAKE,
    PAY_COMPLAINT,
    PAY_NO_NETWORK,
    PAY_WAITS_FOR_NETWORK,
    PAY_KEPT_HERE,
    PAY_KEPT_HERE_MEANS,
    PAY_NEEDS_NETWORK,
    PAY_NOT_TAKEN,
    PAY_SIGN_IN_AGAIN,
    PAY_PHOTO,
    PAY_PHOTO_MEANS,
    PAY_PHOTO_OF,
    PAY_PHOTO_LEAVE,
    PAY_PHOTO_NOT_READABLE,
    PAY_PHOTO_ERASE,
    PAY_PHOTO_ERASE_SURE,
    PAY_PHOTO_ERASED,
    PAY_RECEIPT_PDF,
    PAY_PAPER,
    PAY_PAPER_FORM,
    PAY_PAPER_EMPTY,
    PAY_PAPER_ENTER,
    PAY_VISIT_TITLE,
    PAY_VISIT_HOW,
    PAY_VISIT_NUMBER,
    PAY_VISIT_UNKNOWN,
    PAY_VISIT_BOTH,
    PAY_VISIT_SIGNED,
    PAY_VISIT_PHOTO,
    PAY_VISIT_FIRST;

    /** The sentences by key, with those of the states and of the deductions. */
    static Json.Obj words(Language language) {
        Messages messages = Messages.in(language);
        Json.Obj words = Json.object();
        for (String key : messages.keys()) {
            if (key.startsWith("PAY_") || key.matches("(PAYMENT_STATE|DEDUCTION_REASON)_.*")) {
                MessageKey named = () -> key;
                words = words.with(key, messages.text(named));
            }
        }
        return words;
    }
}

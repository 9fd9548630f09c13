// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.notice;

import java.time.Instant;
import java.util.Optional;
import org.capaz.ledger.message.Language;

/**
 * Where a cooperative wants to be told, and since when it agrees to that.
 *
 * @param mail an address as mail servers take it, without names or comments
 * @param phone with a plus and the country's number
 */
record Contact(String party, Language language, Optional<String> mail, Optional<String> phone, Instant agreedAt) {
    private static final int LONGEST_MAIL = 254;
    private static final String MAIL = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9-]{1,63}\\.)+[A-Za-z]{2,63}";
    private static final String PHONE = "\\+[1-9][0-9]{7,14}";
    private static final String COLOMBIAN_MOBILE = "3[0-9]{9}";

    /** What was typed as an address; empty where nothing was, absent where it is none. */
    static Optional<Optional<String>> mail(String typed) {
        return blankOr(typed.strip(), MAIL).filter(mail -> mail.orElse("").length() <= LONGEST_MAIL);
    }

    /** What was typed as a number; a Colombian mobile needs no number of the country. */
    static Optional<Optional<String>> phone(String typed) {
        String digits = typed.replaceAll("[\\s().-]", "");
        return blankOr(digits.matches(COLOMBIAN_MOBILE) ? "+57" + digits : digits, PHONE);
    }

    private static Optional<Optional<String>> blankOr(String typed, String form) {
        if (typed.isEmpty()) {
            return Optional.of(Optional.empty());
        }
        return typed.matches(form) ? Optional.of(Optional.of(typed)) : Optional.empty();
    }

    Optional<String> on(NoticeWay way) {
        return switch (way) {
            case MAIL -> mail;
            case SMS -> phone;
        };
    }
}

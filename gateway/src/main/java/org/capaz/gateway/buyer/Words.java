// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import java.time.Instant;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.ArgumentSource;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.MessageKey;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.quantity.Day;

/** The words of a page in one language, and the pieces of it that are made of nothing else. */
record Words(Language language) {
    String of(MessageKey key) {
        return of(key.sentence());
    }

    String of(Sentence sentence) {
        return sentence.in(language);
    }

    String of(ArgumentSource value) {
        return value.argument().in(language);
    }

    String mass(long milligrams) {
        return of(Argument.mass(milligrams));
    }

    String amount(long minor, String currency) {
        return of(new Argument.Amount(minor, currency));
    }

    String yesOrNo(boolean yes) {
        return of(yes ? PageMessage.PAGE_YES : PageMessage.PAGE_NO);
    }

    Html line(String element, Sentence sentence) {
        return Html.element(element, of(sentence));
    }

    Html line(String element, MessageKey key) {
        return Html.element(element, of(key));
    }

    Html pair(PageMessage name, String value) {
        return Html.pair(of(name), value);
    }

    /** A day in the order of ISO 8601, as it was in Colombia at that moment. */
    static Argument day(Instant moment) {
        return new Argument.Date(Day.of(moment).date());
    }
}

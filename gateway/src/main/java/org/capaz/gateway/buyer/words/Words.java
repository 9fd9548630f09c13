// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.words;

import java.time.Instant;
import org.capaz.gateway.page.Html;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.ArgumentSource;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.MessageKey;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.quantity.Day;

/** The words of a page in one language, and the pieces of it that are made of nothing else. */
public record Words(Language language) {
    public String of(MessageKey key) {
        return of(key.sentence());
    }

    public String of(Sentence sentence) {
        return sentence.in(language);
    }

    public String of(ArgumentSource value) {
        return value.argument().in(language);
    }

    public String mass(long milligrams) {
        return of(Argument.mass(milligrams));
    }

    public String amount(long minor, String currency) {
        return of(new Argument.Amount(minor, currency));
    }

    public String yesOrNo(boolean yes) {
        return of(yes ? PageMessage.PAGE_YES : PageMessage.PAGE_NO);
    }

    public Html line(String element, Sentence sentence) {
        return Html.element(element, of(sentence));
    }

    public Html line(String element, MessageKey key) {
        return Html.element(element, of(key));
    }

    public Html pair(PageMessage name, String value) {
        return Html.pair(of(name), value);
    }

    /** What a language calls itself. */
    public static String languageName(Language language) {
        return PageMessage.PAGE_LANGUAGE.sentence().in(language);
    }

    /** The day that it was in Colombia at that moment. */
    public static Argument day(Instant moment) {
        return new Argument.Date(Day.of(moment).date());
    }
}

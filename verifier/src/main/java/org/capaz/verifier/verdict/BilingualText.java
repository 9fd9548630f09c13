package org.capaz.verifier.verdict;

import java.util.Locale;
import org.capaz.ledger.json.Json;

/**
 * One sentence for a person, in every language of the public.
 *
 * @param en in English
 * @param es in Spanish
 */
public record BilingualText(String en, String es) {
    /**
     * A sentence with values in it; numbers have the same digits in both languages.
     *
     * @param en in English
     * @param es in Spanish
     * @param values what the conversions show
     * @return the filled sentence
     */
    public static BilingualText of(String en, String es, Object... values) {
        return new BilingualText(String.format(Locale.ROOT, en, values), String.format(Locale.ROOT, es, values));
    }

    /**
     * A text that is the same in every language, such as a hash.
     *
     * @param text the text
     * @return the text in both languages
     */
    public static BilingualText plain(String text) {
        return new BilingualText(text, text);
    }

    /**
     * The text in one language.
     *
     * @param language the language of the text
     * @return the text
     */
    public String in(Language language) {
        return switch (language) {
            case EN -> en;
            case ES -> es;
        };
    }

    Json.Obj json() {
        return Json.object().with("en", en).with("es", es);
    }
}

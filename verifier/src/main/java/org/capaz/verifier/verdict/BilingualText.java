package org.capaz.verifier.verdict;

import java.util.Locale;
import org.capaz.ledger.json.Json;

/** One sentence for a person, in every language of the public. */
public record BilingualText(String en, String es) {
    public static BilingualText of(String en, String es, Object... values) {
        return new BilingualText(String.format(Locale.ROOT, en, values), String.format(Locale.ROOT, es, values));
    }

    /** A text that is the same in every language, such as a hash. */
    public static BilingualText plain(String text) {
        return new BilingualText(text, text);
    }

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

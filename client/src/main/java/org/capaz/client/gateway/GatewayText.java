// SPDX-License-Identifier: Apache-2.0
package org.capaz.client.gateway;

import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;

/** Words that a gateway has answered with, in each language; empty where it gave none. */
public record GatewayText(String english, String spanish) {

    /** A member of a problem document, whose Spanish stands beside it; English stands in for Spanish that is absent. */
    static GatewayText of(Json.Obj problem, String name) {
        String english = JsonValues.text(problem, name);
        String spanish = JsonValues.text(problem, name + "_es");
        return new GatewayText(english, spanish.isEmpty() ? english : spanish);
    }

    static GatewayText of(Sentence sentence) {
        return new GatewayText(sentence.in(Language.ENGLISH), sentence.in(Language.SPANISH));
    }

    public boolean isEmpty() {
        return english.isEmpty();
    }

    public String in(Language language) {
        return switch (language) {
            case ENGLISH -> english;
            case SPANISH -> spanish;
        };
    }

    /** As it stands, for a sentence in that language. */
    public Argument argument(Language language) {
        return Argument.id(in(language));
    }

    public Sentence sentence(Language language) {
        return Message.AS_IS.with("text", argument(language));
    }

    GatewayText or(GatewayText other) {
        return isEmpty() ? other : this;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.frame;

import java.util.Optional;
import org.capaz.gateway.cooperative.session.Session;
import org.capaz.ledger.message.Sentence;

/** What a room offers on the first page after signing in; each room makes its own, as a bean. */
public interface HomeEntry {
    /**
     * One choice.
     *
     * @param waiting how many things wait for an answer; 0 shows no number
     */
    record Choice(Sentence sentence, String path, long waiting) {}

    /** The choice for that officer; empty when this room has nothing for it. */
    Optional<Choice> choice(Session session);

    /** Lower stands first. */
    int place();
}

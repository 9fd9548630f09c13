// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.message;

/** Names one sentence of the bundle; each room lists its own keys in an enum. */
public interface MessageKey {
    /** The key under which both languages have the sentence. */
    String name();

    /** The sentence with this value in its slot; more values follow with {@link Sentence#and}. */
    default Sentence with(String slot, ArgumentSource value) {
        return sentence().and(slot, value);
    }

    default Sentence sentence() {
        return new Sentence(name());
    }
}

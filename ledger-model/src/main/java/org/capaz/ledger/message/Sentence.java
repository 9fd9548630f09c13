// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.message;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What people are told, as a value: the key of a sentence and what stands in its slots. It becomes words only where
 * somebody reads it.
 *
 * @param key of the bundle
 * @param arguments by the name of the slot
 */
public record Sentence(String key, SortedMap<String, Argument> arguments) implements ArgumentSource {
    public Sentence {
        arguments = Collections.unmodifiableSortedMap(new TreeMap<>(arguments));
    }

    Sentence(String key) {
        this(key, new TreeMap<>());
    }

    /** The same with one more slot filled. */
    public Sentence and(String slot, ArgumentSource value) {
        SortedMap<String, Argument> more = new TreeMap<>(arguments);
        more.put(slot, value.argument());
        return new Sentence(key, more);
    }

    public String in(Language language) {
        return Messages.in(language).text(this);
    }

    @Override
    public Argument argument() {
        return new Argument.Words(this);
    }

    /** The English words: what stands in logs. */
    @Override
    public String toString() {
        return in(Language.ENGLISH);
    }
}

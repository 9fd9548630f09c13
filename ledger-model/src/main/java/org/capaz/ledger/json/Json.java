// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.json;

import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value of the subset that the ledger stores, hashes and signs: objects, arrays, strings, whole numbers,
 * booleans and null. Immutable; object members are always in canonical order (by UTF-16 code unit, RFC 8785).
 */
public sealed interface Json {

    /** An object; members in canonical order. */
    record Obj(SequencedMap<String, Json> members) implements Json {
        public Obj {
            // Sorted: a copy of it is then made in one pass.
            members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
        }

        /** The member of that name, or null when there is none. */
        public @Nullable Json get(String name) {
            return members.get(name);
        }

        /** This object with one member added or replaced. */
        public Obj with(String name, Json value) {
            var copy = new TreeMap<>(members);
            copy.put(name, value);
            return new Obj(copy);
        }

        /** This object without that member. */
        public Obj without(String name) {
            var copy = new TreeMap<>(members);
            copy.remove(name);
            return new Obj(copy);
        }

        public Obj with(String name, String value) {
            return with(name, new Str(value));
        }

        public Obj with(String name, long value) {
            return with(name, new Num(value));
        }

        public Obj with(String name, boolean value) {
            return with(name, new Bool(value));
        }

        public Obj with(String name, List<? extends Json> values) {
            return with(name, new Arr(List.copyOf(values)));
        }

        @Override
        public String toString() {
            return CanonicalJson.write(this);
        }
    }

    /** An array. */
    record Arr(List<Json> items) implements Json {
        public Arr {
            items = List.copyOf(items);
        }

        @Override
        public String toString() {
            return CanonicalJson.write(this);
        }
    }

    /** A string without lone surrogates. */
    record Str(String text) implements Json {
        public Str {
            CanonicalJson.requireWellFormed(text);
        }
    }

    /** A whole number between -(2^53 - 1) and 2^53 - 1, so that every JSON reader sees the same value. */
    record Num(long value) implements Json {
        /** The largest magnitude that every JSON reader keeps exactly: 2^53 - 1. */
        public static final long LARGEST = (1L << 53) - 1;

        public Num {
            if (value > LARGEST || value < -LARGEST) {
                throw new JsonException(Message.NUMBER_OUT_OF_RANGE.with("value", Argument.id(Long.toString(value))));
            }
        }
    }

    /** A boolean. */
    record Bool(boolean value) implements Json {}

    /** The null of the views ("no such certificate"); statements have no use for it. */
    record Null() implements Json {}

    Null NULL = new Null();

    static Obj object() {
        return new Obj(new TreeMap<>());
    }

    static Str text(String text) {
        return new Str(text);
    }

    static Num number(long value) {
        return new Num(value);
    }

    static Arr array(List<? extends Json> items) {
        return new Arr(List.copyOf(items));
    }

    /** An array of strings. */
    static Arr texts(List<String> texts) {
        return new Arr(texts.stream().map(text -> (Json) new Str(text)).toList());
    }

    /** The string, or {@link #NULL} for null. */
    static Json orNull(@Nullable String text) {
        return text == null ? NULL : new Str(text);
    }
}

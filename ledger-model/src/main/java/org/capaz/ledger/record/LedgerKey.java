// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.record;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The place of one record: a family and its parts. On the ledger it is a Fabric composite key, except for the label's
 * own keys, which stand as they are written in the verification format ({@code cert:<uuid>}, {@code head}).
 */
public record LedgerKey(Family family, List<String> parts) implements Comparable<LedgerKey> {
    private static final char NUL = '\0';

    public LedgerKey {
        parts = List.copyOf(parts);
    }

    static LedgerKey of(Family family, String... parts) {
        return new LedgerKey(family, List.of(parts));
    }

    public boolean simple() {
        return family.form() == Family.Form.SIMPLE;
    }

    /** Does this key begin with that one's parts and go on? */
    public boolean isUnder(LedgerKey prefix) {
        int depth = prefix.parts.size();
        return family == prefix.family
                && parts.size() > depth
                && parts.subList(0, depth).equals(prefix.parts);
    }

    /** The longest list of records that the rules may read and that this key stands in; empty where they read none. */
    public Optional<LedgerKey> listed() {
        OptionalInt depth = family.listedBy();
        return depth.isPresent()
                ? Optional.of(new LedgerKey(family, parts.subList(0, depth.getAsInt())))
                : Optional.empty();
    }

    /** Throws when the rules are not to list the records that begin like this: the list would have no bound. */
    public LedgerKey bounded() {
        OptionalInt depth = family.listedBy();
        if (depth.isEmpty() || parts.size() < depth.getAsInt()) {
            throw new IllegalStateException("rules do not list " + this + ": nothing bounds how many there are");
        }
        return this;
    }

    /** The key as the state database holds it. */
    public String onLedger() {
        if (simple()) {
            return parts.isEmpty() ? family.onLedger() : family.onLedger() + ":" + parts.getFirst();
        }
        var key = new StringBuilder().append(NUL).append(family.onLedger()).append(NUL);
        parts.forEach(part -> key.append(part).append(NUL));
        return key.toString();
    }

    /**
     * A key of the state database taken apart, of whatever family: a newer contract may write families that this version
     * does not know.
     */
    public record Text(String family, List<String> parts) {
        public Text {
            parts = List.copyOf(parts);
        }

        /** Takes any text apart that stands as a key in the state database. */
        public static Text split(String key) {
            if (key.isEmpty() || key.charAt(0) != NUL) {
                int colon = key.indexOf(':');
                return colon < 0
                        ? new Text(key, List.of())
                        : new Text(key.substring(0, colon), List.of(key.substring(colon + 1)));
            }
            List<String> pieces = List.of(key.substring(1).split(String.valueOf(NUL)));
            return pieces.isEmpty()
                    ? new Text("", List.of(key))
                    : new Text(pieces.getFirst(), pieces.subList(1, pieces.size()));
        }

        /** The key; empty when this version knows no such family. */
        public Optional<LedgerKey> known() {
            return Family.of(family).map(known -> new LedgerKey(known, parts));
        }
    }

    /** Reads a key of the state database; an {@link IllegalArgumentException} when this version does not know its family. */
    public static LedgerKey parse(String key) {
        Text text = Text.split(key);
        return text.known().orElseThrow(() -> new IllegalArgumentException("no family of keys is " + text.family()));
    }

    /** The order of the keys on the ledger. Each part of a composite key ends there with the least character. */
    @Override
    public int compareTo(LedgerKey other) {
        if (simple() || other.simple()) {
            return onLedger().compareTo(other.onLedger());
        }
        int order = family.onLedger().compareTo(other.family.onLedger());
        for (int i = 0; order == 0 && i < Math.min(parts.size(), other.parts.size()); i++) {
            order = parts.get(i).compareTo(other.parts.get(i));
        }
        return order == 0 ? Integer.compare(parts.size(), other.parts.size()) : order;
    }

    /** For people: {@code lot/LE}. */
    @Override
    public String toString() {
        return parts.isEmpty() ? family.onLedger() : family.onLedger() + "/" + String.join("/", parts);
    }
}

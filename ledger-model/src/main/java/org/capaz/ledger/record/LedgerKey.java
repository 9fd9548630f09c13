package org.capaz.ledger.record;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The place of one record: a family and its parts. On the ledger it is a Fabric composite key, except for the label's
 * own keys, which stand as they are written in the verification format ({@code cert:<uuid>}, {@code head}).
 */
public record LedgerKey(String family, List<String> parts) implements Comparable<LedgerKey> {
    /** Families of the label, which a stranger must be able to name without knowing Fabric's composite keys. */
    private static final Set<String> SIMPLE = new TreeSet<>(List.of("cert", "status", "idx", "head", "notissued"));

    private static final char NUL = '\0';

    public LedgerKey {
        parts = List.copyOf(parts);
    }

    static LedgerKey of(String family, String... parts) {
        return new LedgerKey(family, List.of(parts));
    }

    public boolean simple() {
        return SIMPLE.contains(family);
    }

    /** Does this key begin with that one's parts and go on? */
    public boolean isUnder(LedgerKey prefix) {
        int depth = prefix.parts.size();
        return family.equals(prefix.family)
                && parts.size() > depth
                && parts.subList(0, depth).equals(prefix.parts);
    }

    /** The key as the state database holds it. */
    public String onLedger() {
        if (simple()) {
            return parts.isEmpty() ? family : family + ":" + parts.getFirst();
        }
        var key = new StringBuilder().append(NUL).append(family).append(NUL);
        parts.forEach(part -> key.append(part).append(NUL));
        return key.toString();
    }

    /** Reads a key of the state database; any text is some key, an unknown family is the caller's business. */
    public static LedgerKey parse(String key) {
        if (key.isEmpty() || key.charAt(0) != NUL) {
            int colon = key.indexOf(':');
            return colon < 0 ? of(key) : of(key.substring(0, colon), key.substring(colon + 1));
        }
        List<String> pieces = List.of(key.substring(1).split(String.valueOf(NUL)));
        return new LedgerKey(pieces.getFirst(), pieces.subList(1, pieces.size()));
    }

    @Override
    public int compareTo(LedgerKey other) {
        return onLedger().compareTo(other.onLedger());
    }

    /** For people: {@code lot/LE}. */
    @Override
    public String toString() {
        return parts.isEmpty() ? family : family + "/" + String.join("/", parts);
    }
}

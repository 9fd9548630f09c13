// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.capaz.ledger.json.Json;

/**
 * The members of a record as {@code docs/reference/keys.md} shows them: <code>{"a","b"?,"c" or "d","e":[{"f"}]}</code>. What
 * stands after a colon is read only where it is an object or a list of objects; every other value is for people.
 */
public final class RecordShape {
    private static final Pattern TOKEN = Pattern.compile("\"[^\"]*\"|[{}\\[\\]:,?|]|[^\\s{}\\[\\]:,?|\"]+");

    /**
     * @param names alternatives, of which a record has one
     * @param inside null where the value is no object, or one whose members have no fixed names
     * @param map an object whose members have no fixed names
     */
    private record Member(List<String> names, boolean optional, RecordShape inside, boolean map) {}

    private final List<Member> members = new ArrayList<>();

    private RecordShape() {}

    public static RecordShape parse(String shape) {
        List<String> tokens = new ArrayList<>();
        for (Matcher token = TOKEN.matcher(shape); token.find(); ) {
            tokens.add(token.group());
        }
        return object(new ArrayList<>(tokens));
    }

    private static RecordShape object(List<String> tokens) {
        expect("{", tokens);
        var shape = new RecordShape();
        while (!tokens.getFirst().equals("}")) {
            shape.members.add(member(tokens));
            if (tokens.getFirst().equals(",")) {
                tokens.removeFirst();
            }
        }
        expect("}", tokens);
        return shape;
    }

    private static Member member(List<String> tokens) {
        List<String> names = new ArrayList<>();
        names.add(name(tokens));
        while (tokens.getFirst().equals("or")) {
            tokens.removeFirst();
            names.add(name(tokens));
        }
        boolean optional = tokens.getFirst().equals("?");
        if (optional) {
            tokens.removeFirst();
        }
        RecordShape inside = null;
        boolean map = false;
        if (tokens.getFirst().equals(":")) {
            tokens.removeFirst();
            boolean list = tokens.getFirst().equals("[") && tokens.get(1).equals("{");
            if (list) {
                tokens.removeFirst();
            }
            if (tokens.getFirst().equals("{")) {
                RecordShape object = object(tokens);
                inside = object.members.isEmpty() ? null : object;
                map = inside == null;
            }
            int open = list ? 1 : 0;
            while (open > 0 || !Set.of(",", "}").contains(tokens.getFirst())) {
                String word = tokens.removeFirst();
                open += word.equals("[") ? 1 : word.equals("]") ? -1 : 0;
            }
        }
        return new Member(names, optional, inside, map);
    }

    private static String name(List<String> tokens) {
        String quoted = tokens.removeFirst();
        if (!quoted.startsWith("\"")) {
            throw new IllegalArgumentException("the name of a member expected, found " + quoted + " before " + tokens);
        }
        return quoted.substring(1, quoted.length() - 1);
    }

    private static void expect(String token, List<String> tokens) {
        String found = tokens.removeFirst();
        if (!found.equals(token)) {
            throw new IllegalArgumentException(token + " expected, found " + found + " before " + tokens);
        }
    }

    /** What in that record does not fit, and what of the shape the record has, as paths. */
    public List<String> misfits(Json.Obj record, Set<String> seen) {
        List<String> misfits = new ArrayList<>();
        compare("", record, misfits, seen);
        return misfits;
    }

    private void compare(String path, Json.Obj record, List<String> misfits, Set<String> seen) {
        Map<String, Json> left = new TreeMap<>(record.members());
        for (Member member : members) {
            Set<String> present = new TreeSet<>(member.names());
            present.retainAll(left.keySet());
            if (present.size() > 1 || (present.isEmpty() && !member.optional())) {
                misfits.add(path + String.join(" or ", member.names()) + " is there " + present.size() + " times");
            }
            for (String name : present) {
                seen.add(path + name);
                Json value = left.remove(name);
                if (member.inside() != null) {
                    objects(value).forEach(inner -> member.inside().compare(path + name + ".", inner, misfits, seen));
                } else if (!member.map() && !objects(value).isEmpty()) {
                    misfits.add(path + name + " is shown without its members");
                }
            }
        }
        left.keySet().forEach(name -> misfits.add(path + name + " is not shown"));
    }

    private static List<Json.Obj> objects(Json value) {
        return switch (value) {
            case Json.Obj object -> List.of(object);
            case Json.Arr array ->
                array.items().stream()
                        .filter(Json.Obj.class::isInstance)
                        .map(Json.Obj.class::cast)
                        .toList();
            default -> List.of();
        };
    }

    /** Every member that the object it stands in always has, as a path. */
    public Set<String> requiredPaths() {
        Set<String> paths = new LinkedHashSet<>();
        for (Member member : members) {
            if (!member.optional() && member.names().size() == 1) {
                paths.add(member.names().getFirst());
            }
            for (String name : member.names()) {
                if (member.inside() != null) {
                    member.inside().requiredPaths().forEach(inner -> paths.add(name + "." + inner));
                }
            }
        }
        return paths;
    }

    /** Every member, as a path. */
    public Set<String> paths() {
        Set<String> paths = new LinkedHashSet<>();
        for (Member member : members) {
            for (String name : member.names()) {
                paths.add(name);
                if (member.inside() != null) {
                    member.inside().paths().forEach(inner -> paths.add(name + "." + inner));
                }
            }
        }
        return paths;
    }
}

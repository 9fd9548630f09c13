// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;

/**
 * Finds every defect of an object's form, where its reader stops at the first: what was found is replaced by a stand-in that the
 * reader takes, and the reader is asked again. So no reader needs a second mode, and no list of members stands beside it. What a
 * stand-in itself brings about is not told; where no stand-in fits, the defects found so far are all.
 *
 * <p>Decision 139.
 *
 * @param found in the order of the reader, the first as the reader alone would tell it
 * @param mended the object with its stand-ins; empty where a defect could not be mended
 */
public record Mending(List<StatementException> found, Optional<Json.Obj> mended) {
    /** Somebody who sees so many defects has sent something else; and asking again costs time. */
    private static final int MOST = 50;

    public Mending {
        found = List.copyOf(found);
    }

    /**
     * All defects of that object.
     *
     * @param root how the reader's errors name the object; empty for none
     * @param reader throws {@link StatementException} with the path of a member
     */
    public static Mending of(Json.Obj object, String root, Consumer<Json.Obj> reader) {
        List<StatementException> found = new ArrayList<>();
        SortedMap<String, List<Json>> stoodIn = new TreeMap<>();
        Json.Obj current = object;
        Optional<StatementException> defect = defect(current, reader);
        while (defect.isPresent()) {
            StatementException e = defect.get();
            String at = e.field();
            if (stoodIn.keySet().stream().noneMatch(place -> isInside(at, place))) {
                // The whole of which a part is a stand-in may be wrong because of that alone.
                boolean perhapsRight = stoodIn.keySet().stream().anyMatch(place -> isInside(place, at));
                if (perhapsRight || found.size() == MOST) {
                    return new Mending(found, Optional.empty());
                }
                found.add(e);
            }
            Optional<Json> standIn = standIn(current, e, root, reader, stoodIn);
            Optional<Json.Obj> next = isUnknown(e) || standIn.isPresent()
                    ? changed(current, within(root, at), standIn)
                    : Optional.empty();
            if (next.isEmpty()) {
                return new Mending(found, Optional.empty());
            }
            // What stood inside the former stand-in is gone with it.
            stoodIn.keySet().removeIf(place -> isInside(place, at) && !place.equals(at));
            standIn.ifPresent(value -> stoodIn.merge(at, List.of(value), Mending::joined));
            current = next.get();
            defect = defect(current, reader);
        }
        return new Mending(found, Optional.of(current));
    }

    private static List<Json> joined(List<Json> some, List<Json> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static boolean isUnknown(StatementException e) {
        return e.code().equals(JsonException.Code.FIELD_UNKNOWN.name());
    }

    /** The path from the object itself. */
    private static String within(String root, String path) {
        return root.isEmpty() ? path : path.substring(root.length() + 1);
    }

    private static Optional<StatementException> defect(Json.Obj object, Consumer<Json.Obj> reader) {
        try {
            SignedStatement.reading(() -> {
                reader.accept(object);
                return object;
            });
            return Optional.empty();
        } catch (StatementException e) {
            return Optional.of(e);
        }
    }

    /** Is that the place, or one within it? */
    private static boolean isInside(String path, String place) {
        return path.startsWith(place)
                && (path.length() == place.length()
                        || path.charAt(place.length()) == '.'
                        || path.charAt(place.length()) == '[');
    }

    /** A value with which the reader comes further; none of those that were tried there before. */
    private static Optional<Json> standIn(
            Json.Obj object,
            StatementException e,
            String root,
            Consumer<Json.Obj> reader,
            SortedMap<String, List<Json>> stoodIn) {
        if (isUnknown(e) || e.field().length() <= root.length()) {
            return Optional.empty();
        }
        List<Json> tried = stoodIn.getOrDefault(e.field(), List.of());
        List<Json> values = new ArrayList<>(allowed(e).toList());
        values.addAll(StandIns.ALL);
        for (int i = 0; i < values.size(); i++) {
            Json value = values.get(i);
            Optional<Json.Obj> next = changed(object, within(root, e.field()), Optional.of(value));
            Optional<StatementException> still = next.flatMap(changed -> defect(changed, reader));
            if (next.isPresent()
                    && !tried.contains(value)
                    && still.filter(same -> standsInTheWay(e.field(), same.field(), stoodIn))
                            .isEmpty()) {
                return Optional.of(value);
            }
            still.ifPresent(
                    same -> allowed(same).filter(told -> !values.contains(told)).forEach(values::add));
        }
        return Optional.empty();
    }

    /** Is the same member still wrong, or the whole that it is part of? A whole that is a stand-in itself gives way to another one. */
    private static boolean standsInTheWay(String member, String still, SortedMap<String, List<Json>> stoodIn) {
        return still.equals(member) || (isInside(member, still) && !stoodIn.containsKey(still));
    }

    /** What the sentence itself says would be accepted, such as the codes of a closed list. */
    private static Stream<Json> allowed(StatementException e) {
        return ids(new Argument.Words(e.objection().sentence())).map(Json::text);
    }

    private static Stream<String> ids(Argument argument) {
        return switch (argument) {
            case Argument.Words words ->
                words.sentence().arguments().values().stream().flatMap(Mending::ids);
            case Argument.Several several -> several.items().stream().flatMap(Mending::ids);
            case Argument.Id id -> Stream.of(id.text());
            case Argument.Count count -> Stream.empty();
            case Argument.Mass mass -> Stream.empty();
            case Argument.Decimal decimal -> Stream.empty();
            case Argument.Amount amount -> Stream.empty();
            case Argument.Date date -> Stream.empty();
            case Argument.Moment moment -> Stream.empty();
        };
    }

    /**
     * With another value at that path, or without the member; empty where the path leads nowhere.
     *
     * @param path such as {@code items[0].grossMg}; a member's own name may hold points
     */
    private static Optional<Json.Obj> changed(Json.Obj in, String path, Optional<Json> value) {
        return at(in, path, value).filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
    }

    private static Optional<Json> at(Json in, String path, Optional<Json> value) {
        return switch (in) {
            case Json.Obj object -> {
                String name = member(object, path);
                String rest = path.substring(name.length());
                if (rest.isEmpty()) {
                    yield Optional.of(
                            value.map(there -> object.with(name, there)).orElseGet(() -> object.without(name)));
                }
                Json inner = object.get(name);
                yield inner == null
                        ? Optional.empty()
                        : at(inner, rest.startsWith(".") ? rest.substring(1) : rest, value)
                                .map(there -> object.with(name, there));
            }
            case Json.Arr array -> changedItem(array, path, value);
            case Json.Str text -> Optional.empty();
            case Json.Num number -> Optional.empty();
            case Json.Bool bool -> Optional.empty();
            case Json.Null nothing -> Optional.empty();
        };
    }

    private static Optional<Json> changedItem(Json.Arr array, String path, Optional<Json> value) {
        int end = path.indexOf(']');
        if (!path.startsWith("[") || end < 2 || value.isEmpty()) {
            return Optional.empty();
        }
        int index = Integer.parseInt(path.substring(1, end));
        String rest = path.substring(end + 1);
        List<Json> items = new ArrayList<>(array.items());
        Optional<Json> item =
                rest.isEmpty() ? value : at(items.get(index), rest.startsWith(".") ? rest.substring(1) : rest, value);
        return item.map(there -> {
            items.set(index, there);
            return Json.array(items);
        });
    }

    /** The longest name of a member with which the path begins; the path's first step where there is none. */
    private static String member(Json.Obj object, String path) {
        return object.members().keySet().stream()
                .filter(name -> isInside(path, name))
                .reduce((shorter, longer) -> longer.length() > shorter.length() ? longer : shorter)
                .orElseGet(() -> {
                    int end = 0;
                    while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
                        end++;
                    }
                    return path.substring(0, end);
                });
    }
}

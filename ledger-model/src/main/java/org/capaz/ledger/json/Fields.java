// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.json;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;

/**
 * Reads the members of one object by name and type and, at {@link #end}, refuses members nobody asked for. Every error
 * names the path of the member, what was expected and what was found.
 */
public final class Fields {
    private static final Message TEXT = Message.A_STRING;
    private static final Message NUMBER = Message.A_WHOLE_NUMBER;
    private static final Message BOOL = Message.TRUE_OR_FALSE;
    private static final Message OBJECT = Message.AN_OBJECT;
    private static final Message LIST = Message.A_LIST;

    private final Json.Obj object;
    /** Put together only for an error: nearly every object is right. */
    private final Supplier<String> path;

    private final Set<String> seen = new LinkedHashSet<>();

    private Fields(Json.Obj object, Supplier<String> path) {
        this.object = object;
        this.path = path;
    }

    public static Fields of(Json.Obj object) {
        return of(object, "");
    }

    /**
     * Reads the members of an object inside another one.
     *
     * @param path how errors name this object, such as {@code body}
     */
    public static Fields of(Json.Obj object, String path) {
        return new Fields(object, () -> path);
    }

    public String text(String name) {
        return parsed(name, text -> text);
    }

    public Optional<String> optionalText(String name) {
        return optionalParsed(name, text -> text);
    }

    public long integer(String name) {
        return quantity(name, number -> number);
    }

    public Optional<Long> optionalInteger(String name) {
        return present(name).map(value -> refusing(() -> name, () -> integer(value)));
    }

    /** A member of any type. */
    public Json value(String name) {
        return required(name, Message.A_VALUE);
    }

    public boolean bool(String name) {
        if (required(name, BOOL) instanceof Json.Bool bool) {
            return bool.value();
        }
        throw wrong(name, BOOL);
    }

    /** A member read by a constructor or factory that throws {@link IllegalArgumentException} on bad input. */
    public <T> T parsed(String name, Function<String, T> factory) {
        return refusing(() -> name, () -> factory.apply(text(required(name, TEXT))));
    }

    public <T> Optional<T> optionalParsed(String name, Function<String, T> factory) {
        return present(name).map(value -> refusing(() -> name, () -> factory.apply(text(value))));
    }

    /** A whole number turned into a quantity, whose constructor states the allowed range. */
    public <T> T quantity(String name, Function<Long, T> factory) {
        return refusing(() -> name, () -> factory.apply(integer(required(name, NUMBER))));
    }

    public Fields object(String name) {
        return new Fields(rawObject(name), () -> child(name));
    }

    public Json.Obj rawObject(String name) {
        if (required(name, OBJECT) instanceof Json.Obj value) {
            return value;
        }
        throw wrong(name, OBJECT);
    }

    /** An object where null or nothing may stand instead. */
    public Optional<Fields> optionalObject(String name) {
        return present(name).isPresent() ? Optional.of(object(name)) : Optional.empty();
    }

    /** A list of objects, each read by {@code read} and checked for unknown members. */
    public <T> List<T> objects(String name, Function<Fields, T> read) {
        List<T> result = new ArrayList<>();
        List<Json> items = array(name);
        for (int i = 0; i < items.size(); i++) {
            int index = i;
            Supplier<String> place = () -> child(name) + "[" + index + "]";
            if (!(items.get(i) instanceof Json.Obj item)) {
                throw new JsonException(place.get(), expected(OBJECT));
            }
            var fields = new Fields(item, place);
            result.add(read.apply(fields));
            fields.end();
        }
        return List.copyOf(result);
    }

    /** A list of strings, each read by {@code factory}. */
    public <T> List<T> texts(String name, Function<String, T> factory) {
        return items(name, item -> factory.apply(text(item)));
    }

    /** A list of whole numbers, each turned into a quantity. */
    public <T> List<T> quantities(String name, Function<Long, T> factory) {
        return items(name, item -> factory.apply(integer(item)));
    }

    private <T> List<T> items(String name, Function<Json, T> read) {
        List<T> result = new ArrayList<>();
        List<Json> items = array(name);
        for (int i = 0; i < items.size(); i++) {
            int index = i;
            result.add(refusing(() -> name + "[" + index + "]", () -> read.apply(items.get(index))));
        }
        return List.copyOf(result);
    }

    /** What is wrong with this object as a whole, or with one of its lists. */
    public JsonException unfit(String name, Sentence because) {
        return new JsonException(name.isEmpty() ? path.get() : child(name), because);
    }

    /** The names of all members, in canonical order; for an object whose members are named by its writer. */
    public List<String> names() {
        return List.copyOf(object.members().keySet());
    }

    /** Does it stand there, and not as null? Whoever asks knows the member, as by reading it. */
    public boolean has(String name) {
        return present(name).isPresent();
    }

    /** Does it stand there, if only as null? */
    public boolean mentions(String name) {
        return object.get(name) != null;
    }

    /** Refuses members that nobody read. */
    public void end() {
        for (String name : object.members().keySet()) {
            if (!seen.contains(name)) {
                throw new JsonException(
                        JsonException.Code.FIELD_UNKNOWN,
                        child(name),
                        Message.MEMBER_UNKNOWN.with("members", Argument.ids(new TreeSet<>(seen))));
            }
        }
    }

    private List<Json> array(String name) {
        if (required(name, LIST) instanceof Json.Arr array) {
            return array.items();
        }
        throw wrong(name, LIST);
    }

    private Json required(String name, Message expected) {
        return present(name)
                .orElseThrow(
                        () -> new JsonException(child(name), Message.MEMBER_MISSING.with("what", expected.sentence())));
    }

    private Optional<Json> present(String name) {
        seen.add(name);
        Json value = object.get(name);
        return value == null || value instanceof Json.Null ? Optional.empty() : Optional.of(value);
    }

    private static String text(Json value) {
        if (value instanceof Json.Str string) {
            return string.text();
        }
        throw new InvalidValue(expected(TEXT));
    }

    private static long integer(Json value) {
        if (value instanceof Json.Num number) {
            return number.value();
        }
        throw new InvalidValue(expected(NUMBER));
    }

    private JsonException wrong(String name, Message expected) {
        return new JsonException(child(name), expected(expected));
    }

    private static Sentence expected(Message what) {
        return Message.EXPECTED_OTHER.with("what", what.sentence());
    }

    private <T> T refusing(Supplier<String> name, Supplier<T> read) {
        try {
            return read.get();
        } catch (InvalidValue e) {
            throw new JsonException(child(name.get()), e.sentence());
        } catch (ArithmeticException e) {
            throw new JsonException(child(name.get()), Message.VALUE_OVERFLOWS.sentence());
        } catch (IllegalArgumentException e) {
            // A factory of Java's own, such as for hexadecimal digits; its words differ between versions and are not
            // repeated.
            throw new JsonException(child(name.get()), Message.VALUE_NOT_READABLE.sentence());
        }
    }

    private String child(String name) {
        String parent = path.get();
        return parent.isEmpty() ? name : parent + "." + name;
    }
}

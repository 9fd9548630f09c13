// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.IntFunction;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.EveryKind.Member;
import org.capaz.ledger.sample.WorkedCase;

/**
 * The JSON Schema (2020-12) of the body of a kind of statement, found by asking the kind's own parser: which members it
 * misses, which texts, numbers and lists it refuses and with which {@link Message}. So no second description of a form
 * exists that could differ from the parser.
 *
 * <p>The schema is never stricter than the parser, but that it knows no null for absent members. It is less strict where a
 * value is judged by another value: a check character, or gold and silver that exceed the whole together.
 */
final class StatementSchema {
    /** The size from which on a list counts as unlimited: a submission of 64 KiB holds no more. */
    private static final int MANY = 1000;

    private final StatementKind kind;
    private final List<Member> members;
    private final List<Draft> samples;
    private final StatementPage page;

    private StatementSchema(StatementKind kind) {
        this.kind = kind;
        this.members = EveryKind.members(kind);
        this.samples = EveryKind.samples(kind);
        this.page = StatementPage.of(kind);
    }

    static SequencedMap<String, Object> of(StatementKind kind) {
        var parser = new StatementSchema(kind);
        SequencedMap<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", kind.kind() + ".schema.json");
        schema.put("title", kind.kind());
        parser.page.prose().ifPresent(text -> schema.put("description", text));
        Draft right = EveryKind.rightly(kind);
        schema.putAll(
                parser.object(new Member(kind, "", right), right.statement().body()));
        schema.put("examples", List.of(right.statement().body()));
        return schema;
    }

    // Objects

    private SequencedMap<String, Object> schema(Member member) {
        return switch (member.value()) {
            case Json.Obj object -> object(member, object);
            case Json.Arr array -> list(member);
            case Json.Str text -> text(member);
            case Json.Num number -> number(member);
            case Json.Bool bool -> exemplified(member, described(member, "boolean", ""));
            case Json.Null nothing -> throw new IllegalStateException(member + " is null in a sample");
        };
    }

    private SequencedMap<String, Object> object(Member member, Json.Obj value) {
        if (!isClosed(member, value)) {
            return free(member, value);
        }
        String prefix = member.path().isEmpty() ? "" : member.path() + ".";
        int from = page.position(member.path().replace("[0]", ""));
        List<Member> inside = members.stream()
                .filter(other -> other.path().startsWith(prefix)
                        && other.path().substring(prefix.length()).matches("[A-Za-z]+"))
                .sorted(Comparator.comparingInt(other -> page.position(name(other), from)))
                .toList();
        SequencedMap<String, Object> properties = new LinkedHashMap<>();
        inside.forEach(other -> properties.put(name(other), schema(other)));

        SequencedMap<String, Object> schema = described(member, "object", "");
        schema.put("properties", properties);
        schema.put(
                "required",
                inside.stream()
                        .filter(this::isRequired)
                        .map(StatementSchema::name)
                        .toList());
        List<Member> conditional = inside.stream()
                .filter(other -> !isRequired(other) && refusal(other.without()).isPresent())
                .toList();
        if (areAlternatives(conditional)) {
            schema.put(
                    "oneOf",
                    conditional.stream()
                            .map(other -> Map.of("required", List.of(name(other))))
                            .toList());
        } else if (!dependencies(inside, conditional).isEmpty()) {
            schema.put("dependentRequired", dependencies(inside, conditional));
        } else {
            schema.putAll(askedByCode(inside, conditional));
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    private boolean isClosed(Member member, Json.Obj value) {
        Json.Obj surprising = value.with("surprise", 1);
        Draft draft = member.path().isEmpty() ? member.draft().withBody(surprising) : member.with(surprising);
        return refusal(draft).orElseThrow().code() == JsonException.Code.FIELD_UNKNOWN;
    }

    /** An object whose members are named by its writer: reference values by their keys, commitments by any name. */
    private SequencedMap<String, Object> free(Member member, Json.Obj value) {
        SequencedMap<String, Object> schema = described(member, "object", "");
        if (kind == StatementKind.PUBLISH_REFERENCE_VALUES) {
            SequencedMap<String, Object> properties = new LinkedHashMap<>();
            for (ReferenceValue key : ReferenceValue.values()) {
                properties.put(key.key(), referenceValue(key));
            }
            schema.put("properties", properties);
            schema.put("additionalProperties", false);
        } else {
            schema.put("propertyNames", Map.of("pattern", "^[A-Za-z]{1,40}$"));
            schema.put(
                    "additionalProperties",
                    text(new Member(
                            kind,
                            member.path() + "." + value.members().firstEntry().getKey(),
                            member.draft())));
        }
        return schema;
    }

    private static SequencedMap<String, Object> referenceValue(ReferenceValue key) {
        SequencedMap<String, Object> number = new LinkedHashMap<>();
        number.put("type", "integer");
        number.put("description", key.sentence(Language.ENGLISH));
        number.put("x-unit", key.unit().toString());
        number.put("minimum", key.least());
        number.put("maximum", key.most());
        Optional.ofNullable(((Json.Obj) WorkedCase.referenceValues().get("values")).get(key.key()))
                .ifPresent(published -> number.put("examples", List.of(published)));
        return number;
    }

    /** Missed wherever the object is that it stands in; a member that one sample lacks may be absent. */
    private boolean isRequired(Member member) {
        String parent =
                member.path().substring(0, member.path().length() - name(member).length());
        return refusal(member.without())
                        .filter(no -> isAt(no, member))
                        .map(no -> no.what().key())
                        .filter(Message.MEMBER_MISSING.name()::equals)
                        .isPresent()
                && samples.stream()
                        .map(draft -> Body.paths(draft.statement().body()))
                        .filter(paths -> paths.stream().anyMatch(path -> path.startsWith(parent)))
                        .allMatch(paths -> paths.contains(member.path()));
    }

    /** Each is asked for where it stands, and no sample has two of them. */
    private boolean areAlternatives(List<Member> conditional) {
        return conditional.size() > 1
                && samples.stream().allMatch(draft -> {
                    List<String> paths = Body.paths(draft.statement().body());
                    return conditional.stream()
                                    .filter(member -> paths.contains(member.path()))
                                    .count()
                            <= 1;
                });
    }

    /** Which member asks for which others: a conditional one may be absent together with the member that needs it. */
    private SequencedMap<String, Object> dependencies(List<Member> inside, List<Member> conditional) {
        SequencedMap<String, Object> dependencies = new LinkedHashMap<>();
        for (Member member : inside) {
            List<String> needed = conditional.stream()
                    .filter(other -> other != member && !isRequired(member))
                    .filter(other -> Body.paths(other.body()).contains(member.path()))
                    .filter(other -> refusal(other.draft()
                                    .withBody(Body.without(Body.without(other.body(), other.path()), member.path())))
                            .isEmpty())
                    .map(StatementSchema::name)
                    .toList();
            if (!needed.isEmpty()) {
                dependencies.put(name(member), needed);
            }
        }
        return dependencies;
    }

    /** Members that one code of another member asks for, and that stand beside no other code. */
    private SequencedMap<String, Object> askedByCode(List<Member> inside, List<Member> conditional) {
        SequencedMap<String, Object> schema = new LinkedHashMap<>();
        for (Member code : inside) {
            List<Member> asked = conditional.stream()
                    .filter(other -> isRequired(code) && code.value() instanceof Json.Str)
                    .filter(other -> !valueBeside(code, other).equals(code.value()))
                    .filter(other -> refusal(new Member(kind, code.path(), other.draft()).with(code.value()))
                            .filter(no -> no.code() == JsonException.Code.FIELD_UNKNOWN)
                            .isPresent())
                    .toList();
            if (!asked.isEmpty()) {
                SequencedMap<String, Object> absent = new LinkedHashMap<>();
                asked.forEach(other -> absent.put(name(other), false));
                schema.put(
                        "if",
                        Map.of("properties", Map.of(name(code), Map.of("const", valueBeside(code, asked.getFirst())))));
                schema.put(
                        "then",
                        Map.of(
                                "required",
                                asked.stream().map(StatementSchema::name).toList()));
                schema.put("else", Map.of("properties", absent));
            }
        }
        return schema;
    }

    /** What stands at the place of the one member in the sample of the other. */
    private Json valueBeside(Member code, Member other) {
        return new Member(kind, code.path(), other.draft()).value();
    }

    // Lists

    private SequencedMap<String, Object> list(Member member) {
        String item = member.path() + "[0]";
        Member filled = members.stream()
                .filter(other -> other.path().equals(item) || other.path().startsWith(item + "."))
                .findFirst()
                .map(other -> new Member(kind, member.path(), other.draft()))
                .orElseThrow(() -> new IllegalStateException(member + " is empty in every sample"));
        Json first = ((Json.Arr) filled.value()).items().getFirst();

        SequencedMap<String, Object> schema = described(member, "array", "");
        boolean repeats = reads(filled, 2, i -> first);
        IntFunction<Json> items = repeats ? i -> first : differing(filled, first);
        int fewest = 0;
        while (!reads(filled, fewest, items)) {
            fewest++;
        }
        if (fewest > 0) {
            schema.put("minItems", fewest);
        }
        if (!reads(filled, MANY, items)) {
            schema.put("maxItems", last(fewest, MANY, n -> reads(filled, (int) n, items)));
        }
        if (!repeats) {
            schema.put("uniqueItems", true);
        }
        schema.put("items", schema(new Member(kind, item, filled.draft())));
        return schema;
    }

    private boolean reads(Member list, int size, IntFunction<Json> items) {
        Json.Arr array = Json.array(IntStream.range(0, size).mapToObj(items).toList());
        return refusal(list.with(array)).filter(no -> isAt(no, list)).isEmpty();
    }

    /** Items that the parser takes for different ones: the first with another text or, inside it, another member. */
    private IntFunction<Json> differing(Member list, Json first) {
        Stream<IntFunction<Json>> series = first instanceof Json.Obj object
                ? object.members().keySet().stream()
                        .flatMap(name -> texts().map(text -> i -> object.with(name, text.apply(i))))
                : Stream.concat(codes(list), texts());
        return series.filter(items -> IntStream.of(2, 3)
                        .anyMatch(n -> refusal(list.with(Json.array(
                                        IntStream.range(0, n).mapToObj(items).toList())))
                                .isEmpty()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing else is known to stand in " + list));
    }

    private static Stream<IntFunction<Json>> texts() {
        return Stream.of(
                i -> Json.text("N-" + i),
                i -> Json.text(Body.hash("N-" + i)),
                i -> Json.text(MinerRef.of(Digest.sha256(new byte[] {(byte) i, (byte) (i >> 8)}))
                        .value()),
                i -> Json.text("00000000-0000-4000-8000-" + "%012x".formatted(i)));
    }

    /** The codes of a closed list, and none when there are no more. */
    private Stream<IntFunction<Json>> codes(Member list) {
        return refusal(list.with(Json.array(List.of(Json.text("é~"))))).stream()
                .filter(no -> no.what().key().equals(Message.CODE_NOT_ALLOWED.name()))
                .map(no -> TextForm.codes(no.what()))
                .<IntFunction<Json>>map(codes -> i -> Json.text(codes.get(i % codes.size())));
    }

    // Values

    private SequencedMap<String, Object> text(Member member) {
        Sentence refused = Stream.of("A", "é~", "")
                .flatMap(text -> refusal(member.with(Json.text(text))).stream())
                .filter(no -> isAt(no, member))
                .map(JsonException::what)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(member + " may be any text"));
        SequencedMap<String, Object> schema = described(member, "string", TextForm.sentence(refused));
        schema.putAll(TextForm.of(refused));
        if (schema.containsKey("enum")) {
            schema.put("enum", accepted(member, TextForm.codes(refused)));
        }
        return exemplified(member, schema);
    }

    /** Of a closed list, those that are not refused all the same: a producer's claim is stated only to be NONE. */
    private List<String> accepted(Member member, List<String> codes) {
        return codes.stream()
                .filter(code -> refusal(member.with(Json.text(code)))
                        .filter(no -> isAt(no, member))
                        .isEmpty())
                .toList();
    }

    private SequencedMap<String, Object> number(Member member) {
        long right = ((Json.Num) member.value()).value();
        Member alone = besideZeros(member);
        LongPredicate fits = value -> refusal(alone.with(Json.number(value)))
                .filter(no -> isAt(no, member))
                .isEmpty();
        NumberUnit unit = NumberUnit.of(name(member));
        SequencedMap<String, Object> schema = described(member, "integer", unit.sentence());
        schema.put("x-unit", unit.unit());
        if (!fits.test(-Json.Num.LARGEST)) {
            schema.put("minimum", -last(-right, Json.Num.LARGEST, value -> fits.test(-value)));
        }
        if (!fits.test(Json.Num.LARGEST)) {
            schema.put("maximum", last(right, Json.Num.LARGEST, fits));
        }
        return exemplified(member, schema);
    }

    /** The numbers beside it are zero, if they may: a limit that follows from another number is not a limit of this one. */
    private Member besideZeros(Member member) {
        String parent = member.path().replaceAll("[^.]*$", "");
        Member result = member;
        for (Member other : members) {
            boolean beside = other.path().startsWith(parent)
                    && other.path().substring(parent.length()).matches("[A-Za-z]+");
            if (beside
                    && !other.path().equals(member.path())
                    && Body.paths(result.body()).contains(other.path())) {
                Member there = new Member(kind, other.path(), result.draft());
                Draft zero = there.with(Json.number(0));
                if (there.value() instanceof Json.Num && refusal(zero).isEmpty()) {
                    result = new Member(kind, member.path(), zero);
                }
            }
        }
        return result;
    }

    /** The last one that fits, where {@code fitting} does and {@code unfit} does not. */
    private static long last(long fitting, long unfit, LongPredicate fits) {
        while (unfit - fitting > 1) {
            long middle = fitting + (unfit - fitting) / 2;
            if (fits.test(middle)) {
                fitting = middle;
            } else {
                unfit = middle;
            }
        }
        return fitting;
    }

    // The parser

    private Optional<JsonException> refusal(Draft draft) {
        try {
            kind.command(draft.statement());
            return Optional.empty();
        } catch (JsonException e) {
            return Optional.of(e);
        }
    }

    private static boolean isAt(JsonException refusal, Member member) {
        return refusal.field().equals("body." + member.path());
    }

    // Words

    /** By what the page says of the member, and by what every value of its type is. */
    private SequencedMap<String, Object> described(Member member, String type, String everyValue) {
        SequencedMap<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", type);
        String text = Stream.concat(page.sentences(name(member)), Stream.of(everyValue))
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
        if (!text.isEmpty()) {
            schema.put("description", text);
        }
        return schema;
    }

    private static SequencedMap<String, Object> exemplified(Member member, SequencedMap<String, Object> schema) {
        schema.put("examples", List.of(member.value()));
        return schema;
    }

    private static String name(Member member) {
        return member.path().replaceAll(".*[.]", "").replace("[0]", "");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.projection;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;

/**
 * What can be asked of the records of one family beside their keys: by which members a list can be narrowed, and to which
 * other records one refers. The declarations of all families stand here and nowhere else; the rows and the indexes of table
 * {@code reference} follow from them.
 *
 * <p>A row is a pure function of one written record, so that every gateway derives the same. Lists can be narrowed by any
 * of a family's members together: there is one row for each combination, so that a page is read from one index in its order,
 * however many records there are. A family with many such members would have very many rows; three are enough.
 *
 * <p>Decision 165.
 */
public final class ReadModel {
    private static final int LONGEST_VALUE = 200;
    private static final int MOST_MEMBERS = 3;
    private static final Map<Family, ReadModel> OF_FAMILY = new EnumMap<>(Family.class);

    static {
        family(Family.LOT)
                .narrowedBy("state", List.of("DRAFT", "ACTIVE", "CONSUMED", "DELIVERED", "WRITTEN_OFF", "VOIDED"))
                .narrowedBy("custodian");
        family(Family.FLAG)
                .narrowedBy(
                        "kind",
                        Arrays.stream(Flag.Kind.values()).map(Enum::name).toList())
                .narrowedBy(
                        "closed",
                        List.of("true", "false"),
                        (parts, flag) -> List.of(Boolean.toString(flag.get("closedAt") != null)));
        family(Family.PARTY).listed();
        family(Family.ATTESTATION).narrowedBy("subject");
        family(Family.OBLIGATION).narrowedBy("lot").narrowedBy("beneficiary");
        family(Family.PAYMENT).narrowedBy("payer").narrowedBy("beneficiary");
        family(Family.RECEIPT).narrowedBy("beneficiary");
        family(Family.PLAN).narrowedBy("amp");
        family(Family.OFFICER).refersTo("owner", record -> texts(record.get("owner")));
        // Who is enrolled now; an enrolment that has ended has an end.
        family(Family.MINER).refersTo("amp", miner -> miner.get("to") == null ? texts(miner.get("amp")) : List.of());
        family(Family.SEAL).refersTo("lot", record -> texts(record.get("lot")));
        family(Family.TRANSFER)
                .refersTo(
                        "lot",
                        transfer -> items(transfer.get("items"))
                                .flatMap(item ->
                                        item instanceof Json.Obj lot ? texts(lot.get("lot")).stream() : Stream.of())
                                .toList());
        family(Family.TRANSFORMATION)
                .refersTo(
                        "lot",
                        step -> Stream.of("inputs", "outputs")
                                .flatMap(side -> texts(step.get(side)).stream())
                                .toList());
        // Its indexes are numbers: with leading zeros their order is that of the texts.
        family(Family.STATUS_INDEX).byParts("index", ReadModel::numbers);
    }

    private final List<Member> members = new ArrayList<>();
    private final List<Member> references = new ArrayList<>();
    private boolean isListed;

    /**
     * One thing to ask of a record.
     *
     * @param accepted the values that it can have; empty where it is an id
     */
    public record Member(String name, List<String> accepted, BiFunction<List<String>, Json, List<String>> values) {}

    /** One row to be: what the record answers to a question. */
    record Answer(String question, String value) {}

    private ReadModel() {}

    /** What can be asked of the family; empty where nothing is but its keys. */
    public static Optional<ReadModel> of(Family family) {
        return Optional.ofNullable(OF_FAMILY.get(family));
    }

    /** The members by which the family's list can be narrowed, in the order of their names. */
    public List<Member> members() {
        return List.copyOf(members);
    }

    /** What a record answers, each once. */
    List<Answer> answers(List<String> parts, Json record) {
        SortedMap<String, List<String>> combined = new TreeMap<>();
        if (isListed) {
            combined.put("", List.of(""));
        }
        for (Member member : members) {
            List<String> own = member.values().apply(parts, record);
            new TreeMap<>(combined)
                    .forEach((question, values) -> combined.put(
                            question.isEmpty() ? member.name() : question + "+" + member.name(),
                            values.stream()
                                    .flatMap(value -> own.stream().map(each -> joined(value, each)))
                                    .toList()));
        }
        references.forEach(member -> combined.put(
                member.name(),
                member.values().apply(parts, record).stream()
                        .map(ReadModel::storable)
                        .toList()));
        return combined.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> new Answer(entry.getKey(), value)))
                .distinct()
                .toList();
    }

    /** The question that asks for these members together, and the value that answers it. */
    static Answer question(SortedMap<String, String> narrowed) {
        String value = "";
        for (String each : narrowed.values()) {
            value = joined(value, each);
        }
        return new Answer(String.join("+", narrowed.keySet()), value);
    }

    private static String joined(String value, String next) {
        return value.isEmpty() ? storable(next) : value + " " + storable(next);
    }

    /** A value as the index can hold it: without blanks, which part several, and not longer than a page of the index allows. */
    static String storable(String value) {
        String text = value.replace("%", "%25").replace(" ", "%20").replace("\0", "%00");
        return text.length() <= LONGEST_VALUE ? text : Digest.hex(text);
    }

    private static ReadModel family(Family family) {
        var model = new ReadModel();
        OF_FAMILY.put(family, model);
        return model;
    }

    private ReadModel listed() {
        isListed = true;
        return this;
    }

    private ReadModel narrowedBy(String member) {
        return narrowedBy(member, List.of());
    }

    private ReadModel narrowedBy(String member, List<String> accepted) {
        return narrowedBy(member, accepted, (parts, record) -> texts(record.get(member)));
    }

    private ReadModel narrowedBy(
            String member, List<String> accepted, BiFunction<List<String>, Json.Obj, List<String>> values) {
        members.add(new Member(
                member,
                accepted,
                (parts, record) -> record instanceof Json.Obj object ? values.apply(parts, object) : List.of()));
        members.sort(Comparator.comparing(Member::name));
        if (members.size() > MOST_MEMBERS) {
            throw new IllegalStateException("a list narrowed by so many members has too many rows");
        }
        return listed();
    }

    private ReadModel refersTo(String what, Function<Json.Obj, List<String>> values) {
        references.add(new Member(
                what,
                List.of(),
                (parts, record) -> record instanceof Json.Obj object ? values.apply(object) : List.of()));
        return this;
    }

    private ReadModel byParts(String what, Function<List<String>, List<String>> values) {
        references.add(new Member(what, List.of(), (parts, record) -> values.apply(parts)));
        return this;
    }

    private static List<String> texts(@Nullable Json value) {
        return value instanceof Json.Str text
                ? List.of(text.text())
                : items(value)
                        .filter(Json.Str.class::isInstance)
                        .map(item -> ((Json.Str) item).text())
                        .toList();
    }

    private static Stream<Json> items(@Nullable Json value) {
        return value instanceof Json.Arr array ? array.items().stream() : Stream.of();
    }

    private static List<String> numbers(List<String> parts) {
        return parts.stream()
                .filter(part -> part.matches("[0-9]{1,18}"))
                .map(number -> "0".repeat(18 - number.length()) + number)
                .toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.projection;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.capaz.ledger.audit.AuditedFamily;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;

/**
 * What can be asked of the records of one family beside their keys: by which members a list can be narrowed, and to which
 * other records one refers. The declarations of all families stand here and nowhere else; the rows and the indexes of table
 * {@code reference} follow from them.
 *
 * <p>A row is a pure function of one written record, so that every gateway derives the same. Lists can be narrowed by any
 * of a family's members together: there is one row for each combination, so that a page is read from one index in its order,
 * however many records there are. A family with many such members would have very many rows; three are enough. Where only
 * some parties see a record, there is one row more for each of them, so that a page of what a party sees is read in the
 * same way.
 *
 * <p>Decisions 165, 176, 243 and 261.
 */
public final class ReadModel {
    /** In the place of a party that sees a record: all do. */
    static final String EVERYBODY = "*";

    /** The member of the rows that say which party sees a record; no list can be narrowed by it. */
    static final String VIEWER = "viewer";

    /** The member of a grant that names its auditor. */
    static final String AUDITOR = "auditor";

    /** The question of the rows that say whose record it is, for auditors; no list can be narrowed by it. */
    static final String AUDITED = "audited";

    private static final int LONGEST_VALUE = 200;
    private static final int MOST_MEMBERS = 3;

    /** Nobody but those who take part knows of gold on its way (I48). */
    private static final List<String> UNDER_WAY = List.of("OFFERED", "DISPATCHED");

    /** Records that only help to find or to count others: a statement that writes one tells by it nothing that they do not. */
    private static final Set<Family> FINDING = EnumSet.of(
            Family.ATTESTED,
            Family.BANK_REFERENCE,
            Family.CERTIFICATE_OF_LOT,
            Family.CLAIM,
            Family.FUND,
            Family.INTRODUCTION,
            Family.INVOICE,
            Family.NOTICE,
            Family.NUMBER,
            Family.OFFICER_OF,
            Family.ORIGIN_USE,
            Family.PAID,
            Family.PLATFORM_NUMBER,
            Family.PRODUCED,
            Family.RECORD,
            Family.RESCUED,
            Family.RIGHT,
            Family.SEAL_USE,
            Family.STATUS_INDEX);

    private static final Map<Family, ReadModel> OF_FAMILY = new EnumMap<>(Family.class);

    /** Of records that have no list of their own, and stand beside those of a list. */
    private static final Map<Family, ReadModel> BESIDE = new EnumMap<>(Family.class);

    static {
        for (Family family : List.of(
                Family.AMP_CHANGE,
                Family.COMMITMENT_RESULT,
                Family.DISPOSITION,
                Family.LIFT,
                Family.STATUS,
                Family.WITHDRAWN)) {
            BESIDE.put(family, new ReadModel());
        }
        for (Family family : List.of(Family.CORRECTION, Family.REVERSAL)) {
            BESIDE.put(
                    family,
                    new ReadModel()
                            .belongsTo(Family.PAYMENT)
                            .seenBy(
                                    "the payer and the payee of the payment",
                                    (record, payment) -> named(payment, "payer", "beneficiary")));
        }
        // Who is who, and what was agreed.
        family(Family.ORGANISATION).listed();
        family(Family.PARTY).narrowedBy("organisation", List.of(), (parts, party) -> texts(party.get("msp")));
        family(Family.OFFICER).narrowedBy("owner");
        family(Family.REFERENCE_VALUES).listed();
        family(Family.STANDARD).narrowedBy("standard");
        family(Family.ACCREDITATION).narrowedBy("assessor").narrowedBy("scheme");
        family(Family.JUDGE).narrowedBy("party").narrowedBy("scheme");
        family(Family.SCHEME).narrowedBy("publisher").narrowedBy("scheme");
        family(Family.COMMENT).narrowedBy("consultation");
        family(Family.RELEASE).narrowedBy("organisation");
        family(Family.AUDIT_GRANT).narrowedBy(AUDITOR).narrowedBy("organisation");
        // Producers and what is said of them.
        family(Family.AMP).listed();
        family(Family.LEGAL_BASIS).narrowedBy("amp");
        family(Family.SCOPE).narrowedBy("amp");
        family(Family.AUTHORITY_NOTICE).narrowedBy("amp");
        family(Family.DISENGAGEMENT).listed();
        family(Family.REPORT).narrowedBy("amp");
        family(Family.ASSESSMENT).narrowedBy("amp").narrowedBy("assessor");
        family(Family.ATTESTATION)
                .narrowedBy("issuer")
                .narrowedBy(
                        "status",
                        List.of(),
                        (parts, attestation) -> items(attestation.get("findings"))
                                .flatMap(ReadModel::members)
                                .flatMap(finding -> texts(finding.get("status")).stream())
                                .distinct()
                                .toList())
                .narrowedBy("subject");
        family(Family.CONTEST).narrowedBy("by").narrowedBy("subject");
        family(Family.COMMITMENT).narrowedBy("amp");
        // Who is enrolled now; an enrolment that has ended has an end.
        family(Family.MINER)
                .narrowedBy(
                        "amp",
                        List.of(),
                        (parts, miner) -> miner.get("to") == null ? texts(miner.get("amp")) : List.of())
                .seenBy(
                        "the producers with which the person is or was enrolled, each its own part",
                        (miner, none) -> Stream.concat(
                                        Stream.of(miner),
                                        items(miner.get("former")).flatMap(ReadModel::members))
                                .flatMap(enrolment -> texts(enrolment.get("amp")).stream())
                                .distinct()
                                .toList())
                .notByAuditors();
        // Gold and where it goes.
        family(Family.ORIGIN).narrowedBy("registeredBy");
        family(Family.LOT)
                .narrowedBy("state", List.of("DRAFT", "ACTIVE", "CONSUMED", "DELIVERED", "WRITTEN_OFF", "VOIDED"))
                .narrowedBy("custodian");
        family(Family.ASSAY).narrowedBy("laboratory").narrowedBy("lot");
        family(Family.SEAL).narrowedBy("lot");
        family(Family.TRANSFER)
                .narrowedBy(
                        "lot",
                        List.of(),
                        (parts, transfer) -> items(transfer.get("items"))
                                .flatMap(ReadModel::members)
                                .flatMap(item -> texts(item.get("lot")).stream())
                                .toList())
                .narrowedBy("to")
                .seenBy(
                        "offered or under way: its sender, recipient and carrier; otherwise everybody",
                        (transfer, none) ->
                                texts(transfer.get("state")).stream().anyMatch(UNDER_WAY::contains)
                                        ? named(transfer, "from", "to", "carrier")
                                        : List.of(EVERYBODY));
        family(Family.TRANSFORMATION)
                .narrowedBy("by")
                .narrowedBy("lot", List.of(), (parts, step) -> named(step, "inputs", "outputs"));
        family(Family.PURCHASE).narrowedBy("buyer").narrowedBy("lot").narrowedBy("seller");
        family(Family.SETTLEMENT).narrowedBy("buyer").narrowedBy("seller");
        family(Family.CERTIFICATE).narrowedBy("lot");
        family(Family.FLAG)
                .narrowedBy(
                        "kind",
                        Arrays.stream(Flag.Kind.values()).map(Enum::name).toList())
                .narrowedBy(
                        "closed",
                        List.of("true", "false"),
                        (parts, flag) -> List.of(Boolean.toString(flag.get("closedAt") != null)))
                .belongsTo(ReadModel::flagged);
        // Premiums. What was paid is between payer and payee; what it was spent on is the producer's.
        family(Family.CREDIT).narrowedBy("payer");
        family(Family.OBLIGATION).narrowedBy("lot").narrowedBy("beneficiary").narrowedBy("payer");
        family(Family.PAYMENT)
                .narrowedBy("payer")
                .narrowedBy("beneficiary")
                .seenBy("its payer and its payee", (payment, none) -> named(payment, "payer", "beneficiary"));
        family(Family.RECEIPT)
                .belongsTo(Family.PAYMENT)
                .narrowedBy("beneficiary")
                .seenBy(
                        "its payee and the payer of the payment",
                        (receipt, payment) -> Stream.concat(
                                        named(receipt, "beneficiary").stream(), named(payment, "payer").stream())
                                .distinct()
                                .toList());
        family(Family.PLAN).narrowedBy("amp").seenBy("its producer", (plan, none) -> named(plan, "amp"));
        family(Family.USE)
                .narrowedBy("amp")
                .seenBy("its producer and the party that verified it", (use, none) -> named(use, "amp", "verifiedBy"));
        // Its indexes are numbers: with leading zeros their order is that of the texts.
        family(Family.STATUS_INDEX).byParts("index", ReadModel::numbers);
    }

    private final List<Member> members = new ArrayList<>();
    private final List<Member> references = new ArrayList<>();
    private Optional<AuditedFamily> audited = Optional.empty();
    private @Nullable Owner owner;
    private @Nullable Viewers viewers;
    private String seenBy = "everybody";
    private boolean isListed;
    private boolean isClosedToAuditors;

    /**
     * One thing to ask of a record.
     *
     * @param accepted the values that it can have; empty where it is an id
     */
    public record Member(String name, List<String> accepted, BiFunction<List<String>, Json, List<String>> values) {}

    /** The record to which one belongs that has these parts in its key. */
    private interface Owner {
        Optional<LedgerKey> of(List<String> parts);
    }

    /** Which parties see a record; the record to which it belongs is empty where there is none. */
    private interface Viewers {
        List<String> of(Json.Obj record, Json.Obj owner);
    }

    /** One row to be: what the record answers to a question. */
    record Answer(String question, String value) {}

    /** One question; what answers it with any of the values is meant. */
    record Asked(String question, List<String> values) {}

    private ReadModel() {}

    /** What can be asked of the family; empty where nothing is but its keys. */
    public static Optional<ReadModel> of(Family family) {
        return Optional.ofNullable(OF_FAMILY.get(family));
    }

    /** Who sees records of the family, that has a list or stands beside another; empty where nobody is told of them. */
    public static Optional<ReadModel> told(Family family) {
        return of(family).or(() -> Optional.ofNullable(BESIDE.get(family)));
    }

    /** Whether a statement that writes such a record is for the party that made it alone, whatever else it writes. */
    public static boolean keepsItsStatement(Family family) {
        return told(family).isEmpty() && !FINDING.contains(family);
    }

    /** The members by which the family's list can be narrowed, in the order of their names. */
    public List<Member> members() {
        return List.copyOf(members);
    }

    /** Who sees its records, in words. */
    public String seenBy() {
        return seenBy;
    }

    /** Whether only some parties see its records. */
    public boolean isScoped() {
        return viewers != null;
    }

    /** Whether auditors see no more of it than others. */
    public boolean isClosedToAuditors() {
        return isClosedToAuditors;
    }

    /**
     * The record to which such a record belongs, which was written before it and in which what is read of it here never changes;
     * empty where it belongs to none.
     */
    Optional<LedgerKey> owner(List<String> parts) {
        return owner == null || parts.isEmpty() ? Optional.empty() : owner.of(parts);
    }

    /** Whether records of other families can belong to its records. */
    static boolean isOwner(Family family) {
        return of(family).filter(ReadModel::isAudited).isPresent();
    }

    /** The parties that see a record, and {@link #EVERYBODY} where all do. */
    List<String> viewers(Json record, Json owner) {
        if (viewers == null) {
            return List.of(EVERYBODY);
        }
        Json.Obj none = Json.object();
        return viewers.of(
                record instanceof Json.Obj object ? object : none, owner instanceof Json.Obj object ? object : none);
    }

    /** Whether its records can be opened to auditors. */
    public boolean isAudited() {
        return audited.isPresent();
    }

    /** The parties whose record it is, and those whose record it belongs to; none where such records are opened to nobody. */
    List<String> audited(List<String> parts, Json record, Json owner) {
        Optional<LedgerKey> belongsTo = owner(parts);
        if (this.owner != null && belongsTo.isEmpty()) {
            return List.of();
        }
        Stream<String> own = audited.stream()
                .map(AuditedFamily::parties)
                .flatMap(List::stream)
                .flatMap(member -> at(record, member));
        Stream<String> ofOwner =
                belongsTo.flatMap(key -> AuditedFamily.of(key.family())).map(AuditedFamily::lastingParties).stream()
                        .flatMap(List::stream)
                        .flatMap(member -> at(owner, member));
        return audited.isEmpty()
                ? List.of()
                : Stream.concat(own, ofOwner).distinct().toList();
    }

    /**
     * What a record answers, each once.
     *
     * @param owner the record to which it belongs; an empty object where there is none
     */
    List<Answer> answers(List<String> parts, Json record, Json owner) {
        SortedMap<String, List<String>> combined = new TreeMap<>();
        if (isListed) {
            combined.put("", List.of(""));
        }
        for (Member member : members) {
            combine(combined, member.name(), member.values().apply(parts, record));
        }
        if (isScoped()) {
            combine(combined, VIEWER, viewers(record, owner));
        }
        if (isAudited()) {
            combined.put(
                    AUDITED,
                    audited(parts, record, owner).stream()
                            .map(ReadModel::storable)
                            .toList());
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

    private static void combine(SortedMap<String, List<String>> combined, String name, List<String> own) {
        new TreeMap<>(combined)
                .forEach((question, values) -> combined.put(
                        question.isEmpty() ? name : question + "+" + name,
                        values.stream()
                                .flatMap(value -> own.stream().map(each -> joined(value, each)))
                                .toList()));
    }

    /** The question that asks for these members together, and the values that answer it: one, or one for each viewer. */
    static Asked question(SortedMap<String, String> narrowed, Optional<List<String>> viewers) {
        List<String> names = new ArrayList<>(narrowed.keySet());
        String value = "";
        for (String each : narrowed.values()) {
            value = joined(value, each);
        }
        if (viewers.isEmpty()) {
            return new Asked(String.join("+", names), List.of(value));
        }
        names.add(VIEWER);
        String before = value;
        return new Asked(
                String.join("+", names),
                viewers.get().stream().map(viewer -> joined(before, viewer)).toList());
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
        model.audited = AuditedFamily.of(family);
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

    private ReadModel belongsTo(Family whose) {
        return belongsTo(parts -> Optional.of(new LedgerKey(whose, List.of(parts.getFirst()))));
    }

    private ReadModel belongsTo(Owner whose) {
        owner = whose;
        return this;
    }

    /** The record on which a flag stands; empty where such records are opened to nobody, as those of miners. */
    private static Optional<LedgerKey> flagged(List<String> parts) {
        return Family.of(parts.getFirst())
                .filter(family -> parts.size() > 1 && AuditedFamily.of(family).isPresent())
                .map(family -> new LedgerKey(family, List.of(parts.get(1).split("\\.", -1))));
    }

    private ReadModel seenBy(String inWords, Viewers parties) {
        seenBy = inWords;
        viewers = parties;
        return listed();
    }

    private ReadModel notByAuditors() {
        isClosedToAuditors = true;
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

    /** The texts of several members together. */
    private static List<String> named(Json.Obj record, String... members) {
        return Stream.of(members)
                .flatMap(member -> texts(record.get(member)).stream())
                .distinct()
                .toList();
    }

    /** The texts at a member of a record; a dot leads into the members of a member. */
    private static Stream<String> at(Json record, String member) {
        if (!(record instanceof Json.Obj object)) {
            return Stream.of();
        }
        int dot = member.indexOf('.');
        return dot < 0
                ? texts(object.get(member)).stream()
                : items(object.get(member.substring(0, dot))).flatMap(item -> at(item, member.substring(dot + 1)));
    }

    private static Stream<Json.Obj> members(Json item) {
        return item instanceof Json.Obj object ? Stream.of(object) : Stream.of();
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

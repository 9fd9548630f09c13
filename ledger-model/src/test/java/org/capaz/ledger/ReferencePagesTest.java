// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.contract.StatementProcessor;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.CertificateNumber;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.identity.SealNumber;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Messages;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.RecordShape;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The reference pages say what the code does, no less and no more. */
class ReferencePagesTest {
    private static final Path REFERENCE = Path.of("../docs/reference");

    /** The text of each section whose heading is code, such as {@code ## `lot`}, by that code. */
    private static Map<String, String> sections(String page) throws IOException {
        Map<String, String> sections = new TreeMap<>();
        for (String section : Files.readString(REFERENCE.resolve(page)).split("\n##+ ")) {
            if (section.startsWith("`")) {
                sections.put(section.split("`")[1], section);
            }
        }
        return sections;
    }

    private static void assertIsPage(String name, String made) throws IOException {
        Path file = REFERENCE.resolve(name);
        if (Boolean.getBoolean("capaz.write")) {
            Files.writeString(file, made);
        }
        assertThat(Files.readString(file))
                .as("%s is written anew with -Dcapaz.write=true", name)
                .isEqualTo(made);
    }

    // README.md

    @Test
    void the_reading_order_names_every_package() throws IOException {
        String page = Files.readString(Path.of("README.md"));
        try (Stream<Path> packages = Files.list(Path.of("src/main/java/org/capaz/ledger"))) {
            assertThat(packages.filter(Files::isDirectory)
                            .map(Path::getFileName)
                            .map(Path::toString))
                    .allSatisfy(name -> assertThat(page).containsPattern("\\|[^|]*`" + name + "`[^|]*\\|"));
        }
    }

    // policy.md

    private static final SourceRefusals REFUSALS = sourceRefusals();

    private static final String POLICY_HEAD = """
            # Who may state what

            One section for each kind of statement, made from the table that the contract itself reads (`StatementKind`).
            A kind that is not here is refused. A test compares this page with the code; `-Dcapaz.write=true` writes it anew.

            - *Function*: the contract function that takes the statement.
            - *Acting party*: the roles of which the party must have one. *organisation* is a member's own act, by its registrar;
              every other act is a party's, through its own organisation's gateway (I1).
            - *Officers who sign*: the roles of which each signing officer must have one.
            - *Refused*: what the checks of that kind refuse, by which [rule](rules.md) and in which words, read from their source in
              the order in which they ask; so the state that the subject must be in. What every kind is asked first, who acts
              and who has signed (I1, I4, I5), is left out.

            Parties in the role PAYER stand at `premium.confirm` so that rule I2, and not the missing role, refuses them
            ([decision 009](../decisions/009-payers-in-the-receipt-policy.md)).
            """;

    @Test
    void the_policy_page_is_the_table_that_the_contract_asks() throws IOException {
        String page = POLICY_HEAD
                + Arrays.stream(StatementKind.values())
                        .map(ReferencePagesTest::policy)
                        .collect(Collectors.joining());
        assertIsPage("policy.md", page);
    }

    private static String policy(StatementKind kind) {
        String signatures = switch (kind.signing()) {
            case ONE -> "1";
            case REGISTRAR_WITH_OFFICER -> "1; one of the party's officers as well once it has some";
            case REGISTRAR_WITH_PARTIES ->
                "1, and one of each party that is to be read, where it has officers; 2 where all parties are";
            case TWO_OFFICERS -> "2 different people";
            case BOTH_PARTIES -> "one of each of the two parties";
            case WITH_CONSENT -> "1, and with more effect one of the other party (" + names(kind.consenting()) + ")";
            case MAJORITY_OF_ORGANISATIONS -> "majority of the organisations";
            case AS_THE_ROLES_NEED -> "1; majority of the organisations for a scheme or an auditor";
            case OWN_FIRST_KEY -> "the key that it brings";
        };
        return """

                ## `%s`

                - function: `%s`
                - acting party: %s
                - officers who sign: %s
                - signatures: %s
                - refused:
                %s""".formatted(
                        kind.kind(),
                        kind.function(),
                        kind.actedByOrganisation() ? "organisation" : names(kind.parties()),
                        names(kind.officers()),
                        signatures,
                        refusals(kind));
    }

    private static String refusals(StatementKind kind) {
        Messages words = Messages.in(Language.ENGLISH);
        List<SourceRefusals.Refusal> refusals =
                REFUSALS.of(kind.read(EveryKind.rightly(kind).statement()).getClass());
        assertThat(refusals).as("refusals of %s in the sources", kind).isNotEmpty();
        return refusals.stream()
                .map(refusal -> "  - " + refusal.rule() + ": "
                        + words.text(Message.valueOf(refusal.message())).replaceAll("\\{(\\w+)}", "*$1*") + "\n")
                .collect(Collectors.joining());
    }

    private static SourceRefusals sourceRefusals() {
        try {
            return new SourceRefusals();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String names(List<? extends Enum<?>> codes) {
        return codes.stream().map(Enum::name).collect(Collectors.joining(", "));
    }

    // reference-values.md

    private static final String VALUES_HEAD = """
            # Reference values

            The limits and tolerances of the rules, made from the table that the contract reads (`ReferenceValue`).
            The members set them by majority with `reference.publish`, each from a day on; a key that is not here or a number outside
            its range is refused as `MALFORMED`. A test compares this page with the code; `-Dcapaz.write=true` writes it anew.

            A value that is in effect changes from the day on which the change is recorded, or later, never before (I3), so that
            what was judged by it stays right ([decision 047](../decisions/047-reference-values-change-forward-only.md)).
            A first value may begin on any day. The range only catches typing errors; the majority decides what is reasonable within it.

            | key | unit | range | in the worked case | what it is for | read by |
            | --- | --- | --- | --- | --- | --- |
            """;

    private static final String VALUES_READ_BY_PEOPLE = """

            ## For people only

            Published figures that members may want to keep beside the others, dated and signed.
            No rule reads them; nothing is refused or flagged by them, and the worked case publishes none.

            | key | unit | range | what it is |
            | --- | --- | --- | --- |
            """;

    /** What the domain names beside these and no statement publishes, with the place where it stands instead. */
    private static final String VALUES_FOOT = """

            Not among them, because each agreement has its own: the part of the gold that a refiner pays for
            (`settlement.provisional`, `settlement.final`), the rate of a premium and the days until it is due (`scheme.publish`).
            """;

    @Test
    void the_page_of_reference_values_is_the_table_that_the_contract_reads() throws IOException {
        String judging = Arrays.stream(ReferenceValue.values())
                .filter(value -> !value.readBy().isEmpty())
                .map(ReferencePagesTest::judging)
                .collect(Collectors.joining());
        String informing = Arrays.stream(ReferenceValue.values())
                .filter(value -> value.readBy().isEmpty())
                .map(value -> "| %s | %s | %s | %s |\n"
                        .formatted(value.key(), value.unit(), range(value), value.sentence(Language.ENGLISH)))
                .collect(Collectors.joining());
        assertIsPage("reference-values.md", VALUES_HEAD + judging + VALUES_READ_BY_PEOPLE + informing + VALUES_FOOT);
    }

    private static String judging(ReferenceValue value) {
        Json.Obj published = (Json.Obj) WorkedCase.referenceValues().get("values");
        return "| %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        value.key(),
                        value.unit(),
                        range(value),
                        ((Json.Num) published.get(value.key())).value(),
                        value.sentence(Language.ENGLISH),
                        names(value.readBy()));
    }

    private static String range(ReferenceValue value) {
        return value.least() + " to " + value.most();
    }

    // statements.md

    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void every_body_is_written_out_with_its_members(StatementKind kind) throws IOException {
        String entry = sections("statements.md").get(kind.kind());
        assertThat(entry).as(kind.kind()).isNotNull();

        for (EveryKind.Member member : EveryKind.members(kind)) {
            String path = member.path().replace("[0]", "");
            if (!path.startsWith("commitments.")) {
                assertThat(entry).contains("\"" + path.substring(path.lastIndexOf('.') + 1) + "\"");
            }
        }
    }

    // keys.md

    private static final String KEYS_FOOT = "## Events and derived states";

    /** What a family holds, its key and who endorses a change are made; parts and members are written by hand below them. */
    @Test
    void the_page_of_keys_has_one_section_for_each_family() throws IOException {
        String page = Files.readString(REFERENCE.resolve("keys.md"));
        Map<String, String> sections = sections("keys.md");
        String made = Arrays.stream(Family.values())
                .map(family -> section(family, sections.getOrDefault(family.onLedger(), "")))
                .collect(Collectors.joining());
        assertIsPage(
                "keys.md", page.substring(0, page.indexOf("## `")) + made + page.substring(page.indexOf(KEYS_FOOT)));
    }

    private static String section(Family family, String former) {
        LedgerKey example = family.example();
        String endorsed = "- endorsed by: ";
        String byHand = former.contains(endorsed)
                ? former.substring(former.indexOf("\n", former.indexOf(endorsed)) + 1)
                                .stripTrailing() + "\n"
                : "";
        return """
                ## `%s`

                %s

                - key: %s
                %s%s
                %s
                """.formatted(
                        family,
                        family.holds(Language.ENGLISH),
                        example.simple()
                                ? "simple, such as `" + example.onLedger() + "`"
                                : "composite, such as `" + example + "`",
                        endorsed,
                        family.endorser().in(Language.ENGLISH),
                        byHand);
    }

    @Test
    void every_family_has_a_shape_of_keys() {
        assertThat(keys().map(LedgerKey::family)).contains(Family.values());
    }

    @Test
    void a_key_of_an_unknown_family_is_taken_apart_and_not_guessed() {
        LedgerKey.Text text = LedgerKey.Text.split("\0moonstone\0M-1\0");

        assertThat(text).isEqualTo(new LedgerKey.Text("moonstone", List.of("M-1")));
        assertThat(text.known()).isEmpty();
        assertThatThrownBy(() -> LedgerKey.parse("\0moonstone\0M-1\0")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_key_can_be_read_back_from_the_ledger() {
        Stream.concat(keys(), Arrays.stream(Family.values()).map(Family::example))
                .forEach(key -> assertThat(LedgerKey.parse(key.onLedger())).isEqualTo(key));
    }

    /** Families whose records are texts or lists, and the certificate, which has its own page. */
    private static final Set<Family> WITHOUT_SHAPE =
            Set.of(Family.NUMBER, Family.STATUS_INDEX, Family.NOT_ISSUED, Family.CERTIFICATE);

    private static Map<Family, RecordShape> shapes() throws IOException {
        Map<String, String> sections = sections("keys.md");
        Map<Family, RecordShape> shapes = new EnumMap<>(Family.class);
        for (Family family : Family.values()) {
            String[] parts = sections.get(family.onLedger()).split("```");
            if (parts.length > 1) {
                shapes.put(family, RecordShape.parse(parts[1]));
            }
        }
        return shapes;
    }

    /** Members that a lone statement of no kind brings about; each has a test beside the rule that it serves. */
    private static final Set<String> OF_LONGER_STORIES = Set.of(
            "basis: follows",
            "basis: follows.amp",
            "basis: follows.basis",
            "basis: follows.coolsUntil",
            "lot: unattributedMg",
            "miner: fieldOfficerOf",
            "miner: former",
            "miner: former.amp",
            "miner: former.confirmedBy",
            "miner: former.evidence",
            "miner: former.fieldOfficerOf",
            "miner: former.from",
            "miner: former.kind",
            "miner: former.leftBy",
            "miner: former.reason",
            "miner: former.registeredIn",
            "miner: former.to",
            "correction: fieldOfficerOf",
            "plan: countsFrom",
            "receipt: fieldOfficerOf",
            "settlement: unattributedMg",
            "transfer: endedAt");

    /** All records that every kind of statement writes, and those of the worlds in which they do. */
    private static Map<Family, Set<Json.Obj>> written() {
        Map<Family, Set<Json.Obj>> written = new EnumMap<>(Family.class);
        BiConsumer<LedgerKey, Json> add = (key, value) -> {
            if (value instanceof Json.Obj record) {
                written.computeIfAbsent(key.family(), ignored -> new LinkedHashSet<>())
                        .add(record);
            }
        };
        Set<Consortium> worlds = Collections.newSetFromMap(new IdentityHashMap<>());
        worlds.add(Stage.CERTIFIED.world());
        for (StatementKind kind : StatementKind.values()) {
            for (Draft draft : EveryKind.samples(kind)) {
                worlds.add(draft.world());
                if (draft.judged() instanceof StatementProcessor.Answer.Recorded recorded) {
                    recorded.events().forEach(event -> add.accept(event.key(), event.value()));
                }
            }
        }
        worlds.forEach(world -> world.ledger().records().forEach(add));
        return written;
    }

    @Test
    void every_family_shows_the_members_of_its_record() throws IOException {
        assertThat(shapes().keySet()).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(WITHOUT_SHAPE)));
    }

    @Test
    void every_record_that_is_written_has_the_members_shown_and_no_other() throws IOException {
        Map<Family, RecordShape> shapes = shapes();
        Set<String> misfits = new TreeSet<>();
        written().forEach((family, records) -> {
            if (shapes.containsKey(family)) {
                records.forEach(record -> shapes.get(family)
                        .misfits(record, new TreeSet<>())
                        .forEach(misfit -> misfits.add(family + ": " + misfit)));
            }
        });
        assertThat(misfits).isEmpty();
    }

    @Test
    void every_member_shown_is_written_by_some_kind() throws IOException {
        Set<String> never = new TreeSet<>();
        Map<Family, Set<Json.Obj>> written = written();
        shapes().forEach((family, shape) -> {
            Set<String> seen = new TreeSet<>();
            written.getOrDefault(family, Set.of()).forEach(record -> shape.misfits(record, seen));
            shape.paths().stream()
                    .filter(path -> !seen.contains(path))
                    .forEach(path -> never.add(family + ": " + path));
        });
        // The chaincode writes the heartbeat itself.
        never.removeIf(path -> path.startsWith(Family.HEAD + ":"));
        assertThat(never).isEqualTo(OF_LONGER_STORIES);
    }

    @Test
    void a_shape_tells_a_member_too_many_and_one_too_few() {
        RecordShape shape = RecordShape.parse("{\"a\",\"b\"?,\"c\" or \"d\",\"e\":[{\"f\",\"g\"?:X|Y}]}");

        assertThat(shape.misfits(Body.of("{'a':1,'c':2,'e':[{'f':1,'g':'X'}]}"), new TreeSet<>()))
                .isEmpty();
        assertThat(shape.misfits(Body.of("{'b':1,'c':2,'d':3,'e':[{'f':1,'h':1}]}"), new TreeSet<>()))
                .containsExactly("a is there 0 times", "c or d is there 2 times", "e.h is not shown");
    }

    @Test
    void the_certificate_has_the_documented_members_only() throws IOException {
        String page = Files.readString(REFERENCE.resolve("certificate.md"));
        var certificate =
                Stage.CERTIFIED.world().record(LedgerKeys.certificate(new CertificateId(WorkedCase.CERTIFICATE)));

        for (String path : Body.paths(certificate)) {
            if (!path.startsWith("commitments.")) {
                String member = path.substring(path.lastIndexOf('.') + 1).replace("[0]", "");
                assertThat(page).contains("\"" + member + "\"");
            }
        }
    }

    /** One key of every shape, with sample parts. */
    private static Stream<LedgerKey> keys() {
        return Arrays.stream(LedgerKeys.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(ReferencePagesTest::key);
    }

    private static LedgerKey key(Method shape) {
        Object[] parts = Arrays.stream(shape.getParameters())
                .map(ReferencePagesTest::part)
                .toArray();
        try {
            return (LedgerKey) shape.invoke(null, parts);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(shape.toString(), e);
        }
    }

    private static Object part(Parameter parameter) {
        Map<Class<?>, Object> samples = new LinkedHashMap<>();
        samples.put(MspId.class, new MspId("ProducersMSP"));
        samples.put(PartyId.class, new PartyId("AMP-01"));
        samples.put(LotId.class, new LotId("LE"));
        samples.put(Code.class, new Code("C-1"));
        samples.put(SealNumber.class, new SealNumber("S-1"));
        samples.put(RecordId.class, new RecordId("8f14e45f-ea3f"));
        samples.put(OfficerId.class, OfficerId.of(new byte[91]));
        samples.put(MinerRef.class, MinerRef.of(new byte[32]));
        samples.put(CertificateNumber.class, new CertificateId(WorkedCase.CERTIFICATE).number());
        samples.put(CertificateId.class, new CertificateId(WorkedCase.CERTIFICATE));
        samples.put(Day.class, Day.parse("2026-01-01"));
        samples.put(String.class, "2.1");
        samples.put(int.class, 7);
        samples.put(long.class, 123L);
        samples.put(LedgerKey.class, LedgerKeys.lot(new LotId("LE")));
        Object sample = samples.get(parameter.getType());
        assertThat(sample).as("a sample of " + parameter).isNotNull();
        return sample;
    }
}

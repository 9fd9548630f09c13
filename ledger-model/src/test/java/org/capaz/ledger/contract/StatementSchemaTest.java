// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.EveryKind.Member;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The published schemas are what the parsers say, and a validator that knows nothing of us judges bodies by them alike. */
class StatementSchemaTest {
    private static final Path FOLDER = Path.of("../docs/reference/statements");

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private static final String INDEX_HEAD = """
            # Schemas of statements

            One JSON Schema (2020-12) for the `body` of each kind of [statement](../statements.md), made by asking the parser that the
            contract itself uses. A test compares them with the parser; `-Dcapaz.write=true` writes them anew.

            - `x-unit` is the unit of a number: `mg`, `bp` (basis points), `0.01 per mille`, `minor unit` of the currency, `seconds`, `hours`,
              `days`, `months` or `number`. A text with the unit `day` is a calendar day in Bogota.
            - An optional member is absent, never null.
            - What fits a schema may still be refused: check characters, values that do not fit each other, and everything that
              [the rules](../rules.md) ask of the ledger.
            - All examples are fictional.

            """;

    private static final Map<Path, String> MADE = new LinkedHashMap<>();

    @BeforeAll
    static void make() throws IOException {
        MADE.put(
                FOLDER.resolve("README.md"),
                INDEX_HEAD
                        + Arrays.stream(StatementKind.values())
                                .map(kind -> "- [`%s`](%s.schema.json)\n".formatted(kind.kind(), kind.kind()))
                                .collect(Collectors.joining()));
        for (StatementKind kind : StatementKind.values()) {
            MADE.put(file(kind), SchemaText.of(StatementSchema.of(kind)));
        }
        if (Boolean.getBoolean("capaz.write")) {
            Files.createDirectories(FOLDER);
            for (Map.Entry<Path, String> page : MADE.entrySet()) {
                Files.writeString(page.getKey(), page.getValue());
            }
        }
    }

    private static Path file(StatementKind kind) {
        return FOLDER.resolve(kind.kind() + ".schema.json");
    }

    private static Schema schema(StatementKind kind) {
        Path file = file(kind);
        return REGISTRY.getSchema(
                SchemaLocation.of(file.toAbsolutePath().normalize().toUri().toString()),
                MADE.get(file),
                InputFormat.JSON);
    }

    private static boolean fits(Schema schema, Draft draft) {
        return schema.validate(CanonicalJson.write(draft.statement().body()), InputFormat.JSON)
                .isEmpty();
    }

    // The files

    @Test
    void the_folder_holds_what_the_parsers_say_and_nothing_else() throws IOException {
        Map<Path, String> published = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                published.put(file, Files.readString(file));
            }
        }
        assertThat(published).containsOnlyKeys(MADE.keySet());
        MADE.forEach((file, text) -> assertThat(published.get(file))
                .as("%s is written anew with -Dcapaz.write=true", file)
                .isEqualTo(text));
    }

    // What they say

    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void every_sample_fits(StatementKind kind) {
        Schema schema = schema(kind);

        for (Draft draft : EveryKind.samples(kind)) {
            assertThat(schema.validate(CanonicalJson.write(draft.statement().body()), InputFormat.JSON))
                    .as(draft.toString())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void a_body_that_lacks_a_required_member_does_not_fit(StatementKind kind) {
        Schema schema = schema(kind);

        for (Member member : EveryKind.members(kind)) {
            Draft lacking = member.without();
            boolean missed = refusal(kind, lacking)
                    .filter(no -> no.equals(Message.MEMBER_MISSING.name()))
                    .isPresent();
            if (missed) {
                assertThat(fits(schema, lacking)).as(member.toString()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void a_body_with_an_unknown_member_does_not_fit(StatementKind kind) {
        Schema schema = schema(kind);

        for (Member object : EveryKind.objects(kind)) {
            if (!object.path().equals("commitments.")) {
                Draft surprising = object.draft().withBody(Body.set(object.body(), object.path() + "surprise", "1"));
                assertThat(fits(schema, surprising)).as(object.toString()).isFalse();
            }
        }
    }

    // Where they differ from the parser

    /** What a parser refuses in a body that fits: no pattern computes a check, and no schema compares two values. */
    private static final Set<String> BEYOND_A_SCHEMA = Stream.of(
                    Message.CHECK_CHARACTER_WRONG,
                    Message.COUNTRY_UNKNOWN,
                    Message.MUNICIPALITY_UNKNOWN,
                    Message.PUBLIC_KEY_NOT_P256,
                    Message.GOLD_AND_SILVER_EXCEED_WHOLE,
                    Message.COMMENT_CHANGE_WRONG,
                    Message.FISCAL_NUMBER_NOT_VALID)
            .map(Message::name)
            .collect(Collectors.toCollection(TreeSet::new));

    @Test
    void schema_and_parser_agree_on_everything_else() {
        Set<String> beyond = new TreeSet<>();
        for (StatementKind kind : StatementKind.values()) {
            Schema schema = schema(kind);
            for (Member member : EveryKind.members(kind)) {
                Stream<Draft> changed = Stream.of(
                                Stream.of(member.without()),
                                others(member.value()).map(member::with),
                                added(member))
                        .flatMap(drafts -> drafts);
                changed.forEach(draft -> {
                    Optional<String> refusal = refusal(kind, draft);
                    if (fits(schema, draft)) {
                        refusal.ifPresent(beyond::add);
                    } else {
                        assertThat(refusal).as(member + ": " + draft).isPresent();
                    }
                });
            }
        }
        assertThat(beyond).isEqualTo(BEYOND_A_SCHEMA);
    }

    /** The samples without that member where it could stand, now with it. */
    private static Stream<Draft> added(Member member) {
        String parent = member.path().replaceAll("[^.]*$", "");
        return EveryKind.samples(member.kind()).stream().flatMap(draft -> {
            Json.Obj body = draft.statement().body();
            List<String> paths = Body.paths(body);
            boolean could = paths.stream().anyMatch(path -> path.startsWith(parent))
                    && !paths.contains(member.path())
                    && !member.path().endsWith("]");
            return could ? Stream.of(draft.withBody(Body.put(body, member.path(), member.value()))) : Stream.of();
        });
    }

    /** The message of the parser. */
    private static Optional<String> refusal(StatementKind kind, Draft draft) {
        try {
            kind.command(draft.statement());
            return Optional.empty();
        } catch (JsonException e) {
            return Optional.of(e.what().key());
        }
    }

    /** Values of each type, and many of the right one; never null, which the parser takes for an absent member. */
    private static Stream<Json> others(Json right) {
        Stream<Json> ofEveryType =
                Stream.of(Json.text("A"), Json.number(1), new Json.Bool(true), Json.array(List.of()), Json.object());
        Stream<Json> ofThisType = switch (right) {
            case Json.Str text -> texts(text.text()).map(Json::text);
            case Json.Num number -> numbers(number.value()).mapToObj(Json::number);
            case Json.Arr array -> lists(array);
            case Json.Obj object -> objects(object);
            default -> Stream.of();
        };
        return Stream.concat(ofEveryType, ofThisType);
    }

    private static Stream<Json> lists(Json.Arr right) {
        return right.items().stream()
                .limit(1)
                .flatMap(item ->
                        IntStream.of(1, 2, 3, 500, 1000).mapToObj(n -> Json.array(Collections.nCopies(n, item))));
    }

    private static Stream<Json> objects(Json.Obj right) {
        return Stream.of("a", "a-b", "A".repeat(40), "A".repeat(41))
                .map(name -> right.with(name, right.members().firstEntry().getValue()));
    }

    private static Stream<String> texts(String right) {
        Stream<String> ofEveryLength = IntStream.of(
                        0, 1, 2, 3, 4, 5, 7, 8, 12, 13, 20, 21, 32, 33, 35, 36, 64, 65, 120, 121, 200, 201)
                .boxed()
                .flatMap(n -> Stream.of("A".repeat(n), "0".repeat(n)));
        Stream<String> ofEveryForm = Stream.of(
                "a",
                "é",
                " A",
                "A ",
                "A\nB",
                "A\u007f",
                "A\u0085B",
                "A\u2028B",
                "A\u202eB",
                "\u200d",
                "\u200dA",
                "A\u200dB",
                "A_B",
                "A.1-2",
                "a-b",
                "CO",
                "usd",
                "2024-02-29",
                "2024-02-30",
                "24-01-01",
                "20240304",
                "2024-03-04T00:00:00Z",
                "1.000000",
                "01.000000",
                "0.000000",
                "1.00000",
                "999999999.999999",
                "1234567890.000000",
                "-1.000000",
                "seal/S-1",
                "seal/",
                "Seal/S-1",
                "seal",
                "seal/S 1",
                "label/a/b",
                Body.hash("Demo"),
                Body.hash("Demo").toUpperCase(Locale.ROOT),
                "3f2a9f0e-7a51-4f0b-9b55-0d0c7e1ab713",
                "3F2A9F0E-7A51-4F0B-9B55-0D0C7E1AB713",
                MinerRef.of(new byte[32]).value(),
                "A".repeat(122),
                "A".repeat(121) + "=");
        Stream<String> almostRight =
                Stream.of(right + "A", right + "\n", right.substring(1), right.toLowerCase(Locale.ROOT));
        return Stream.of(ofEveryLength, ofEveryForm, almostRight).flatMap(texts -> texts);
    }

    private static LongStream numbers(long right) {
        LongStream edges = LongStream.of(
                0,
                99,
                3650,
                10_000,
                100_000,
                999_999,
                1_000_000,
                0xffff_ffffL,
                1_000_000_000_000L,
                Json.Num.LARGEST - 1);
        return LongStream.concat(
                LongStream.of(-Json.Num.LARGEST, right - 1, right + 1),
                edges.flatMap(edge -> LongStream.of(edge - 1, edge, edge + 1)));
    }
}

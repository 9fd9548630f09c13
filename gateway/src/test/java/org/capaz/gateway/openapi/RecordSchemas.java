// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.contract.StatementProcessor;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.RecordShape;
import org.capaz.ledger.sample.Stage;

/**
 * One schema for the records of each family: what every kind of statement writes says of what type a member is, and
 * {@code docs/reference/keys.md}, which a test compares with the same records, which members may be absent.
 */
final class RecordSchemas {
    private static final Path KEYS = Path.of("../docs/reference/keys.md");

    private RecordSchemas() {}

    static String name(Family family) {
        return Arrays.stream(family.name().split("_"))
                        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining())
                + "Record";
    }

    static Map<String, Map<String, Object>> all() {
        Map<Family, Shape> shapes = new EnumMap<>(Family.class);
        Stage.CERTIFIED.world().ledger().records().forEach((key, record) -> add(shapes, key.family(), record));
        for (StatementKind kind : StatementKind.values()) {
            for (Draft draft : EveryKind.samples(kind)) {
                if (draft.judged() instanceof StatementProcessor.Answer.Recorded recorded) {
                    recorded.events().forEach(event -> add(shapes, event.key().family(), event.value()));
                }
            }
        }
        Map<Family, RecordShape> shown = shown();
        Map<String, Map<String, Object>> schemas = new TreeMap<>();
        shapes.forEach((family, shape) -> schemas.put(name(family), schema(family, shape, shown.get(family))));
        return schemas;
    }

    private static void add(Map<Family, Shape> shapes, Family family, Json value) {
        if (value instanceof Json.Obj) {
            shapes.computeIfAbsent(family, ignored -> new Shape()).add(value, Shape.Records.NONE);
        }
    }

    private static Map<String, Object> schema(Family family, Shape shape, RecordShape shown) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put(
                "description", "A record of the family " + family.onLedger() + ", as docs/reference/keys.md shows it.");
        Set<String> required = shown == null ? Set.of() : shown.requiredPaths();
        schema.putAll(shape.schema(path -> shown == null || required.contains(path)));
        return schema;
    }

    private static Map<Family, RecordShape> shown() {
        Map<Family, RecordShape> shapes = new EnumMap<>(Family.class);
        for (String section : read(KEYS).split("\n##+ ")) {
            String[] parts = section.split("```");
            if (section.startsWith("`") && parts.length > 1) {
                String heading = section.split("`")[1];
                Arrays.stream(Family.values())
                        .filter(family -> family.onLedger().equals(heading))
                        .forEach(family -> shapes.put(family, RecordShape.parse(parts[1])));
            }
        }
        return shapes;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

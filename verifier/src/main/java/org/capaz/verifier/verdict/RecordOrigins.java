// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.capaz.ledger.assessment.CraftModule;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;

/**
 * The producers of a certificate as its record has them, for people to read: their share, where they stood at issue, and the
 * result of each module with the independence of its finder. Only of a record whose hash enough organisations signed.
 *
 * @param origins as they stand in the record
 */
public record RecordOrigins(List<Origin> origins) {
    /** Of a label, which has no room for them. */
    public static final RecordOrigins NONE = new RecordOrigins(List.of());

    /**
     * One producer.
     *
     * @param name of the producer
     * @param municipality its code
     * @param fineMg fine gold of it in the lot, in milligrams
     * @param affiliation its state at issue
     * @param standard with its version
     * @param modules each with its name where it is known, its result, and the level of the attestation where there is one
     */
    public record Origin(
            String name,
            String municipality,
            long fineMg,
            String affiliation,
            String standard,
            List<Sentence> modules) {
        /** Copies the list. */
        public Origin {
            modules = List.copyOf(modules);
        }

        List<Sentence> sentences() {
            Sentence producer = VerdictMessage.ORIGIN_OF_RECORD
                    .with("name", Argument.id(name))
                    .and("municipality", Argument.id(municipality))
                    .and("fine", PlainNumbers.grams(fineMg))
                    .and("state", Argument.id(affiliation))
                    .and("standard", Argument.id(standard));
            return Stream.concat(Stream.of(producer), modules.stream()).toList();
        }
    }

    /** Copies the list. */
    public RecordOrigins {
        origins = List.copyOf(origins);
    }

    /**
     * Reads them.
     *
     * @param record the record as it stands on the ledger
     * @return none for a record that has none, or has them in another form than certificates do
     */
    public static RecordOrigins of(String record) {
        try {
            return read(record);
        } catch (JsonException otherForm) {
            return NONE;
        }
    }

    private static RecordOrigins read(String record) {
        var found = new ArrayList<Origin>();
        for (Json.Obj origin : objects(CanonicalJson.parseObject(record), "origins")) {
            Fields fields = Fields.of(origin);
            String standard = fields.text("standard");
            String version = fields.text("version");
            found.add(new Origin(
                    fields.text("name"),
                    fields.text("municipality"),
                    fields.integer("fineMg"),
                    fields.text("affiliation"),
                    standard + " " + version,
                    objects(origin, "modules").stream()
                            .map(module -> module(standard, version, Fields.of(module)))
                            .toList()));
        }
        return new RecordOrigins(found);
    }

    private static Sentence module(String standard, String version, Fields module) {
        long number = module.integer("module");
        Argument result = Argument.id(module.text("result")
                + module.optionalText("level").map(found -> " (" + found + ")").orElse(""));
        return CraftModule.of(standard, version, number)
                .map(known -> VerdictMessage.MODULE_OF_RECORD_NAMED
                        .with("module", PlainNumbers.digits(number))
                        .and("name", known.title().sentence())
                        .and("result", result))
                .orElseGet(() -> VerdictMessage.MODULE_OF_RECORD
                        .with("module", PlainNumbers.digits(number))
                        .and("result", result));
    }

    private static List<Json.Obj> objects(Json.Obj object, String member) {
        return object.get(member) instanceof Json.Arr list
                ? list.items().stream()
                        .filter(Json.Obj.class::isInstance)
                        .map(Json.Obj.class::cast)
                        .toList()
                : List.of();
    }
}

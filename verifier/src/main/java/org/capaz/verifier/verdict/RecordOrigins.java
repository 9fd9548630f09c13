// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.certificate.CraftModule;
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
     * @param standard the scheme of that affiliation
     * @param version of the standard
     * @param modules as they stand in the record
     */
    public record Origin(
            String name,
            String municipality,
            long fineMg,
            String affiliation,
            String standard,
            String version,
            List<Module> modules) {
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
                    .and("standard", Argument.id(standard + " " + version));
            return Stream.concat(
                            Stream.of(producer), modules.stream().map(module -> module.sentence(standard, version)))
                    .toList();
        }

        Json.Obj json() {
            return Json.object()
                    .with("name", name)
                    .with("municipality", municipality)
                    .with("fineMg", fineMg)
                    .with("affiliation", affiliation)
                    .with("standard", standard)
                    .with("version", version)
                    .with("modules", modules.stream().map(Module::json).toList());
        }
    }

    /**
     * The result of one module at issue.
     *
     * @param number of the module in the standard
     * @param result one word
     * @param level of the attestation, where there is one
     */
    public record Module(long number, String result, Optional<String> level) {
        /** With the module's name where it is known. */
        private Sentence sentence(String standard, String version) {
            Argument found = Argument.id(
                    result + level.map(stated -> " (" + stated + ")").orElse(""));
            return CraftModule.of(standard, version, number)
                    .map(known -> VerdictMessage.MODULE_OF_RECORD_NAMED
                            .with("module", PlainNumbers.digits(number))
                            .and("name", known.title().sentence())
                            .and("result", found))
                    .orElseGet(() -> VerdictMessage.MODULE_OF_RECORD
                            .with("module", PlainNumbers.digits(number))
                            .and("result", found));
        }

        private Json.Obj json() {
            return Json.object()
                    .with("module", number)
                    .with("result", result)
                    .with("level", Json.orNull(level.orElse(null)));
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
            found.add(new Origin(
                    fields.text("name"),
                    fields.text("municipality"),
                    fields.integer("fineMg"),
                    fields.text("affiliation"),
                    fields.text("standard"),
                    fields.text("version"),
                    objects(origin, "modules").stream()
                            .map(Fields::of)
                            .map(module -> new Module(
                                    module.integer("module"), module.text("result"), module.optionalText("level")))
                            .toList()));
        }
        return new RecordOrigins(found);
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

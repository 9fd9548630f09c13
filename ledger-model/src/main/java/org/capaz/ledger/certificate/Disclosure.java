// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.certificate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.capaz.ledger.json.Json;

/**
 * A certificate's withheld fields, held against what was opened of them. What stays withheld takes nothing from the rest.
 *
 * <p>Decision 081.
 */
public sealed interface Disclosure {

    /** Every committed field by name, with its value when it was opened. */
    record Fitting(SequencedMap<String, Optional<Json>> fields) implements Disclosure {
        /** The names of the fields that were not opened. */
        public List<String> withheld() {
            return fields.entrySet().stream()
                    .filter(field -> field.getValue().isEmpty())
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    /** Somebody shows a value that this certificate does not commit to. */
    record Foreign(Opening opening) implements Disclosure {}

    /**
     * What those openings show of a certificate.
     *
     * @param certificate the record as it stands on the ledger
     */
    static Disclosure of(Json.Obj certificate, List<Opening> openings) {
        Json.Obj committed = certificate.get("commitments") instanceof Json.Obj some ? some : Json.object();
        SequencedMap<String, Optional<Json>> fields = new TreeMap<>();
        committed.members().keySet().forEach(name -> fields.put(name, Optional.empty()));
        for (Opening opening : openings) {
            Json hash = Json.text(opening.commitment());
            List<String> names = committed.members().entrySet().stream()
                    .filter(field -> field.getValue().equals(hash))
                    .map(Map.Entry::getKey)
                    .toList();
            if (names.isEmpty()) {
                return new Foreign(opening);
            }
            names.forEach(name -> fields.put(name, Optional.of(opening.value())));
        }
        return new Fitting(fields);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.statement;

import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.json.Json;

/**
 * One value of each form that a member of a statement may have, so that reading can go on behind a member that has none. They
 * mean nothing and go nowhere.
 */
final class StandIns {
    /** The generator of P-256, as a DER SubjectPublicKeyInfo. */
    private static final String KEY =
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpZP40Li_"
                    + "hp_m47n60p8D54WK84zV2sxXs7LtkBoN79R9Q";

    private static final List<Json> ONE_OF_EACH_FORM = List.of(
            Json.text("A-1"),
            Json.number(1),
            Json.text("2024-01-31"),
            Json.text("0".repeat(64)),
            Json.array(List.of()),
            Json.object(),
            Json.array(List.of(Json.object())),
            // Two lots are different ones; an object that holds none loses that member again.
            Json.array(List.of(Json.object().with("lot", "A-1"), Json.object().with("lot", "A-2"))),
            new Json.Bool(true),
            Json.text("05001"),
            Json.text("COP"),
            Json.text("CO"),
            Json.text("1.000000"),
            Json.text("S-0001"),
            Json.text("ProducersMSP"),
            Json.text("stand-in-1"),
            Json.text("00000000-0000-4000-8000-000000000000"),
            Json.text(KEY),
            Json.text(OfficerId.of(new byte[0]).value()),
            Json.text(MinerRef.of(new byte[8]).value()),
            Json.text("A".repeat(86)),
            Json.number(1_000_000_000),
            Json.number(10_000),
            Json.text("P256"),
            Json.text("https://stand-in.example"),
            Json.text("lot/A-1"),
            Json.array(List.of(Json.text("A-1"))),
            Json.array(List.of(Json.text("0".repeat(64)))),
            Json.array(List.of(Json.number(1))),
            Json.array(List.of(Json.text("00000000-0000-4000-8000-000000000000"))),
            Json.array(List.of(Json.text("A-1"), Json.text("A-2"))));

    /** The entries of a list must often differ. */
    private static final int MOST_ALIKE = 60;

    static final List<Json> ALL = all();

    private StandIns() {}

    private static List<Json> all() {
        List<Json> all = new ArrayList<>(ONE_OF_EACH_FORM);
        for (int i = 2; i < MOST_ALIKE; i++) {
            all.add(Json.text("A-" + i));
            all.add(Json.text(
                    MinerRef.of(new byte[] {(byte) i, 0, 0, 0, 0, 0, 0, 0}).value()));
        }
        return List.copyOf(all);
    }
}

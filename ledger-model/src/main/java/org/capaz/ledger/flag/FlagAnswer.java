// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.flag;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;

/**
 * What one of those whom a flagged record concerns says to its flag.
 *
 * @param evidence SHA-256 of what the answer rests on, in hexadecimal
 */
public record FlagAnswer(PartyId by, Code answer, String evidence, Instant at) {
    private static final String MEMBER = "answers";

    /** The answers that stand on that flag's record; one of each party. */
    public static List<FlagAnswer> on(Json.Obj flag) {
        return flag.get(MEMBER) == null ? List.of() : Fields.of(flag, "flag").objects(MEMBER, FlagAnswer::read);
    }

    private static FlagAnswer read(Fields fields) {
        return new FlagAnswer(
                fields.parsed("by", PartyId::new),
                fields.parsed("answer", Code::new),
                fields.parsed("evidence", Digest::requireHex),
                Instant.ofEpochSecond(fields.integer("at")));
    }

    /** The flag with this answer, in place of what the same party answered before. */
    StateChange onto(LedgerKey flag, LedgerState ledger) {
        Json.Obj record = (Json.Obj) ledger.read(flag).orElseThrow();
        Stream<FlagAnswer> others = on(record).stream().filter(other -> !other.by.equals(by));
        List<Json.Obj> answers =
                Stream.concat(others, Stream.of(this)).map(FlagAnswer::json).toList();
        return new StateChange("FlagAnswered", flag, record.with(MEMBER, Json.array(answers)));
    }

    private Json.Obj json() {
        return Json.object()
                .with("by", by.value())
                .with("answer", answer.value())
                .with("evidence", evidence)
                .with("at", at.getEpochSecond());
    }
}

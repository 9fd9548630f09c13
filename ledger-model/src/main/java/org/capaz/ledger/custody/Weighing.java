// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.SealNumber;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.GrossMass;

/**
 * One lot as it was weighed at one end of a hand-over, with the seal that was read or the reason why it has none.
 *
 * <p>Decision 130.
 *
 * @param noSeal why the bag has no seal; present exactly where {@code seal} is not
 */
public record Weighing(LotId lot, GrossMass gross, Optional<SealNumber> seal, Optional<Code> noSeal) {

    /** Of a sealed lot. */
    public Weighing(LotId lot, GrossMass gross, SealNumber seal) {
        this(lot, gross, Optional.of(seal), Optional.empty());
    }

    static Weighing read(Fields fields) {
        LotId lot = fields.parsed("lot", LotId::new);
        GrossMass gross = fields.quantity("grossMg", GrossMass::weighed);
        Optional<SealNumber> seal = fields.optionalParsed("seal", SealNumber::stated);
        Optional<Code> noSeal = fields.optionalParsed("noSeal", Code::new);
        if (seal.isPresent() == noSeal.isPresent()) {
            throw fields.unfit("", Message.SEAL_OR_REASON_EXPECTED.sentence());
        }
        return new Weighing(lot, gross, seal, noSeal);
    }

    /** With another weight. */
    Weighing weighing(GrossMass other) {
        return new Weighing(lot, other, seal, noSeal);
    }

    Json.Obj json() {
        return closedOnto(Json.object().with("lot", lot.value()).with("grossMg", gross.milligrams()), "seal", "noSeal");
    }

    /** Writes what closes the lot under those names. */
    Json.Obj closedOnto(Json.Obj record, String sealName, String noSealName) {
        Json.Obj closed =
                seal.map(number -> record.with(sealName, number.value())).orElse(record);
        return noSeal.map(reason -> closed.with(noSealName, reason.value())).orElse(closed);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.custody;

import java.util.List;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PlaceCode;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * The custodian takes a lot to another place of its own in the same country. Nobody else has had it, so nobody else signs; what changes is where
 * the lot can be worked (I19).
 *
 * <p>Decision 131.
 */
public record MoveLot(LotId lot, PlaceCode place) implements Command {

    public static MoveLot parse(Statement statement, Fields body) {
        return new MoveLot(body.parsed("lot", LotId::new), body.parsed("place", PlaceCode::stated));
    }

    @Override
    public Json.Obj body() {
        return Json.object().with("lot", lot.value()).with("place", place.value());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return EffectiveLot.atHand(lot, act, ledger)
                .at("lot")
                .and(held -> elsewhere(held).at("place"))
                .and(held -> inTheSameCountry(held).at("place"))
                .decide(held -> List.of(held.movedTo(place).event("LotMoved")));
    }

    private Checked<Holds> elsewhere(Lot.Held held) {
        return Checked.require(
                Rule.I19,
                !held.facts().place().equals(place),
                () -> Message.LOT_IN_PLACE_ALREADY.with("lot", lot).and("place", place));
    }

    /** I78: otherwise gold would be exported by one word, without carrier, recipient or paper. */
    private Checked<Holds> inTheSameCountry(Lot.Held held) {
        PlaceCode from = held.facts().place();
        return Checked.require(
                Rule.I78,
                from.country().equals(place.country()),
                () -> Message.LOT_MOVED_ABROAD
                        .with("lot", lot)
                        .and("place", from)
                        .and("to", place));
    }
}

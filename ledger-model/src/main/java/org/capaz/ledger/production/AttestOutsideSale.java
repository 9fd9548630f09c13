// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.production;

import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.producer.Miner;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A party attests that a miner sold gold outside the network, which the annual cap must count (I9). It is never refused for
 * exceeding the cap, because the sale has happened; the cap then stops the miner's next contribution. So the word of a
 * stranger is not enough (I58): the party is accredited for it, or an officer of the miner's own group signs along.
 *
 * <p>Anybody may contest it with a flag on its record; {@link CorrectOutsideSale} supersedes it.
 *
 * <p>Decision 114.
 *
 * @param evidence SHA-256 of the document on the sale, salted, in hexadecimal
 */
public record AttestOutsideSale(Code sale, MinerRef miner, Day soldOn, GrossMass gross, String evidence)
        implements Command {

    public static AttestOutsideSale parse(Statement statement, Fields body) {
        return new AttestOutsideSale(
                body.parsed("sale", Code::new),
                body.parsed("miner", MinerRef::new),
                body.parsed("soldOn", Day::parse),
                body.quantity("grossMg", GrossMass::weighed),
                body.parsed("evidence", Digest::requireHex));
    }

    @Override
    public Json.Obj body() {
        return Json.object()
                .with("sale", sale.value())
                .with("miner", miner.value())
                .with("soldOn", soldOn.toString())
                .with("grossMg", gross.milligrams())
                .with("evidence", evidence);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        act.requireRoom(LedgerKeys.drawnIn(miner, soldOn.year()), ledger);
        return enrolled(ledger)
                .at("miner")
                .and(ok -> OutsideSale.word(miner, soldOn, act, ledger))
                .and(ok -> soldBefore(act.eventDay()).at("soldOn"))
                .and(ok -> notAttested(ledger).at("sale"))
                .decide(ok -> List.of(attested(act)));
    }

    private Checked<Holds> enrolled(LedgerState ledger) {
        return Checked.require(Rule.I8, Miner.known(miner, ledger), () -> Message.MINER_UNKNOWN.with("miner", miner));
    }

    private Checked<Holds> soldBefore(Day attestedOn) {
        return Checked.require(
                Rule.I5,
                !soldOn.isAfter(attestedOn),
                () -> Message.MINER_SALE_AFTER_ATTESTATION.with("sold", soldOn).and("day", attestedOn));
    }

    private Checked<Holds> notAttested(LedgerState ledger) {
        return Checked.unrecorded(
                Rule.I3,
                Quota.outside(sale, miner, soldOn),
                ledger,
                () -> Message.MINER_SALE_EXISTS.with("sale", sale).and("miner", miner));
    }

    private StateChange attested(Act act) {
        StateChange drawn = Quota.soldOutside(sale, miner, soldOn, gross);
        return new StateChange(
                "OutsideSaleAttested",
                drawn.key(),
                ((Json.Obj) drawn.value())
                        .with("soldOn", soldOn.toString())
                        .with("attestedBy", act.party().value())
                        .with("evidence", evidence));
    }
}

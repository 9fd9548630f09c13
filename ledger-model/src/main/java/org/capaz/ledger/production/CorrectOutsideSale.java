// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.production;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.accreditation.Activity;
import org.capaz.ledger.accreditation.Concerned;
import org.capaz.ledger.accreditation.Judges;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.producer.Miner;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A statement that supersedes an attested sale outside the network: there was another mass, or no such sale at all. What it no
 * longer holds is free again in the miner's quota; what was stated before stays to be read.
 *
 * <p>By who attested it, in the same way, or by somebody accredited for it, so that neither a stranger's mistake stays for
 * ever nor a miner's own friends free its quota.
 *
 * <p>Decision 114.
 *
 * @param gross what was sold; nothing when there was no such sale
 * @param evidence SHA-256 of what shows it, salted, in hexadecimal
 */
public record CorrectOutsideSale(
        Code sale, MinerRef miner, Day soldOn, Optional<GrossMass> gross, Code reason, String evidence)
        implements Command {

    public static CorrectOutsideSale parse(Statement statement, Fields body) {
        return new CorrectOutsideSale(
                body.parsed("sale", Code::new),
                body.parsed("miner", MinerRef::new),
                body.parsed("soldOn", Day::parse),
                body.has("grossMg") ? Optional.of(body.quantity("grossMg", GrossMass::weighed)) : Optional.empty(),
                body.parsed("reason", Code::new),
                body.parsed("evidence", Digest::requireHex));
    }

    @Override
    public Json.Obj body() {
        Json.Obj body = Json.object()
                .with("sale", sale.value())
                .with("miner", miner.value())
                .with("soldOn", soldOn.toString())
                .with("reason", reason.value())
                .with("evidence", evidence);
        return gross.map(mass -> body.with("grossMg", mass.milligrams())).orElse(body);
    }

    /** The record that is superseded, and under which key. */
    private record Attested(LedgerKey key, Json.Obj record) {
        private Fields fields() {
            return Fields.of(record, key.toString());
        }
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return enrolled(ledger)
                .at("miner")
                .then(ok -> attested(ledger))
                .and(found -> OutsideSale.word(miner, soldOn, act, ledger))
                .and(found -> itsOwnOrAJudge(found, act, ledger))
                .and(found -> another(found).at("grossMg"))
                .decide(found -> List.of(corrected(found, act)));
    }

    private Checked<Holds> enrolled(LedgerState ledger) {
        return Checked.require(Rule.I8, Miner.known(miner, ledger), () -> Message.MINER_UNKNOWN.with("miner", miner));
    }

    private Checked<Attested> attested(LedgerState ledger) {
        LedgerKey key = Quota.outside(sale, miner, soldOn);
        return Checked.present(
                        Rule.I3,
                        ledger.read(key)
                                .map(record -> new Attested(key, (Json.Obj) record))
                                .filter(found -> found.fields().text("soldOn").equals(soldOn.toString())),
                        () -> Message.OUTSIDE_SALE_UNKNOWN
                                .with("sale", sale)
                                .and("miner", miner)
                                .and("day", soldOn))
                .at("sale");
    }

    /** I57, I58: the word of another is corrected by somebody accredited whom the sale does not concern. */
    private Checked<Holds> itsOwnOrAJudge(Attested found, Act act, LedgerState ledger) {
        String attestedBy = found.fields().text("attestedBy");
        if (attestedBy.equals(act.party().value())) {
            return Checked.holds();
        }
        return Checked.require(
                        Rule.I58,
                        Judges.isJudge(Activity.OUTSIDE_SALES, act.party(), act, ledger),
                        () -> Message.OUTSIDE_SALE_OF_ANOTHER
                                .with("party", act.party())
                                .and("sale", sale)
                                .and("attester", Argument.id(attestedBy)))
                .at(Refused.ACTOR)
                .then(ok -> Concerned.independent(found.key(), act, ledger));
    }

    private Checked<Holds> another(Attested found) {
        long before = found.fields().has("void") ? 0 : found.fields().integer("grossMg");
        return Checked.require(
                Rule.I3,
                gross.map(GrossMass::milligrams).orElse(0L) != before,
                () -> Message.OUTSIDE_SALE_UNCHANGED.with("sale", sale));
    }

    private StateChange corrected(Attested found, Act act) {
        Fields former = found.fields();
        Json.Obj record = found.record()
                .without("void")
                .with("formerMg", former.has("void") ? 0 : former.integer("grossMg"))
                .with("correctedBy", act.party().value())
                .with("correctedAt", act.recordedAt().getEpochSecond())
                .with("reason", reason.value())
                .with("evidence", evidence);
        return new StateChange(
                "OutsideSaleCorrected",
                found.key(),
                gross.map(mass -> record.with("grossMg", mass.milligrams())).orElse(record.with("void", true)));
    }
}

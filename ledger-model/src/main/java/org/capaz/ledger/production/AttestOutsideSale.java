package org.capaz.ledger.production;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.producer.Miner;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * Somebody attests that a miner sold gold outside the network, which the yearly cap must count. It is never refused for
 * being too much: it is true, and what follows it is what the cap stops.
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
    public Decision decide(Act act, LedgerState ledger) {
        act.requireRoom(LedgerKeys.drawnIn(miner, soldOn.year()), ledger);
        return Decision.unless(
                        at("miner", () -> enrolled(ledger)),
                        at("soldOn", () -> soldBefore(act.eventDay())),
                        at("sale", () -> notAttested(ledger)))
                .then(() -> List.of(attested(act)));
    }

    private Optional<Refused> enrolled(LedgerState ledger) {
        return require(Rule.I8, Miner.known(miner, ledger), () -> "miner " + miner + " is enrolled nowhere");
    }

    private Optional<Refused> soldBefore(Day attestedOn) {
        return require(
                Rule.I5,
                !soldOn.isAfter(attestedOn),
                () -> "the sale of " + soldOn + " is later than its attestation of " + attestedOn);
    }

    private Optional<Refused> notAttested(LedgerState ledger) {
        return require(
                Rule.I3,
                !ledger.has(Quota.outside(sale, miner, soldOn)),
                () -> "sale " + sale + " of miner " + miner + " is attested already");
    }

    private StateChange attested(Act act) {
        StateChange drawn = Quota.soldOutside(sale, miner, soldOn, gross);
        return new StateChange(
                "OutsideSaleAttested",
                drawn.key(),
                ((Json.Obj) drawn.value())
                        .with("attestedBy", act.party().value())
                        .with("evidence", evidence));
    }
}

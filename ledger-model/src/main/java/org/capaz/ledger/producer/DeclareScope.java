// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.producer;

import java.util.List;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A producer states which working units belong to it from a day on. The former version stays the answer for the days
 * before: a scope that reached back could put foreign production into a producer that has an affiliation.
 */
public record DeclareScope(AffiliationScope scope) implements Command {

    public static DeclareScope parse(Statement statement, Fields body) {
        return new DeclareScope(AffiliationScope.read(body));
    }

    @Override
    public Json.Obj body() {
        return scope.json();
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        act.requireRoom(LedgerKeys.scopes(act.party()), ledger);
        return Amp.required(Rule.I31, act.party(), ledger)
                .at(Refused.ACTOR)
                .map(amp -> AffiliationScope.latest(amp, ledger))
                .and(latest -> isNext(latest).at("version"))
                .and(latest -> beginsAfter(latest, act).at("validFrom"))
                .and(latest -> notWiderBeforeRecorded(act, ledger).at("validFrom"))
                .decide(latest -> List.of(scope.declared(act.party())));
    }

    private Checked<Checked.Holds> isNext(AffiliationScope latest) {
        return Checked.require(
                Rule.I3,
                scope.version() == latest.version() + 1,
                () -> Message.SCOPE_VERSION_NOT_NEXT
                        .with("next", Argument.count(latest.version() + 1))
                        .and("version", Argument.count(scope.version())));
    }

    /** I63: a further unit belongs to the producer from the day of recording on. */
    private Checked<Checked.Holds> notWiderBeforeRecorded(Act act, LedgerState ledger) {
        boolean wider = AffiliationScope.on(scope.validFrom(), act.party(), ledger)
                .filter(before -> before.units().containsAll(scope.units()))
                .isEmpty();
        return Checked.require(
                Rule.I63,
                !wider || !scope.validFrom().isBefore(act.recordedDay()),
                () -> Message.WIDER_BEFORE_RECORDED
                        .with("party", act.party())
                        .and("from", scope.validFrom())
                        .and("recorded", act.recordedDay()));
    }

    private Checked<Checked.Holds> beginsAfter(AffiliationScope latest, Act act) {
        return Checked.require(
                Rule.I3,
                !scope.validFrom().isBefore(act.eventDay()) && scope.validFrom().isAfter(latest.validFrom()),
                () -> Message.SCOPE_DAY_NOT_VALID.with("day", scope.validFrom()));
    }
}

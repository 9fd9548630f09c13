// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.producer;

import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A producer declares itself, once: its type and size, its legal bases and its first scope. No record about a producer
 * is accepted before.
 *
 * @param legalBasis at least one, each id once
 * @param stated members that bring what is derived; any one is refused
 */
public record DeclareAmp(Amp amp, List<LegalBasis> legalBasis, AffiliationScope scope, List<Amp.DerivedMember> stated)
        implements Command {

    /** A declaration as it may be recorded: with no member that brings what is derived. */
    public DeclareAmp(Amp amp, List<LegalBasis> legalBasis, AffiliationScope scope) {
        this(amp, legalBasis, scope, List.of());
    }

    public static DeclareAmp parse(Statement statement, Fields body) {
        Fields scope = body.object("scope");
        var command = new DeclareAmp(
                Amp.read(new PartyId(statement.actor()), body),
                LegalBasis.readAll(body),
                AffiliationScope.read(scope),
                Amp.DerivedMember.readAll(body));
        scope.end();
        return command;
    }

    @Override
    public Json.Obj body() {
        return Amp.DerivedMember.onto(
                amp.json()
                        .with(
                                "legalBasis",
                                legalBasis.stream().map(LegalBasis::json).toList())
                        .with("scope", scope.json()),
                stated);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        legalBasis.forEach(basis -> act.requireRoom(LedgerKeys.rights(basis.authority(), basis.reference()), ledger));
        return Amp.DerivedMember.none(stated)
                .and(ok -> notDeclaredBefore(act.party(), ledger).at(Refused.ACTOR))
                .and(ok -> Checked.each("legalBasis", legalBasis, LegalBasis::hasAPeriod))
                .decide(ok -> changes(act, ledger));
    }

    private static Checked<Checked.Holds> notDeclaredBefore(PartyId producer, LedgerState ledger) {
        return Checked.require(
                Rule.I3, !Amp.isProducer(producer, ledger), () -> Message.PRODUCER_EXISTS.with("party", producer));
    }

    private List<StateChange> changes(Act act, LedgerState ledger) {
        List<StateChange> changes = new ArrayList<>();
        changes.add(amp.declaredBy(act));
        legalBasis.forEach(basis -> {
            changes.add(basis.recorded(BasisRecording.of(basis, false, act, ledger))
                    .event("LegalBasisDeclared", act.party()));
            changes.add(BasisRecording.noted(basis, act.party()));
        });
        changes.add(scope.declared(act.party()));
        return changes;
    }
}

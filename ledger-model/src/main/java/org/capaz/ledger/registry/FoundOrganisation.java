// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import java.util.List;
import java.util.stream.Stream;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.VisibleText;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.statement.Statement;

/**
 * {@code organisation.found}: a member enters itself with its first registrar's key. The statement is signed by that very
 * key, because no other is known yet; what makes it the member's own is the Fabric identity that carries it.
 *
 * <p>Decision 004.
 */
public record FoundOrganisation(String name, Officer registrar) implements BringsKey {

    public static FoundOrganisation parse(Statement statement, Fields body) {
        Fields officer = body.object("officer");
        var command = new FoundOrganisation(
                body.parsed("name", VisibleText::require),
                Officer.read(statement.actor(), new MspId(statement.actor()), List.of(OfficerRole.REGISTRAR), officer));
        officer.end();
        return command;
    }

    @Override
    public Officer.Key key() {
        return registrar.key();
    }

    @Override
    public boolean isSigner() {
        return true;
    }

    @Override
    public Json.Obj body() {
        return Json.object().with("name", name).with("officer", registrar.key().json());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        var organisation = new Organisation(act.organisation(), name, act.recordedAt());
        return notFoundedBefore(organisation.msp(), ledger)
                .at(Refused.ACTOR)
                .and(ok -> RegisterOfficer.newKey(registrar, ledger).at("officer.spki"))
                .decide(ok -> Stream.concat(Stream.of(organisation.founded()), entered(act).registered().stream())
                        .toList());
    }

    private Officer entered(Act act) {
        return registrar.entered(Entry.first(act));
    }

    private static Checked<Holds> notFoundedBefore(MspId msp, LedgerState ledger) {
        return Checked.require(
                Rule.I3, Organisation.find(ledger, msp).isEmpty(), () -> Message.MEMBER_EXISTS.with("msp", msp));
    }
}

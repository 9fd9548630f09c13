// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.succession;

import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * {@code organisation.return}: a released organisation is not gone and says so: its release ends; what others took over
 * meanwhile stays theirs.
 *
 * <p>Decision 091.
 */
public record ReturnOrganisation(Code release) implements Command {

    public static ReturnOrganisation parse(Statement statement, Fields body) {
        return new ReturnOrganisation(body.parsed("release", Code::new));
    }

    @Override
    public Json.Obj body() {
        return Json.object().with("release", release.value());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return open(act, ledger)
                .at("release")
                .decide(open -> List.of(open.endedByReturn(act.recordedAt()).event("OrganisationReturned")));
    }

    private Checked<Release> open(Act act, LedgerState ledger) {
        return Checked.present(
                        Rule.I1,
                        Release.find(ledger, act.organisation(), release),
                        () -> Message.RELEASE_UNKNOWN.with("release", release).and("organisation", act.organisation()))
                .and(stated -> Checked.require(
                        Rule.I3,
                        stated.returnedAt().isEmpty(),
                        () -> Message.RELEASE_ENDED.with("release", release).and("organisation", act.organisation())));
    }
}

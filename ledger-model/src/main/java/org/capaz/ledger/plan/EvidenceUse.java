// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.plan;

import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A producer adds the evidence that a use was what the plan said.
 *
 * @param evidence 1 to 20 SHA-256 hashes of documents, in lower-case hexadecimal digits
 */
public record EvidenceUse(Code plan, Code use, List<String> evidence) implements Command {
    public static EvidenceUse parse(Statement statement, Fields body) {
        List<String> evidence = body.texts("evidence", Digest::requireHex);
        if (evidence.isEmpty() || evidence.size() > Use.MOST_EVIDENCE) {
            throw body.unfit("evidence", Message.HASHES_EMPTY_OR_TOO_MANY.with("n", Argument.count(Use.MOST_EVIDENCE)));
        }
        return new EvidenceUse(body.parsed("plan", Code::new), body.parsed("use", Code::new), evidence);
    }

    @Override
    public Json.Obj body() {
        return Json.object().with("plan", plan.value()).with("use", use.value()).with("evidence", Json.texts(evidence));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Use.inState(Use.State.SPENT, act.party(), plan, use, ledger).decide(spent -> List.of(evidenced(spent)));
    }

    private StateChange evidenced(Use spent) {
        return spent.event("UseEvidenced", Use.State.EVIDENCED, spent.record().with("evidence", Json.texts(evidence)));
    }
}

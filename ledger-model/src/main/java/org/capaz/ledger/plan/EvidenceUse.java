package org.capaz.ledger.plan;

import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A producer brings what shows that the money became what the plan said. */
public record EvidenceUse(Code plan, Code use, List<String> evidence) implements Command {
    public static EvidenceUse parse(Statement statement, Fields body) {
        List<String> evidence = body.texts("evidence", Digest::requireHex);
        if (evidence.isEmpty() || evidence.size() > Use.MOST_EVIDENCE) {
            throw body.unfit("evidence", "expected 1 to " + Use.MOST_EVIDENCE + " hashes");
        }
        return new EvidenceUse(body.parsed("plan", Code::new), body.parsed("use", Code::new), evidence);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Decision.unless(() -> Use.standsAt(Use.State.SPENT, act.party(), plan, use, ledger))
                .then(() -> {
                    Use spent = Use.find(ledger, act.party(), plan, use).orElseThrow();
                    return List.of(spent.event(
                            "UseEvidenced",
                            Use.State.EVIDENCED,
                            spent.record().with("evidence", Json.texts(evidence))));
                });
    }
}

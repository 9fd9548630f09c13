package org.capaz.ledger.premium;

import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Books;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
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
    public Decision decide(Act act, Books books) {
        Optional<Use> found = Use.find(books, act.party(), plan, use);
        return Decision.unless(() -> require(
                        Rule.I42,
                        found.filter(spent -> spent.state() == Use.State.SPENT).isPresent(),
                        () -> "use " + use + " of plan " + plan + " of " + act.party() + " is "
                                + found.map(known -> known.state().name()).orElse("not recorded") + ", not "
                                + Use.State.SPENT))
                .then(() -> List.of(found.orElseThrow()
                        .event(
                                "UseEvidenced",
                                Use.State.EVIDENCED,
                                found.orElseThrow().record().with("evidence", Json.texts(evidence)))));
    }
}

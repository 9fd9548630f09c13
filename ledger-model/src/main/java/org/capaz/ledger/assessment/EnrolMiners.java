package org.capaz.ledger.assessment;

import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.record.Books;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Signer;
import org.capaz.ledger.statement.Statement;

/** Two officers of a producer enrol miners by their pseudonyms. Reads one key per miner. */
public record EnrolMiners(List<Miner> miners) implements Command {
    private static final int MOST = 200;

    public static EnrolMiners parse(Statement statement, Fields body) {
        List<Miner> miners = body.objects("miners", Miner::read);
        if (miners.isEmpty() || miners.size() > MOST) {
            throw new JsonException("body.miners", "body.miners: expected 1 to " + MOST + " miners");
        }
        return new EnrolMiners(miners);
    }

    @Override
    public Decision decide(Act act, Books books) {
        List<OfficerId> confirmers = act.signers().stream().map(Signer::officer).toList();
        return Decision.unless(() -> eachOnce(), () -> nobodyEnrolledBefore(books))
                .then(() -> miners.stream()
                        .map(miner -> miner.enrolled(act.party(), confirmers))
                        .toList());
    }

    private Optional<Refused> eachOnce() {
        long distinct = miners.stream().map(Miner::ref).distinct().count();
        return require(Rule.I8, distinct == miners.size(), () -> "a miner stands twice in the enrolment");
    }

    private Optional<Refused> nobodyEnrolledBefore(Books books) {
        return miners.stream()
                .filter(miner -> books.has(LedgerKeys.miner(miner.ref())))
                .findFirst()
                .flatMap(miner -> Decision.refuse(
                        Rule.I8, "miner " + miner.ref() + " has an active reference in the network already"));
    }
}

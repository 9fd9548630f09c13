// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench;

import java.util.List;
import java.util.Optional;
import org.capaz.bench.measure.Bench.NotDone;
import org.capaz.ledger.contract.StatementProcessor;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.statement.SignedStatement;

/** A signed statement as it is brought to a peer, to be judged again and again in the state that it was made for. */
final class JudgedStatement {
    private final Consortium world;
    private final Draft.Call call;

    JudgedStatement(Consortium world, Draft statement) {
        this.world = world;
        this.call = statement.call();
    }

    /** Reads it, checks the signatures and asks the rules; writes nothing. */
    int judge() throws NotDone {
        List<String> arguments = call.arguments();
        SignedStatement signed = SignedStatement.parse(arguments.get(1));
        StatementProcessor.Answer answer = new StatementProcessor(
                        Consortium.CHANNEL, new MspId(call.msp()), call.time(), world.ledger())
                .judge(signed, Optional.empty(), arguments.subList(2, arguments.size()));
        if (!(answer instanceof StatementProcessor.Answer.Recorded)) {
            throw new NotDone(signed.statement().kind() + " was answered " + answer);
        }
        return 1;
    }
}

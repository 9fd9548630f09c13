// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench.network;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.capaz.bench.measure.Bench.NotDone;
import org.capaz.client.key.OfficerKey;
import org.capaz.ledger.contract.StatementProcessor;
import org.capaz.ledger.contract.StatementProcessor.Answer;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.statement.SignedStatement;

/** Four members whose ledger is in memory: the contract judges what they are told, and no network takes part. */
final class MemoryOffices implements Offices {
    private final Consortium world = Stage.FOUNDED.world();
    private long block;

    @Override
    public OfficerKey registrar(String member) {
        DemoOfficer officer = world.officer(member + "-registrar");
        return new OfficerKey(
                officer.key().getPrivate(), officer.key().getPublic().getEncoded());
    }

    @Override
    public synchronized long state(String member, List<SignedStatement> statements, long seen) throws NotDone {
        if (seen > block) {
            throw new NotDone("block " + seen + " is not there yet");
        }
        String msp = Consortium.MEMBERS.get(MEMBERS.indexOf(member));
        for (SignedStatement statement : statements) {
            Answer answer = new StatementProcessor(
                            Consortium.CHANNEL,
                            new MspId(msp),
                            Instant.ofEpochSecond(Instant.now().getEpochSecond()),
                            world.ledger())
                    .judge(statement, Optional.empty(), List.of());
            if (!(answer instanceof Answer.Recorded recorded)) {
                throw new NotDone(statement.statement().kind() + " was answered " + answer);
            }
            world.ledger().accept(recorded.events());
        }
        return ++block;
    }

    @Override
    public Map<String, Supplier<Duration>> cpu() {
        return Map.of("nobody", () -> Duration.ZERO);
    }

    @Override
    public void close() {}
}

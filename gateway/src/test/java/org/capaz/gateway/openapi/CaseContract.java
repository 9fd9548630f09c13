// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.openapi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.submit.LedgerClient;
import org.capaz.ledger.contract.StatementProcessor;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.statement.Objection;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.StatementException;

/** The contract's own rules over the ledger of a case, behind several members' gateways: what one hands in, all read. */
final class CaseContract {
    private final Consortium world;
    private final List<CaseGateway> gateways;
    private final Map<String, List<StateChange>> endorsed = new TreeMap<>();
    private int transactions;

    private CaseContract(Consortium world, List<CaseGateway> gateways) {
        this.world = world;
        this.gateways = gateways;
    }

    static void behind(Consortium world, CaseGateway... gateways) {
        CaseContract contract = new CaseContract(world, List.of(gateways));
        for (CaseGateway gateway : gateways) {
            gateway.submitTo(contract.clientOf(gateway));
        }
    }

    private LedgerClient clientOf(CaseGateway gateway) {
        return new LedgerClient() {
            @Override
            public Endorsement endorse(String function, List<String> arguments) {
                return judged(arguments.getFirst(), gateway);
            }

            @Override
            public Sending send(byte[] transaction) {
                return new Sending.Sent();
            }

            @Override
            public Verdict await(String txId, Duration atMost) {
                return new Verdict.Judged(committed(txId, gateway), 0);
            }

            @Override
            public Verdict lookUp(String txId) {
                return new Verdict.NotKnown("no answer");
            }
        };
    }

    private synchronized LedgerClient.Endorsement judged(String signed, CaseGateway gateway) {
        var processor =
                new StatementProcessor(Consortium.CHANNEL, new MspId(gateway.msp()), world.now(), world.ledger());
        try {
            return switch (processor.judge(SignedStatement.parse(signed), Optional.empty(), List.of())) {
                case StatementProcessor.Answer.Recorded recorded -> {
                    String txId = "case-" + ++transactions;
                    endorsed.put(txId, recorded.events());
                    yield new LedgerClient.Endorsement.Endorsed(txId, new byte[] {1}, "{\"repeated\":false}");
                }
                case StatementProcessor.Answer.Repeated repeated ->
                    throw new AssertionError("no statement is sent twice here: " + repeated.record());
                case StatementProcessor.Answer.No no -> new LedgerClient.Endorsement.Refused(objection(no.refusal()));
            };
        } catch (StatementException e) {
            return new LedgerClient.Endorsement.Refused(e.objection());
        }
    }

    private static Objection objection(Refused refused) {
        return new Objection(refused.rule().name(), refused.field(), refused.sentence());
    }

    private synchronized long committed(String txId, CaseGateway asking) {
        world.ledger().accept(endorsed.remove(txId));
        List<Long> blocks = new ArrayList<>();
        for (CaseGateway gateway : gateways) {
            long block = gateway.followAs(txId);
            if (gateway == asking) {
                blocks.add(block);
            }
        }
        return blocks.getFirst();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.capaz.demo.secret.FileMemberSecrets;
import org.capaz.ledger.contract.StatementProcessor;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Statement;

/** The contract's rules over a map of records: the result of a case without a network. */
final class InMemoryLedger implements LedgerState {
    private final TreeMap<String, Json> records = new TreeMap<>();
    private final String genesis;
    private final FileMemberSecrets keys;
    private final Instant now;
    private long nextIndex;

    InMemoryLedger(String genesis, FileMemberSecrets keys, Instant now) {
        this.genesis = genesis;
        this.keys = keys;
        this.now = now;
    }

    StatementProcessor.Answer submit(CaseStatement caseStatement) {
        var signed = new SignedStatement(
                new Statement(
                        caseStatement.kind(),
                        "capaz",
                        new RecordId(CaseStatements.recordId(genesis, caseStatement)),
                        caseStatement.actor(),
                        caseStatement.eventAt(),
                        caseStatement.body()),
                List.of());
        for (String officer : caseStatement.officers()) {
            signed = keys.key(officer).sign(signed, OfficerSignature.Method.OWN_KEY);
        }
        List<String> furtherArguments =
                caseStatement.kind().equals("certificate.issue") ? List.of("" + nextIndex++) : List.of();
        StatementProcessor.Answer answer = new StatementProcessor(
                        "capaz", new MspId(caseStatement.member() + "MSP"), now, this)
                .judge(SignedStatement.parse(signed.json().toString()), Optional.empty(), furtherArguments);
        if (answer instanceof StatementProcessor.Answer.Recorded recorded) {
            recorded.events().forEach(event -> records.put(event.key().onLedger(), event.value()));
        }
        return answer;
    }

    @Override
    public Optional<Json> read(LedgerKey key) {
        return Optional.ofNullable(records.get(key.onLedger()));
    }

    @Override
    public List<Json.Obj> list(LedgerKey prefix) {
        prefix.bounded();
        var found = new ArrayList<Json.Obj>();
        records.tailMap(prefix.onLedger()).forEach((key, value) -> {
            if (key.startsWith(prefix.onLedger())) {
                found.add((Json.Obj) value);
            }
        });
        return found;
    }

    /** Records of one family, in the order of their keys. */
    List<Json.Obj> family(String family) {
        return records.entrySet().stream()
                .filter(entry ->
                        LedgerKey.parse(entry.getKey()).family().onLedger().equals(family))
                .map(entry -> (Json.Obj) entry.getValue())
                .toList();
    }
}

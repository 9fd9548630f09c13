// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.contract.StatementProcessor;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.statement.SignedStatement;

/** The contract's rules over records in memory: what a case would come to, without a network. */
final class TrialLedger implements LedgerState {
    private final TreeMap<String, Json> records = new TreeMap<>();
    private long certificates;

    /** Records it when the rules accept it. */
    StatementProcessor.Answer submit(SignedStatement signed, String channel, MspId member, Instant now) {
        boolean certificate = signed.statement().kind().equals(StatementKind.ISSUE_CERTIFICATE.kind());
        List<String> statusIndex = certificate ? List.of(Long.toString(certificates++)) : List.of();
        StatementProcessor.Answer answer =
                new StatementProcessor(channel, member, now, this).judge(signed, Optional.empty(), statusIndex);
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
        for (var record : records.tailMap(prefix.onLedger()).entrySet()) {
            if (!record.getKey().startsWith(prefix.onLedger())) {
                break;
            }
            found.add((Json.Obj) record.getValue());
        }
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

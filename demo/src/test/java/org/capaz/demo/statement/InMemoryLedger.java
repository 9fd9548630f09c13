// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.statement;

import java.time.Instant;
import java.util.List;
import org.capaz.demo.secret.FileMemberSecrets;
import org.capaz.ledger.contract.StatementProcessor;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Statement;

/** A case signed with the members' own keys, on a ledger in memory. */
final class InMemoryLedger {
    private static final String CHANNEL = "capaz";

    private final TrialLedger ledger = new TrialLedger();
    private final String genesis;
    private final FileMemberSecrets keys;
    private final Instant now;

    InMemoryLedger(String genesis, FileMemberSecrets keys, Instant now) {
        this.genesis = genesis;
        this.keys = keys;
        this.now = now;
    }

    StatementProcessor.Answer submit(CaseStatement caseStatement) {
        var signed = new SignedStatement(
                new Statement(
                        caseStatement.kind(),
                        CHANNEL,
                        new RecordId(CaseStatements.recordId(genesis, caseStatement)),
                        caseStatement.actor(),
                        caseStatement.eventAt(),
                        caseStatement.body()),
                List.of());
        for (String officer : caseStatement.officers()) {
            signed = keys.key(officer).sign(signed, OfficerSignature.Method.OWN_KEY);
        }
        return ledger.submit(
                SignedStatement.parse(signed.json().toString()),
                CHANNEL,
                new MspId(caseStatement.member() + "MSP"),
                now);
    }

    /** Records of one family, in the order of their keys. */
    List<Json.Obj> family(String family) {
        return ledger.family(family);
    }
}

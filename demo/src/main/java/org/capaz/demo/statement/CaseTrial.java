// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.capaz.demo.casefolder.Defect;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.statement.StatementException;
import org.capaz.ledger.warning.Warnings;

/**
 * Tries the statements of a case in memory, one after the other, to warn of what is probably not meant. What the rules refuse is
 * passed over: the ledger itself will refuse it, with the row.
 */
final class CaseTrial {
    private static final String CHANNEL = "capaz";

    /** Every other day moves with the case; a published price belongs to its day, however long ago that is. */
    private static final String NEVER_MOVED = "body.fixing.date";

    private CaseTrial() {}

    /** @param secrets with which the statements were made */
    static List<Defect> warnings(
            List<CaseStatement> statements, TrialSecrets secrets, CaseParties parties, Instant now) {
        var ledger = new TrialLedger();
        List<Defect> warnings = new ArrayList<>();
        for (CaseStatement each : statements) {
            Statement statement = new Statement(
                    each.kind(),
                    CHANNEL,
                    new RecordId(CaseStatements.recordId("", each)),
                    each.actor(),
                    each.eventAt(),
                    each.body());
            Warnings.of(statement, now, ledger).stream()
                    .filter(warning -> !warning.field().equals(NEVER_MOVED))
                    .forEach(warning -> warnings.add(
                            new Defect(each.row().file(), each.row().number(), "", warning.sentence())));
            MspId member = parties.msp(each.member());
            try {
                ledger.submit(secrets.signed(statement, each.officers()), CHANNEL, member, now);
            } catch (StatementException refused) {
                // Nothing is recorded, as on the ledger.
            }
        }
        return warnings;
    }
}

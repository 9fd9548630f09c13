// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.replay;

import java.time.Instant;
import java.util.List;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Statement;
import org.capaz.verifier.fabric.Version;

/**
 * What a recorded statement says of itself.
 *
 * @param id the client record id
 * @param place block and transaction in which it was recorded
 * @param recordedAt the transaction's time
 * @param eventAt when it happened, as its author says
 * @param signedBy the officers whose signatures it carries, in the order of the signatures
 */
public record ReplayedStatement(
        String id,
        String kind,
        String actor,
        Version place,
        Instant recordedAt,
        Instant eventAt,
        List<OfficerId> signedBy) {
    public ReplayedStatement {
        signedBy = List.copyOf(signedBy);
    }

    static ReplayedStatement of(SignedStatement signed, Version place, Instant recordedAt) {
        Statement statement = signed.statement();
        return new ReplayedStatement(
                statement.id().value(),
                statement.kind(),
                statement.actor(),
                place,
                recordedAt,
                statement.eventAt(),
                signed.signatures().stream().map(OfficerSignature::officer).toList());
    }
}

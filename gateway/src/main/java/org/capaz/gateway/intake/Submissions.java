// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.intake;

import java.util.List;
import org.capaz.gateway.submit.Submission;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Statement;

/** How one signed statement is handed in, whoever brings it: a program, or the page of a cooperative. */
public final class Submissions {
    private Submissions() {}

    /** That statement alone, whose form has been checked. */
    public static Submission of(SignedStatement signed) {
        Statement statement = signed.statement();
        return new Submission(
                statement.id().value(),
                List.of(statement.id().value()),
                statement.actor(),
                statement.kind(),
                statement.contentHash(),
                StatementKind.of(statement.kind()).orElseThrow().function(),
                CanonicalJson.write(signed.json()));
    }
}

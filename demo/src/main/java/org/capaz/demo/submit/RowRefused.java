package org.capaz.demo.submit;

import org.capaz.client.gateway.MemberGateway;
import org.capaz.demo.statement.CaseStatement;

/** A row of a case that the ledger refused: which row, which rule and why. */
public final class RowRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String whatToDo;

    RowRefused(CaseStatement caseStatement, MemberGateway.Answer.Refused refused) {
        super(caseStatement.row().place() + " (" + caseStatement.kind() + " by " + caseStatement.actor()
                + ") is refused by " + (refused.code().matches("I\\d+") ? "rule " : "code ") + refused.code() + ": "
                + refused.detail());
        this.whatToDo = refused.whatToDo();
    }

    /** One sentence: what the gateway advises. */
    public String whatToDo() {
        return whatToDo;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.submit;

import java.util.List;
import org.capaz.client.Explained;
import org.capaz.client.gateway.MemberGateway;
import org.capaz.demo.message.CaseMessage;
import org.capaz.demo.statement.CaseStatement;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;

/** A row of a case that the ledger refused: which row, which rule and why, and what the gateway advises. */
public final class RowRefused extends RuntimeException implements Explained {
    private static final long serialVersionUID = 1L;

    private final transient CaseStatement caseStatement;
    private final transient MemberGateway.Answer.Refused refused;

    RowRefused(CaseStatement caseStatement, MemberGateway.Answer.Refused refused) {
        super(what(caseStatement, refused, Language.ENGLISH));
        this.caseStatement = caseStatement;
        this.refused = refused;
    }

    @Override
    public List<String> explanation(Language language) {
        return List.of(
                what(caseStatement, refused, language),
                refused.whatToDo().in(language),
                CaseMessage.CHANGE_CASE_AND_REPEAT.sentence().in(language));
    }

    private static String what(CaseStatement stated, MemberGateway.Answer.Refused refused, Language language) {
        return CaseMessage.ROW_REFUSED_BY_RULE
                .with("place", stated.row().place())
                .and("kind", Argument.id(stated.kind()))
                .and("actor", Argument.id(stated.actor()))
                .and("rule", refused.by())
                .and("why", refused.detail().argument(language))
                .in(language);
    }
}

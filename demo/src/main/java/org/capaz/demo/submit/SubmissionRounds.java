// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.submit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capaz.demo.statement.CaseStatement;

/**
 * Orders statements so that independent members need not wait for each other: a round holds, for each member, what may be
 * submitted once all earlier rounds are on the ledger. Within a round a member submits its part in the order of the case.
 */
final class SubmissionRounds {
    private SubmissionRounds() {}

    static List<Map<String, List<CaseStatement>>> of(List<CaseStatement> caseStatements) {
        int[] roundOf = new int[caseStatements.size()];
        var rounds = new ArrayList<Map<String, List<CaseStatement>>>();
        for (int i = 0; i < caseStatements.size(); i++) {
            CaseStatement caseStatement = caseStatements.get(i);
            for (int earlier = 0; earlier < i; earlier++) {
                CaseStatement before = caseStatements.get(earlier);
                if (caseStatement.follows(before)) {
                    boolean sameMember = before.member().equals(caseStatement.member());
                    roundOf[i] = Math.max(roundOf[i], roundOf[earlier] + (sameMember ? 0 : 1));
                }
            }
            while (rounds.size() <= roundOf[i]) {
                rounds.add(new LinkedHashMap<>());
            }
            rounds.get(roundOf[i])
                    .computeIfAbsent(caseStatement.member(), member -> new ArrayList<>())
                    .add(caseStatement);
        }
        return rounds;
    }
}

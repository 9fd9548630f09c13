// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import java.util.List;
import java.util.SortedMap;
import org.assertj.core.api.AbstractAssert;
import org.capaz.ledger.contract.StatementProcessor.Answer;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.StatementException;

/** Hands a draft to the contract and says what must come of it. */
public final class DraftAssert extends AbstractAssert<DraftAssert, Draft> {

    private DraftAssert(Draft draft) {
        super(draft, DraftAssert.class);
    }

    public static DraftAssert assertThat(Draft draft) {
        return new DraftAssert(draft);
    }

    /** Recorded, and no flag raised. */
    public DraftAssert isAccepted() {
        accepted(List.of());
        RuleEvidence.accepted(actual, List.of());
        return this;
    }

    /** Recorded, and each of these rules has raised a flag on that record, no other rule any. */
    public DraftAssert isAcceptedWithFlags(LedgerKey subject, Rule... rules) {
        accepted(List.of(rules).stream()
                .map(rule ->
                        LedgerKeys.flag(subject, rule.name(), actual.statement().id()))
                .toList());
        RuleEvidence.accepted(actual, List.of(rules));
        return this;
    }

    private void accepted(List<LedgerKey> wanted) {
        switch (answer()) {
            case Answer.Recorded recorded -> {
                List<LedgerKey> flags = recorded.events().stream()
                        .filter(event -> event.name().equals("FlagRaised"))
                        .map(StateChange::key)
                        .toList();
                if (!flags.equals(wanted)) {
                    failWithMessage("%s%n  raised flags %s, expected %s", actual, flags, wanted);
                }
            }
            case Answer other -> failWithMessage("%s%n  expected to be accepted, but: %s", actual, other);
        }
    }

    /** Refused by that rule, and the ledger is as it was. */
    public DraftAssert isRefusedBy(Rule rule) {
        SortedMap<LedgerKey, Json> before = actual.world().ledger().records();
        switch (answer()) {
            case Answer.No no
            when no.refusal().rule() == rule -> {
                unchanged(before);
                namesAMember(no.refusal());
                info.description(no.refusal().toString());
                RuleEvidence.refused(rule, actual);
            }
            case Answer other -> failWithMessage("%s%n  expected to be refused by %s, but: %s", actual, rule, other);
        }
        return this;
    }

    private void namesAMember(Refused refused) {
        if (refused.field().isEmpty() || refused.field().equals("body")) {
            failWithMessage("%s%n  was refused of the whole, not of a member: %s", actual, refused);
        }
    }

    /** Refused by that rule, with these words in the reason. */
    public DraftAssert isRefusedBy(Rule rule, String words) {
        isRefusedBy(rule);
        Answer answer = actual.judged();
        if (!(answer instanceof Answer.No no) || !no.refusal().because().contains(words)) {
            failWithMessage("%s%n  expected a reason with \"%s\", but: %s", actual, words, answer);
        }
        return this;
    }

    /** Of what was refused: the answer names that member. */
    public DraftAssert in(String field) {
        if (!(actual.judged() instanceof Answer.No no) || !no.refusal().field().equals(field)) {
            failWithMessage("%s%n  expected a refusal of \"%s\", but: %s", actual, field, actual.judged());
        }
        return this;
    }

    /** Cannot be judged at all, because of that defect in that field, and the ledger is as it was. */
    public DraftAssert isDefective(String code, String field) {
        SortedMap<LedgerKey, Json> before = actual.world().ledger().records();
        try {
            failWithMessage("%s%n  expected the defect %s, but: %s", actual, code, answer());
        } catch (StatementException e) {
            if (!e.code().equals(code) || !e.field().equals(field)) {
                failWithMessage(
                        "%s%n  expected the defect %s in \"%s\", but: %s in \"%s\" (%s)",
                        actual, code, field, e.code(), e.field(), e.getMessage());
            }
            unchanged(before);
        }
        return this;
    }

    /** Known already: nothing more is written. */
    public DraftAssert isRepeated() {
        SortedMap<LedgerKey, Json> before = actual.world().ledger().records();
        Answer answer = answer();
        if (!(answer instanceof Answer.Repeated)) {
            failWithMessage("%s%n  expected to be known already, but: %s", actual, answer);
        }
        unchanged(before);
        return this;
    }

    private Answer answer() {
        return actual.submitted();
    }

    private void unchanged(SortedMap<LedgerKey, Json> before) {
        if (!actual.world().ledger().records().equals(before)) {
            failWithMessage("%s%n  was not accepted, but the ledger has changed", actual);
        }
    }
}

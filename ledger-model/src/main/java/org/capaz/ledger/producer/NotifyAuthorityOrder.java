// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.producer;

import java.util.List;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A scheme or an auditor records what an authority has ordered about a producer; it suspends from its first day. */
public record NotifyAuthorityOrder(AuthorityNotice notice) implements Command {
    private static final int MOST_OF_A_PARTY = 50;

    public static NotifyAuthorityOrder parse(Statement statement, Fields body) {
        return new NotifyAuthorityOrder(
                AuthorityNotice.read(new PartyId(statement.actor()), statement.eventAt(), body));
    }

    @Override
    public Json.Obj body() {
        return notice.json();
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Amp.required(Rule.I31, notice.amp(), ledger)
                .at("amp")
                .and(ok -> isNew(ledger).at("notice"))
                .and(ok -> notTooMany(ledger).at("amp"))
                .decide(ok -> List.of(notice.knownSince(act.recordedAt()).event("AuthorityNoticeRecorded")));
    }

    /** I61: one scheme's orders leave room for those of the others. */
    private Checked<Checked.Holds> notTooMany(LedgerState ledger) {
        long own = AuthorityNotice.of(notice.amp(), ledger).stream()
                .filter(entry -> entry.raisedBy().equals(notice.raisedBy()))
                .count();
        return Checked.require(
                Rule.I61,
                own < MOST_OF_A_PARTY,
                () -> Message.RECORDS_OF_PARTY_TOO_MANY
                        .with("party", notice.raisedBy())
                        .and("most", Argument.count(MOST_OF_A_PARTY)));
    }

    private Checked<Checked.Holds> isNew(LedgerState ledger) {
        return Checked.unrecorded(
                Rule.I3,
                LedgerKeys.authorityNotice(notice.amp(), notice.id()),
                ledger,
                () -> Message.NOTICE_EXISTS.with("notice", notice.id()).and("amp", notice.amp()));
    }
}

package org.capaz.ledger.custody;

import org.capaz.ledger.identity.Code;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Books;
import org.capaz.ledger.record.LedgerEvent;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;

/** Something accepted that a person must look at: the statement stands, the flag stands beside it. */
public record Flag(LedgerKey subject, Kind kind, Rule rule, Code reason) {

    /** Why a person is asked. */
    public enum Kind {
        LATE,
        RED_FLAG,
        DISPUTE
    }

    public LedgerEvent raised(Act act) {
        return new LedgerEvent(
                "FlagRaised",
                LedgerKeys.flag(subject, rule.name(), act.id()),
                Json.object()
                        .with("kind", kind.name())
                        .with("rule", rule.name())
                        .with("raisedBy", act.statement().actor())
                        .with("raisedAt", act.eventAt().getEpochSecond())
                        .with("reason", reason.value()));
    }

    /** Is any flag open on that record? */
    public static boolean anyOn(LedgerKey subject, Books books) {
        return !books.list(LedgerKeys.flags(subject)).isEmpty();
    }
}

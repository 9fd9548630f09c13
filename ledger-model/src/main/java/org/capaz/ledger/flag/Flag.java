package org.capaz.ledger.flag;

import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
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
        DISPUTE,
        HOLD,
        GRIEVANCE
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

    /** A flag is not washed off in the crucible: what comes out of flagged lots is flagged, so that I44 holds for it too. */
    public static List<LedgerEvent> carriedOver(List<LotId> inputs, List<LotId> outputs, Act act, Books books) {
        if (inputs.stream().noneMatch(input -> anyOn(LedgerKeys.lot(input), books))) {
            return List.of();
        }
        return outputs.stream()
                .map(output -> new Flag(LedgerKeys.lot(output), Kind.RED_FLAG, Rule.I44, new Code("INPUT-FLAGGED"))
                        .raised(act))
                .toList();
    }

    /** Is any flag open on that record? A closed one stays for ever, with its outcome, and speaks no more. */
    public static boolean anyOn(LedgerKey subject, Books books) {
        return !openOn(subject, books).isEmpty();
    }

    /** The open flags on that record. */
    public static List<Json.Obj> openOn(LedgerKey subject, Books books) {
        return books.list(LedgerKeys.flags(subject)).stream()
                .filter(flag -> flag.get("closedAt") == null)
                .toList();
    }
}

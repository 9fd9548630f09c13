package org.capaz.ledger.producer;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A scheme or an auditor records what an authority has ordered about a producer; it suspends from its first day. */
public record NotifyAuthorityOrder(AuthorityNotice notice) implements Command {

    public static NotifyAuthorityOrder parse(Statement statement, Fields body) {
        return new NotifyAuthorityOrder(
                AuthorityNotice.read(new PartyId(statement.actor()), statement.eventAt(), body));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        act.requireRoom(LedgerKeys.authorityNotices(notice.amp()), ledger);
        return Decision.unless(
                        at("amp", () -> Amp.mustBeDeclared(Rule.I31, notice.amp(), ledger)),
                        at("notice", () -> isNew(ledger)))
                .then(() -> List.of(notice.knownSince(act.recordedAt()).event("AuthorityNoticeRecorded")));
    }

    private Optional<Refused> isNew(LedgerState ledger) {
        return require(
                Rule.I3,
                !ledger.has(LedgerKeys.authorityNotice(notice.amp(), notice.id())),
                () -> "notice " + notice.id() + " about " + notice.amp() + " is recorded already");
    }
}

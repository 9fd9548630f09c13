package org.capaz.ledger.producer;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** A scheme or an auditor records that an authority's order no longer holds. */
public record LiftAuthorityOrder(PartyId amp, Code notice, Day from, String evidence) implements Command {

    public static LiftAuthorityOrder parse(Statement statement, Fields body) {
        return new LiftAuthorityOrder(
                body.parsed("amp", PartyId::new),
                body.parsed("notice", Code::new),
                body.parsed("from", Day::parse),
                body.parsed("evidence", Digest::requireHex));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Optional<AuthorityNotice> raised = AuthorityNotice.find(amp, notice, ledger);
        return Decision.unless(
                        () -> Amp.strayAt("amp", amp, "notice", notYetLifted(raised), ledger),
                        at("amp", () -> independent(act, ledger)),
                        at("from", () -> onceItHeld(raised.orElseThrow(), act)))
                .then(() -> List.of(raised.orElseThrow()
                        .lifted(new AuthorityNotice.Lifted(from, act.party(), evidence, act.recordedAt()))
                        .event("AuthorityNoticeLifted")));
    }

    private Optional<Refused> independent(Act act, LedgerState ledger) {
        return require(
                Rule.I2,
                Party.find(ledger, amp)
                        .filter(party -> !party.msp().equals(act.caller()))
                        .isPresent(),
                () -> act.party() + " cannot lift a notice about " + amp + " of its own organisation");
    }

    private Optional<Refused> notYetLifted(Optional<AuthorityNotice> raised) {
        return require(
                Rule.I3,
                raised.filter(found -> found.lifted().isEmpty()).isPresent(),
                () -> "there is no notice " + notice + " about " + amp + " that is not lifted");
    }

    private Optional<Refused> onceItHeld(AuthorityNotice raised, Act act) {
        return require(
                Rule.I5,
                !from.isBefore(raised.from()) && !from.isAfter(act.eventDay()),
                () -> "the notice cannot be lifted from " + from + ": it holds from " + raised.from()
                        + ", and today is " + act.eventDay());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.producer;

import java.util.List;
import org.capaz.ledger.accreditation.Concerned;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A scheme or an auditor records that an authority's order no longer holds. It must be of another organisation than the
 * producer's, else a producer's own organisation could end its suspension.
 *
 * @param from the first day on which the order no longer suspends
 * @param evidence SHA-256 of what shows it, in hexadecimal
 */
public record LiftAuthorityOrder(PartyId amp, Code notice, Day from, String evidence) implements Command {

    public static LiftAuthorityOrder parse(Statement statement, Fields body) {
        return new LiftAuthorityOrder(
                body.parsed("amp", PartyId::new),
                body.parsed("notice", Code::new),
                body.parsed("from", Day::parse),
                body.parsed("evidence", Digest::requireHex));
    }

    @Override
    public Json.Obj body() {
        return Json.object()
                .with("amp", amp.value())
                .with("notice", notice.value())
                .with("from", from.toString())
                .with("evidence", evidence);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Amp.locating("amp", amp, "notice", notYetLifted(ledger), ledger)
                .and(raised -> Concerned.independent(LedgerKeys.amp(amp), act, ledger))
                .and(raised -> ofItsAuthor(raised, act, ledger).at("notice"))
                .and(raised -> onceItHeld(raised, act).at("from"))
                .decide(raised ->
                        List.of(raised.lifted(new AuthorityNotice.Lifted(from, act.party(), evidence, act.recordedAt()))
                                .event("AuthorityNoticeLifted")));
    }

    private Checked<AuthorityNotice> notYetLifted(LedgerState ledger) {
        return Checked.present(
                Rule.I3,
                AuthorityNotice.find(amp, notice, ledger)
                        .filter(found -> found.lifted().isEmpty()),
                () -> Message.NOTICE_UNKNOWN.with("notice", notice).and("amp", amp));
    }

    private static Checked<Checked.Holds> ofItsAuthor(AuthorityNotice raised, Act act, LedgerState ledger) {
        return Checked.require(
                Rule.I59,
                Party.mayLift(act.party(), raised.raisedBy(), act.recordedAt(), ledger),
                () -> Message.JUDGEMENT_OF_ANOTHER
                        .with("placed", raised.raisedBy())
                        .and("party", act.party()));
    }

    private Checked<Checked.Holds> onceItHeld(AuthorityNotice raised, Act act) {
        return Checked.require(
                Rule.I5,
                !from.isBefore(raised.from()) && !from.isAfter(act.eventDay()),
                () -> Message.NOTICE_LIFTED_OUT_OF_PERIOD
                        .with("day", from)
                        .and("from", raised.from())
                        .and("today", act.eventDay()));
    }
}

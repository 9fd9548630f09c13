package org.capaz.ledger.custody;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.PartyRole;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.status.CertificateStatus;

/** Who placed a hold, or an auditor, lets the lot go again; what the hold suspended is reinstated with the last hold. */
public record ReleaseLot(Code hold, LotId lot, Code outcome) implements Command {

    public static ReleaseLot parse(Statement statement, Fields body) {
        return new ReleaseLot(
                body.parsed("hold", Code::new), body.parsed("lot", LotId::new), body.parsed("outcome", Code::new));
    }

    @Override
    public Decision decide(Act act, LedgerState books) {
        Optional<LedgerKey> flag = Flag.openHold(LedgerKeys.lot(lot), hold, books);
        return Decision.unless(
                        () -> onHold(flag, books),
                        at("hold", () -> byWhoMay(act, flag.orElseThrow(), books)),
                        at(Refused.EVENT_AT, () -> Flag.raisedBefore(flag.orElseThrow(), act, books)))
                .then(() -> events(flag.orElseThrow(), act, books));
    }

    private Optional<Refused> onHold(Optional<LedgerKey> flag, LedgerState books) {
        if (flag.isPresent()) {
            return Optional.empty();
        }
        boolean onAnother = Flag.holdOn(LedgerKeys.lot(lot), books).isPresent();
        return at(onAnother ? "hold" : "lot", Decision.refuse(Rule.I29, "lot " + lot + " is not on hold " + hold));
    }

    private Optional<Refused> byWhoMay(Act act, LedgerKey flag, LedgerState books) {
        PartyId placedBy = books.find(flag).orElseThrow().parsed("raisedBy", PartyId::new);
        boolean auditor = Party.find(books, act.party())
                .filter(party -> party.hasAnyOf(List.of(PartyRole.AUDITOR)))
                .isPresent();
        return require(
                Rule.I29,
                auditor || placedBy.equals(act.party()),
                () -> "hold " + hold + " is released by " + placedBy + " or an auditor, not by " + act.party());
    }

    private List<StateChange> events(LedgerKey flag, Act act, LedgerState books) {
        List<StateChange> events = new ArrayList<>();
        events.add(Flag.closed(flag, outcome, act, books));
        events.addAll(Flag.holdBeside(hold, LedgerKeys.lot(lot), books)
                .map(other -> CertificateStatus.passedOn(hold, other, lot, act, books))
                .orElseGet(() -> CertificateStatus.reinstatedBy(hold, lot, act, books)));
        return events;
    }
}

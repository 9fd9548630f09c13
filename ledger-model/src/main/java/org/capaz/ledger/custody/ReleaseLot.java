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
    public Decision decide(Act act, LedgerState ledger) {
        Optional<LedgerKey> flag = Flag.openHold(LedgerKeys.lot(lot), hold, ledger);
        return Decision.unless(
                        () -> onHold(flag, ledger),
                        at("hold", () -> byWhoMay(act, flag.orElseThrow(), ledger)),
                        at(Refused.EVENT_AT, () -> Flag.raisedBefore(flag.orElseThrow(), act, ledger)))
                .then(() -> events(flag.orElseThrow(), act, ledger));
    }

    private Optional<Refused> onHold(Optional<LedgerKey> flag, LedgerState ledger) {
        if (flag.isPresent()) {
            return Optional.empty();
        }
        boolean onAnother = Flag.holdOn(LedgerKeys.lot(lot), ledger).isPresent();
        return at(onAnother ? "hold" : "lot", Decision.refuse(Rule.I29, "lot " + lot + " is not on hold " + hold));
    }

    private Optional<Refused> byWhoMay(Act act, LedgerKey flag, LedgerState ledger) {
        PartyId placedBy = ledger.find(flag).orElseThrow().parsed("raisedBy", PartyId::new);
        boolean auditor = Party.find(ledger, act.party())
                .filter(party -> party.hasAnyOf(List.of(PartyRole.AUDITOR)))
                .isPresent();
        return require(
                Rule.I29,
                auditor || placedBy.equals(act.party()),
                () -> "hold " + hold + " is released by " + placedBy + " or an auditor, not by " + act.party());
    }

    private List<StateChange> events(LedgerKey flag, Act act, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>();
        events.add(Flag.closed(flag, outcome, act, ledger));
        events.addAll(Flag.holdBeside(hold, LedgerKeys.lot(lot), ledger)
                .map(other -> CertificateStatus.passedOn(hold, other, lot, act, ledger))
                .orElseGet(() -> CertificateStatus.reinstatedBy(hold, lot, act, ledger)));
        return events;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.production;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.capaz.ledger.assessment.Confirmation;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.producer.Amp;
import org.capaz.ledger.producer.Miner;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;

/**
 * What is recorded of a declared lot and yet asks a person to look at it: each flag names what does not fit.
 *
 * <p>Decisions 115 and 117.
 */
record Doubts(DeclareLot lot, Act act, LedgerState ledger) {

    List<StateChange> flags(Standing standing, List<Brought> brought) {
        List<StateChange> flags = new ArrayList<>();
        flagIf(somebodyRegisteredElsewhere(), Rule.I75, "REGISTERED-ELSEWHERE", flags);
        flagIf(materialUnusual(), Rule.I12, "MATERIAL-UNUSUAL", flags);
        flagIf(monthAboveAverage(brought), Rule.I10, "MONTH-ABOVE-AVERAGE", flags);
        flagIf(moreMinersThanConfirmed(), Rule.I64, "MINERS-ABOVE-CONFIRMED", flags);
        flagIf(standing.worseWhenRecorded(), Rule.I62, "STANDING-WORSE", flags);
        return flags;
    }

    private void flagIf(boolean doubtful, Rule rule, String reason, List<StateChange> flags) {
        if (doubtful) {
            flags.add(new Flag(LedgerKeys.lot(lot.lot()), Flag.Kind.RED_FLAG, rule, new Code(reason)).raised(act));
        }
    }

    /** I75: a subsistence registration is for one municipality; gold from elsewhere may be true, and somebody looks at it. */
    private boolean somebodyRegisteredElsewhere() {
        return lot.contributions().stream()
                .anyMatch(entry -> entry instanceof Contribution.ByMiner by
                        && Miner.registeredElsewhere(
                                by.miner(), lot.producedDuring().to(), lot.place(), ledger));
    }

    private boolean materialUnusual() {
        return Amp.on(lot.producedDuring().to(), act.party(), ledger)
                .filter(producer -> producer.materials().contains(lot.material()))
                .isEmpty();
    }

    private boolean monthAboveAverage(List<Brought> brought) {
        ReferenceValues values = ReferenceValues.on(lot.producedDuring().to(), ledger);
        return !brought.stream().allMatch(entry -> entry.withinTheMonths(values, ledger));
    }

    /** I64: of whom the assessor saw fewer, some may be invented. */
    private boolean moreMinersThanConfirmed() {
        long miners = lot.contributions().stream()
                .flatMap(entry -> entry instanceof Contribution.ByMiner by ? Stream.of(by.miner()) : Stream.empty())
                .distinct()
                .count();
        Confirmation confirmation = Confirmation.of(act.party(), act.recordedAt(), ledger);
        return Amp.confirmedOn(lot.producedDuring().to(), act.party(), confirmation::covers, ledger)
                .filter(size -> miners > size.miners())
                .isPresent();
    }
}

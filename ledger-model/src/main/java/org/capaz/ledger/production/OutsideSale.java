// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.production;

import java.util.Optional;
import org.capaz.ledger.accreditation.Activity;
import org.capaz.ledger.accreditation.Judges;
import org.capaz.ledger.custody.Agreement;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.producer.Enrolments;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.OfficerRole;

/** By whose word a sale outside the network uses up a miner's quota, or frees it again. */
final class OutsideSale {
    private OutsideSale() {}

    /** I58: the acting party is accredited for it, or the group that the miner belonged to that day signs along. */
    static Checked<Holds> word(MinerRef miner, Day soldOn, Act act, LedgerState ledger) {
        Optional<PartyId> group =
                Enrolments.of(miner, ledger).flatMap(known -> known.on(soldOn)).map(Enrolments.Period::amp);
        return Agreement.consent(act, group.orElse(act.party()), OfficerRole.RESPONSIBLE)
                .then(signed -> Checked.require(
                                Rule.I58,
                                (signed && group.isPresent())
                                        || Judges.isJudge(Activity.OUTSIDE_SALES, act.party(), act, ledger),
                                () -> Message.OUTSIDE_SALE_BY_STRANGER
                                        .with("party", act.party())
                                        .and("miner", miner))
                        .at(Refused.ACTOR));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.accreditation;

import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;

/**
 * The one place that decides who may judge others. A role alone lets nobody judge, because every organisation registers
 * parties in most roles by itself; a scheme or an auditor was admitted by the majority (decision 073) and accredits the
 * others.
 *
 * <p>Decision 110.
 */
public final class Judges {
    private Judges() {}

    /** I57: the acting party is accredited for that activity, or is a scheme or an auditor. The fault is the actor's. */
    public static Checked<Holds> mayJudge(Activity activity, Act act, LedgerState ledger) {
        return mayJudge(activity, act.party(), act, ledger).at(Refused.ACTOR);
    }

    /** I57: the same of a party that the act names. */
    public static Checked<Holds> mayJudge(Activity activity, PartyId party, Act act, LedgerState ledger) {
        return Checked.require(
                Rule.I57,
                isJudge(activity, party, act, ledger),
                () -> Message.JUDGE_NOT_ACCREDITED
                        .with("party", party)
                        .and("activity", Argument.code(activity))
                        .and("day", act.eventDay()));
    }

    /** The same, where it decides between two ways of judging. */
    public static boolean isJudge(Activity activity, PartyId party, Act act, LedgerState ledger) {
        return (!activity.isAssay() && Party.isSchemeOrAuditor(party, ledger))
                || ActivityAccreditation.of(party, ledger).stream()
                        .anyMatch(entry -> entry.admits(activity, act, ledger));
    }
}

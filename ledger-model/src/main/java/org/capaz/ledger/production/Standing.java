// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.production;

import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.assessment.Affiliation.State;
import org.capaz.ledger.assessment.Confirmation;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.lot.ClaimClass;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.producer.AffiliationScope;
import org.capaz.ledger.producer.Amp;
import org.capaz.ledger.producer.LegalBasis;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.Period;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;

/**
 * What a producer's state admits of a lot, by the three clocks: on every day during which the gold was produced, on the day on
 * which it was declared, and as the ledger knows both when the declaration is recorded (I6, I62). Otherwise gold of a time
 * under suspension or without a right to mine would only have to wait for the end of that time.
 *
 * <p>Decision 115.
 *
 * @param claim FULL only where the producer was affiliated on all those days
 * @param worseWhenRecorded the producer stands worse on the day of recording than it did when the declaration says it was made
 */
record Standing(ClaimClass claim, boolean worseWhenRecorded) {
    static final Standing OF_INELIGIBLE_GOLD = new Standing(ClaimClass.NONE, false);

    /** I6: a legal basis, a scope and a state that admits production, on the day of the declaration. */
    static Checked<State> whenItHappened(Act act, LedgerState ledger) {
        PartyId amp = act.party();
        State state =
                Affiliation.of(amp, act.eventDay(), act.recordedAt(), ledger).state();
        return admitted(
                Rule.I6, amp, act.eventDay(), state, basesThatCount(act, ledger), AffiliationScope.of(amp, ledger));
    }

    /** I62: the same on every day of production. */
    static Checked<Standing> during(Period producedDuring, Act act, LedgerState ledger) {
        PartyId amp = act.party();
        List<Day> produced = producedDuring.days();
        List<Day> asked = new ArrayList<>(produced);
        asked.add(act.eventDay());
        asked.add(act.recordedDay());
        List<State> states = Affiliation.on(amp, asked, act.recordedAt(), ledger).stream()
                .map(Affiliation::state)
                .toList();
        List<LegalBasis> bases = basesThatCount(act, ledger);
        List<AffiliationScope> scopes = AffiliationScope.of(amp, ledger);
        for (int i = 0; i < produced.size(); i++) {
            Checked<State> day = admitted(Rule.I62, amp, produced.get(i), states.get(i), bases, scopes);
            if (day instanceof Checked.Denied<State>(var refusal)) {
                return new Checked.Denied<>(refusal);
            }
        }
        State stated = states.get(produced.size());
        State recorded = states.getLast();
        return Checked.found(
                new Standing(claim(produced, states, Amp.declaredOn(amp, ledger)), worse(recorded, stated)));
    }

    private static List<LegalBasis> basesThatCount(Act act, LedgerState ledger) {
        Confirmation confirmation = Confirmation.of(act.party(), act.recordedAt(), ledger);
        return LegalBasis.of(act.party(), ledger).stream()
                .filter(confirmation::admits)
                .toList();
    }

    private static Checked<State> admitted(
            Rule rule, PartyId amp, Day day, State state, List<LegalBasis> bases, List<AffiliationScope> scopes) {
        return Checked.require(
                        rule,
                        bases.stream().anyMatch(basis -> basis.holdsOn(day)),
                        () -> Message.PRODUCER_LACKED_LEGAL_BASIS
                                .with("amp", amp)
                                .and("day", day))
                .and(ok -> Checked.require(
                        rule,
                        AffiliationScope.among(scopes, day).isPresent(),
                        () -> Message.PRODUCER_LACKED_SCOPE.with("amp", amp).and("day", day)))
                .then(ok -> Checked.require(
                        rule,
                        state.admitsProduction(),
                        () -> Message.PRODUCER_NOT_IN_STANDING_FOR_CLAIM
                                .with("amp", amp)
                                .and("state", Argument.code(state))
                                .and("day", day)))
                .map(ok -> state);
    }

    /**
     * A producer that has just entered brings gold of the days before; it could not yet commit itself on them, and so is asked
     * to be a candidate on those days and affiliated since.
     */
    private static ClaimClass claim(List<Day> produced, List<State> states, Day declaredOn) {
        for (int i = 0; i <= produced.size(); i++) {
            boolean beforeItEntered = i < produced.size() && produced.get(i).isBefore(declaredOn);
            if (states.get(i) != State.AFFILIATED && !beforeItEntered) {
                return ClaimClass.CANDIDATE;
            }
        }
        return ClaimClass.FULL;
    }

    private static boolean worse(State recorded, State stated) {
        return rank(recorded) < rank(stated);
    }

    private static int rank(State state) {
        return switch (state) {
            case AFFILIATED -> 2;
            case CANDIDATE -> 1;
            case REGISTERED, SUSPENDED, EXPIRED, LAPSED, DISENGAGED -> 0;
        };
    }
}

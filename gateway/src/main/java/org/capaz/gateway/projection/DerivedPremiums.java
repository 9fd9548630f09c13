// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.projection;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.capaz.gateway.projection.ProjectedLedgerState.Fact;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.payment.Answer;
import org.capaz.ledger.payment.ObligationBalance;
import org.capaz.ledger.payment.Payment;
import org.capaz.ledger.payment.Receipt;
import org.capaz.ledger.plan.Plan;
import org.capaz.ledger.plan.Use;
import org.capaz.ledger.premium.Obligation;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;

/** Obligations and payments with their state, as the contract's own code derives it. */
public final class DerivedPremiums {
    private DerivedPremiums() {}

    /** What is owed on a lot; a credit sale may have the same name and is then a record beside it under the same key. */
    public static List<Fact> owedOn(LotId lot, ProjectedLedgerState ledger) {
        return ledger.facts(LedgerKeys.obligations(new Code(lot.value()))).stream()
                .filter(fact -> fact.object().get("lot") != null)
                .toList();
    }

    /** An obligation with what was announced and what the payee confirmed of it, in the obligation's currency. */
    public static Json.Obj obligation(Fact fact, ProjectedLedgerState ledger) {
        ObligationBalance standing =
                ObligationBalance.of(Obligation.read(Fields.of(fact.object())), Day.of(ledger.time()), ledger);
        return fact.withPlace()
                .with("state", standing.state().name())
                .with("overdue", standing.overdue(Day.of(ledger.time())))
                .with("announcedMinor", standing.announced())
                .with("confirmedMinor", standing.confirmed())
                .with("arrivedMinor", standing.arrived());
    }

    /** What became of an announced payment, in one word. */
    public enum Became {
        /** Nobody has answered yet. */
        ANNOUNCED,
        RECEIVED,
        /** It arrived, and more is missing than may be. */
        SHORT,
        /** The payee finds no such money, or money that is not its own. */
        DENIED,
        /** The payee answered again; the later answer counts. */
        CORRECTED,
        /** The bank returned it to the payer. */
        CANCELLED;

        static Became of(Payment.State state, boolean corrected) {
            return switch (state) {
                case REVERSED -> CANCELLED;
                case DECLARED, UNCONFIRMED -> ANNOUNCED;
                case CONFIRMED, CONFIRMED_WITH_DEDUCTIONS -> corrected ? CORRECTED : RECEIVED;
                case SHORT -> corrected ? CORRECTED : SHORT;
                case DISPUTED -> corrected ? CORRECTED : DENIED;
            };
        }
    }

    /**
     * An announced payment with its state at the moment asked, what became of it, what arrived of it and what was kept on the
     * way.
     */
    public static Json.Obj payment(Fact fact, ProjectedLedgerState ledger) {
        Payment payment = Payment.read(Fields.of(fact.object()));
        Payment.State state = payment.state(ledger.time(), ledger);
        boolean corrected = !ledger.facts(LedgerKeys.corrections(payment.id())).isEmpty();
        Json.Obj told = fact.withPlace()
                .with("state", state.name())
                .with("became", Became.of(state, corrected).name());
        return arrived(payment.id(), ledger).map(answer -> answer.shownOn(told)).orElse(told);
    }

    /** What the payee says arrived of a payment; nothing while it has not answered, or denies it. */
    public static Optional<Answer.Arrived> arrived(Code payment, ProjectedLedgerState ledger) {
        return Receipt.inEffect(payment, ledger)
                .map(Receipt::answer)
                .filter(Answer.Arrived.class::isInstance)
                .map(Answer.Arrived.class::cast);
    }

    /** A producer's plan with its state, the sums received, reported as used and verified by others, and every use. */
    public static Json.Obj plan(Fact fact, ProjectedLedgerState ledger) {
        Plan plan = Plan.read(fact.object());
        List<Use> uses = Use.of(plan.amp(), plan.id(), ledger);
        return fact.withPlace()
                .with("state", plan.state(uses).name())
                .with("receivedMinor", plan.received(ledger))
                .with("usedMinor", sum(uses, use -> use.state() != Use.State.REJECTED))
                .with("verifiedMinor", sum(uses, use -> use.state() == Use.State.VERIFIED))
                .with("uses", uses.stream().map(Use::record).toList());
    }

    private static long sum(List<Use> uses, Predicate<Use> counted) {
        return uses.stream().filter(counted).mapToLong(Use::minor).reduce(0, Math::addExact);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.payment;

import java.math.BigInteger;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.premium.Lapse;
import org.capaz.ledger.premium.Obligation;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;

/**
 * How much of an obligation is paid, summed up from its payments; only what the payee confirms counts as paid. All amounts
 * are minor units of the obligation's currency.
 *
 * @param lapsed its time is over and no payment stands on it, so that it holds its grams no longer (I65)
 * @param announced sent to the payee as the payer says, without what the bank returned
 * @param confirmed of that, what the payee has confirmed or accounted for
 * @param arrived of what is confirmed, what came to the payee's account, without stated deductions
 * @param doubtful is a payment among them that is confirmed with deductions only (I67)?
 * @param shortened how many payments among them fell short of what was sent without a stated deduction, if only a little
 * @param disputed of what is announced, what the payee denies: not arrived, or not its own
 * @param taken for how much of the obligation payments stand; the missing part of a short payment may be sent again
 */
public record ObligationBalance(
        Obligation obligation,
        ReferenceValues values,
        boolean lapsed,
        long announced,
        long confirmed,
        long arrived,
        boolean doubtful,
        int shortened,
        long disputed,
        long taken) {

    /** How far an obligation is paid. */
    public enum State {
        PROVISIONAL,
        DUE,
        PARTIALLY_CONFIRMED,
        CONFIRMED,
        /** Confirmed, but much was kept on the way, or a rate is doubtful (I67). */
        CONFIRMED_WITH_DEDUCTIONS,
        DISPUTED,
        /** Not paid in time: no longer owed, and the grams are free for another sale (I65). */
        LAPSED,
        CANCELLED
    }

    /** Sums up the payments of the obligation's payer. */
    public static ObligationBalance of(Obligation obligation, Day asked, LedgerState ledger) {
        Obligation.Ref ref = obligation.ref();
        ObligationBalance sum = new ObligationBalance(
                obligation,
                ReferenceValues.on(asked, ledger),
                Lapse.of(obligation, asked, ledger),
                0,
                0,
                0,
                false,
                0,
                0,
                0);
        for (Json.Obj paid :
                ledger.list(LedgerKeys.paidOn(ref.subject(), ref.scheme(), ref.beneficiary(), obligation.payer()))) {
            Fields part = Fields.of(paid, "paid");
            Payment payment = payment(part.parsed("payment", Code::new), ledger);
            if (!ledger.has(LedgerKeys.reversal(payment.id()))) {
                sum = sum.plus(part.integer("minor"), payment, Receipt.inEffect(payment.id(), ledger));
            }
        }
        return sum;
    }

    private static Payment payment(Code id, LedgerState ledger) {
        return Payment.find(ledger, id)
                .orElseThrow(() -> new IllegalStateException("payment " + id + " is assigned but has no record"));
    }

    private ObligationBalance plus(long minor, Payment payment, Optional<Receipt> receipt) {
        return receipt.map(answered -> plus(minor, payment, answered)).orElseGet(() -> plus(minor, 0, 0, 0, minor));
    }

    private ObligationBalance plus(long minor, Payment payment, Receipt receipt) {
        return switch (receipt.answer()) {
            case Answer.Denied denied -> plus(minor, 0, 0, minor, minor);
            case Answer.Arrived arrived -> {
                long whole = payment.amount().minor();
                long share = part(arrived.accountedOf(payment), minor, whole);
                long came = part(arrived.arrivedOf(payment), minor, whole);
                ObligationBalance sum = plus(minor, share, came, 0, share);
                yield sum.noting(receipt.state() == Payment.State.CONFIRMED_WITH_DEDUCTIONS, share < minor);
            }
        };
    }

    /** The part of a payment that this obligation may count on, rounded down. */
    private static long part(long accounted, long minor, long whole) {
        return BigInteger.valueOf(accounted)
                .multiply(BigInteger.valueOf(minor))
                .divide(BigInteger.valueOf(whole))
                .longValueExact();
    }

    private ObligationBalance noting(boolean doubts, boolean shorter) {
        return new ObligationBalance(
                obligation,
                values,
                lapsed,
                announced,
                confirmed,
                arrived,
                doubtful || doubts,
                shortened + (shorter ? 1 : 0),
                disputed,
                taken);
    }

    private ObligationBalance plus(long sent, long accounted, long came, long denied, long spokenFor) {
        return new ObligationBalance(
                obligation,
                values,
                lapsed,
                Math.addExact(announced, sent),
                Math.addExact(confirmed, accounted),
                Math.addExact(arrived, came),
                doubtful,
                shortened,
                Math.addExact(disputed, denied),
                Math.addExact(taken, spokenFor));
    }

    /** A decision not to pay never outweighs money that the payee says has come. */
    public State state() {
        if (lapsed) {
            return State.LAPSED;
        }
        long owed = obligation.amount().minor();
        return switch (obligation.stage()) {
            case PROVISIONAL -> State.PROVISIONAL;
            case CANCELLED -> confirmed == 0 ? State.CANCELLED : State.PARTIALLY_CONFIRMED;
            case DUE -> {
                if (isPaid(owed)) {
                    yield keptTooMuch() ? State.CONFIRMED_WITH_DEDUCTIONS : State.CONFIRMED;
                }
                if (disputed > 0) {
                    yield State.DISPUTED;
                }
                yield confirmed > 0 ? State.PARTIALLY_CONFIRMED : State.DUE;
            }
        };
    }

    /** I67: the tolerance is one of the whole obligation, and not one more for each part in which it is paid. */
    private boolean isPaid(long owed) {
        return confirmed > 0
                && (confirmed >= owed
                        || values.basisPoints(ReferenceValue.PREMIUM_TOLERANCE).allows(owed - confirmed, owed));
    }

    /**
     * Deductions beyond the limit, or a tolerance used more than once: it excuses the rounding and the charge of one bank, and
     * who sends three parts, each a little short, keeps something back each time.
     */
    private boolean keptTooMuch() {
        return doubtful
                || shortened > 1
                || !values.basisPoints(ReferenceValue.PREMIUM_DEDUCTION).allows(confirmed - arrived, confirmed);
    }

    /** Is it past its due day and not confirmed in full? */
    public boolean overdue(Day asked) {
        return obligation.stage() == Obligation.Stage.DUE
                && !lapsed
                && state() != State.CONFIRMED
                && state() != State.CONFIRMED_WITH_DEDUCTIONS
                && asked.isAfter(obligation.dueOn());
    }

    /** May so much more be announced on it without calling it an advance? */
    boolean hasRoomFor(Money more) {
        return Math.addExact(taken, more.minor()) <= obligation.amount().minor();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.section;

import java.math.BigInteger;
import java.util.List;
import org.capaz.gateway.buyer.lot.LotPremium;
import org.capaz.gateway.buyer.lot.LotPremium.Owed;
import org.capaz.gateway.buyer.lot.LotPremium.PlanUse;
import org.capaz.gateway.buyer.words.PageMessage;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;

/**
 * The premium of a lot in one currency, all producers together, in minor units of that currency. Each is part of the one
 * before it, unless more was paid than owed.
 *
 * @param denied of what was announced, what the producers say did not arrive or was not meant for them
 * @param confirmed of what was announced, what the producers account for
 * @param arrived of that, what came to their accounts; the rest was kept on the way
 * @param used of that, what they report as used: the part of their plans that is used, applied to what arrived
 */
public record PremiumTotals(
        String currency, long owed, long announced, long denied, long confirmed, long arrived, long used) {

    /** One for each currency, in the order in which they come. */
    public static List<PremiumTotals> of(LotPremium premium) {
        return premium.owed().stream()
                .map(Owed::currency)
                .distinct()
                .map(currency -> of(currency, premium))
                .toList();
    }

    private static PremiumTotals of(String currency, LotPremium premium) {
        var totals = new PremiumTotals(currency, 0, 0, 0, 0, 0, 0);
        for (Owed owed : premium.owed()) {
            if (owed.currency().equals(currency)) {
                totals = totals.plus(owed, used(owed, premium.used()));
            }
        }
        return totals;
    }

    private PremiumTotals plus(Owed more, long moreUsed) {
        return new PremiumTotals(
                currency,
                Math.addExact(owed, more.stands() ? more.minor() : 0),
                Math.addExact(announced, more.announcedMinor()),
                Math.addExact(denied, more.deniedMinor()),
                Math.addExact(confirmed, more.confirmedMinor()),
                Math.addExact(arrived, more.arrivedMinor()),
                Math.addExact(used, moreUsed));
    }

    /** Plans are in the currency of the producer, and may be funded by payments for other lots: only their proportion counts here. */
    private static long used(Owed owed, List<PlanUse> plans) {
        List<PlanUse> own = plans.stream()
                .filter(plan -> plan.producer().equals(owed.producer()))
                .toList();
        BigInteger received = sum(own.stream().map(PlanUse::receivedMinor).toList());
        BigInteger used = sum(own.stream().map(PlanUse::usedMinor).toList()).min(received);
        return received.signum() == 0
                ? 0
                : BigInteger.valueOf(owed.arrivedMinor())
                        .multiply(used)
                        .divide(received)
                        .longValueExact();
    }

    private static BigInteger sum(List<Long> amounts) {
        return amounts.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** What arrived of what is owed, and what the producers deny. */
    public List<Sentence> said() {
        if (confirmed == 0 && denied == 0) {
            return List.of(PageMessage.PAGE_PREMIUM_UNANSWERED.with("owed", new Argument.Amount(owed, currency)));
        }
        Sentence arrival = (arrived >= owed ? PageMessage.PAGE_PREMIUM_WHOLE : PageMessage.PAGE_PREMIUM_GAP)
                .with("owed", new Argument.Amount(owed, currency))
                .and("arrived", new Argument.Amount(arrived, currency))
                .and("gap", new Argument.Amount(Math.max(0, owed - arrived), currency));
        return denied == 0
                ? List.of(arrival)
                : List.of(
                        arrival, PageMessage.PAGE_PREMIUM_DENIED.with("denied", new Argument.Amount(denied, currency)));
    }

    /** What the payers announced and the producers neither account for nor deny. */
    long unconfirmed() {
        return Math.max(0, announced - confirmed - denied);
    }

    long keptOnTheWay() {
        return confirmed - arrived;
    }

    /** What is owed and not even announced. */
    long missing() {
        return Math.max(0, owed - announced);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import static org.capaz.gateway.buyer.Html.element;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.gateway.buyer.lot.LotPremium;
import org.capaz.gateway.buyer.lot.LotPremium.Announced;
import org.capaz.gateway.buyer.lot.LotPremium.Answered;
import org.capaz.gateway.buyer.lot.LotPremium.Arrival;
import org.capaz.gateway.buyer.lot.LotPremium.Owed;
import org.capaz.gateway.buyer.lot.LotPremium.PlanUse;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.MessageKey;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.payment.Deduction;
import org.capaz.ledger.payment.ObligationBalance;
import org.capaz.ledger.premium.Obligation;

/** Writes the section of the page about the premium. */
final class PremiumSection {
    private final Language language;

    private PremiumSection(Language language) {
        this.language = language;
    }

    static Html of(LotPremium premium, Language language) {
        return new PremiumSection(language).section(premium);
    }

    private Html section(LotPremium premium) {
        return element(
                "section",
                "",
                element("h2", words(PageMessage.PAGE_PREMIUM)),
                Html.all(premium.owed().stream().map(this::owed).toList()),
                list(premium.unconfirmed().stream().map(this::announced).toList()),
                list(premium.answered().stream().map(this::answered).toList()),
                list(premium.arrivals().stream().map(this::arrived).toList()),
                list(premium.used().stream().map(this::used).toList()));
    }

    private static Html list(List<Html> lines) {
        return lines.isEmpty() ? Html.NOTHING : element("ul", "", lines);
    }

    /** One under the other: side by side, the amounts and their state are wider than a phone. An amount without its state reads as owed today. */
    private Html owed(Owed owed) {
        return Html.all(List.of(
                element("h3", owed.producer()),
                element(
                        "dl",
                        "",
                        Html.pair(words(PageMessage.PAGE_SCHEME), owed.scheme()),
                        Html.pair(
                                words(PageMessage.PAGE_OWED),
                                words(PageMessage.PAGE_AMOUNT_IN_STATE
                                        .with("amount", new Argument.Amount(owed.minor(), owed.currency()))
                                        .and("state", state(owed)))),
                        Html.pair(words(PageMessage.PAGE_ANNOUNCED), amount(owed.announcedMinor(), owed.currency())),
                        Html.pair(words(PageMessage.PAGE_CONFIRMED), amount(owed.confirmedMinor(), owed.currency())))));
    }

    private static Sentence state(Owed owed) {
        // Money that came outweighs the decision not to pay, so the state of such an obligation is not CANCELLED.
        boolean paidAllTheSame = owed.stage() == Obligation.Stage.CANCELLED
                && owed.state() == ObligationBalance.State.PARTIALLY_CONFIRMED;
        Sentence state = paidAllTheSame ? PageMessage.PAGE_CANCELLED_BUT_PAID.sentence() : CodeWords.of(owed.state());
        return owed.overdue() ? PageMessage.PAGE_OVERDUE.with("state", state) : state;
    }

    private Html announced(Announced announced) {
        return element(
                "li",
                words(PageMessage.PAGE_PAYMENT
                        .with("producer", Argument.id(announced.producer()))
                        .and("amount", new Argument.Amount(announced.minor(), announced.currency()))
                        .and("state", CodeWords.of(announced.state()))));
    }

    /** How people signed and what is known of them, and never who they are. */
    private Html answered(Answered answered) {
        Sentence said = PageMessage.PAGE_ANSWERED
                .with("producer", Argument.id(answered.producer()))
                .and("amount", new Argument.Amount(answered.minor(), answered.currency()))
                .and("state", CodeWords.of(answered.state()))
                .and(
                        "methods",
                        Argument.several(
                                answered.methods().stream().map(CodeWords::of).toList()));
        return element(
                "li",
                Stream.concat(Stream.of(said), answered.cautions().stream().map(CodeWords::of))
                        .map(this::words)
                        .collect(Collectors.joining(" ")));
    }

    private Html arrived(Arrival arrival) {
        PageMessage message = arrival.kept().isEmpty() ? PageMessage.PAGE_ARRIVED : PageMessage.PAGE_ARRIVED_KEPT;
        Sentence arrived = message.with("producer", Argument.id(arrival.producer()))
                .and("amount", arrival.arrived())
                .and("payment", Argument.id(arrival.payment()));
        return element("li", words(arrival.kept().isEmpty() ? arrived : arrived.and("kept", kept(arrival.kept()))));
    }

    private static Argument kept(List<Deduction> deductions) {
        return Argument.several(deductions.stream()
                .map(line -> PageMessage.PAGE_DEDUCTION
                        .with("reason", CodeWords.ofDeduction(line.reason().value()))
                        .and("amount", line.amount()))
                .toList());
    }

    private Html used(PlanUse use) {
        return element(
                "li",
                words(PageMessage.PAGE_PLAN_USE
                        .with("producer", Argument.id(use.producer()))
                        .and("plan", Argument.id(use.plan()))
                        .and("used", new Argument.Amount(use.usedMinor(), use.currency()))
                        .and("verified", new Argument.Amount(use.verifiedMinor(), use.currency()))));
    }

    private String amount(long minor, String currency) {
        return new Argument.Amount(minor, currency).in(language);
    }

    private String words(MessageKey key) {
        return words(key.sentence());
    }

    private String words(Sentence sentence) {
        return sentence.in(language);
    }
}

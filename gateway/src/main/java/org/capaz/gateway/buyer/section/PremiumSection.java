// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.section;

import static org.capaz.gateway.page.Html.element;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.gateway.buyer.lot.LotPremium;
import org.capaz.gateway.buyer.lot.LotPremium.Announced;
import org.capaz.gateway.buyer.lot.LotPremium.Answered;
import org.capaz.gateway.buyer.lot.LotPremium.Arrival;
import org.capaz.gateway.buyer.lot.LotPremium.Owed;
import org.capaz.gateway.buyer.lot.LotPremium.PlanUse;
import org.capaz.gateway.buyer.words.CodeWords;
import org.capaz.gateway.buyer.words.PageMessage;
import org.capaz.gateway.buyer.words.Words;
import org.capaz.gateway.page.Html;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.payment.Deduction;

/** Writes the section of the page about the premium. */
public final class PremiumSection {
    private final Words words;

    private PremiumSection(Words words) {
        this.words = words;
    }

    /**
     * The section.
     *
     * @param asked the moment for which the premium is told
     */
    public static Html of(LotPremium premium, Instant asked, Words words) {
        return new PremiumSection(words).section(premium, asked);
    }

    private Html section(LotPremium premium, Instant asked) {
        List<Html> parts = new ArrayList<>();
        parts.add(words.line("h2", PageMessage.PAGE_PREMIUM));
        PremiumTotals.of(premium).forEach(totals -> parts.add(PremiumBar.of(totals, words)));
        premium.answered().stream()
                .max(Comparator.comparing(Answered::at))
                .ifPresent(last -> parts.add(words.line("p", lastAnswer(last, asked))));
        parts.add(Html.folded(
                words.of(PageMessage.PAGE_PREMIUM_DETAILS),
                List.of(
                        Html.all(premium.owed().stream().map(this::owed).toList()),
                        list(premium.unconfirmed().stream().map(this::announced)),
                        list(premium.answered().stream().map(this::answered)),
                        list(premium.arrivals().stream().map(this::arrived)),
                        list(premium.used().stream().map(this::used)))));
        return element("section", "", parts);
    }

    /** The same without markup, beside what {@link PremiumTotals} says of all producers together. */
    public static List<String> told(LotPremium premium, Instant asked, Words words) {
        var section = new PremiumSection(words);
        return Stream.of(
                        premium.answered().stream()
                                .max(Comparator.comparing(Answered::at))
                                .map(last -> words.of(lastAnswer(last, asked)))
                                .stream(),
                        premium.owed().stream()
                                .map(owed -> owed.producer() + ": "
                                        + section.parts(owed).stream()
                                                .map(part -> words.of(part.name()) + " " + part.value())
                                                .collect(Collectors.joining("; "))),
                        premium.unconfirmed().stream().map(section::announced),
                        premium.answered().stream().map(section::answered),
                        premium.arrivals().stream().map(section::arrived),
                        premium.used().stream().map(section::used))
                .flatMap(lines -> lines)
                .toList();
    }

    private static Sentence lastAnswer(Answered last, Instant asked) {
        return PageMessage.PAGE_LAST_ANSWER
                .with("day", Words.day(last.at()))
                .and("age", age(Math.max(0, Duration.between(last.at(), asked).toDays())))
                .and("methods", methods(last));
    }

    private static Sentence age(long days) {
        if (days == 0) {
            return PageMessage.PAGE_AGE_LESS_THAN_A_DAY.sentence();
        }
        return days == 1
                ? PageMessage.PAGE_AGE_ONE_DAY.sentence()
                : PageMessage.PAGE_AGE_DAYS.with("days", Argument.count(days));
    }

    private static Argument methods(Answered answered) {
        return Argument.several(answered.methods().stream().map(CodeWords::of).toList());
    }

    private static Html list(Stream<String> told) {
        List<Html> lines = told.map(line -> element("li", line)).toList();
        return lines.isEmpty() ? Html.NOTHING : element("ul", "", lines);
    }

    private record Part(PageMessage name, String value) {}

    /** One under the other: side by side, the amounts and their state are wider than a phone. An amount without its state reads as owed today. */
    private Html owed(Owed owed) {
        return Html.all(List.of(
                element("h3", owed.producer()),
                element(
                        "dl",
                        "",
                        parts(owed).stream()
                                .map(part -> words.pair(part.name(), part.value()))
                                .toList())));
    }

    private List<Part> parts(Owed owed) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(PageMessage.PAGE_SCHEME, owed.scheme()));
        parts.add(new Part(PageMessage.PAGE_OWED, words.of(owed.stated().amountInState())));
        parts.add(amount(PageMessage.PAGE_ANNOUNCED, owed.announcedMinor(), owed));
        if (owed.deniedMinor() > 0) {
            parts.add(amount(PageMessage.PAGE_DENIED, owed.deniedMinor(), owed));
        }
        parts.add(amount(PageMessage.PAGE_CONFIRMED, owed.confirmedMinor(), owed));
        if (owed.confirmedMinor() > owed.arrivedMinor()) {
            parts.add(amount(PageMessage.PAGE_ARRIVED_IN_ALL, owed.arrivedMinor(), owed));
            parts.add(amount(PageMessage.PAGE_KEPT, owed.confirmedMinor() - owed.arrivedMinor(), owed));
        }
        return parts;
    }

    private Part amount(PageMessage name, long minor, Owed owed) {
        return new Part(name, words.amount(minor, owed.currency()));
    }

    private String announced(Announced announced) {
        return words.of(PageMessage.PAGE_PAYMENT
                .with("producer", Argument.id(announced.producer()))
                .and("amount", new Argument.Amount(announced.minor(), announced.currency()))
                .and("state", CodeWords.of(announced.state())));
    }

    /** How people signed and what is known of them, and never who they are. */
    private String answered(Answered answered) {
        Sentence said = PageMessage.PAGE_ANSWERED
                .with("producer", Argument.id(answered.producer()))
                .and("amount", new Argument.Amount(answered.minor(), answered.currency()))
                .and("state", answered.denial().map(CodeWords::of).orElseGet(() -> CodeWords.of(answered.state())))
                .and("methods", methods(answered));
        return Stream.concat(Stream.of(said), answered.cautions().stream().map(CodeWords::of))
                .map(words::of)
                .collect(Collectors.joining(" "));
    }

    private String arrived(Arrival arrival) {
        PageMessage message = arrival.kept().isEmpty() ? PageMessage.PAGE_ARRIVED : PageMessage.PAGE_ARRIVED_KEPT;
        Sentence arrived = message.with("producer", Argument.id(arrival.producer()))
                .and("amount", arrival.arrived())
                .and("payment", Argument.id(arrival.payment()));
        return words.of(arrival.kept().isEmpty() ? arrived : arrived.and("kept", kept(arrival.kept())));
    }

    private static Argument kept(List<Deduction> deductions) {
        return Argument.several(deductions.stream()
                .map(line -> PageMessage.PAGE_DEDUCTION
                        .with("reason", CodeWords.ofDeduction(line.reason().value()))
                        .and("amount", line.amount()))
                .toList());
    }

    private String used(PlanUse use) {
        return words.of(PageMessage.PAGE_PLAN_USE
                .with("producer", Argument.id(use.producer()))
                .and("plan", Argument.id(use.plan()))
                .and("used", new Argument.Amount(use.usedMinor(), use.currency()))
                .and("verified", new Argument.Amount(use.verifiedMinor(), use.currency())));
    }
}

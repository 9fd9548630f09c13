// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.producer;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.capaz.gateway.cooperative.frame.CooperativePage;
import org.capaz.gateway.cooperative.producer.OwnRecords.Inside;
import org.capaz.gateway.cooperative.producer.OwnRecords.Known;
import org.capaz.gateway.cooperative.producer.OwnRecords.OwnLot;
import org.capaz.gateway.cooperative.producer.OwnRecords.OwnPlan;
import org.capaz.gateway.page.Html;
import org.capaz.ledger.assessment.Affiliation.ModuleResult;
import org.capaz.ledger.certificate.CraftModule;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.plan.Plan;
import org.capaz.ledger.plan.Use;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.registry.Standard;

/** Writes a producer's own records: the gold and where it is, the results and until when, the plan and what was used. */
final class ProducerPage {
    /** Whoever has to prepare for an assessment wants to know it that long before. */
    private static final int SOON_DAYS = 60;

    /** After every day in the order of texts. */
    private static final String NEVER = "~";

    private final CooperativePage page;
    private final Known known;

    ProducerPage(CooperativePage page, Known known) {
        this.page = page;
        this.known = known;
    }

    List<Html> sections() {
        return List.of(gold(), results(), plans());
    }

    private Html gold() {
        List<Html> parts = new ArrayList<>(List.of(page.line("h2", ProducerMessage.OWN_GOLD.sentence())));
        if (known.lots().isEmpty()) {
            parts.add(page.line("p", ProducerMessage.OWN_GOLD_NONE.sentence()));
        }
        known.lots().forEach(lot -> parts.add(entry(lot)));
        if (known.olderLots() > 0) {
            parts.add(page.line("p", ProducerMessage.OWN_GOLD_OLDER.with("n", Argument.count(known.olderLots()))));
        }
        return section("gold", parts);
    }

    private Html entry(OwnLot own) {
        Lot.Facts facts = own.lot().facts();
        Sentence mass = (facts.content().assay().isPresent()
                        ? ProducerMessage.OWN_GOLD_LINE.with(
                                "mass", Argument.mass(facts.content().fine().milligrams()))
                        : ProducerMessage.OWN_GOLD_LINE_GROSS.with(
                                "mass", Argument.mass(facts.content().gross().milligrams())))
                .and("lot", own.lot().id())
                .and("day", Day.of(facts.origin().createdAt()));
        List<Html> lines = new ArrayList<>(List.of(Html.element("b", page.say(mass))));
        if (own.lot() instanceof Lot.OnHold) {
            lines.add(page.line("p", ProducerMessage.OWN_GOLD_ON_HOLD.sentence()));
        }
        lines.add(page.line("p", fate(own)));
        own.page().ifPresent(number -> lines.add(publicPage(number)));
        own.inside().forEach(inside -> lines.addAll(inside(inside)));
        return Html.element("div", "plain", lines);
    }

    private Sentence fate(OwnLot own) {
        Argument with = Argument.id(own.with());
        return switch (own.lot().withoutHold()) {
            case Lot.Draft draft -> ProducerMessage.OWN_GOLD_HELD.with("party", with);
            case Lot.Held held ->
                isAway(held)
                        ? ProducerMessage.OWN_GOLD_ELSEWHERE.with("party", with)
                        : ProducerMessage.OWN_GOLD_HELD.with("party", with);
            case Lot.Offered offered -> ProducerMessage.OWN_GOLD_OFFERED.with("party", with);
            case Lot.InTransit moving -> ProducerMessage.OWN_GOLD_UNDER_WAY.with("party", with);
            case Lot.Consumed consumed ->
                ProducerMessage.OWN_GOLD_MELTED.with(
                        "lots",
                        Argument.id(
                                consumed.successors().stream().map(LotId::value).collect(Collectors.joining(", "))));
            case Lot.Delivered gone -> ProducerMessage.OWN_GOLD_DELIVERED.with("party", with);
            case Lot.WrittenOff lost -> ProducerMessage.OWN_GOLD_WRITTEN_OFF.with("reason", lost.reason());
            case Lot.Voided mistake -> ProducerMessage.OWN_GOLD_VOIDED.with("reason", mistake.reason());
            case Lot.OnHold stopped -> throw new IllegalStateException(stopped.id() + " has two holds");
        };
    }

    private static boolean isAway(Lot lot) {
        return !lot.facts().custodian().equals(lot.facts().origin().creator());
    }

    private List<Html> inside(Inside inside) {
        List<Html> lines = new ArrayList<>(List.of(page.line(
                "p",
                ProducerMessage.OWN_GOLD_INSIDE.with("lot", inside.lot()).and("party", Argument.id(inside.with())))));
        inside.page().ifPresent(number -> lines.add(publicPage(number)));
        return lines;
    }

    private Html publicPage(String number) {
        return Html.element(
                "p",
                "",
                Html.with(
                        "a",
                        Map.of("href", "/c/" + number),
                        List.of(Html.text(
                                page.say(ProducerMessage.OWN_GOLD_PAGE.with("number", Argument.id(number)))))));
    }

    private Html results() {
        List<Html> parts = new ArrayList<>(List.of(
                page.line("h2", ProducerMessage.OWN_RESULTS.sentence()),
                page.line(
                        "p",
                        ProducerMessage.OWN_RESULTS_STATE.with(
                                "state",
                                ProducerMessage.of(
                                        "AFFILIATION", known.affiliation().state())))));
        if (known.affiliation().modules().isEmpty()) {
            parts.add(page.line("p", ProducerMessage.OWN_RESULTS_NONE.sentence()));
        }
        // What ends first stands first; what nobody assessed has no end.
        known.affiliation().modules().stream()
                .sorted(Comparator.comparing(
                        module -> lastDay(module).map(Day::toString).orElse(NEVER)))
                .forEach(module -> parts.add(entry(module)));
        return section("results", parts);
    }

    private Html entry(ModuleResult module) {
        List<Html> lines = new ArrayList<>(List.of(
                Html.element("b", name(module)),
                page.line(
                        "p",
                        ProducerMessage.OWN_RESULT.with(
                                "result", ProducerMessage.of("MODULE_RESULT", module.result())))));
        if (module.issuer().isPresent() && module.word().isPresent()) {
            lines.add(page.line(
                    "p",
                    ProducerMessage.OWN_RESULT_BY
                            .with(
                                    "word",
                                    ProducerMessage.of(
                                            "RESULT_WORD", module.word().get()))
                            .and(
                                    "issuer",
                                    Argument.id(known.names().of(module.issuer().get())))));
        }
        lastDay(module).ifPresent(day -> lines.add(until(day)));
        boolean isUrgent = lastDay(module).filter(this::endsSoon).isPresent();
        return Html.element("div", isUrgent ? "told" : "plain", lines);
    }

    /** Of what counts, or else of what has ended. */
    private Optional<Day> lastDay(ModuleResult module) {
        return module.validTo().or(() -> Optional.ofNullable(known.endedOn().get(module.module())));
    }

    private Html until(Day day) {
        if (!endsSoon(day)) {
            return page.line("p", ProducerMessage.OWN_RESULT_UNTIL.with("day", day));
        }
        Sentence ends = daysTo(day) < 0
                ? ProducerMessage.OWN_RESULT_ENDED.with("day", day)
                : ProducerMessage.OWN_RESULT_ENDS_SOON.with("day", day).and("n", Argument.count(daysTo(day)));
        return Html.element("p", "strong", Html.text(page.say(ends)));
    }

    private boolean endsSoon(Day day) {
        return daysTo(day) <= SOON_DAYS;
    }

    private long daysTo(Day day) {
        return known.today().date().until(day.date(), ChronoUnit.DAYS);
    }

    private String name(ModuleResult module) {
        Optional<Standard> standard = known.affiliation().standard();
        return standard.flatMap(judged -> CraftModule.of(judged.name(), judged.version(), module.module()))
                .map(craft -> module.module() + ". " + page.say(craft.title().sentence()))
                .orElseGet(() -> Integer.toString(module.module()));
    }

    private Html plans() {
        List<Html> parts = new ArrayList<>(List.of(page.line("h2", ProducerMessage.OWN_PLAN.sentence())));
        if (known.plans().isEmpty()) {
            parts.add(page.line("p", ProducerMessage.OWN_PLAN_NONE.sentence()));
        }
        known.plans().forEach(plan -> parts.add(entry(plan)));
        return section("plan", parts);
    }

    private Html entry(OwnPlan own) {
        Plan plan = own.plan();
        long used = own.uses().stream()
                .filter(use -> use.state() != Use.State.REJECTED)
                .mapToLong(Use::minor)
                .sum();
        List<Html> lines = new ArrayList<>(List.of(
                Html.element(
                        "b",
                        page.say(ProducerMessage.OWN_PLAN_NAMED
                                .with("plan", plan.id())
                                .and("state", ProducerMessage.of("OWN_PLAN_STATE", plan.state(own.uses()))))),
                page.line(
                        "p",
                        ProducerMessage.OWN_PLAN_MONEY
                                .with("received", amount(own.received(), plan))
                                .and("used", amount(used, plan)))));
        plan.lines().forEach(line -> {
            lines.add(page.line(
                    "p",
                    ProducerMessage.OWN_PLAN_LINE.with("line", line.id()).and("budget", amount(line.budget(), plan))));
            List<Html> uses = own.uses().stream()
                    .filter(use -> use.line().equals(line.id()))
                    .map(use -> page.line(
                            "li",
                            ProducerMessage.OWN_PLAN_USE
                                    .with("use", use.id())
                                    .and("amount", amount(use.minor(), plan))
                                    .and("state", ProducerMessage.of("OWN_USE_STATE", use.state()))))
                    .toList();
            if (!uses.isEmpty()) {
                lines.add(Html.element("ul", "", uses));
            }
        });
        return Html.element("div", "plain", lines);
    }

    private static Argument amount(long minor, Plan plan) {
        return new Argument.Amount(minor, plan.currency());
    }

    private static Html section(String id, List<Html> parts) {
        return Html.with("section", Map.of("id", id), parts);
    }
}

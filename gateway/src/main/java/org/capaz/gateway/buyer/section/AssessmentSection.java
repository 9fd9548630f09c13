// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.section;

import static org.capaz.gateway.page.Html.element;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.gateway.buyer.lot.LotPage.Origin;
import org.capaz.gateway.buyer.lot.LotPage.StandardModule;
import org.capaz.gateway.buyer.words.CodeWords;
import org.capaz.gateway.buyer.words.PageMessage;
import org.capaz.gateway.buyer.words.Words;
import org.capaz.gateway.page.Html;
import org.capaz.ledger.certificate.CraftModule;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;

/**
 * Writes what assessors found: each module once with its name and what it means, with the results of all producers; who
 * stated them and for how long they are valid is folded, producer by producer.
 */
public final class AssessmentSection {
    private final Words words;

    /** A module of one version of a standard. */
    private record Module(String standard, String version, int number) {
        static Module of(Origin origin, StandardModule module) {
            return new Module(origin.standard(), origin.version(), module.number());
        }

        Optional<CraftModule> known() {
            return CraftModule.of(standard, version, number);
        }
    }

    private AssessmentSection(Words words) {
        this.words = words;
    }

    public static Html of(List<Origin> origins, Words words) {
        return new AssessmentSection(words).section(origins);
    }

    private Html section(List<Origin> origins) {
        Map<Module, Map<String, List<String>>> results = results(origins);
        if (results.isEmpty()) {
            return Html.NOTHING;
        }
        List<Html> parts = new ArrayList<>();
        parts.add(words.line("h2", PageMessage.PAGE_ASSESSMENT));
        results.forEach((module, producers) -> parts.add(module(module, producers, origins.size())));
        parts.add(Html.folded(
                words.of(PageMessage.PAGE_BY_PRODUCER),
                origins.stream().map(this::producer).toList()));
        return element("section", "assessment", parts);
    }

    /** The same without markup: each module with what it means and who has which result, then each producer's. */
    public static List<String> told(List<Origin> origins, Words words) {
        var section = new AssessmentSection(words);
        List<String> told = new ArrayList<>();
        section.results(origins)
                .forEach((module, producers) -> told.add(Stream.concat(
                                Stream.concat(
                                        Stream.of(section.name(module) + "."),
                                        module.known().map(known -> words.of(known.meaning())).stream()),
                                producers.entrySet().stream()
                                        .map(result -> result.getKey() + " · "
                                                + section.named(result.getValue(), origins.size()) + "."))
                        .collect(Collectors.joining(" "))));
        for (Origin origin : origins) {
            origin.modules()
                    .forEach(module -> told.add(origin.producer() + ", " + section.name(Module.of(origin, module))
                            + ": " + section.sentences(origin, module)));
        }
        return told;
    }

    private String named(List<String> names, int all) {
        return names.size() == all ? everybody(all) : String.join(", ", names);
    }

    private String sentences(Origin origin, StandardModule module) {
        return told(origin, module).stream().map(words::of).collect(Collectors.joining(" "));
    }

    /** Of each module in their order, who has which result. */
    private Map<Module, Map<String, List<String>>> results(List<Origin> origins) {
        Map<Module, Map<String, List<String>>> results = new LinkedHashMap<>();
        for (Origin origin : origins) {
            for (StandardModule module : origin.modules()) {
                results.computeIfAbsent(Module.of(origin, module), unseen -> new LinkedHashMap<>())
                        .computeIfAbsent(words.of(result(module)), unseen -> new ArrayList<>())
                        .add(origin.producer());
            }
        }
        return results;
    }

    private Html module(Module module, Map<String, List<String>> producers, int all) {
        List<Html> lines = new ArrayList<>();
        lines.add(element("h3", name(module)));
        module.known().ifPresent(known -> lines.add(element("p", "small", Html.text(words.of(known.meaning())))));
        producers.forEach((result, names) ->
                lines.add(element("p", "", element("b", result), Html.text(" · " + named(names, all)))));
        return Html.all(lines);
    }

    private String everybody(int all) {
        return words.of(
                all == 1
                        ? PageMessage.PAGE_ONE_PRODUCER.sentence()
                        : PageMessage.PAGE_ALL_PRODUCERS.with("n", Argument.count(all)));
    }

    private String name(Module module) {
        Sentence numbered = module.known()
                .map(known -> PageMessage.PAGE_MODULE_NAMED
                        .with("module", Argument.count(module.number()))
                        .and("name", known.title().sentence()))
                .orElseGet(() -> PageMessage.PAGE_MODULE_OF
                        .with("standard", Argument.id(module.standard() + " " + module.version()))
                        .and("module", Argument.count(module.number())));
        return words.of(numbered);
    }

    private Html producer(Origin origin) {
        return Html.all(List.of(
                element("h3", origin.producer()),
                element(
                        "dl",
                        "",
                        origin.modules().stream()
                                .map(module -> Html.pair(name(Module.of(origin, module)), sentences(origin, module)))
                                .toList())));
    }

    private static List<Sentence> told(Origin origin, StandardModule module) {
        List<Sentence> told = new ArrayList<>();
        Optional<StandardModule> now = origin.modulesNow().stream()
                .filter(other -> other.number() == module.number())
                .findFirst();
        told.add(PageMessage.PAGE_RESULTS_THEN_NOW
                .with("then", CodeWords.of(module.result()))
                .and(
                        "now",
                        now.map(StandardModule::result)
                                .map(CodeWords::of)
                                .orElseGet(PageMessage.PAGE_NOT_STATED::sentence)));
        module.word()
                .ifPresent(word -> told.add(PageMessage.PAGE_ACCORDING_TO
                        .with("word", CodeWords.of(word))
                        .and("issuer", Argument.id(module.issuer().orElse("?")))));
        module.assessedOn()
                .ifPresent(day -> told.add(PageMessage.PAGE_ASSESSED_ON.with("day", new Argument.Date(day.date()))));
        module.validTo().ifPresent(day -> told.add(PageMessage.PAGE_UNTIL.with("day", new Argument.Date(day.date()))));
        return told;
    }

    private static Sentence result(StandardModule module) {
        Sentence result = CodeWords.of(module.result());
        return module.word()
                .map(word -> PageMessage.PAGE_RESULT_BY.with("result", result).and("word", CodeWords.of(word)))
                .orElse(result);
    }
}

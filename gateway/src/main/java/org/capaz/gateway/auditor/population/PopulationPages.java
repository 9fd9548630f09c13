// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor.population;

import static org.capaz.gateway.page.Html.element;
import static org.capaz.gateway.page.Html.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.gateway.auditor.frame.AuditorMessage;
import org.capaz.gateway.auditor.frame.CellWords;
import org.capaz.gateway.auditor.frame.RecordLink;
import org.capaz.gateway.auditor.frame.Table;
import org.capaz.gateway.auditor.population.PopulationsController.Counted;
import org.capaz.gateway.cooperative.frame.CooperativePage;
import org.capaz.gateway.page.Html;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.gateway.projection.ProjectedLedgerState.Fact;
import org.capaz.gateway.projection.ReadModel;
import org.capaz.gateway.projection.Sight;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;

/** Writes the list of all populations, and one of them in pages. */
final class PopulationPages {
    private final CooperativePage page;

    PopulationPages(CooperativePage page) {
        this.page = page;
    }

    List<Html> all(ProjectedLedgerState ledger, Function<AuditorPopulation, Counted> counted) {
        List<Html> body = new ArrayList<>();
        body.add(page.line("p", PopulationMessage.POPULATIONS_WHAT.sentence()));
        body.add(element(
                "p",
                "ways",
                way("/auditor/exceptions", AuditorMessage.AUDITOR_EXCEPTIONS),
                way("/auditor/sample", AuditorMessage.AUDITOR_SAMPLE),
                way("/auditor/evidence", AuditorMessage.AUDITOR_EVIDENCE),
                way("/auditor/pictures", AuditorMessage.AUDITOR_PICTURES)));
        body.add(page.line("p", PopulationMessage.POPULATION_AS_OF.with("block", Argument.count(ledger.height()))));
        Map<String, List<AuditorPopulation>> groups = AuditorPopulations.ALL.stream()
                .collect(Collectors.groupingBy(
                        population -> population.listing().tag(), LinkedHashMap::new, Collectors.toList()));
        groups.values()
                .forEach(group -> body.add(element(
                        "section",
                        "group",
                        page.line("h2", group.getFirst().group()),
                        element(
                                "ul",
                                "entries",
                                group.stream()
                                        .map(population -> entry(population, counted.apply(population)))
                                        .toList()))));
        return body;
    }

    private Html way(String address, AuditorMessage words) {
        return Html.with("a", Map.of("href", address), List.of(text(page.say(words.sentence()))));
    }

    private Html entry(AuditorPopulation population, Counted counted) {
        return element(
                "li",
                "",
                Html.with(
                        "a",
                        Map.of("class", "entry", "href", population.address()),
                        List.of(
                                text(page.say(population.name())),
                                element("span", "small", text(page.say(sentence(counted)))))));
    }

    private static Sentence sentence(Counted counted) {
        return (counted.more() ? PopulationMessage.POPULATION_COUNT_MORE : PopulationMessage.POPULATION_COUNT)
                .with("n", Argument.count(counted.number()));
    }

    /**
     * One page of a population.
     *
     * @param narrowed by which members to which values
     * @param pinned whether the block was named, and not the last one taken
     * @param more whether there are records behind these
     * @param later whether there are records before these
     */
    record Shown(
            SortedMap<String, String> narrowed,
            boolean pinned,
            List<Fact> facts,
            boolean more,
            boolean later,
            Counted counted) {}

    List<Html> one(AuditorPopulation population, Shown shown, ProjectedLedgerState ledger, Sight sight) {
        List<Html> body = new ArrayList<>();
        body.add(element(
                "p",
                "",
                element("b", page.say(sentence(shown.counted()))),
                text(" "
                        + page.say(
                                PopulationMessage.POPULATION_AS_OF.with("block", Argument.count(ledger.height()))))));
        body.add(form(population, shown, ledger));
        if (shown.facts().isEmpty()) {
            body.add(page.line("p", PopulationMessage.POPULATION_NONE.sentence()));
        } else {
            body.add(table(population, shown, ledger, sight));
        }
        List<Html> ways = new ArrayList<>();
        if (shown.later()) {
            ways.add(link(population, PopulationMessage.POPULATION_FIRST, asked(shown, ledger)));
        }
        if (shown.more()) {
            SortedMap<String, String> next = asked(shown, ledger);
            next.put("after", shown.facts().getLast().name());
            ways.add(link(population, PopulationMessage.POPULATION_NEXT, next));
        }
        if (!ways.isEmpty()) {
            body.add(element("p", "ways", ways));
        }
        body.add(Html.with(
                "p", Map.of("class", "small"), List.of(text(page.say(PopulationMessage.POPULATION_WHOLE.sentence())))));
        return body;
    }

    /** From the first page on the block is named, so that all pages are of one population while the ledger grows. */
    private static SortedMap<String, String> asked(Shown shown, ProjectedLedgerState ledger) {
        SortedMap<String, String> asked = new TreeMap<>(shown.narrowed());
        asked.put("asOf", Long.toString(ledger.height()));
        return asked;
    }

    private Html form(AuditorPopulation population, Shown shown, ProjectedLedgerState ledger) {
        List<Html> fields = new ArrayList<>();
        for (ReadModel.Member member : population.listing().members()) {
            String wanted = shown.narrowed().getOrDefault(member.name(), "");
            fields.add(field(
                    AuditorPopulation.named(member.name()),
                    member.accepted().isEmpty() ? input(member.name(), wanted) : select(population, member, wanted)));
        }
        fields.add(field(
                PopulationMessage.POPULATION_BLOCK.sentence(),
                Html.with(
                        "input",
                        Map.of(
                                "name", "asOf",
                                "inputmode", "numeric",
                                "pattern", "[0-9]*",
                                "autocomplete", "off",
                                "value", shown.pinned() ? Long.toString(ledger.height()) : ""),
                        List.of())));
        fields.add(page.line("button", PopulationMessage.POPULATION_SHOW.sentence()));
        return Html.with(
                "form",
                Map.of(
                        "class", "narrow",
                        "action", population.address(),
                        "aria-label", page.say(PopulationMessage.POPULATION_NARROW.sentence())),
                fields);
    }

    private Html field(Sentence name, Html input) {
        return element("label", "field", text(page.say(name)), input);
    }

    private static Html input(String name, String value) {
        return Html.with(
                "input", Map.of("name", name, "value", value, "autocomplete", "off", "spellcheck", "false"), List.of());
    }

    private Html select(AuditorPopulation population, ReadModel.Member member, String wanted) {
        return Html.with(
                "select",
                Map.of("name", member.name()),
                Stream.concat(
                                Stream.of(option("", page.say(PopulationMessage.POPULATION_ANY.sentence()), wanted)),
                                member.accepted().stream()
                                        .map(value -> option(value, words(population, member, value), wanted)))
                        .toList());
    }

    private String words(AuditorPopulation population, ReadModel.Member member, String value) {
        if (value.equals("true") || value.equals("false")) {
            return page.say((value.equals("true") ? PopulationMessage.POPULATION_YES : PopulationMessage.POPULATION_NO)
                    .sentence());
        }
        String codes = population.columns().stream()
                .filter(column -> column.path().equals(member.name()))
                .map(AuditorPopulation.Column::words)
                .findFirst()
                .orElse("");
        return new CellWords(page.language()).of(Json.object().with(member.name(), value), member.name(), codes);
    }

    private static Html option(String value, String words, String wanted) {
        Map<String, String> attributes = new TreeMap<>(Map.of("value", value));
        if (value.equals(wanted)) {
            attributes.put("selected", "");
        }
        return Html.with("option", attributes, List.of(Html.plain(words)));
    }

    private Html table(AuditorPopulation population, Shown shown, ProjectedLedgerState ledger, Sight sight) {
        List<String> heads = Stream.of(
                        Stream.of(PopulationMessage.POPULATION_RECORD.sentence()),
                        population.columns().stream().map(AuditorPopulation.Column::name),
                        Stream.of(PopulationMessage.POPULATION_WRITTEN_IN.sentence()))
                .flatMap(sentences -> sentences.map(page::say))
                .toList();
        return Table.of(
                page.say(population.name()),
                heads,
                shown.facts().stream()
                        .map(fact -> row(population, fact, ledger, sight))
                        .toList());
    }

    private List<Html> row(AuditorPopulation population, Fact fact, ProjectedLedgerState ledger, Sight sight) {
        Json.Obj told = population.listing().shown().of(fact, ledger, sight);
        var words = new CellWords(page.language());
        List<Html> cells = new ArrayList<>();
        cells.add(RecordLink.of(
                fact.key().toString(), String.join(" / ", fact.key().parts())));
        population.columns().forEach(column -> cells.add(text(words.of(told, column.path(), column.words()))));
        cells.add(text(Argument.count(fact.block()).in(page.language())));
        return cells;
    }

    private Html link(AuditorPopulation population, PopulationMessage words, SortedMap<String, String> asked) {
        String query = asked.entrySet().stream()
                .map(each -> each.getKey() + "=" + RecordLink.encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        return Html.with(
                "a",
                Map.of("class", "way-on", "href", population.address() + "?" + query),
                List.of(text(page.say(words.sentence()))));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor.work;

import static org.capaz.gateway.page.Html.element;
import static org.capaz.gateway.page.Html.text;

import io.micronaut.core.annotation.Nullable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.capaz.audit.population.Population;
import org.capaz.audit.population.Populations;
import org.capaz.audit.population.Strata;
import org.capaz.gateway.auditor.frame.RecordLink;
import org.capaz.gateway.auditor.frame.Table;
import org.capaz.gateway.cooperative.frame.CooperativePage;
import org.capaz.gateway.page.Html;

/** Writes the form for a sample, and a sample with all that is needed to draw it again. */
record SamplePages(
        CooperativePage page,
        @Nullable String population,
        @Nullable String seed,
        @Nullable String size,
        @Nullable String strata) {
    private static final String USUAL_SIZE = "25";

    /** @param wrong whether what was asked for cannot be drawn */
    List<Html> form(boolean wrong) {
        List<Html> body = new ArrayList<>();
        body.add(page.line("p", WorkMessage.SAMPLE_PAGE_WHAT.sentence()));
        if (wrong) {
            body.add(element("p", "told", text(page.say(WorkMessage.SAMPLE_PAGE_WRONG.sentence()))));
        }
        body.add(fields());
        return body;
    }

    private Html fields() {
        return Html.with(
                "form",
                Map.of("class", "narrow", "action", "/auditor/sample"),
                List.of(
                        field(
                                WorkMessage.SAMPLE_PAGE_POPULATION,
                                select(
                                        "population",
                                        Populations.ALL.stream()
                                                .map(Population::name)
                                                .map(name -> option(name, name, population))
                                                .toList())),
                        field(WorkMessage.SAMPLE_PAGE_SEED, input("seed", seed == null ? "" : seed, "text")),
                        field(WorkMessage.SAMPLE_PAGE_SIZE, input("size", size == null ? USUAL_SIZE : size, "numeric")),
                        field(
                                WorkMessage.SAMPLE_PAGE_STRATA,
                                select(
                                        "strata",
                                        Stream.concat(
                                                        Stream.of(option(
                                                                "",
                                                                page.say(
                                                                        WorkMessage.SAMPLE_PAGE_STRATA_NONE.sentence()),
                                                                strata)),
                                                        Arrays.stream(Strata.values())
                                                                .map(by -> option(by.name(), by.name(), strata)))
                                                .toList())),
                        page.line("button", WorkMessage.SAMPLE_PAGE_DRAW.sentence())));
    }

    private Html field(WorkMessage name, Html input) {
        return element("label", "field", text(page.say(name.sentence())), input);
    }

    private static Html input(String name, String value, String mode) {
        return Html.with(
                "input",
                Map.of("name", name, "value", value, "inputmode", mode, "autocomplete", "off", "spellcheck", "false"),
                List.of());
    }

    private static Html select(String name, List<Html> options) {
        return Html.with("select", Map.of("name", name), options);
    }

    private static Html option(String value, String words, @Nullable String wanted) {
        Map<String, String> attributes = new TreeMap<>(Map.of("value", value));
        if (value.equals(wanted)) {
            attributes.put("selected", "");
        }
        return Html.with("option", attributes, List.of(Html.plain(words)));
    }

    List<Html> drawn(Findings.OfSample sample) {
        List<Html> body = new ArrayList<>();
        body.add(element("p", "break", text(page.say(sample.of()))));
        body.add(element("p", "break", text(page.say(sample.how()))));
        if (!sample.totals().isEmpty()) {
            body.add(page.line("h2", WorkMessage.SAMPLE_PAGE_TOTALS.sentence()));
            body.add(element(
                    "dl",
                    "members",
                    sample.totals().entrySet().stream()
                            .map(total -> Html.pair(total.getKey(), Long.toString(total.getValue())))
                            .toList()));
        }
        sample.drawn().forEach((stratum, drawn) -> {
            if (!stratum.isEmpty()) {
                body.add(element("h2", stratum));
            }
            body.add(Table.of(
                    stratum.isEmpty() ? page.say(WorkMessage.SAMPLE_PAGE_TITLE.sentence()) : stratum,
                    List.of(
                            page.say(WorkMessage.SAMPLE_PAGE_RECORD.sentence()),
                            page.say(WorkMessage.SAMPLE_PAGE_HASH.sentence())),
                    drawn.stream()
                            .map(one -> List.of(
                                    sample.keys().containsKey(one.id())
                                            ? RecordLink.of(sample.keys().get(one.id()), one.id())
                                            : text(one.id()),
                                    element("code", "break", text(one.hash()))))
                            .toList()));
        });
        body.add(page.line("p", WorkMessage.SAMPLE_PAGE_AGAIN.sentence()));
        body.add(fields());
        return body;
    }
}

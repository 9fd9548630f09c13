// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.section;

import static org.capaz.gateway.page.Html.element;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.buyer.lot.LotPage.HandedOver;
import org.capaz.gateway.buyer.words.CodeWords;
import org.capaz.gateway.buyer.words.PageMessage;
import org.capaz.gateway.buyer.words.Words;
import org.capaz.gateway.page.Html;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.ArgumentSource;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.registry.PartyRole;

/** Writes the way of the gold as a line from its first hand-over down to the last that is completed. */
public final class WaySection {
    /** What a person reads; the others are folded. */
    private static final int MOST_SHOWN = 12;

    private WaySection() {}

    public static Html of(List<HandedOver> way, Words words) {
        if (way.isEmpty()) {
            return Html.NOTHING;
        }
        int shown = Math.min(MOST_SHOWN, way.size());
        List<Html> parts = new ArrayList<>();
        parts.add(words.line("h2", PageMessage.PAGE_WAY));
        parts.add(line(way.subList(0, shown), words));
        if (shown < way.size()) {
            parts.add(Html.folded(
                    words.of(PageMessage.PAGE_WAY_MORE.with("n", Argument.count(way.size() - shown))),
                    List.of(line(way.subList(shown, way.size()), words))));
        }
        return element("section", "", parts);
    }

    /** The same without markup. */
    public static List<Sentence> told(List<HandedOver> steps) {
        return steps.stream()
                .map(step -> PageMessage.PAGE_WAY_STEP
                        .with("day", new Argument.Date(step.day().date()))
                        .and("from", role(step.from()))
                        .and("to", role(step.to())))
                .toList();
    }

    private static Html line(List<HandedOver> steps, Words words) {
        return element(
                "ol",
                "way",
                told(steps).stream().map(step -> words.line("li", step)).toList());
    }

    private static ArgumentSource role(Optional<PartyRole> role) {
        return role.<ArgumentSource>map(CodeWords::of).orElse(Argument.id("?"));
    }
}

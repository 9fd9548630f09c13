// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.section;

import static org.capaz.gateway.page.Html.element;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.capaz.gateway.buyer.lot.LotPage.Origin;
import org.capaz.gateway.buyer.words.CodeWords;
import org.capaz.gateway.buyer.words.PageMessage;
import org.capaz.gateway.buyer.words.Words;
import org.capaz.gateway.page.Html;
import org.capaz.ledger.message.Argument;

/** Writes who produced the gold: a bar with the share of each, their names and places, and where they stand. */
public final class OriginSection {
    /** The width of the bar in its own units: one for each per mille. */
    private static final int WHOLE = 1000;

    private static final int HEIGHT = 40;

    /** As many colours as the style sheet has; producers beyond them begin anew. */
    private static final int COLOURS = 6;

    private final Words words;

    private OriginSection(Words words) {
        this.words = words;
    }

    public static Html of(List<Origin> origins, Words words) {
        return new OriginSection(words).section(origins);
    }

    private Html section(List<Origin> origins) {
        List<Html> producers = new ArrayList<>();
        for (int i = 0; i < origins.size(); i++) {
            producers.add(producer(origins.get(i), colour(i)));
        }
        return element(
                "section",
                "",
                words.line("h2", PageMessage.PAGE_PRODUCERS),
                origins.size() > 1 ? bar(origins) : Html.NOTHING,
                element("ul", "producers", producers),
                DepartmentMap.of(origins, words));
    }

    /** Said again in words below it. */
    private static Html bar(List<Origin> origins) {
        List<Html> pieces = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < origins.size(); i++) {
            int share = origins.get(i).sharePerMille();
            pieces.add(Html.rectangle(from, 0, share, HEIGHT, colour(i)));
            from += share;
        }
        return Html.with(
                "svg",
                Map.of(
                        "class", "bar",
                        "viewBox", "0 0 " + WHOLE + " " + HEIGHT,
                        "preserveAspectRatio", "none",
                        "aria-hidden", "true"),
                pieces);
    }

    private static String colour(int index) {
        return "c" + index % COLOURS;
    }

    private Html producer(Origin origin, String colour) {
        return element(
                "li",
                colour,
                element("h3", origin.producer()),
                words.line(
                        "p",
                        PageMessage.PAGE_SHARE_AND_PLACE
                                .with("share", new Argument.Decimal(origin.sharePerMille(), 1))
                                .and("mass", Argument.mass(origin.fine().milligrams()))
                                .and("place", Argument.id(origin.municipality()))),
                Html.folded(
                        words.of(PageMessage.PAGE_STATES_SUMMARY
                                .with("then", CodeWords.of(origin.atIssue()))
                                .and("now", CodeWords.of(origin.now()))),
                        List.of(element(
                                "dl",
                                "",
                                words.pair(PageMessage.PAGE_STANDARD, origin.standard() + " " + origin.version()),
                                words.pair(
                                        PageMessage.PAGE_OWNER_DECLARED,
                                        words.yesOrNo(origin.declared().beneficialOwner())),
                                words.pair(
                                        PageMessage.PAGE_RELATED_DECLARED,
                                        words.yesOrNo(origin.declared().relatedParties()))))));
    }
}

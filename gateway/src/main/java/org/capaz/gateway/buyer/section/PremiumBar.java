// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.section;

import static org.capaz.gateway.page.Html.element;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.capaz.gateway.buyer.words.PageMessage;
import org.capaz.gateway.buyer.words.Words;
import org.capaz.gateway.page.Html;

/**
 * Draws the premium as one bar as long as what is owed: used, arrived, kept on the way, announced, denied, and what is missing. Each
 * part is said in words below it, with the same sign.
 */
final class PremiumBar {
    private static final int WHOLE = 1000;
    private static final int HEIGHT = 60;

    private final PremiumTotals totals;
    private final Words words;

    private PremiumBar(PremiumTotals totals, Words words) {
        this.totals = totals;
        this.words = words;
    }

    static Html of(PremiumTotals totals, Words words) {
        return new PremiumBar(totals, words).drawn();
    }

    private Html drawn() {
        List<Html> parts = new ArrayList<>();
        totals.said().forEach(sentence -> parts.add(words.line("p", sentence)));
        parts.add(bar());
        parts.add(legend());
        return Html.all(parts);
    }

    private Html bar() {
        List<Html> pieces = new ArrayList<>();
        pieces.add(Html.rectangle(0, 0, WHOLE, HEIGHT, "missing"));
        pieces.add(piece(0, totals.announced(), "announced"));
        if (totals.denied() > 0) {
            int from = scaled(totals.announced() - totals.denied());
            pieces.add(crossed(from, scaled(totals.announced()) - from, HEIGHT));
        }
        pieces.add(piece(totals.arrived(), totals.confirmed(), "kept"));
        pieces.add(piece(0, totals.arrived(), "arrived"));
        pieces.add(piece(0, totals.used(), "used"));
        return Html.with(
                "svg",
                Map.of(
                        "class", "bar premium",
                        "viewBox", "0 0 " + WHOLE + " " + HEIGHT,
                        "preserveAspectRatio", "none",
                        "aria-hidden", "true"),
                pieces);
    }

    /** A box with a cross in it, so that it is told apart without its colour. */
    private static Html crossed(int x, int width, int height) {
        String cross = "M" + x + " 0L" + (x + width) + " " + height + "M" + x + " " + height + "L" + (x + width) + " 0";
        return Html.all(List.of(
                Html.rectangle(x, 0, width, height, "denied"),
                Html.with("path", Map.of("class", "denied", "d", cross), List.of())));
    }

    private Html piece(long from, long to, String cssClass) {
        int start = scaled(from);
        return Html.rectangle(start, 0, scaled(to) - start, HEIGHT, cssClass);
    }

    /** Where an amount ends in the bar; more than what is owed makes the bar longer. */
    private int scaled(long minor) {
        long longest = Math.max(1, Math.max(totals.owed(), Math.max(totals.announced(), totals.confirmed())));
        return (int) Math.round((double) minor / longest * WHOLE);
    }

    private Html legend() {
        List<Html> lines = new ArrayList<>();
        lines.add(line("owed", PageMessage.PAGE_OWED, totals.owed()));
        lines.add(line("missing", PageMessage.PAGE_NOT_ANNOUNCED, totals.missing()));
        lines.add(line("announced", PageMessage.PAGE_NOT_CONFIRMED, totals.unconfirmed()));
        lines.add(line("denied", PageMessage.PAGE_DENIED, totals.denied()));
        lines.add(line("kept", PageMessage.PAGE_KEPT, totals.keptOnTheWay()));
        lines.add(line("arrived", PageMessage.PAGE_ARRIVED_IN_ALL, totals.arrived()));
        lines.add(line("used", PageMessage.PAGE_USED_IN_ALL, totals.used()));
        return element("ul", "legend", lines);
    }

    /** A part that is nothing is left out, except what is owed and what arrived. */
    private Html line(String cssClass, PageMessage name, long minor) {
        boolean always = cssClass.equals("owed") || cssClass.equals("arrived");
        return minor == 0 && !always
                ? Html.NOTHING
                : element(
                        "li",
                        "",
                        Html.with(
                                "svg",
                                Map.of("class", "sign " + cssClass, "viewBox", "0 0 10 10", "aria-hidden", "true"),
                                List.of(
                                        cssClass.equals("denied")
                                                ? crossed(0, 10, 10)
                                                : Html.rectangle(0, 0, 10, 10, cssClass))),
                        Html.text(words.of(name) + ": "),
                        element("b", words.amount(minor, totals.currency())));
    }
}

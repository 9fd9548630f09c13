// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.section;

import static org.capaz.gateway.page.Html.element;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.buyer.lot.Purchase;
import org.capaz.gateway.buyer.words.CodeWords;
import org.capaz.gateway.buyer.words.PageMessage;
import org.capaz.gateway.page.Html;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.ArgumentSource;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.registry.PartyRole;

/** Writes the section of the page about the papers of the state that purchases of the lot's gold cite. */
public final class PapersSection {
    /** What a person reads; of more it is only said how many. */
    private static final int MOST_SHOWN = 20;

    private final Language language;

    private PapersSection(Language language) {
        this.language = language;
    }

    public static Html of(List<Purchase> purchases, Language language) {
        return new PapersSection(language).section(purchases);
    }

    private Html section(List<Purchase> purchases) {
        List<Html> parts = new ArrayList<>();
        parts.add(element("h2", words(PageMessage.PAGE_PAPERS.sentence())));
        if (purchases.isEmpty()) {
            parts.add(element("p", words(PageMessage.PAGE_PAPERS_NONE.sentence())));
        }
        purchases.stream().limit(MOST_SHOWN).forEach(purchase -> parts.add(purchase(purchase)));
        if (purchases.size() > MOST_SHOWN) {
            parts.add(element(
                    "p",
                    words(PageMessage.PAGE_MORE_PURCHASES.with("n", Argument.count(purchases.size() - MOST_SHOWN)))));
        }
        return element("section", "", parts);
    }

    private Html purchase(Purchase purchase) {
        return Html.all(List.of(
                element(
                        "h3",
                        words(PageMessage.PAGE_PURCHASE
                                .with("lot", purchase.lot())
                                .and("seller", role(purchase.seller()))
                                .and("buyer", role(purchase.buyer()))
                                .and(
                                        "day",
                                        new Argument.Date(Day.of(purchase.at()).date())))),
                element(
                        "dl",
                        "",
                        pair(
                                PageMessage.PAGE_REGISTRATIONS,
                                words(PageMessage.PAGE_BOTH_REGISTRATIONS
                                        .with("seller", stated(purchase.sellerRegistration()))
                                        .and("buyer", Argument.id(purchase.buyerRegistration())))),
                        pair(
                                PageMessage.PAGE_PLATFORM,
                                purchase.platform()
                                        .map(day -> words(
                                                PageMessage.PAGE_CITED_OF.with("day", new Argument.Date(day.date()))))
                                        .orElseGet(() -> words(PageMessage.PAGE_NO.sentence()))),
                        pair(PageMessage.PAGE_ROYALTY, stated(purchase.royalty())),
                        pair(PageMessage.PAGE_CONSOLIDATION, stated(purchase.consolidation())),
                        pair(PageMessage.PAGE_EXPORT, stated(purchase.export())))));
    }

    private static ArgumentSource role(Optional<PartyRole> role) {
        return role.<ArgumentSource>map(CodeWords::of).orElse(Argument.id("?"));
    }

    private Html pair(PageMessage name, ArgumentSource value) {
        return pair(name, value.argument().in(language));
    }

    private Html pair(PageMessage name, String value) {
        return Html.pair(words(name.sentence()), value);
    }

    private static ArgumentSource stated(Optional<String> text) {
        return text.<ArgumentSource>map(Argument::id).orElseGet(PageMessage.PAGE_NOT_STATED::sentence);
    }

    private String words(Sentence sentence) {
        return sentence.in(language);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.section;

import static org.capaz.gateway.page.Html.element;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capaz.gateway.buyer.lot.LotPage;
import org.capaz.gateway.buyer.lot.LotPage.Origin;
import org.capaz.gateway.buyer.lot.LotPage.State;
import org.capaz.gateway.buyer.words.PageMessage;
import org.capaz.gateway.buyer.words.PageTimes;
import org.capaz.gateway.buyer.words.Words;
import org.capaz.gateway.page.Html;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.status.CertificateStatus;

/** Writes what a reader may take along: the files, and a sentence that may be used elsewhere, with its limits. */
public final class TakeSection {
    /** A sentence that names more is no sentence. */
    private static final int MOST_NAMED = 3;

    private final LotPage page;
    private final Words words;

    private TakeSection(LotPage page, Words words) {
        this.page = page;
        this.words = words;
    }

    public static Html of(LotPage page, Words words) {
        return new TakeSection(page, words).section();
    }

    /**
     * A sentence about the lot that may be used elsewhere, whole. There is none while the record is not in force, has open
     * notices, or this gateway may not know the latest.
     */
    public static Optional<Sentence> claim(LotPage page) {
        boolean inForce = page.answer().state() instanceof State.Stored(CertificateStatus.State state)
                && (state == CertificateStatus.State.ISSUED || state == CertificateStatus.State.FROZEN);
        return inForce && page.answer().notices().isEmpty() && !page.position().behind()
                ? Optional.of(claimed(page))
                : Optional.empty();
    }

    private static Sentence claimed(LotPage page) {
        List<Origin> origins = page.origins();
        List<Argument> named = new ArrayList<>(origins.stream()
                .limit(MOST_NAMED)
                .map(origin -> PageMessage.PAGE_CLAIM_PRODUCER
                        .with("producer", Argument.id(origin.producer()))
                        .and("share", new Argument.Decimal(origin.sharePerMille(), 1))
                        .argument())
                .toList());
        if (origins.size() > MOST_NAMED) {
            named.add(PageMessage.PAGE_CLAIM_OTHERS
                    .with("n", Argument.count(origins.size() - MOST_NAMED))
                    .argument());
        }
        return PageMessage.PAGE_CLAIM_TEXT
                .with("number", Argument.id(page.shortId()))
                .and("mass", Argument.mass(page.facts().fineMilligrams()))
                .and("producers", Argument.several(named))
                .and("time", PageTimes.argument(page.position().askedAt()));
    }

    private Html section() {
        List<Html> parts = new ArrayList<>();
        parts.add(words.line("h2", PageMessage.PAGE_TAKE));
        parts.add(element(
                "ul", "", file("report.pdf", PageMessage.PAGE_TAKE_PDF), file("facts.csv", PageMessage.PAGE_TAKE_CSV)));
        parts.add(Html.element("p", "small", Html.text(words.of(PageMessage.PAGE_TAKE_CSV_COLUMNS))));
        parts.add(claim(page)
                .map(claim -> Html.folded(
                        words.of(PageMessage.PAGE_CLAIM),
                        List.of(words.line("blockquote", claim), words.line("p", PageMessage.PAGE_CLAIM_LIMITS))))
                .orElseGet(() -> words.line("p", PageMessage.PAGE_CLAIM_NONE)));
        return element("section", "take", parts);
    }

    private Html file(String name, PageMessage what) {
        return element(
                "li",
                "",
                Html.with(
                        "a",
                        Map.of(
                                "href",
                                "/c/" + page.shortId() + "/" + name + "?lang="
                                        + words.language().tag()),
                        List.of(Html.text(words.of(what)))));
    }
}

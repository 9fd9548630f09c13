// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import static org.capaz.gateway.page.Html.element;
import static org.capaz.gateway.page.Html.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.capaz.gateway.buyer.lot.LotPage;
import org.capaz.gateway.buyer.lot.LotPage.LedgerPosition;
import org.capaz.gateway.buyer.section.AnswerSection;
import org.capaz.gateway.buyer.section.AssessmentSection;
import org.capaz.gateway.buyer.section.CheckSection;
import org.capaz.gateway.buyer.section.FactsSection;
import org.capaz.gateway.buyer.section.HistorySection;
import org.capaz.gateway.buyer.section.NoticesSection;
import org.capaz.gateway.buyer.section.NumberForm;
import org.capaz.gateway.buyer.section.OriginSection;
import org.capaz.gateway.buyer.section.PapersSection;
import org.capaz.gateway.buyer.section.PremiumSection;
import org.capaz.gateway.buyer.section.ScanSection;
import org.capaz.gateway.buyer.section.TakeSection;
import org.capaz.gateway.buyer.section.TreeSection;
import org.capaz.gateway.buyer.section.WaySection;
import org.capaz.gateway.buyer.words.PageMessage;
import org.capaz.gateway.buyer.words.Words;
import org.capaz.gateway.page.Html;
import org.capaz.ledger.identity.CertificateNumber;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;

/**
 * Writes the page of one lot in one language: what this device checked, the state, what to compare with the parcel, and then
 * the rest. Says what was reported, verified by whom, and confirmed; never that anything is valid now, because a page proves
 * nothing.
 *
 * <p>Decisions 030 and 160.
 */
final class PageWriter {
    private final Words words;

    private PageWriter(Language language) {
        this.words = new Words(language);
    }

    /** The page for a number that the ledger does not know. */
    static String write(LotPage.Unknown page, Language language) {
        return new PageWriter(language).unknown(page);
    }

    static String write(LotPage page, Language language) {
        return new PageWriter(language).known(page);
    }

    /** The page of a label whose record is not at hand: only what this device finds. */
    static String withoutRecord(Language language) {
        var writer = new PageWriter(language);
        return writer.document(
                PageMessage.PAGE_WITHOUT_RECORD_TITLE.sentence().in(language),
                List.of(
                        writer.words.line("h1", PageMessage.PAGE_WITHOUT_RECORD_TITLE),
                        writer.device(),
                        writer.words.line("p", PageMessage.PAGE_WITHOUT_RECORD),
                        ScanSection.titled(writer.words)));
    }

    private String unknown(LotPage.Unknown page) {
        Html answer = element(
                "section",
                "answer over",
                element(
                        "p",
                        "state",
                        text(words.of(
                                page.mistyped() ? PageMessage.PAGE_STATE_MISTYPED : PageMessage.PAGE_STATE_UNKNOWN))),
                words.line("p", page.mistyped() ? mistyped(page.number()) : PageMessage.PAGE_NUMBER_UNKNOWN.sentence()),
                AnswerSection.asStated(page.position(), words));
        return document(
                words.of(PageMessage.PAGE_TITLE_UNKNOWN),
                List.of(
                        top(page.number()),
                        device(),
                        answer,
                        NumberForm.of(page.number(), words),
                        ScanSection.titled(words),
                        footer(page.position())));
    }

    /** Too few and too many characters are told by their number; else one of them is another. */
    private static Sentence mistyped(String typed) {
        int characters = CertificateNumber.charactersIn(typed);
        if (characters == CertificateNumber.CHARACTERS) {
            return PageMessage.PAGE_NUMBER_MISTYPED.sentence();
        }
        return (characters < CertificateNumber.CHARACTERS
                        ? PageMessage.PAGE_NUMBER_TOO_SHORT
                        : PageMessage.PAGE_NUMBER_TOO_LONG)
                .with("typed", Argument.count(characters))
                .and("all", Argument.count(CertificateNumber.CHARACTERS));
    }

    private String known(LotPage page) {
        List<Html> body = new ArrayList<>();
        body.add(top(page.shortId()));
        body.add(device());
        body.add(AnswerSection.of(page.answer(), page.history().successors(), page.position(), words));
        body.add(FactsSection.compare(page.parcel(), page.facts(), words));
        body.add(NoticesSection.of(page.answer().notices(), words));
        body.add(OriginSection.of(page.origins(), words));
        body.add(AssessmentSection.of(page.origins(), words));
        body.add(WaySection.of(page.way(), words));
        body.add(TreeSection.of(page.history().tree(), words));
        page.premium()
                .ifPresent(premium ->
                        body.add(PremiumSection.of(premium, page.position().askedAt(), words)));
        body.add(FactsSection.of(page.facts(), words));
        body.add(PapersSection.of(page.purchases(), words.language()));
        body.add(HistorySection.of(page.history(), page.facts(), page.answer(), words));
        body.add(TakeSection.of(page, words));
        page.check().ifPresent(check -> body.add(CheckSection.of(check, words)));
        body.add(ScanSection.titled(words));
        body.add(footer(page.position()));
        return document(title(page.shortId()), body);
    }

    private String document(String title, List<Html> body) {
        return Html.document(words.language().tag(), title, "page.js", Html.all(body));
    }

    private String title(String number) {
        return words.of(PageMessage.PAGE_TITLE.with("number", Argument.id(number)));
    }

    private Html top(String number) {
        Language other = switch (words.language()) {
            case ENGLISH -> Language.SPANISH;
            case SPANISH -> Language.ENGLISH;
        };
        return element(
                "header",
                "",
                element("h1", title(number)),
                element(
                        "nav",
                        "",
                        Html.link(
                                "/c/" + number + "?lang=" + other.tag(),
                                other.tag(),
                                PageMessage.PAGE_LANGUAGE.sentence().in(other))));
    }

    private Html footer(LedgerPosition position) {
        return element(
                "footer",
                "",
                words.line("p", PageMessage.PAGE_SERVED_BY.with("member", Argument.id(position.member()))),
                words.line("p", PageMessage.PAGE_LEGAL_PROOF),
                element(
                        "p",
                        "",
                        Html.with(
                                "a",
                                Map.of("href", "/?lang=" + words.language().tag()),
                                List.of(text(words.of(PageMessage.PAGE_ANOTHER))))));
    }

    private Html device() {
        return Html.device(words.of(PageMessage.PAGE_NOT_CHECKED));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.buyer.lot.LotPage;
import org.capaz.gateway.buyer.section.AnswerSection;
import org.capaz.gateway.buyer.section.AssessmentSection;
import org.capaz.gateway.buyer.section.CheckSection;
import org.capaz.gateway.buyer.section.DepartmentMap;
import org.capaz.gateway.buyer.section.HistorySection;
import org.capaz.gateway.buyer.section.NoticesSection;
import org.capaz.gateway.buyer.section.PremiumSection;
import org.capaz.gateway.buyer.section.PremiumTotals;
import org.capaz.gateway.buyer.section.TakeSection;
import org.capaz.gateway.buyer.section.TreeSection;
import org.capaz.gateway.buyer.section.WaySection;
import org.capaz.gateway.buyer.words.CodeWords;
import org.capaz.gateway.buyer.words.PageMessage;
import org.capaz.gateway.buyer.words.Words;
import org.capaz.labels.paper.TaggedPages;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;

/**
 * The page of a record as a report on paper. It says what the page says; the data that it was made from is attached, and
 * the hash of these bytes stands on every page, so that a report can be compared with what the ledger says later.
 *
 * <p>Decision 192.
 */
final class ReportPdf {
    private static final String ATTACHED = "record.json";

    /** A report for a person: of more lines in one part it is only said how many. */
    private static final int MOST_LINES = 60;

    private final LotPage page;
    private final Words words;
    private final TaggedPages pages;

    private ReportPdf(LotPage page, Words words, TaggedPages pages) {
        this.page = page;
        this.words = words;
        this.pages = pages;
    }

    /** @param data what {@link RecordJson} says of the same page */
    static byte[] of(LotPage page, Words words, byte[] data) {
        String title = words.of(PageMessage.PAGE_TITLE.with("number", Argument.id(page.shortId())));
        try (var pages = new TaggedPages(words.language(), title)) {
            new ReportPdf(page, words, pages).write();
            return pages.finished(
                    page.shortId(), ATTACHED, data, page.position().askedAt());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write() throws IOException {
        pages.strong(words.of(AnswerSection.word(page.answer())));
        say(AnswerSection.explained(page.answer()));
        say(AnswerSection.next(page.answer()).sentence());
        say(AnswerSection.stated(page.position()));
        heading(PageMessage.PAGE_COMPARE);
        pages.list(compared());
        heading(PageMessage.PAGE_PRODUCERS);
        pages.list(bounded(page.origins().stream().map(this::origin).toList()));
        part(PageMessage.PAGE_DEPARTMENTS, DepartmentMap.told(page.origins()));
        List<String> assessed = AssessmentSection.told(page.origins(), words);
        if (!assessed.isEmpty()) {
            heading(PageMessage.PAGE_ASSESSMENT);
            pages.list(bounded(assessed));
        }
        part(PageMessage.PAGE_OPEN_NOTICES, NoticesSection.told(page.answer().notices()));
        premium();
        part(PageMessage.PAGE_TREE, TreeSection.told(page.history().tree()));
        part(PageMessage.PAGE_WAY, WaySection.told(page.way()));
        part(PageMessage.PAGE_HISTORY, HistorySection.told(page.history(), page.facts(), page.answer()));
        heading(PageMessage.PAGE_CLAIM);
        Optional<Sentence> claim = TakeSection.claim(page);
        say(claim.orElseGet(PageMessage.PAGE_CLAIM_NONE::sentence));
        if (claim.isPresent()) {
            say(PageMessage.PAGE_CLAIM_LIMITS.sentence());
        }
        heading(PageMessage.PAGE_REPORT_LIMITS);
        say(PageMessage.PAGE_LEGAL_PROOF.sentence());
        say(PageMessage.PAGE_REPORT_CHECK.with("file", Argument.id(ATTACHED)));
        if (page.check().isPresent()) {
            say(PageMessage.PAGE_CHECK_FINGERPRINT.sentence());
            pages.paragraph(
                    String.join(" ", CheckSection.groups(page.check().get().fingerprint())));
        }
    }

    private List<String> compared() {
        return List.of(
                pair(PageMessage.PAGE_SEAL, page.parcel().seal()),
                pair(PageMessage.PAGE_GROSS_MASS, words.mass(page.parcel().grossMilligrams())),
                pair(PageMessage.PAGE_FINE_MASS, words.mass(page.facts().fineMilligrams())),
                pair(
                        PageMessage.PAGE_FINENESS,
                        words.of(PageMessage.PAGE_PER_MILLE.with(
                                "fineness", new Argument.Decimal(page.facts().finenessHundredthsPerMille(), 2)))),
                pair(
                        PageMessage.PAGE_MATERIAL,
                        words.of(CodeWords.of(page.facts().material()))),
                pair(PageMessage.PAGE_LOT, page.facts().lot().value()),
                pair(PageMessage.PAGE_ISSUED_BY, page.facts().issuer()),
                pair(PageMessage.PAGE_LABORATORY, page.facts().laboratory()));
    }

    private String pair(PageMessage name, String value) {
        return words.of(name) + ": " + value;
    }

    private String origin(LotPage.Origin origin) {
        return origin.producer() + ": "
                + words.of(PageMessage.PAGE_SHARE_AND_PLACE
                        .with("share", new Argument.Decimal(origin.sharePerMille(), 1))
                        .and("mass", Argument.mass(origin.fine().milligrams()))
                        .and("place", Argument.id(origin.municipality())))
                + ". "
                + words.of(PageMessage.PAGE_STATES_SUMMARY
                        .with("then", CodeWords.of(origin.atIssue()))
                        .and("now", CodeWords.of(origin.now())));
    }

    private void premium() throws IOException {
        if (page.premium().isEmpty()) {
            return;
        }
        heading(PageMessage.PAGE_PREMIUM);
        for (PremiumTotals totals : PremiumTotals.of(page.premium().get())) {
            for (Sentence sentence : totals.said()) {
                say(sentence);
            }
        }
        pages.list(bounded(
                PremiumSection.told(page.premium().get(), page.position().askedAt(), words)));
    }

    private void part(PageMessage name, List<Sentence> told) throws IOException {
        if (!told.isEmpty()) {
            heading(name);
            pages.list(bounded(told.stream().map(words::of).toList()));
        }
    }

    private List<String> bounded(List<String> lines) {
        if (lines.size() <= MOST_LINES) {
            return lines;
        }
        List<String> some = new ArrayList<>(lines.subList(0, MOST_LINES));
        some.add(words.of(PageMessage.PAGE_MORE_NOTICES.with("n", Argument.count(lines.size() - MOST_LINES))));
        return some;
    }

    private void heading(PageMessage name) throws IOException {
        pages.heading(2, words.of(name));
    }

    private void say(Sentence sentence) throws IOException {
        pages.paragraph(words.of(sentence));
    }
}

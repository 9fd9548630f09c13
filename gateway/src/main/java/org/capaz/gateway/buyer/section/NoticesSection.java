// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.section;

import static org.capaz.gateway.page.Html.element;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.capaz.gateway.buyer.lot.LotPage.ProducerNotice;
import org.capaz.gateway.buyer.words.PageMessage;
import org.capaz.gateway.buyer.words.Words;
import org.capaz.gateway.page.Html;
import org.capaz.ledger.certificate.Notice;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.message.Sentence;

/** Writes each open notice with what it means and what a buyer should do about it; each kind is explained once. */
public final class NoticesSection {
    /** What one kind of notice means, and what to do. */
    private record Kind(PageMessage meaning, PageMessage advice) {}

    private NoticesSection() {}

    /** Nothing where nothing is open. */
    public static Html of(List<ProducerNotice> notices, Words words) {
        if (notices.isEmpty()) {
            return Html.NOTHING;
        }
        Map<Kind, List<ProducerNotice>> kinds = new LinkedHashMap<>();
        notices.forEach(notice -> kinds.computeIfAbsent(kind(notice.notice()), unseen -> new ArrayList<>())
                .add(notice));
        List<Html> parts = new ArrayList<>();
        parts.add(words.line("h2", PageMessage.PAGE_OPEN_NOTICES));
        kinds.forEach((kind, told) -> {
            parts.add(element(
                    "ul", "", told.stream().map(notice -> item(notice, words)).toList()));
            parts.add(words.line(
                    "p",
                    PageMessage.PAGE_NOTICE_MEANS.with("meaning", kind.meaning().sentence())));
            parts.add(words.line(
                    "p",
                    PageMessage.PAGE_NOTICE_ADVICE.with("advice", kind.advice().sentence())));
        });
        return element("section", "notices", parts);
    }

    /** A finding beside its answer. */
    private static Html item(ProducerNotice notice, Words words) {
        List<Html> parts = new ArrayList<>(List.of(element("b", words.of(AnswerSection.sentence(notice)))));
        AnswerSection.replies(notice).forEach(reply -> parts.add(words.line("p", reply)));
        return element("li", "", parts);
    }

    /** What is open, in a sentence each, with what was answered. */
    public static List<Sentence> told(List<ProducerNotice> notices) {
        return notices.stream().map(AnswerSection::told).toList();
    }

    private static Kind kind(Notice notice) {
        return switch (notice) {
            case Notice.LotFlagged flagged -> flagged(flagged.kind());
            case Notice.ProducerFlagged flagged -> flagged(flagged.kind());
            case Notice.LotNoticed lot -> new Kind(PageMessage.PAGE_MEANS_NOTICED, PageMessage.PAGE_ADVICE_ASK_HOLDER);
            case Notice.ProducerNoticed noticed ->
                new Kind(PageMessage.PAGE_MEANS_NOTICED, PageMessage.PAGE_ADVICE_ASK_HOLDER);
            case Notice.StandingWorse worse ->
                new Kind(PageMessage.PAGE_MEANS_STANDING, PageMessage.PAGE_ADVICE_ASK_SCHEME);
            case Notice.ModuleWorse worse ->
                new Kind(PageMessage.PAGE_MEANS_MODULE, PageMessage.PAGE_ADVICE_ASK_SCHEME);
            case Notice.AttestationWeaker weaker ->
                new Kind(PageMessage.PAGE_MEANS_ATTESTATION, PageMessage.PAGE_ADVICE_ASK_SCHEME);
            case Notice.LookedBack finding ->
                new Kind(PageMessage.PAGE_MEANS_LOOKED_BACK, PageMessage.PAGE_ADVICE_DUE_DILIGENCE);
        };
    }

    private static Kind flagged(Flag.Kind kind) {
        return switch (kind) {
            case LATE -> new Kind(PageMessage.PAGE_MEANS_LATE, PageMessage.PAGE_ADVICE_ASK_HOLDER);
            case RED_FLAG -> new Kind(PageMessage.PAGE_MEANS_RED_FLAG, PageMessage.PAGE_ADVICE_DUE_DILIGENCE);
            case DISPUTE -> new Kind(PageMessage.PAGE_MEANS_DISPUTE, PageMessage.PAGE_ADVICE_WAIT);
            case HOLD -> new Kind(PageMessage.PAGE_MEANS_HOLD, PageMessage.PAGE_ADVICE_WAIT);
            case GRIEVANCE -> new Kind(PageMessage.PAGE_MEANS_GRIEVANCE, PageMessage.PAGE_ADVICE_DUE_DILIGENCE);
        };
    }
}

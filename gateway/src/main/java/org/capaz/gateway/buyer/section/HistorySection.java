// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.section;

import static org.capaz.gateway.page.Html.element;

import java.util.ArrayList;
import java.util.List;
import org.capaz.gateway.buyer.lot.LotHistory;
import org.capaz.gateway.buyer.lot.LotHistory.StatusChange;
import org.capaz.gateway.buyer.lot.LotPage.Answer;
import org.capaz.gateway.buyer.lot.LotPage.Explanation;
import org.capaz.gateway.buyer.lot.LotPage.LotFacts;
import org.capaz.gateway.buyer.lot.LotPage.State;
import org.capaz.gateway.buyer.words.CodeWords;
import org.capaz.gateway.buyer.words.PageMessage;
import org.capaz.gateway.buyer.words.PageTimes;
import org.capaz.gateway.buyer.words.Words;
import org.capaz.gateway.page.Html;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.status.CertificateEnd;

/** Writes every state that the record has had: when, what, why, and who said so as far as the ledger tells everybody. */
public final class HistorySection {
    /** Of more, those in the middle are folded: the issue and the latest are what a reader looks for. */
    private static final int MOST_SHOWN = 8;

    private HistorySection() {}

    public static Html of(LotHistory history, LotFacts facts, Answer answer, Words words) {
        return section(told(history, facts, answer), words);
    }

    /** The same without markup. */
    public static List<Sentence> told(LotHistory history, LotFacts facts, Answer answer) {
        List<Sentence> told = new ArrayList<>(
                history.changes().stream().map(change -> told(change, facts)).toList());
        if (answer.state() instanceof State.Expired) {
            told.add(PageMessage.PAGE_HISTORY_EXPIRED.with("time", PageTimes.argument(facts.validUntil())));
        }
        return told;
    }

    private static Html section(List<Sentence> told, Words words) {
        List<Html> lines = told.stream().map(line -> words.line("li", line)).toList();
        int folded = Math.max(0, lines.size() - MOST_SHOWN);
        List<Html> parts = new ArrayList<>();
        parts.add(words.line("h2", PageMessage.PAGE_HISTORY));
        if (folded > 0) {
            parts.add(Html.folded(
                    words.of(PageMessage.PAGE_HISTORY_EARLIER.with("n", Argument.count(folded))),
                    List.of(element("ol", "way", lines.subList(0, folded)))));
        }
        parts.add(element("ol", "way", lines.subList(folded, lines.size())));
        return element("section", "history", parts);
    }

    private static Sentence told(StatusChange change, LotFacts facts) {
        Argument time = PageTimes.argument(change.at());
        return switch (change.explanation()) {
            case Explanation.ValidityOver over -> PageMessage.PAGE_HISTORY_EXPIRED.with("time", time);
            case Explanation.Issued issued ->
                issued.suspensionLifted().isPresent()
                        ? PageMessage.PAGE_HISTORY_REINSTATED.with("time", time)
                        : PageMessage.PAGE_HISTORY_ISSUED.with("time", time).and("party", Argument.id(facts.issuer()));
            case Explanation.Delivered delivered -> PageMessage.PAGE_HISTORY_DELIVERED.with("time", time);
            case Explanation.TakenBack taken ->
                PageMessage.PAGE_HISTORY_TAKEN_BACK
                        .with("time", time)
                        .and("state", CodeWords.of(change.state()))
                        .and("reason", AnswerSection.reason(taken.reason()));
            case Explanation.RecordEnded ended -> ended(ended, time);
        };
    }

    private static Sentence ended(Explanation.RecordEnded ended, Argument time) {
        boolean into = !ended.successors().isEmpty();
        Sentence told = (into ? PageMessage.PAGE_HISTORY_ENDED_INTO : PageMessage.PAGE_HISTORY_ENDED)
                .with("time", time)
                .and(
                        "why",
                        ended.end()
                                .map((CertificateEnd end) -> CodeWords.of(end))
                                .orElseGet(PageMessage.PAGE_NOT_STATED::sentence));
        return into ? told.and("lots", Argument.id(String.join(", ", ended.successors()))) : told;
    }
}

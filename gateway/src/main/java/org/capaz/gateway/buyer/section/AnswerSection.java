// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.section;

import static org.capaz.gateway.page.Html.element;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.capaz.gateway.buyer.lot.LotPage.Answer;
import org.capaz.gateway.buyer.lot.LotPage.Explanation;
import org.capaz.gateway.buyer.lot.LotPage.LedgerPosition;
import org.capaz.gateway.buyer.lot.LotPage.ProducerNotice;
import org.capaz.gateway.buyer.lot.LotPage.Reason;
import org.capaz.gateway.buyer.lot.LotPage.State;
import org.capaz.gateway.buyer.words.CodeWords;
import org.capaz.gateway.page.Html;
import org.capaz.gateway.buyer.words.PageMessage;
import org.capaz.gateway.buyer.words.PageTimes;
import org.capaz.gateway.buyer.words.Words;
import org.capaz.ledger.assessment.Affiliation.ModuleResult;
import org.capaz.ledger.certificate.Notice;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.ArgumentSource;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.status.CertificateEnd;

/** Writes what a reader must know first: the state of the record in a word and a sentence, what is noticed, and who says so. */
public final class AnswerSection {
    /** With more, the first screen of a phone would hold nothing else; the rest is folded. */
    private static final int MOST_SHOWN = 2;

    private final Words words;

    private AnswerSection(Words words) {
        this.words = words;
    }

    public static Html of(Answer answer, LedgerPosition position, Words words) {
        return new AnswerSection(words).section(answer, position);
    }

    /** The state alone, without sentence, such as in a list of states. */
    public static Sentence word(State state) {
        return switch (state) {
            case State.Expired expired -> PageMessage.PAGE_STATE_EXPIRED.sentence();
            case State.Stored stored -> CodeWords.of(stored.state());
        };
    }

    private Html section(Answer answer, LedgerPosition position) {
        List<Html> lines = new ArrayList<>();
        lines.add(Html.state(words.of(word(answer.state())), code(answer.state())));
        lines.add(words.line("p", sentence(answer.explanation())));
        lines.addAll(notices(answer.notices()));
        lines.add(asStated(position, words));
        return element("section", "answer " + answer.emphasis().name().toLowerCase(Locale.ROOT), lines);
    }

    private List<Html> notices(List<ProducerNotice> notices) {
        if (notices.isEmpty()) {
            return List.of();
        }
        List<Html> told = notices.stream()
                .map(notice -> words.line("li", sentence(notice)))
                .toList();
        int shown = Math.min(MOST_SHOWN, told.size());
        List<Html> lines = new ArrayList<>();
        lines.add(element("p", "", element("b", words.of(PageMessage.PAGE_NOTICES))));
        lines.add(element("ul", "", told.subList(0, shown)));
        if (shown < told.size()) {
            lines.add(Html.folded(
                    words.of(PageMessage.PAGE_MORE_NOTICES.with("n", Argument.count(told.size() - shown))),
                    List.of(element("ul", "", told.subList(shown, told.size())))));
        }
        return lines;
    }

    /** Who states it, and how far that gateway had read the ledger. */
    public static Html asStated(LedgerPosition position, Words words) {
        Sentence stated = PageMessage.PAGE_AS_STATED
                .with("member", Argument.id(position.member()))
                .and("time", PageTimes.argument(position.askedAt()))
                .and("block", Argument.id(Long.toString(position.block())))
                .and("read", PageTimes.argument(position.blockTime()));
        return position.behind()
                ? element("p", "", element("b", words.of(PageMessage.PAGE_BEHIND.with("stated", stated))))
                : element("p", "small", Html.text(words.of(stated)));
    }

    /** The same for programs. */
    public static String code(State state) {
        return switch (state) {
            case State.Expired expired -> "EXPIRED";
            case State.Stored stored -> stored.state().name();
        };
    }

    private static Sentence sentence(ProducerNotice about) {
        Argument producer = Argument.id(about.producer());
        return switch (about.notice()) {
            case Notice.LotFlagged lot ->
                PageMessage.PAGE_LOT_FLAGGED
                        .with("flag", CodeWords.of(lot.kind()))
                        .and("time", PageTimes.argument(lot.raisedAt()));
            case Notice.ProducerFlagged flagged ->
                PageMessage.PAGE_PRODUCER_FLAGGED
                        .with("producer", producer)
                        .and("flag", CodeWords.of(flagged.kind()))
                        .and("time", PageTimes.argument(flagged.raisedAt()));
            case Notice.LotNoticed lot ->
                PageMessage.PAGE_LOT_NOTICED
                        .with("n", Argument.count(lot.notices()))
                        .and("time", PageTimes.argument(lot.lastAt()));
            case Notice.ProducerNoticed noticed ->
                PageMessage.PAGE_PRODUCER_NOTICED
                        .with("producer", producer)
                        .and("n", Argument.count(noticed.notices()))
                        .and("time", PageTimes.argument(noticed.lastAt()));
            case Notice.StandingWorse worse ->
                PageMessage.PAGE_PRODUCER_WORSE
                        .with("producer", producer)
                        .and("then", CodeWords.of(worse.then()))
                        .and("now", CodeWords.of(worse.now()));
            case Notice.AttestationWeaker weaker ->
                PageMessage.PAGE_ATTESTATION_WEAKER
                        .with("producer", producer)
                        .and("module", Argument.count(weaker.module()))
                        .and("what", CodeWords.of(weaker.what()));
            case Notice.LookedBack finding -> PageMessage.PAGE_LOOKED_BACK.with("producer", producer);
            case Notice.ModuleWorse worse ->
                PageMessage.PAGE_MODULE_WORSE
                        .with("producer", producer)
                        .and("module", Argument.count(worse.then().module()))
                        .and("then", result(worse.then()))
                        .and("now", result(worse.now()));
        };
    }

    private static Sentence result(ModuleResult module) {
        Sentence result = CodeWords.of(module.result());
        return module.word()
                .map(word -> PageMessage.PAGE_RESULT_BY.with("result", result).and("word", CodeWords.of(word)))
                .orElse(result);
    }

    private static Sentence sentence(Explanation explanation) {
        return switch (explanation) {
            case Explanation.ValidityOver over -> PageMessage.PAGE_VALIDITY_OVER.sentence();
            case Explanation.Issued issued -> issued(issued);
            case Explanation.Delivered delivered ->
                PageMessage.PAGE_DELIVERED.with("time", PageTimes.argument(delivered.at()));
            case Explanation.RecordEnded ended -> ended(ended);
            case Explanation.TakenBack taken ->
                PageMessage.PAGE_TAKEN_BACK
                        .with("time", PageTimes.argument(taken.at()))
                        .and("reason", reason(taken.reason()));
        };
    }

    private static Sentence ended(Explanation.RecordEnded ended) {
        boolean lotGoesOn = ended.end().map(CertificateEnd::lotGoesOn).orElse(false);
        boolean gone = ended.successors().isEmpty();
        PageMessage lotEnded = gone ? PageMessage.PAGE_LOT_ENDED : PageMessage.PAGE_LOT_ENDED_INTO;
        Sentence told = (lotGoesOn ? PageMessage.PAGE_RECORD_ENDED : lotEnded)
                .with("time", PageTimes.argument(ended.at()))
                .and("why", ended.end().map(CodeWords::of).orElseGet(PageMessage.PAGE_NOT_STATED::sentence));
        return lotGoesOn || gone ? told : told.and("lots", Argument.id(String.join(", ", ended.successors())));
    }

    private static Sentence issued(Explanation.Issued issued) {
        Argument time = PageTimes.argument(issued.at());
        return issued.suspensionLifted()
                .map(at -> PageMessage.PAGE_REINSTATED.with("time", time).and("lifted", PageTimes.argument(at)))
                .orElseGet(() -> PageMessage.PAGE_ISSUED.with("time", time));
    }

    private static ArgumentSource reason(Reason reason) {
        return switch (reason) {
            case Reason.OnHold hold -> PageMessage.PAGE_LOT_ON_HOLD.sentence();
            case Reason.Stated stated ->
                PageMessage.PAGE_REASON_STATED
                        .with("why", CodeWords.ofWithdrawal(stated.code()))
                        .and("party", Argument.id(stated.byName()));
            case Reason.Text plain -> Argument.id(plain.text());
        };
    }
}

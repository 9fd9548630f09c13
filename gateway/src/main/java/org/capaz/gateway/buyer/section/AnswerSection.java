// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.section;

import static org.capaz.gateway.page.Html.element;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capaz.gateway.buyer.lot.LotHistory.Successor;
import org.capaz.gateway.buyer.lot.LotPage.Answer;
import org.capaz.gateway.buyer.lot.LotPage.Explanation;
import org.capaz.gateway.buyer.lot.LotPage.FlagAnswered;
import org.capaz.gateway.buyer.lot.LotPage.LedgerPosition;
import org.capaz.gateway.buyer.lot.LotPage.ProducerNotice;
import org.capaz.gateway.buyer.lot.LotPage.Reason;
import org.capaz.gateway.buyer.lot.LotPage.State;
import org.capaz.gateway.buyer.words.CodeWords;
import org.capaz.gateway.buyer.words.PageMessage;
import org.capaz.gateway.buyer.words.PageTimes;
import org.capaz.gateway.buyer.words.Words;
import org.capaz.gateway.page.Html;
import org.capaz.ledger.assessment.Affiliation.ModuleResult;
import org.capaz.ledger.certificate.Notice;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.ArgumentSource;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.status.CertificateEnd;
import org.capaz.ledger.status.CertificateStatus;

/** Writes what a reader must know first: the state of the record in a word and a sentence, what is noticed, and who says so. */
public final class AnswerSection {
    /** With more, the first screen of a phone would hold nothing else; the rest is folded. */
    private static final int MOST_SHOWN = 2;

    private final Words words;

    private AnswerSection(Words words) {
        this.words = words;
    }

    public static Html of(Answer answer, List<Successor> successors, LedgerPosition position, Words words) {
        return new AnswerSection(words).section(answer, successors, position);
    }

    /** The state alone, without sentence, such as in a list of states. */
    public static Sentence word(Answer answer) {
        return switch (answer.state()) {
            case State.Expired expired -> PageMessage.PAGE_STATE_EXPIRED.sentence();
            case State.Stored(CertificateStatus.State stored) ->
                stored == CertificateStatus.State.ISSUED && !answer.notices().isEmpty()
                        ? PageMessage.PAGE_STATE_NOTICED.sentence()
                        : CodeWords.of(stored);
        };
    }

    /** Why the record is in its state. */
    public static Sentence explained(Answer answer) {
        return sentence(answer.explanation());
    }

    /** What a buyer should do next; in the best case, compare the parcel, which the page asks for below. */
    public static PageMessage next(Answer answer) {
        return switch (answer.state()) {
            case State.Expired expired -> PageMessage.PAGE_NEXT_EXPIRED;
            case State.Stored(CertificateStatus.State stored) ->
                switch (stored) {
                    case ISSUED ->
                        answer.notices().isEmpty() ? PageMessage.PAGE_COMPARE_ADVICE : PageMessage.PAGE_NEXT_NOTICED;
                    case SUSPENDED -> PageMessage.PAGE_NEXT_SUSPENDED;
                    case REVOKED -> PageMessage.PAGE_NEXT_REVOKED;
                    case FROZEN -> PageMessage.PAGE_NEXT_DELIVERED;
                    case ENDED ->
                        answer.explanation() instanceof Explanation.RecordEnded ended
                                        && !ended.successors().isEmpty()
                                ? PageMessage.PAGE_NEXT_ENDED_INTO
                                : PageMessage.PAGE_NEXT_ENDED;
                };
        };
    }

    private Html section(Answer answer, List<Successor> successors, LedgerPosition position) {
        List<Html> lines = new ArrayList<>();
        lines.add(Html.state(words.of(word(answer)), code(answer.state())));
        lines.add(words.line("p", explained(answer)));
        lines.addAll(notices(answer.notices()));
        PageMessage next = next(answer);
        if (next != PageMessage.PAGE_COMPARE_ADVICE) {
            lines.add(words.line("p", next));
        }
        if (next == PageMessage.PAGE_NEXT_ENDED_INTO) {
            lines.add(element("ul", "", successors.stream().map(this::successor).toList()));
        }
        lines.add(asStated(position, words));
        return element("section", "answer " + answer.emphasis().name().toLowerCase(Locale.ROOT), lines);
    }

    private Html successor(Successor successor) {
        Argument lot = Argument.id(successor.lot());
        return element(
                "li",
                "",
                successor
                        .number()
                        .map(number -> Html.with(
                                "a",
                                Map.of(
                                        "href",
                                        "/c/" + number + "?lang="
                                                + words.language().tag()),
                                List.of(Html.text(words.of(PageMessage.PAGE_SUCCESSOR
                                        .with("lot", lot)
                                        .and("number", Argument.id(number)))))))
                        .orElseGet(() -> Html.text(words.of(PageMessage.PAGE_SUCCESSOR_WITHOUT.with("lot", lot)))));
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
        return position.behind()
                ? element("p", "", element("b", words.of(stated(position))))
                : element("p", "small", Html.text(words.of(stated(position))));
    }

    /** The same without markup. */
    public static Sentence stated(LedgerPosition position) {
        Sentence stated = PageMessage.PAGE_AS_STATED
                .with("member", Argument.id(position.member()))
                .and("time", PageTimes.argument(position.askedAt()))
                .and("block", Argument.id(Long.toString(position.block())))
                .and("read", PageTimes.argument(position.blockTime()));
        return position.behind() ? PageMessage.PAGE_BEHIND.with("stated", stated) : stated;
    }

    /** The same for programs. */
    public static String code(State state) {
        return switch (state) {
            case State.Expired expired -> "EXPIRED";
            case State.Stored stored -> stored.state().name();
        };
    }

    /** A notice, with what was answered to it. */
    static Sentence told(ProducerNotice about) {
        return replies(about).stream()
                .reduce(
                        sentence(about),
                        (told, reply) -> PageMessage.PAGE_FLAG_BESIDE_ANSWER
                                .with("flag", told)
                                .and("answer", reply));
    }

    /** What was answered to a flag, or that nothing was; nothing of what nobody answers. */
    static List<Sentence> replies(ProducerNotice about) {
        return about.answers()
                .map(answers -> answers.isEmpty()
                        ? List.of(PageMessage.PAGE_FLAG_UNANSWERED.sentence())
                        : answers.stream().map(AnswerSection::reply).toList())
                .orElse(List.of());
    }

    private static Sentence reply(FlagAnswered answer) {
        Sentence party = PageMessage.PAGE_FLAG_ANSWER_BY_PARTY.sentence();
        Sentence reply = answer.reply().map(CodeWords::of).orElseGet(PageMessage.PAGE_FLAG_ANSWER_WITHHELD::sentence);
        return PageMessage.PAGE_FLAG_ANSWERED
                .with("who", answer.producer().<ArgumentSource>map(Argument::id).orElse(party))
                .and("time", PageTimes.argument(answer.at()))
                .and("reply", reply);
    }

    static Sentence sentence(ProducerNotice about) {
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

    static ArgumentSource reason(Reason reason) {
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

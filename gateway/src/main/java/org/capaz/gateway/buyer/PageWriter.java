// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import static org.capaz.gateway.buyer.Html.element;
import static org.capaz.gateway.buyer.Html.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.capaz.gateway.buyer.LotPage.Answer;
import org.capaz.gateway.buyer.LotPage.Explanation;
import org.capaz.gateway.buyer.LotPage.Holder;
import org.capaz.gateway.buyer.LotPage.LedgerPosition;
import org.capaz.gateway.buyer.LotPage.LotFacts;
import org.capaz.gateway.buyer.LotPage.Origin;
import org.capaz.gateway.buyer.LotPage.Parcel;
import org.capaz.gateway.buyer.LotPage.ProducerNotice;
import org.capaz.gateway.buyer.LotPage.Profile;
import org.capaz.gateway.buyer.LotPage.Reason;
import org.capaz.gateway.buyer.LotPage.StandardModule;
import org.capaz.gateway.buyer.LotPage.State;
import org.capaz.ledger.assessment.Affiliation.ModuleResult;
import org.capaz.ledger.certificate.Notice;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.ArgumentSource;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.status.CertificateEnd;

/**
 * Writes the page of one lot in one language. Says what was reported, verified by whom, and confirmed; never that anything
 * is valid now, because a page proves nothing.
 *
 * <p>Decision 030.
 */
final class PageWriter {
    private static final Argument HOLDER_UNKNOWN = Argument.id("?");
    private static final String NOTHING_STATED = "–";

    private final Language language;

    private PageWriter(Language language) {
        this.language = language;
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
        return Html.document(
                language.tag(),
                writer.words(PageMessage.PAGE_WITHOUT_RECORD_TITLE),
                Html.all(List.of(
                        element("h1", writer.words(PageMessage.PAGE_WITHOUT_RECORD_TITLE)),
                        writer.device(),
                        element("p", writer.words(PageMessage.PAGE_WITHOUT_RECORD)))));
    }

    private String unknown(LotPage.Unknown page) {
        Html answer = element(
                "section",
                "answer over",
                element("h1", title(page.number())),
                element(
                        "p",
                        "state",
                        text(words(
                                page.mistyped() ? PageMessage.PAGE_STATE_MISTYPED : PageMessage.PAGE_STATE_UNKNOWN))),
                element(
                        "p",
                        words(page.mistyped() ? PageMessage.PAGE_NUMBER_MISTYPED : PageMessage.PAGE_NUMBER_UNKNOWN)),
                asStated(page.position()));
        return Html.document(
                language.tag(),
                words(PageMessage.PAGE_TITLE_UNKNOWN),
                Html.all(List.of(languages(page.number()), device(), answer, footer(page.position()))));
    }

    private String known(LotPage page) {
        List<Html> body = new ArrayList<>();
        body.add(languages(page.shortId()));
        body.add(device());
        body.add(answer(title(page.shortId()), page.answer(), page.position()));
        body.add(compare(page.parcel()));
        body.add(facts(page.facts()));
        body.add(PapersSection.of(page.purchases(), language));
        body.add(origins(page.origins()));
        body.add(page.premium()
                .map(premium -> PremiumSection.of(premium, language))
                .orElse(Html.NOTHING));
        body.add(footer(page.position()));
        return Html.document(language.tag(), title(page.shortId()), Html.all(body));
    }

    private String title(String number) {
        return words(PageMessage.PAGE_TITLE.with("number", Argument.id(number)));
    }

    private Html answer(String title, Answer answer, LedgerPosition position) {
        List<Html> lines = new ArrayList<>();
        lines.add(element("h1", title));
        lines.add(Html.state(words(state(answer.state())), code(answer.state())));
        lines.add(element("p", words(sentence(answer.explanation()))));
        if (!answer.notices().isEmpty()) {
            lines.add(element("p", words(PageMessage.PAGE_NOTICES)));
            lines.add(element(
                    "ul",
                    "",
                    answer.notices().stream()
                            .map(notice -> element("li", words(sentence(notice))))
                            .toList()));
        }
        lines.add(asStated(position));
        return element("section", "answer " + answer.emphasis().name().toLowerCase(Locale.ROOT), lines);
    }

    private static Sentence state(State state) {
        return switch (state) {
            case State.Expired expired -> PageMessage.PAGE_STATE_EXPIRED.sentence();
            case State.Stored stored -> CodeWords.of(stored.state());
        };
    }

    private static String code(State state) {
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

    private Html asStated(LedgerPosition position) {
        Sentence stated = PageMessage.PAGE_AS_STATED
                .with("member", Argument.id(position.member()))
                .and("time", PageTimes.argument(position.askedAt()))
                .and("block", Argument.id(Long.toString(position.block())))
                .and("read", PageTimes.argument(position.blockTime()));
        return element("p", words(position.behind() ? PageMessage.PAGE_BEHIND.with("stated", stated) : stated));
    }

    private Html compare(Parcel parcel) {
        return element(
                "section",
                "compare",
                element("h2", words(PageMessage.PAGE_COMPARE)),
                element(
                        "dl",
                        "",
                        pair(PageMessage.PAGE_SEAL, parcel.seal(), "seal", parcel.seal()),
                        pair(
                                PageMessage.PAGE_GROSS_MASS,
                                mass(parcel.grossMilligrams()),
                                "grossMg",
                                Long.toString(parcel.grossMilligrams()))),
                element("p", words(PageMessage.PAGE_COMPARE_ADVICE)));
    }

    private Html facts(LotFacts facts) {
        List<Html> pairs = new ArrayList<>();
        pairs.add(pair(PageMessage.PAGE_LOT, facts.lot().value()));
        pairs.add(pair(PageMessage.PAGE_MATERIAL, words(CodeWords.of(facts.material()))));
        pairs.add(pair(
                PageMessage.PAGE_FINENESS,
                words(fineness(facts)),
                "fineness",
                Long.toString(facts.finenessHundredthsPerMille())));
        pairs.add(pair(
                PageMessage.PAGE_FINE_MASS,
                mass(facts.fineMilligrams()),
                "fineMg",
                Long.toString(facts.fineMilligrams())));
        if (facts.unattributedMilligrams() > 0) {
            pairs.add(pair(PageMessage.PAGE_UNATTRIBUTED, mass(facts.unattributedMilligrams())));
        }
        pairs.add(pair(PageMessage.PAGE_LABORATORY, facts.laboratory()));
        pairs.add(pair(PageMessage.PAGE_ISSUED_AT, PageTimes.minute(facts.issuedAt())));
        pairs.add(pair(
                PageMessage.PAGE_VALID_UNTIL,
                PageTimes.minute(facts.validUntil()),
                "validUntil",
                Long.toString(facts.validUntil().getEpochSecond())));
        facts.holder()
                .ifPresent(who ->
                        pairs.add(pair(PageMessage.PAGE_HELD_BY, holder(who).in(language))));
        joined(facts.parents()).ifPresent(names -> pairs.add(pair(PageMessage.PAGE_MADE_FROM, names)));
        joined(facts.successors()).ifPresent(names -> pairs.add(pair(PageMessage.PAGE_BECAME, names)));
        return element("section", "", element("h2", words(PageMessage.PAGE_FACTS)), element("dl", "", pairs));
    }

    private static Sentence fineness(LotFacts facts) {
        return PageMessage.PAGE_FINENESS_BY
                .with("fineness", new Argument.Decimal(facts.finenessHundredthsPerMille(), 2))
                .and("method", CodeWords.of(facts.method()));
    }

    private Argument holder(Holder holder) {
        return switch (holder) {
            case Holder.HandOver moving -> PageMessage.PAGE_HAND_OVER.sentence().argument();
            case Holder.Custodian(Optional<Profile> profile, Optional<Instant> since) -> {
                Argument who = profile.map(this::who).orElse(HOLDER_UNKNOWN);
                yield since.map(at -> PageMessage.PAGE_HELD_SINCE
                                .with("holder", who)
                                .and("time", PageTimes.argument(at))
                                .argument())
                        .orElse(who);
            }
        };
    }

    private Argument who(Profile profile) {
        return PageMessage.PAGE_HOLDER
                .with("role", CodeWords.of(profile.role()))
                .and("country", Argument.id(country(profile.country())))
                .argument();
    }

    /** The name of a country; its code where the language has no name for it. */
    private String country(String code) {
        return Locale.of("", code).getDisplayCountry(Locale.forLanguageTag(language.tag()));
    }

    private static Optional<String> joined(List<String> names) {
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names));
    }

    private Html origins(List<Origin> origins) {
        List<Html> sections = new ArrayList<>();
        sections.add(element("h2", words(PageMessage.PAGE_PRODUCERS)));
        for (Origin origin : origins) {
            sections.add(element("h3", origin.producer()));
            sections.add(element(
                    "dl",
                    "",
                    pair(PageMessage.PAGE_MUNICIPALITY, origin.municipality()),
                    pair(PageMessage.PAGE_SHARE, words(share(origin))),
                    pair(
                            PageMessage.PAGE_STATES,
                            words(PageMessage.PAGE_STATE_THEN_NOW
                                    .with("then", CodeWords.of(origin.atIssue()))
                                    .and("now", CodeWords.of(origin.now())))),
                    pair(PageMessage.PAGE_STANDARD, origin.standard() + " " + origin.version()),
                    pair(
                            PageMessage.PAGE_OWNER_DECLARED,
                            yesOrNo(origin.declared().beneficialOwner())),
                    pair(
                            PageMessage.PAGE_RELATED_DECLARED,
                            yesOrNo(origin.declared().relatedParties()))));
            sections.add(modules(origin.modules()));
        }
        return element("section", "", sections);
    }

    private String yesOrNo(boolean yes) {
        return words(yes ? PageMessage.PAGE_YES : PageMessage.PAGE_NO);
    }

    /** Per cent with one decimal, rounded down. */
    private static Sentence share(Origin origin) {
        long fine = origin.fine().milligrams();
        long whole = origin.wholeMilligrams();
        long perMille = whole == 0 ? 0 : Math.multiplyExact(fine, 1000L) / whole;
        return PageMessage.PAGE_SHARE_AND_MASS
                .with("share", new Argument.Decimal(perMille, 1))
                .and("mass", Argument.mass(fine));
    }

    private Html modules(List<StandardModule> modules) {
        List<Html> rows = new ArrayList<>();
        rows.add(element(
                "tr",
                "",
                element("th", words(PageMessage.PAGE_MODULE)),
                element("th", words(PageMessage.PAGE_RESULT)),
                element("th", words(PageMessage.PAGE_ACCORDING_TO)),
                element("th", words(PageMessage.PAGE_UNTIL))));
        for (StandardModule module : modules) {
            rows.add(element(
                    "tr",
                    "",
                    element("td", Integer.toString(module.number())),
                    element("td", words(CodeWords.of(module.result()))),
                    element(
                            "td",
                            module.word().map(word -> words(CodeWords.of(word))).orElse(NOTHING_STATED)
                                    + module.issuer()
                                            .map(issuer -> ", " + issuer)
                                            .orElse("")),
                    element("td", module.validTo().map(Object::toString).orElse(NOTHING_STATED))));
        }
        return element("table", "", rows);
    }

    private Html languages(String number) {
        Language other = switch (language) {
            case ENGLISH -> Language.SPANISH;
            case SPANISH -> Language.ENGLISH;
        };
        return element(
                "nav",
                "",
                Html.link(
                        "/c/" + number + "?lang=" + other.tag(),
                        other.tag(),
                        PageMessage.PAGE_LANGUAGE.sentence().in(other)));
    }

    private Html footer(LedgerPosition position) {
        return element(
                "footer",
                "",
                element("p", words(PageMessage.PAGE_SERVED_BY.with("member", Argument.id(position.member())))),
                element("p", words(PageMessage.PAGE_LEGAL_PROOF)));
    }

    private Html pair(PageMessage name, String value) {
        return Html.pair(words(name), value);
    }

    private Html pair(PageMessage name, String value, String fact, String plain) {
        return Html.pair(words(name), value, fact, plain);
    }

    private Html device() {
        return Html.device(words(PageMessage.PAGE_NOT_CHECKED));
    }

    private String mass(long milligrams) {
        return Argument.mass(milligrams).in(language);
    }

    private String words(PageMessage key) {
        return words(key.sentence());
    }

    private String words(Sentence sentence) {
        return sentence.in(language);
    }
}

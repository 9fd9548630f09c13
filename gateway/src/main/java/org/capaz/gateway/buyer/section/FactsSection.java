// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.section;

import static org.capaz.gateway.page.Html.element;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.capaz.gateway.buyer.lot.LotPage.Holder;
import org.capaz.gateway.buyer.lot.LotPage.LotFacts;
import org.capaz.gateway.buyer.lot.LotPage.Parcel;
import org.capaz.gateway.buyer.lot.LotPage.Profile;
import org.capaz.gateway.buyer.words.CodeWords;
import org.capaz.gateway.buyer.words.PageMessage;
import org.capaz.gateway.buyer.words.PageTimes;
import org.capaz.gateway.buyer.words.Words;
import org.capaz.gateway.page.Html;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.quantity.Day;

/** Writes what a buyer compares with the parcel in hand, and the other facts of the lot. */
public final class FactsSection {
    private static final Argument HOLDER_UNKNOWN = Argument.id("?");

    /** A longer seal does not fit beside the mass on a phone 360 wide, and gets a line of its own. */
    private static final int BESIDE = 10;

    private final Words words;

    private FactsSection(Words words) {
        this.words = words;
    }

    /** Seal, mass, material and fineness, large and each on one line. */
    public static Html compare(Parcel parcel, LotFacts facts, Words words) {
        var section = new FactsSection(words);
        return element(
                "section",
                "compare",
                words.line("h2", PageMessage.PAGE_COMPARE),
                element(
                        "dl",
                        "",
                        section.compared(
                                parcel.seal().length() > BESIDE ? "wide" : "",
                                Html.pair(words.of(PageMessage.PAGE_SEAL), parcel.seal(), "seal", parcel.seal())),
                        section.compared(
                                "",
                                Html.pair(
                                        words.of(PageMessage.PAGE_GROSS_MASS),
                                        words.mass(parcel.grossMilligrams()),
                                        "grossMg",
                                        Long.toString(parcel.grossMilligrams()))),
                        section.compared(
                                "",
                                Html.pair(
                                        words.of(PageMessage.PAGE_FINENESS),
                                        words.of(PageMessage.PAGE_PER_MILLE.with("fineness", fineness(facts))),
                                        "fineness",
                                        Long.toString(facts.finenessHundredthsPerMille()))),
                        section.compared(
                                "", words.pair(PageMessage.PAGE_MATERIAL, words.of(CodeWords.of(facts.material()))))),
                words.line("p", PageMessage.PAGE_COMPARE_ADVICE));
    }

    private Html compared(String cssClass, Html pair) {
        return element("div", cssClass, pair);
    }

    public static Html of(LotFacts facts, Words words) {
        return new FactsSection(words).section(facts);
    }

    private Html section(LotFacts facts) {
        List<Html> pairs = new ArrayList<>();
        pairs.add(words.pair(PageMessage.PAGE_LOT, facts.lot().value()));
        pairs.add(Html.pair(
                words.of(PageMessage.PAGE_FINE_MASS),
                words.mass(facts.fineMilligrams()),
                "fineMg",
                Long.toString(facts.fineMilligrams())));
        if (facts.unattributedMilligrams() > 0) {
            pairs.add(words.pair(PageMessage.PAGE_UNATTRIBUTED, words.mass(facts.unattributedMilligrams())));
        }
        pairs.add(words.pair(
                PageMessage.PAGE_FINENESS,
                words.of(PageMessage.PAGE_FINENESS_BY
                        .with("fineness", fineness(facts))
                        .and("method", CodeWords.of(facts.method())))));
        pairs.add(words.pair(PageMessage.PAGE_LABORATORY, facts.laboratory()));
        pairs.add(words.pair(PageMessage.PAGE_ISSUED_BY, facts.issuer()));
        pairs.add(words.pair(PageMessage.PAGE_ISSUED_AT, words.of(PageTimes.argument(facts.issuedAt()))));
        pairs.add(Html.pair(
                words.of(PageMessage.PAGE_VALID_UNTIL),
                words.of(PageTimes.argument(facts.validUntil())),
                "validUntil",
                Long.toString(facts.validUntil().getEpochSecond())));
        pairs.add(words.pair(PageMessage.PAGE_VALID_WHOLE_DAY, words.of(lastWholeDay(facts.validUntil()))));
        facts.holder().ifPresent(who -> pairs.add(words.pair(PageMessage.PAGE_HELD_BY, words.of(holder(who)))));
        joined(facts.parents()).ifPresent(names -> pairs.add(words.pair(PageMessage.PAGE_MADE_FROM, names)));
        joined(facts.successors()).ifPresent(names -> pairs.add(words.pair(PageMessage.PAGE_BECAME, names)));
        return element("section", "", words.line("h2", PageMessage.PAGE_FACTS), element("dl", "", pairs));
    }

    /** The last day that is valid to its end, in Colombia, which the label prints. */
    static Day lastWholeDay(Instant validUntil) {
        return Day.of(validUntil.plusSeconds(1)).plusDays(-1);
    }

    private static Argument fineness(LotFacts facts) {
        return new Argument.Decimal(facts.finenessHundredthsPerMille(), 2);
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
        Sentence who = PageMessage.PAGE_HOLDER
                .with("role", CodeWords.of(profile.role()))
                .and("country", Argument.id(country(profile.country())));
        return who.argument();
    }

    /** The name of a country; its code where the language has no name for it. */
    private String country(String code) {
        return Locale.of("", code)
                .getDisplayCountry(Locale.forLanguageTag(words.language().tag()));
    }

    private static Optional<String> joined(List<String> names) {
        return names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names));
    }
}

package org.capaz.gateway.buyer;

import static org.capaz.gateway.buyer.Html.element;

import java.util.List;
import org.capaz.gateway.buyer.LotPremium.Announced;
import org.capaz.gateway.buyer.LotPremium.Owed;
import org.capaz.gateway.buyer.LotPremium.PlanUse;

/** Writes the section of the page about the premium. */
final class PremiumSection {
    private PremiumSection() {}

    static Html of(LotPremium premium, Words words) {
        return element(
                "section",
                "",
                element("h2", words.of("Prima para los productores", "Premium for the producers")),
                Html.all(premium.owed().stream().map(owed -> owed(owed, words)).toList()),
                list(premium.unconfirmed().stream()
                        .flatMap(announced -> words.payment(announced.state()).stream()
                                .map(what -> element("li", announced(announced, what, words))))
                        .toList()),
                list(premium.used().stream().map(use -> used(use, words)).toList()));
    }

    private static Html list(List<Html> lines) {
        return lines.isEmpty() ? Html.NOTHING : element("ul", "", lines);
    }

    /** One under the other: side by side, the amounts and their state are wider than a phone. An amount without its state reads as owed today. */
    private static Html owed(Owed owed, Words words) {
        return Html.all(List.of(
                element("h3", owed.producer()),
                element(
                        "dl",
                        "",
                        Html.pair(words.of("Esquema", "Scheme"), owed.scheme()),
                        Html.pair(
                                words.of("Adeudado", "Owed"),
                                words.money(owed.minor(), owed.currency()) + ", "
                                        + words.owed(owed.stage(), owed.state(), owed.overdue())),
                        Html.pair(
                                words.of("Anunciado", "Announced"),
                                words.money(owed.announcedMinor(), owed.currency())),
                        Html.pair(
                                words.of("Confirmado por el productor", "Confirmed by the producer"),
                                words.money(owed.confirmedMinor(), owed.currency())))));
    }

    private static String announced(Announced announced, String what, Words words) {
        return announced.producer() + ": " + words.money(announced.minor(), announced.currency()) + ", " + what;
    }

    private static Html used(PlanUse use, Words words) {
        String used = words.money(use.usedMinor(), use.currency());
        String verified = words.money(use.verifiedMinor(), use.currency());
        return element(
                "li",
                use.producer() + ", plan " + use.plan() + ": "
                        + words.of("reportado como usado ", "reported as used ") + used + "; "
                        + words.of("de ello verificado por otros ", "of that verified by others ") + verified);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.paper;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.capaz.gateway.buyer.lot.LotPage;
import org.capaz.gateway.buyer.section.AnswerSection;
import org.capaz.gateway.buyer.section.PremiumTotals;
import org.capaz.verifier.wire.Csv;

/** The facts of a page, one a line, for a spreadsheet: of what, which fact, its value in base units, and the unit; moments as ISO 8601. */
final class FactsCsv {
    private final StringBuilder text = new StringBuilder(Csv.line(List.of("subject", "fact", "value", "unit")));

    private FactsCsv() {}

    static String of(LotPage page) {
        var csv = new FactsCsv();
        csv.record(page);
        page.origins().forEach(csv::origin);
        page.premium().ifPresent(premium -> PremiumTotals.of(premium).forEach(csv::premium));
        page.history()
                .changes()
                .forEach(change -> csv.moment("history", change.state().name(), change.at()));
        return csv.text.toString();
    }

    private void record(LotPage page) {
        String number = page.shortId();
        line(number, "state", AnswerSection.code(page.answer().state()), "");
        line(number, "open notices", Integer.toString(page.answer().notices().size()), "");
        line(number, "stated by", page.position().member(), "");
        moment(number, "stated at", page.position().askedAt());
        line(number, "ledger position", Long.toString(page.position().block()), "block");
        line(number, "lot", page.facts().lot().value(), "");
        line(number, "seal", page.parcel().seal(), "");
        line(number, "gross mass", Long.toString(page.parcel().grossMilligrams()), "mg");
        line(number, "fine mass", Long.toString(page.facts().fineMilligrams()), "mg");
        line(number, "fineness", Long.toString(page.facts().finenessHundredthsPerMille()), "1/100 per mille");
        line(number, "material", page.facts().material().name(), "");
        line(number, "laboratory", page.facts().laboratory(), "");
        line(number, "issued by", page.facts().issuer(), "");
        moment(number, "issued at", page.facts().issuedAt());
        moment(number, "valid until", page.facts().validUntil());
    }

    private void origin(LotPage.Origin origin) {
        line(origin.producer(), "municipality", origin.municipality(), "");
        line(origin.producer(), "fine mass", Long.toString(origin.fine().milligrams()), "mg");
        line(origin.producer(), "share", Integer.toString(origin.sharePerMille()), "per mille");
        line(origin.producer(), "affiliation at issue", origin.atIssue().name(), "");
        line(origin.producer(), "affiliation now", origin.now().name(), "");
        origin.modules()
                .forEach(module -> line(
                        origin.producer(),
                        origin.standard() + " " + origin.version() + " module " + module.number(),
                        module.result().name(),
                        ""));
    }

    private void premium(PremiumTotals totals) {
        String unit = "minor units of " + totals.currency();
        line("premium", "owed", Long.toString(totals.owed()), unit);
        line("premium", "announced", Long.toString(totals.announced()), unit);
        line("premium", "denied by producers", Long.toString(totals.denied()), unit);
        line("premium", "confirmed by producers", Long.toString(totals.confirmed()), unit);
        line("premium", "arrived", Long.toString(totals.arrived()), unit);
        line("premium", "used", Long.toString(totals.used()), unit);
    }

    /** To the second and in UTC (ISO 8601), which people read and spreadsheets know as a time. */
    private void moment(String subject, String fact, Instant at) {
        line(subject, fact, at.truncatedTo(ChronoUnit.SECONDS).toString(), "");
    }

    private void line(String subject, String fact, String value, String unit) {
        text.append(Csv.line(List.of(subject, fact, value, unit)));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.registry.Standard;

/**
 * A producer's yearly report about itself. The full report stays confidential; the ledger holds digests only.
 *
 * @param periodFrom the first day reported on
 * @param periodTo the last day reported on
 * @param full salted SHA-256 of the full report, in hexadecimal
 * @param summary salted SHA-256 of its public summary, in hexadecimal
 * @param responsibleRole the role of who answers for it; no person is named
 * @param corrects why it takes the place of an earlier report for the same period, if it does
 */
public record CraftReport(
        String standard,
        String version,
        Day periodFrom,
        Day periodTo,
        String full,
        String summary,
        Code responsibleRole,
        Optional<Code> corrects) {

    /**
     * A report on the ledger.
     *
     * @param at when it was recorded
     */
    public record Submitted(CraftReport report, Instant at) {
        /** Had the ledger it on that day? */
        boolean countsOn(Day day) {
            return !Day.of(at).isAfter(day);
        }
    }

    static CraftReport read(Fields fields) {
        return new CraftReport(
                fields.parsed("standard", Standard::label),
                fields.parsed("version", Standard::label),
                fields.parsed("periodFrom", Day::parse),
                fields.parsed("periodTo", Day::parse),
                fields.parsed("full", Digest::requireHex),
                fields.parsed("summary", Digest::requireHex),
                fields.parsed("responsibleRole", Code::new),
                fields.optionalParsed("corrects", Code::new));
    }

    /** As statements hold it; {@link #read} reads it. */
    Json.Obj json() {
        Json.Obj body = Json.object()
                .with("standard", standard)
                .with("version", version)
                .with("periodFrom", periodFrom.toString())
                .with("periodTo", periodTo.toString())
                .with("full", full)
                .with("summary", summary)
                .with("responsibleRole", responsibleRole.value());
        return corrects.map(reason -> body.with("corrects", reason.value())).orElse(body);
    }

    /** How many reports there are for the period that ends on that day: the first and its corrections. */
    static int submittedFor(PartyId amp, Day periodTo, LedgerState ledger) {
        return ledger.list(LedgerKeys.reports(amp, periodTo)).size();
    }

    /** What was submitted by that moment: by period, and within a period the corrections in their order. */
    public static List<Submitted> of(PartyId amp, Instant known, LedgerState ledger) {
        return ledger.list(LedgerKeys.reports(amp)).stream()
                .map(record -> Fields.of(record, "report"))
                .map(fields -> new Submitted(read(fields), Instant.ofEpochSecond(fields.integer("submittedAt"))))
                .filter(submitted -> !submitted.at().isAfter(known))
                .toList();
    }

    /** The last day on which this report still counts. */
    Day validUntil(ReferenceValues values) {
        return periodTo.monthsLater(values.get(ReferenceValue.REPORT_VALIDITY))
                .plusDays(values.get(ReferenceValue.REPORT_GRACE));
    }

    StateChange submitted(PartyId amp, int number, Instant at) {
        return new StateChange(
                "ReportSubmitted",
                LedgerKeys.report(amp, periodTo, number),
                json().with("amp", amp.value()).with("submittedAt", at.getEpochSecond()));
    }
}

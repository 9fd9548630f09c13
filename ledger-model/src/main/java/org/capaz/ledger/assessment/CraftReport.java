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
 * A producer's yearly report about itself: the full one stays confidential, both are here as salted hashes.
 *
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

    /** A report as it stands on the ledger. */
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
        return periodTo.plusMonths(values.get(ReferenceValue.REPORT_VALIDITY))
                .plusDays(values.get(ReferenceValue.REPORT_GRACE));
    }

    StateChange submitted(PartyId amp, int number, Instant at) {
        Json.Obj record = Json.object()
                .with("amp", amp.value())
                .with("standard", standard)
                .with("version", version)
                .with("periodFrom", periodFrom.toString())
                .with("periodTo", periodTo.toString())
                .with("full", full)
                .with("summary", summary)
                .with("responsibleRole", responsibleRole.value())
                .with("submittedAt", at.getEpochSecond());
        return new StateChange(
                "ReportSubmitted",
                LedgerKeys.report(amp, periodTo, number),
                corrects.map(reason -> record.with("corrects", reason.value())).orElse(record));
    }
}

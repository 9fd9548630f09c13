// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.assessment;

import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Accreditation.Level;
import org.capaz.ledger.registry.Standard;
import org.capaz.ledger.statement.Act;

/**
 * One assessment of a producer: who assessed which period under which standard. Its report stays off the ledger.
 *
 * <p>Decision 078.
 *
 * @param periodFrom the first day assessed
 * @param periodTo the last day assessed
 * @param level the highest level at which attestations may cite it
 * @param report SHA-256 of the report, in hexadecimal
 */
public record Assessment(
        Code id,
        PartyId amp,
        PartyId assessor,
        String standard,
        String version,
        Day periodFrom,
        Day periodTo,
        Level level,
        String report) {

    static Assessment read(PartyId assessor, Fields fields) {
        return new Assessment(
                fields.parsed("assessment", Code::new),
                fields.parsed("amp", PartyId::new),
                assessor,
                fields.parsed("standard", Standard::label),
                fields.parsed("version", Standard::label),
                fields.parsed("periodFrom", Day::parse),
                fields.parsed("periodTo", Day::parse),
                fields.parsed("level", Codes.of(Level.class)),
                fields.parsed("report", Digest::requireHex));
    }

    /** As statements hold it; {@link #read} reads it. */
    Json.Obj json() {
        return Json.object()
                .with("assessment", id.value())
                .with("amp", amp.value())
                .with("standard", standard)
                .with("version", version)
                .with("periodFrom", periodFrom.toString())
                .with("periodTo", periodTo.toString())
                .with("level", level.name())
                .with("report", report);
    }

    static Optional<Assessment> find(PartyId amp, Code id, LedgerState ledger) {
        return ledger.find(LedgerKeys.assessment(amp, id))
                .map(fields -> read(fields.parsed("assessor", PartyId::new), fields));
    }

    StateChange recorded(Act act) {
        return new StateChange(
                "AssessmentRecorded",
                LedgerKeys.assessment(amp, id),
                json().with("assessor", assessor.value())
                        .with("recordedAt", act.recordedAt().getEpochSecond()));
    }
}

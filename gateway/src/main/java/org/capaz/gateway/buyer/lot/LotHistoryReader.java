// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.lot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.buyer.lot.LotHistory.StatusChange;
import org.capaz.gateway.buyer.lot.LotHistory.Successor;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.status.CertificateStatus;

/** Reads every state that a certificate has had, and where the gold of an ended lot went. */
final class LotHistoryReader {
    private LotHistoryReader() {}

    static LotHistory read(CertificateId certificate, LotId lot, Instant issuedAt, ProjectedLedgerState ledger) {
        List<CertificateStatus> states = states(certificate, issuedAt, ledger);
        return new LotHistory(
                states.stream()
                        .map(status -> new StatusChange(
                                status.state(), status.at(), LotPageReader.explanation(status, issuedAt, ledger)))
                        .toList(),
                states.isEmpty() ? List.of() : successors(states.getLast(), ledger),
                LotTreeReader.read(lot, ledger));
    }

    /** Of a record that is still in its first state nothing else is to be read. */
    private static List<CertificateStatus> states(
            CertificateId certificate, Instant issuedAt, ProjectedLedgerState ledger) {
        CertificateStatus now = CertificateStatus.find(ledger, certificate).orElseThrow();
        return now.state() == CertificateStatus.State.ISSUED && now.at().equals(issuedAt)
                ? List.of(now)
                : ledger.history(LedgerKeys.status(certificate)).stream()
                        .map(fact -> status(fact.object()))
                        .toList();
    }

    private static CertificateStatus status(Json.Obj record) {
        Fields fields = Fields.of(record);
        return new CertificateStatus(
                fields.parsed("state", Codes.of(CertificateStatus.State.class)),
                fields.text("reason"),
                Instant.ofEpochSecond(fields.integer("at")));
    }

    private static List<Successor> successors(CertificateStatus status, ProjectedLedgerState ledger) {
        return status.successors().stream()
                .map(lot -> new Successor(lot, number(new LotId(lot), ledger)))
                .toList();
    }

    private static Optional<String> number(LotId lot, ProjectedLedgerState ledger) {
        return ledger.find(LedgerKeys.certificateOf(lot))
                .map(fields -> new CertificateId(fields.text("certificate")).shortId());
    }
}

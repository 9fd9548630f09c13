// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.lot;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.capaz.gateway.buyer.lot.LotPage.Answer;
import org.capaz.gateway.buyer.lot.LotPage.Parcel;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.ledger.certificate.StandingNow;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.CertificateNumber;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.status.CertificateStatus;

/**
 * The states of many certificates, asked some at a time. What stands on their producers is derived once for each as of a
 * block, and anew when a block or a minute has gone by, as for pages (decision 182); the records of the certificates
 * themselves are read together and forgotten when they are answered.
 */
public final class LotStates {
    private final LedgerStateReader ledgerStates;
    private Optional<Kept> kept = Optional.empty();

    /** What stands on producers, as of a block and a moment. */
    private record Kept(ProjectedLedgerState ledger, StandingNow standing) {
        static Kept of(ProjectedLedgerState ledger) {
            return new Kept(ledger, new StandingNow(ledger.time(), ledger));
        }

        boolean holds(ProjectedLedgerState now) {
            return now.height() == ledger.height() && minute(now).equals(minute(ledger));
        }

        private static Instant minute(ProjectedLedgerState ledger) {
            return ledger.time().truncatedTo(ChronoUnit.MINUTES);
        }
    }

    /** What a certificate's page says first, with what to compare with the parcel. */
    public record Stated(CertificateId certificate, Answer answer, Parcel parcel) {}

    /** The ledger at the moment at which some certificates are asked about. */
    public record Asked(ProjectedLedgerState ledger, ProjectedLedgerState ofProducers, StandingNow standing) {
        /** When it is asked. */
        public Instant at() {
            return ledger.time();
        }

        /** How far it is read. */
        public long block() {
            return ledger.height();
        }

        /** What is stated of the certificates with these numbers; of a number that none has, nothing. */
        public Map<CertificateNumber, Stated> stated(Set<CertificateNumber> numbers) {
            var plan = new PagePlan(ledger);
            Map<CertificateNumber, CertificateId> certificates = plan.certificates(numbers);
            plan.readAnswers(certificates.values());
            new PagePlan(ofProducers).readProducers(certificates.values(), ledger);
            Map<CertificateNumber, Stated> stated = new LinkedHashMap<>();
            certificates.forEach((number, certificate) -> stated.put(number, stated(certificate)));
            return stated;
        }

        private Stated stated(CertificateId certificate) {
            Json.Obj issued =
                    (Json.Obj) ledger.read(LedgerKeys.certificate(certificate)).orElseThrow();
            Fields record = Fields.of(issued);
            CertificateStatus status =
                    CertificateStatus.find(ledger, certificate).orElseThrow();
            return new Stated(
                    certificate,
                    LotPageReader.answer(issued, status, standing, ledger),
                    new Parcel(record.text("seal"), record.integer("grossMg")));
        }
    }

    public LotStates(LedgerStateReader ledgerStates) {
        this.ledgerStates = ledgerStates;
    }

    /** The ledger as of now. */
    public Asked now() {
        ProjectedLedgerState ledger = ledgerStates.latest();
        Kept standing = kept.filter(known -> known.holds(ledger)).orElseGet(() -> Kept.of(ledger));
        kept = Optional.of(standing);
        return new Asked(ledger, standing.ledger(), standing.standing());
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.lot;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.gateway.projection.ProjectedLedgerState.Fact;
import org.capaz.gateway.projection.ReadAhead;
import org.capaz.ledger.certificate.AsIssued;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.CertificateNumber;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.status.CertificateStatus;

/**
 * What the page of a certificate reads, in five questions to the database, each of what the one before it named: the number,
 * the certificate, its lot and producers, what those name, and what is named there. The page's readers then find nearly
 * everything at hand; what they read beyond it costs one question each, which a test counts.
 *
 * <p>Decision 182.
 */
final class PagePlan {
    private final ProjectedLedgerState ledger;

    PagePlan(ProjectedLedgerState ledger) {
        this.ledger = ledger;
    }

    /** The certificate with that number, and who serves the page. */
    Optional<CertificateId> certificate(CertificateNumber number, MspId server) {
        ledger.readAhead(new ReadAhead()
                .record(LedgerKeys.number(number))
                .record(LedgerKeys.organisation(server))
                .list(LedgerKeys.referenceValues()));
        return certificate(number);
    }

    /** The certificates with these numbers, where there are some. */
    Map<CertificateNumber, CertificateId> certificates(Collection<CertificateNumber> numbers) {
        var ahead = new ReadAhead();
        numbers.forEach(number -> ahead.record(LedgerKeys.number(number)));
        ledger.readAhead(ahead);
        Map<CertificateNumber, CertificateId> found = new LinkedHashMap<>();
        numbers.forEach(number -> certificate(number).ifPresent(certificate -> found.put(number, certificate)));
        return found;
    }

    private Optional<CertificateId> certificate(CertificateNumber number) {
        return ledger.read(LedgerKeys.number(number)).map(found -> new CertificateId(((Json.Str) found).text()));
    }

    /** Reads the states of these certificates, and what stands on their lots; not what stands on producers. */
    void readAnswers(Collection<CertificateId> certificates) {
        var records = new ReadAhead();
        certificates.forEach(certificate -> records(certificate, records));
        ledger.readAhead(records);
        var lots = new ReadAhead();
        for (CertificateId certificate : certificates) {
            Json.Obj issued = issued(certificate);
            answer(certificate, lotOf(issued), lots);
            AsIssued.of(issued).forEach(origin -> lots.record(LedgerKeys.party(origin.amp())));
        }
        ledger.readAhead(lots);
        var origins = new ReadAhead();
        certificates.forEach(certificate -> Lot.find(ledger, lotOf(issued(certificate))).stream()
                .flatMap(lot -> lot.facts().provenance().shares().stream())
                .forEach(share -> origins.list(LedgerKeys.flags(LedgerKeys.lot(share.lot())))));
        ledger.readAhead(origins);
    }

    /** Reads what stands on the producers of these certificates, as they stand on that ledger. */
    void readProducers(Collection<CertificateId> certificates, ProjectedLedgerState from) {
        List<AsIssued> origins = certificates.stream()
                .flatMap(certificate ->
                        AsIssued.of((Json.Obj) from.read(LedgerKeys.certificate(certificate))
                                        .orElseThrow())
                                .stream())
                .toList();
        var ahead = new ReadAhead().list(LedgerKeys.referenceValues());
        origins.forEach(origin -> producer(origin, ahead));
        ledger.readAhead(ahead);
        var issuers = new ReadAhead();
        origins.forEach(origin -> issuers(origin, issuers));
        ledger.readAhead(issuers);
    }

    private Json.Obj issued(CertificateId certificate) {
        return (Json.Obj) ledger.read(LedgerKeys.certificate(certificate)).orElseThrow();
    }

    private static LotId lotOf(Json.Obj issued) {
        return Fields.of(issued).parsed("lot", LotId::new);
    }

    private static void records(CertificateId certificate, ReadAhead ahead) {
        ahead.record(LedgerKeys.certificate(certificate)).record(LedgerKeys.status(certificate));
    }

    /** Reads what the page of that certificate shows. */
    void read(CertificateId certificate) {
        var records = new ReadAhead();
        records(certificate, records);
        ledger.readAhead(records);
        Json.Obj issued = issued(certificate);
        LotId lot = lotOf(issued);
        List<AsIssued> origins = AsIssued.of(issued);
        ledger.readAhead(named(certificate, issued, lot, origins));
        List<LotId> lots = PurchaseReader.withAncestors(lot, ledger);
        ledger.readAhead(behind(lot, lots, origins));
        ledger.readAhead(last(lot, lots));
    }

    private ReadAhead named(CertificateId certificate, Json.Obj issued, LotId lot, List<AsIssued> origins) {
        Fields record = Fields.of(issued);
        var ahead = new ReadAhead()
                .ancestors(lot)
                .record(LedgerKeys.rescued(lot))
                .record(LedgerKeys.party(record.parsed("issuer", PartyId::new)))
                .record(LedgerKeys.party(record.object("assay").parsed("laboratory", PartyId::new)))
                .list(LedgerKeys.obligations(new Code(lot.value())))
                .list(Family.PAID, lot.value());
        answer(certificate, lot, ahead);
        for (AsIssued origin : origins) {
            ahead.record(LedgerKeys.party(origin.amp()));
            producer(origin, ahead);
        }
        return ahead;
    }

    /** What stands on the certificate and its lot. */
    private void answer(CertificateId certificate, LotId lot, ReadAhead ahead) {
        ahead.record(LedgerKeys.lot(lot))
                .record(LedgerKeys.notice(LedgerKeys.lot(lot)))
                .list(LedgerKeys.flags(LedgerKeys.lot(lot)));
        CertificateStatus.find(ledger, certificate)
                .flatMap(status -> whoStated(status.reason()))
                .ifPresent(party -> ahead.record(LedgerKeys.party(party)));
    }

    private static void producer(AsIssued origin, ReadAhead ahead) {
        PartyId amp = origin.amp();
        ahead.record(LedgerKeys.standard(origin.standard(), origin.version()))
                .record(LedgerKeys.disengagement(amp))
                .record(LedgerKeys.notice(LedgerKeys.amp(amp)))
                .list(LedgerKeys.flags(LedgerKeys.amp(amp)))
                .list(LedgerKeys.attestations(amp))
                .list(LedgerKeys.attested(amp))
                .list(LedgerKeys.withdrawals(amp))
                .list(LedgerKeys.lifts(amp))
                .list(LedgerKeys.reports(amp))
                .list(LedgerKeys.bases(amp))
                .list(LedgerKeys.commitments(amp))
                .list(LedgerKeys.commitmentResults(amp))
                .list(LedgerKeys.authorityNotices(amp))
                .list(Family.CONTEST, amp.value());
    }

    /** A suspension is stated as its code and the party that stated it. */
    private static Optional<PartyId> whoStated(String reason) {
        try {
            return Optional.of(new PartyId(reason.substring(reason.indexOf(' ') + 1)));
        } catch (InvalidValue text) {
            return Optional.empty();
        }
    }

    private ReadAhead behind(LotId lot, List<LotId> lots, List<AsIssued> origins) {
        var ahead = new ReadAhead();
        ledger.find(LedgerKeys.lot(lot))
                .flatMap(found -> found.optionalParsed("custodian", PartyId::new))
                .ifPresent(custodian -> ahead.record(LedgerKeys.party(custodian)));
        for (LotId each : lots) {
            ahead.list(LedgerKeys.purchases(each))
                    .list(LedgerKeys.flags(LedgerKeys.lot(each)))
                    .referring(Family.TRANSFER, "lot", each.value())
                    .referring(Family.TRANSFORMATION, "lot", each.value());
        }
        for (AsIssued origin : origins) {
            origin.modules().stream()
                    .flatMap(module -> module.issuer().stream())
                    .forEach(issuer -> ahead.record(LedgerKeys.party(issuer)));
            issuers(origin, ahead);
        }
        for (Fact paid : ledger.below(Family.PAID, lot.value())) {
            Code payment = Fields.of(paid.object()).parsed("payment", Code::new);
            ahead.record(LedgerKeys.payment(payment))
                    .record(LedgerKeys.reversal(payment))
                    .record(LedgerKeys.receipt(payment))
                    .record(LedgerKeys.fund(payment))
                    .list(LedgerKeys.corrections(payment));
        }
        for (Fact obligation : ledger.facts(LedgerKeys.obligations(new Code(lot.value())))) {
            Fields.of(obligation.object())
                    .optionalParsed("beneficiary", PartyId::new)
                    .ifPresent(beneficiary -> ahead.record(LedgerKeys.party(beneficiary)));
        }
        return ahead;
    }

    private void issuers(AsIssued origin, ReadAhead ahead) {
        for (Fact attestation : ledger.facts(LedgerKeys.attestations(origin.amp()))) {
            Fields fields = Fields.of(attestation.object());
            PartyId issuer = fields.parsed("issuer", PartyId::new);
            ahead.record(LedgerKeys.party(issuer))
                    .list(LedgerKeys.accreditations(issuer, fields.text("standard"), fields.text("version")));
        }
    }

    private ReadAhead last(LotId lot, List<LotId> lots) {
        var ahead = new ReadAhead();
        for (LotId each : lots) {
            for (Fact transfer : ledger.referring(Family.TRANSFER, "lot", each.value())) {
                parties(transfer, List.of("from", "to"), ahead);
            }
            for (Fact purchase : ledger.facts(LedgerKeys.purchases(each))) {
                parties(purchase, List.of("seller", "buyer"), ahead);
            }
        }
        for (Fact paid : ledger.below(Family.PAID, lot.value())) {
            Code payment = Fields.of(paid.object()).parsed("payment", Code::new);
            ledger.find(LedgerKeys.fund(payment)).ifPresent(fund -> {
                PartyId amp = fund.parsed("amp", PartyId::new);
                Code plan = fund.parsed("plan", Code::new);
                ahead.record(LedgerKeys.plan(amp, plan)).list(LedgerKeys.uses(amp, plan));
            });
        }
        return ahead;
    }

    private static void parties(Fact fact, List<String> members, ReadAhead ahead) {
        Fields fields = Fields.of(fact.object());
        members.forEach(member ->
                fields.optionalParsed(member, PartyId::new).ifPresent(party -> ahead.record(LedgerKeys.party(party))));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.certificate;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.PartyRole;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.status.CertificateStatus;

/** A certificate that a statement names, with what every such statement asks of it. */
record CertificateRef(CertificateId id, PartyId issuer, LotId lot, CertificateStatus status) {
    private static final int MOST = 500;

    /** Different certificates, 1 to 500: whoever changes many says which. */
    static List<CertificateId> certificates(Fields body) {
        List<CertificateId> named = body.texts("certificates", CertificateId::new);
        long different = new TreeSet<>(named.stream().map(CertificateId::value).toList()).size();
        if (named.isEmpty() || named.size() > MOST || different < named.size()) {
            throw body.unfit("certificates", Message.CERTIFICATE_LIST_SIZE_WRONG.with("most", Argument.count(MOST)));
        }
        return named;
    }

    /** Writes what {@link #certificates} reads. */
    static Json.Obj body(List<CertificateId> certificates) {
        return Json.object()
                .with(
                        "certificates",
                        Json.texts(
                                certificates.stream().map(CertificateId::value).toList()));
    }

    /** All of these certificates, or the first refusal among them, which refuses them all. */
    static Checked<List<CertificateRef>> eachOf(
            List<CertificateId> certificates, LedgerState ledger, Function<CertificateRef, Checked<Holds>> check) {
        return Checked.each(
                "certificates",
                certificates,
                id -> Checked.present(
                                Rule.I46, find(id, ledger), () -> Message.CERTIFICATE_UNKNOWN.with("certificate", id))
                        .and(check));
    }

    private static Optional<CertificateRef> find(CertificateId id, LedgerState ledger) {
        return ledger.find(LedgerKeys.certificate(id))
                .flatMap(record -> CertificateStatus.find(ledger, id)
                        .map(status -> new CertificateRef(
                                id, record.parsed("issuer", PartyId::new), record.parsed("lot", LotId::new), status)));
    }

    /** I44: the lots of those that somebody else has issued are flagged, so that no other certificate takes their place unseen. */
    static List<StateChange> flagged(List<CertificateRef> certificates, Code reason, Act act) {
        return certificates.stream()
                .filter(named -> !named.issuer().equals(act.party()))
                .map(CertificateRef::lot)
                .distinct()
                .map(lot -> new Flag(LedgerKeys.lot(lot), Flag.Kind.RED_FLAG, Rule.I44, reason).raised(act))
                .toList();
    }

    static boolean byScheme(Act act, LedgerState ledger) {
        return Party.find(ledger, act.party())
                .filter(party -> party.hasAnyOf(List.of(PartyRole.SCHEME)))
                .isPresent();
    }

    /** I1: by its issuer, or by an authority that may act on everybody's. */
    Checked<Holds> statedBy(Act act, boolean authority) {
        return Checked.require(
                Rule.I1,
                authority || act.party().equals(issuer),
                () -> Message.CERTIFICATE_NOT_OF_PARTY
                        .with("party", act.party())
                        .and("certificate", id));
    }

    /** I45: what has ended, is frozen or revoked is neither suspended nor reinstated. */
    Checked<Holds> live() {
        return Checked.require(
                Rule.I45,
                status.state().live(),
                () -> Message.CERTIFICATE_ENDED.with("certificate", id).and("state", Argument.code(status.state())));
    }

    /** I45, I74: live, or frozen; what has ended or is revoked stays so. */
    Checked<Holds> revocable() {
        return status.state() == CertificateStatus.State.FROZEN ? Checked.holds() : live();
    }

    boolean suspendedByIssuer() {
        return status.suspendedBy().equals(Optional.of(issuer.value()));
    }
}

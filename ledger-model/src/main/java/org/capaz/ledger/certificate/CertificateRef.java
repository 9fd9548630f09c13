package org.capaz.ledger.certificate;

import static org.capaz.ledger.rule.Decision.each;

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
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.PartyRole;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
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
            throw body.unfit("certificates", "expected 1 to " + MOST + " different certificates");
        }
        return named;
    }

    /** The first refusal among these certificates, which refuses them all. */
    static Optional<Refused> eachOf(
            List<CertificateId> certificates, LedgerState ledger, Function<CertificateRef, Optional<Refused>> check) {
        return each(
                "certificates",
                certificates,
                id -> find(id, ledger)
                        .map(check)
                        .orElseGet(() -> Decision.refuse(Rule.I46, "there is no certificate " + id)));
    }

    static CertificateRef get(CertificateId id, LedgerState ledger) {
        return find(id, ledger).orElseThrow();
    }

    private static Optional<CertificateRef> find(CertificateId id, LedgerState ledger) {
        return ledger.find(LedgerKeys.certificate(id))
                .map(record -> new CertificateRef(
                        id,
                        record.parsed("issuer", PartyId::new),
                        record.parsed("lot", LotId::new),
                        CertificateStatus.find(ledger, id).orElseThrow()));
    }

    /** I44: the lots of those that somebody else has issued are flagged, so that no other certificate takes their place unseen. */
    static List<StateChange> flagged(List<CertificateId> certificates, Code reason, Act act, LedgerState ledger) {
        return certificates.stream()
                .map(id -> get(id, ledger))
                .filter(named -> !named.issuer().equals(act.party()))
                .map(CertificateRef::lot)
                .distinct()
                .map(lot -> new Flag(LedgerKeys.lot(lot), Flag.Kind.RED_FLAG, Rule.I44, reason).raised(act))
                .toList();
    }

    static boolean scheme(Act act, LedgerState ledger) {
        return Party.find(ledger, act.party()).orElseThrow().hasAnyOf(List.of(PartyRole.SCHEME));
    }

    /** I1: by its issuer, or by an authority that may speak of everybody's. */
    Optional<Refused> statedBy(Act act, boolean authority) {
        return Decision.require(
                Rule.I1,
                authority || act.party().equals(issuer),
                () -> act.party() + " neither issued certificate " + id + " nor may speak of another's");
    }

    /** I45: what has ended, is frozen or revoked stays so. */
    Optional<Refused> live() {
        return Decision.require(
                Rule.I45, status.state().live(), () -> "certificate " + id + " is " + status.state() + " for ever");
    }

    boolean byIssuer() {
        return status.suspendedBy().equals(Optional.of(issuer.value()));
    }
}

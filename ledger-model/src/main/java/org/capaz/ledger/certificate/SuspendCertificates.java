package org.capaz.ledger.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.status.CertificateStatus;
import org.capaz.ledger.status.CertificateStatus.State;

/**
 * Their issuer, a scheme or an auditor suspends certificates by name, for a reason that everybody may read. Nothing
 * suspends certificates by itself but a hold on their own lot.
 */
public record SuspendCertificates(List<CertificateId> certificates, Code reason) implements Command {
    /** Why the lot is flagged while a certificate of it is suspended by somebody else than its issuer. */
    static final Code SUSPENDED = new Code("SUSPENDED");

    public static SuspendCertificates parse(Statement statement, Fields body) {
        return new SuspendCertificates(CertificateRef.certificates(body), body.parsed("reason", Code::new));
    }

    /** Two reads for each certificate, and the list of what is not issued. */
    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Decision.unless(() -> CertificateRef.eachOf(certificates, ledger, named -> refusal(named, act, ledger)))
                .then(() -> events(act, ledger));
    }

    /** What somebody else suspends is flagged too (I44): no new seal, no melt and no new certificate gets around it. */
    private List<StateChange> events(Act act, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>(CertificateStatus.notIssued(
                "CertificateSuspended", certificates, CertificateStatus.stated(State.SUSPENDED, reason, act), ledger));
        events.addAll(CertificateRef.flagged(certificates, SUSPENDED, act, ledger));
        return events;
    }

    private static Optional<Refused> refusal(CertificateRef named, Act act, LedgerState ledger) {
        return named.statedBy(act, Party.isSchemeOrAuditor(act.party(), ledger))
                .or(named::live)
                .or(() -> notTaken(named, act, ledger));
    }

    /** A scheme or an auditor may suspend over the issuer's own suspension, or a hold's, but not over each other's. */
    private static Optional<Refused> notTaken(CertificateRef named, Act act, LedgerState ledger) {
        CertificateStatus status = named.status();
        boolean over = status.onHold() || named.byIssuer() && !act.party().equals(named.issuer());
        return Decision.require(
                Rule.I1,
                status.state() == State.ISSUED || over,
                () -> "certificate " + named.id() + " is suspended already by "
                        + status.suspendedBy().orElseThrow());
    }
}

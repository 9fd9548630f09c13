// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.certificate;

import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.status.CertificateStatus;
import org.capaz.ledger.status.CertificateStatus.State;

/**
 * {@code certificate.suspend}: their issuer, a scheme or an auditor suspends certificates by name, for a reason that everybody may read. Nothing
 * suspends certificates by itself but a hold on their own lot.
 *
 * <p>Decisions 074 and 080.
 */
public record SuspendCertificates(List<CertificateId> certificates, Code reason) implements Command {
    /** Why the lot is flagged while a certificate of it is suspended by somebody else than its issuer. */
    static final Code SUSPENDED = new Code("SUSPENDED");

    public static SuspendCertificates parse(Statement statement, Fields body) {
        return new SuspendCertificates(CertificateRef.certificates(body), body.parsed("reason", Code::new));
    }

    @Override
    public Json.Obj body() {
        return CertificateRef.body(certificates).with("reason", reason.value());
    }

    /** Two reads for each certificate, and the list of what is not issued. */
    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return CertificateRef.eachOf(
                        certificates,
                        ledger,
                        named -> named.statedBy(act, Party.isSchemeOrAuditor(act.party(), ledger))
                                .and(ok -> named.live())
                                .and(ok -> notTaken(named, act)))
                .decide(all -> events(all, act, ledger));
    }

    /** What somebody else suspends is flagged too (I44): no new seal, no melt and no new certificate gets around it. */
    private List<StateChange> events(List<CertificateRef> all, Act act, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>(CertificateStatus.notIssued(
                "CertificateSuspended", certificates, CertificateStatus.stated(State.SUSPENDED, reason, act), ledger));
        events.addAll(CertificateRef.flagged(all, SUSPENDED, act));
        return events;
    }

    /** A scheme or an auditor may suspend over the issuer's own suspension, or a hold's, but not over each other's. */
    private static Checked<Holds> notTaken(CertificateRef named, Act act) {
        boolean over = named.status().onHold()
                || (named.suspendedByIssuer() && !act.party().equals(named.issuer()));
        return named.status()
                .suspendedBy()
                .filter(by -> !over)
                .map(by -> Checked.<Holds>refuse(
                        Rule.I1,
                        Message.CERTIFICATE_SUSPENSION_EXISTS
                                .with("certificate", named.id())
                                .and("party", Argument.id(by))))
                .orElseGet(Checked::holds);
    }
}

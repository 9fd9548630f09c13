// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.certificate;

import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.status.CertificateStatus;
import org.capaz.ledger.status.CertificateStatus.State;

/**
 * {@code certificate.revoke}: their issuer, or a scheme, revokes certificates for good; a frozen one too, because fraud may
 * show after the gold has left the chain.
 *
 * <p>Decisions 080 and 112.
 */
public record RevokeCertificates(List<CertificateId> certificates, Code reason) implements Command {

    public static RevokeCertificates parse(Statement statement, Fields body) {
        return new RevokeCertificates(CertificateRef.certificates(body), body.parsed("reason", Code::new));
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
                        named -> named.statedBy(act, CertificateRef.byScheme(act, ledger))
                                .and(ok -> named.revocable()))
                .decide(all -> events(all, act, ledger));
    }

    /** What somebody else had to revoke is not to be issued anew before a person has looked: its lot is flagged (I44). */
    private List<StateChange> events(List<CertificateRef> all, Act act, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>(CertificateStatus.notIssued(
                "CertificateRevoked", certificates, CertificateStatus.stated(State.REVOKED, reason, act), ledger));
        events.addAll(CertificateRef.flagged(all, reason, act));
        return events;
    }
}

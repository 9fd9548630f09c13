// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.certificate;

import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.status.CertificateStatus;

/**
 * {@code certificate.reinstate}: whoever suspended certificates, and nobody else, reinstates them.
 *
 * <p>Decisions 074 and 080.
 */
public record ReinstateCertificates(List<CertificateId> certificates) implements Command {

    public static ReinstateCertificates parse(Statement statement, Fields body) {
        return new ReinstateCertificates(CertificateRef.certificates(body));
    }

    @Override
    public Json.Obj body() {
        return CertificateRef.body(certificates);
    }

    /** Three reads for each certificate, and the list of what is not issued. */
    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return CertificateRef.eachOf(certificates, ledger, named -> reinstatable(named, act, ledger))
                .decide(all -> events(all, act, ledger));
    }

    /** The flag that the suspension raised is closed with it. */
    private List<StateChange> events(List<CertificateRef> all, Act act, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>(CertificateStatus.reinstated(certificates, act, ledger));
        all.stream()
                .map(named -> LedgerKeys.lot(named.lot()))
                .distinct()
                .flatMap(lot -> Flag.openBy(act.party(), SuspendCertificates.SUSPENDED, lot, ledger).stream())
                .forEach(flag -> events.add(Flag.closed(flag, new Code("REINSTATED"), act, ledger)));
        return events;
    }

    private static Checked<Holds> reinstatable(CertificateRef named, Act act, LedgerState ledger) {
        return named.live()
                .and(ok -> suspendedByActor(named, act))
                .and(ok -> notOnHold(named, ledger))
                .and(ok -> onceSuspended(named, act, ledger).at(Refused.EVENT_AT));
    }

    private static Checked<String> suspendedByActor(CertificateRef named, Act act) {
        return Checked.present(
                        Rule.I45,
                        named.status().suspendedBy(),
                        () -> Message.CERTIFICATE_NOT_SUSPENDED.with("certificate", named.id()))
                .and(by -> Checked.require(
                        Rule.I1,
                        by.equals(act.party().value()) && !named.status().onHold(),
                        () -> Message.CERTIFICATE_SUSPENDED_BY_OTHER
                                .with("certificate", named.id())
                                .and("by", Argument.id(by))
                                .and("party", act.party())));
    }

    private static Checked<Holds> onceSuspended(CertificateRef named, Act act, LedgerState ledger) {
        return Flag.openBy(act.party(), SuspendCertificates.SUSPENDED, LedgerKeys.lot(named.lot()), ledger).stream()
                .map(flag -> Flag.notBeforeRaised(flag, act, ledger))
                .reduce(Checked.holds(), (one, another) -> one.and(ok -> another));
    }

    private static Checked<Holds> notOnHold(CertificateRef named, LedgerState ledger) {
        return Checked.require(
                Rule.I29,
                Lot.find(ledger, named.lot())
                        .filter(Lot.OnHold.class::isInstance)
                        .isEmpty(),
                () -> Message.CERTIFICATE_AWAITS_HOLD_RELEASE
                        .with("certificate", named.id())
                        .and("lot", named.lot()));
    }
}

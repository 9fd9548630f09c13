package org.capaz.ledger.certificate;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.status.CertificateStatus;
import org.capaz.ledger.status.CertificateStatus.State;

/** Whoever suspended certificates, and nobody else, reinstates them. */
public record ReinstateCertificates(List<CertificateId> certificates) implements Command {

    public static ReinstateCertificates parse(Statement statement, Fields body) {
        return new ReinstateCertificates(CertificateRef.certificates(body));
    }

    /** Three reads for each certificate, and the list of what is not issued. */
    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Decision.unless(() -> CertificateRef.eachOf(certificates, ledger, named -> refusal(named, act, ledger)))
                .then(() -> events(act, ledger));
    }

    /** The flag that the suspension raised is closed with it. */
    private List<StateChange> events(Act act, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>(CertificateStatus.reinstated(certificates, act, ledger));
        certificates.stream()
                .map(id -> LedgerKeys.lot(CertificateRef.get(id, ledger).lot()))
                .distinct()
                .flatMap(lot -> Flag.openBy(act.party(), SuspendCertificates.SUSPENDED, lot, ledger).stream())
                .forEach(flag -> events.add(Flag.closed(flag, new Code("REINSTATED"), act, ledger)));
        return events;
    }

    private static Optional<Refused> refusal(CertificateRef named, Act act, LedgerState ledger) {
        return named.live()
                .or(() -> require(
                        Rule.I45,
                        named.status().state() == State.SUSPENDED,
                        () -> "certificate " + named.id() + " is not suspended"))
                .or(() -> bySame(named, act))
                .or(() -> notOnHold(named, ledger))
                .or(() -> at(Refused.EVENT_AT, onceSuspended(named, act, ledger)));
    }

    private static Optional<Refused> bySame(CertificateRef named, Act act) {
        String by = named.status().suspendedBy().orElseThrow();
        return require(
                Rule.I1,
                by.equals(act.party().value()) && !named.status().onHold(),
                () -> "certificate " + named.id() + " was suspended by " + by + ", not by " + act.party());
    }

    private static Optional<Refused> onceSuspended(CertificateRef named, Act act, LedgerState ledger) {
        return Flag.openBy(act.party(), SuspendCertificates.SUSPENDED, LedgerKeys.lot(named.lot()), ledger).stream()
                .map(flag -> Flag.raisedBefore(flag, act, ledger))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Refused> notOnHold(CertificateRef named, LedgerState ledger) {
        return require(
                Rule.I29,
                !(Lot.find(ledger, named.lot()).orElseThrow() instanceof Lot.OnHold),
                () -> "certificate " + named.id() + " waits until the hold on lot " + named.lot() + " is released");
    }
}

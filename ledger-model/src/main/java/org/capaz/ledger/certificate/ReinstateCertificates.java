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
    public Decision decide(Act act, LedgerState books) {
        return Decision.unless(() -> CertificateRef.eachOf(certificates, books, named -> refusal(named, act, books)))
                .then(() -> events(act, books));
    }

    /** The flag that the suspension raised is closed with it. */
    private List<StateChange> events(Act act, LedgerState books) {
        List<StateChange> events = new ArrayList<>(CertificateStatus.reinstated(certificates, act, books));
        certificates.stream()
                .map(id -> LedgerKeys.lot(CertificateRef.get(id, books).lot()))
                .distinct()
                .flatMap(lot -> Flag.openBy(act.party(), SuspendCertificates.SUSPENDED, lot, books).stream())
                .forEach(flag -> events.add(Flag.closed(flag, new Code("REINSTATED"), act, books)));
        return events;
    }

    private static Optional<Refused> refusal(CertificateRef named, Act act, LedgerState books) {
        return named.live()
                .or(() -> require(
                        Rule.I45,
                        named.status().state() == State.SUSPENDED,
                        () -> "certificate " + named.id() + " is not suspended"))
                .or(() -> bySame(named, act))
                .or(() -> notOnHold(named, books))
                .or(() -> at(Refused.EVENT_AT, onceSuspended(named, act, books)));
    }

    private static Optional<Refused> bySame(CertificateRef named, Act act) {
        String by = named.status().suspendedBy().orElseThrow();
        return require(
                Rule.I1,
                by.equals(act.party().value()) && !named.status().onHold(),
                () -> "certificate " + named.id() + " was suspended by " + by + ", not by " + act.party());
    }

    private static Optional<Refused> onceSuspended(CertificateRef named, Act act, LedgerState books) {
        return Flag.openBy(act.party(), SuspendCertificates.SUSPENDED, LedgerKeys.lot(named.lot()), books).stream()
                .map(flag -> Flag.raisedBefore(flag, act, books))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Refused> notOnHold(CertificateRef named, LedgerState books) {
        return require(
                Rule.I29,
                !(Lot.find(books, named.lot()).orElseThrow() instanceof Lot.OnHold),
                () -> "certificate " + named.id() + " waits until the hold on lot " + named.lot() + " is released");
    }
}

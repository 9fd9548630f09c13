package org.capaz.ledger.registry;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * An officer replaces its own key by a new one, signed with the old one: same owner, same roles. Who has lost the old key
 * cannot sign this; its organisation revokes and registers anew.
 *
 * @param from when the old key ends
 */
public record RotateOfficer(Officer.Key key, Instant from) implements Command {
    private static final Code ROTATED = new Code("ROTATED");
    /** Both keys sign for a while, so that devices can be changed one after the other. */
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

    public static RotateOfficer parse(Statement statement, Fields body) {
        return new RotateOfficer(Officer.Key.read(body), body.quantity("from", Statement::second));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        Officer old = Officer.find(ledger, act.signers().getFirst().officer()).orElseThrow();
        Officer next = old.rotated(key);
        return Decision.unless(
                        at(Refused.SIGNATURES, () -> ownKeyOnly(act)),
                        at(Refused.SIGNATURES, () -> withoutEnd(old)),
                        at("from", () -> soon(old, act)),
                        at("validTo", () -> asGranted(old, next)),
                        at("spki", () -> RegisterOfficer.newKey(next, ledger)))
                .then(() ->
                        List.of(old.revoked(from, ROTATED).event("OfficerRotated"), next.event("OfficerRegistered")));
    }

    private static Optional<Refused> withoutEnd(Officer old) {
        return require(Rule.I3, old.revocation().isEmpty(), () -> "officer " + old.id() + " has an end already");
    }

    private Optional<Refused> soon(Officer old, Act act) {
        return require(
                Rule.I3,
                !from.isBefore(act.eventAt()) && !from.isAfter(act.eventAt().plus(LONGEST_OVERLAP)),
                () -> "officer " + old.id() + " signs this at " + act.eventAt() + " and ends then or within "
                        + LONGEST_OVERLAP.toDays() + " days, not at " + from);
    }

    private static Optional<Refused> asGranted(Officer old, Officer next) {
        return require(
                Rule.I3,
                !next.validTo().isAfter(old.validTo()),
                () -> "the new key would last until " + next.validTo() + "; the organisation granted " + old.id()
                        + " until " + old.validTo());
    }

    private static Optional<Refused> ownKeyOnly(Act act) {
        return require(Rule.I1, act.signers().size() == 1, () -> "an officer rotates its own key and signs alone");
    }
}

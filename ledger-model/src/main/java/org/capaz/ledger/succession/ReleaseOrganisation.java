package org.capaz.ledger.succession;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Organisation;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Signer;
import org.capaz.ledger.statement.Statement;

/** The majority of the other members states that an organisation is gone; the waiting time begins. */
public record ReleaseOrganisation(Code release, MspId organisation, Code reason) implements Command {

    public static ReleaseOrganisation parse(Statement statement, Fields body) {
        return new ReleaseOrganisation(
                body.parsed("release", Code::new),
                body.parsed("organisation", MspId::new),
                body.parsed("reason", Code::new));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Decision.unless(
                        at("organisation", () -> isMember(ledger)),
                        at(Refused.SIGNATURES, () -> othersAgree(act, ledger)),
                        at("release", () -> newId(ledger)),
                        at("organisation", () -> notReleasedYet(ledger)))
                .then(() -> List.of(stated(act, ledger).event("OrganisationReleased")));
    }

    private Optional<Refused> isMember(LedgerState ledger) {
        return require(
                Rule.I1,
                Organisation.find(ledger, organisation).isPresent(),
                () -> organisation + " is no member that could be released");
    }

    /** What the organisation itself signs does not count: the others answer for saying that it is gone. */
    private Optional<Refused> othersAgree(Act act, LedgerState ledger) {
        List<MspId> others = Organisation.all(ledger).stream()
                .filter(member -> !member.equals(organisation))
                .toList();
        List<MspId> agreed = agreed(act);
        return require(
                Rule.I1,
                agreed.size() * 2 > others.size(),
                () -> "registrars of " + agreed + " have signed; more than half of " + others + " must agree");
    }

    private List<MspId> agreed(Act act) {
        return act.signers().stream()
                .filter(Signer::ofOrganisation)
                .map(Signer::msp)
                .filter(member -> !member.equals(organisation))
                .distinct()
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .toList();
    }

    private Optional<Refused> newId(LedgerState ledger) {
        return require(
                Rule.I3,
                Release.find(ledger, organisation, release).isEmpty(),
                () -> "release " + release + " of " + organisation + " exists already");
    }

    private Optional<Refused> notReleasedYet(LedgerState ledger) {
        Optional<Release> open = Release.open(ledger, organisation);
        return require(
                Rule.I3,
                open.isEmpty(),
                () -> organisation + " is released already, by "
                        + open.orElseThrow().id());
    }

    /** The wait is counted from the day of recording: a back-dated statement does not shorten it. */
    private Release stated(Act act, LedgerState ledger) {
        long wait = ReferenceValues.on(act.recordedDay(), ledger).get(ReferenceValue.RELEASE_WAITING);
        return new Release(
                release,
                organisation,
                reason,
                agreed(act),
                act.recordedAt(),
                act.recordedDay().plusDays(wait),
                Optional.empty());
    }
}

package org.capaz.ledger.plan;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.producer.Amp;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/** Somebody of another organisation has looked at the evidence of a use, and says whether it holds. */
public record VerifyUse(PartyId amp, Code plan, Code use, Outcome outcome, String report) implements Command {
    /** What the verifier found. */
    enum Outcome {
        VERIFIED,
        REJECTED
    }

    public static VerifyUse parse(Statement statement, Fields body) {
        return new VerifyUse(
                body.parsed("amp", PartyId::new),
                body.parsed("plan", Code::new),
                body.parsed("use", Code::new),
                body.parsed("outcome", Codes.of(Outcome.class)),
                body.parsed("report", Digest::requireHex));
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Decision.unless(
                        at("amp", () -> ofAnotherOrganisation(act, ledger)),
                        at("amp", () -> Amp.mustBeDeclared(Rule.I42, amp, ledger)),
                        () -> Use.standsAt(Use.State.EVIDENCED, amp, plan, use, ledger))
                .then(() -> List.of(verified(Use.find(ledger, amp, plan, use).orElseThrow(), act)));
    }

    private Optional<Refused> ofAnotherOrganisation(Act act, LedgerState ledger) {
        return require(
                Rule.I2,
                Party.find(ledger, amp)
                        .filter(spender -> spender.msp().equals(act.caller()))
                        .isEmpty(),
                () -> act.party() + " is of the same organisation as " + amp + ", whose use it would verify");
    }

    private StateChange verified(Use known, Act act) {
        Use.State state = switch (outcome) {
            case VERIFIED -> Use.State.VERIFIED;
            case REJECTED -> Use.State.REJECTED;
        };
        return known.event(
                "UseVerified",
                state,
                known.record().with("verifiedBy", act.party().value()).with("report", report));
    }
}

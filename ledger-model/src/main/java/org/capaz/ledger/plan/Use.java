package org.capaz.ledger.plan;

import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;

/** Premium money that a producer spent on one line of a plan, with the invoice that says so. */
public record Use(PartyId amp, Code plan, Code id, Code line, long minor, State state, Json.Obj record) {

    static final int MOST_EVIDENCE = 20;

    /** From the invoice to somebody else's word that the thing is there. */
    public enum State {
        SPENT,
        EVIDENCED,
        VERIFIED,
        REJECTED
    }

    static Use read(Json.Obj record) {
        Fields fields = Fields.of(record, "use");
        return new Use(
                fields.parsed("amp", PartyId::new),
                fields.parsed("plan", Code::new),
                fields.parsed("use", Code::new),
                fields.parsed("line", Code::new),
                fields.quantity("minor", Use::atLeastOne),
                fields.parsed("state", Codes.of(State.class)),
                record);
    }

    static Optional<Use> find(LedgerState ledger, PartyId amp, Code plan, Code use) {
        return ledger.read(LedgerKeys.use(amp, plan, use)).map(value -> read((Json.Obj) value));
    }

    /** I42: the step is for a use that stands there. Where the plan is unknown already, that is the wrong name. */
    static Optional<Refused> standsAt(State wanted, PartyId amp, Code plan, Code use, LedgerState ledger) {
        Optional<Use> found = find(ledger, amp, plan, use);
        return require(
                        Rule.I42,
                        found.filter(known -> known.state() == wanted).isPresent(),
                        () -> "use " + use + " of plan " + plan + " of " + amp + " is "
                                + found.map(known -> known.state().name()).orElse("not recorded") + ", not " + wanted)
                .map(refused -> refused.at(ledger.has(LedgerKeys.plan(amp, plan)) ? "use" : "plan"));
    }

    /** All uses of a plan, at most as many as a list of the ledger holds. */
    public static List<Use> of(PartyId amp, Code plan, LedgerState ledger) {
        return ledger.list(LedgerKeys.uses(amp, plan)).stream().map(Use::read).toList();
    }

    StateChange event(String name, State next, Json.Obj after) {
        return new StateChange(name, LedgerKeys.use(amp, plan, id), after.with("state", next.name()));
    }

    static long atLeastOne(long minor) {
        if (minor < 1) {
            throw new InvalidValue(Message.AMOUNT_NOT_POSITIVE.with("value", Argument.count(minor)));
        }
        return minor;
    }
}

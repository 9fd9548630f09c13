// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.plan;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.ArgumentSource;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Rule;

/**
 * Premium money that a producer spent on one line of a plan, by an invoice.
 *
 * <p>Decision 078.
 *
 * @param minor in minor units of the plan's currency
 * @param record as it stands on the ledger; every step adds to it
 */
public record Use(PartyId amp, Code plan, Code id, Code line, long minor, State state, Json.Obj record) {

    static final int MOST_EVIDENCE = 20;

    /** How well the use is shown: by the invoice alone, by evidence, by a verifier of another organisation. */
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

    /** I42: the use, which must be in that state. Where even its plan is unknown, the member at fault is the plan. */
    static Checked<Use> inState(State wanted, PartyId amp, Code plan, Code use, LedgerState ledger) {
        Optional<Use> found = find(ledger, amp, plan, use);
        return found.filter(known -> known.state() == wanted)
                .map(Checked::found)
                .orElseGet(() -> Checked.<Use>refuse(Rule.I42, inOtherState(found, wanted, amp, plan, use))
                        .at(ledger.has(LedgerKeys.plan(amp, plan)) ? "use" : "plan"));
    }

    private static Sentence inOtherState(Optional<Use> found, State wanted, PartyId amp, Code plan, Code use) {
        return Message.USE_STATE_WRONG
                .with("use", use)
                .and("plan", plan)
                .and("amp", amp)
                .and(
                        "state",
                        found.<ArgumentSource>map(known -> Argument.code(known.state()))
                                .orElseGet(Message.USE_IS_NOT_RECORDED::sentence))
                .and("wanted", Argument.code(wanted));
    }

    /** All uses of a plan, at most {@link LedgerState#LONGEST_LIST}. */
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

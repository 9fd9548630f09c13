// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import java.time.Instant;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Rule;

/**
 * From which day a scheme trusts somebody no more whom it accredited, and why.
 *
 * @param at when it was recorded
 */
public record Withdrawal(Day from, Code reason, Instant at) {

    /**
     * A withdrawal as its statement has it.
     *
     * @param validFrom first day of the accreditation, by which it is known among those of the same holder
     */
    public record Stated(Day validFrom, Day from, Code reason) {
        public static Stated read(Fields body) {
            return new Stated(
                    body.parsed("validFrom", Day::parse),
                    body.parsed("from", Day::parse),
                    body.parsed("reason", Code::new));
        }

        public Json.Obj onto(Json.Obj body) {
            return body.with("validFrom", validFrom.toString())
                    .with("from", from.toString())
                    .with("reason", reason.value());
        }

        public Withdrawal at(Instant recorded) {
            return new Withdrawal(from, reason, recorded);
        }

        /** I3: an accreditation is withdrawn once. */
        public Checked<Holds> first(Optional<Withdrawal> before, PartyId holder) {
            return Checked.require(
                            Rule.I3,
                            before.isEmpty(),
                            () -> Message.ACCREDITATION_WITHDRAWN
                                    .with("assessor", holder)
                                    .and("day", validFrom))
                    .at("validFrom");
        }
    }

    /** Of the record of an accreditation, if it was withdrawn. */
    public static Optional<Withdrawal> stored(Fields record) {
        return record.optionalParsed("withdrawnFrom", Day::parse)
                .map(from -> new Withdrawal(
                        from,
                        record.parsed("reason", Code::new),
                        Instant.ofEpochSecond(record.integer("withdrawnAt"))));
    }

    public Json.Obj onto(Json.Obj record) {
        return record.with("withdrawnFrom", from.toString())
                .with("reason", reason.value())
                .with("withdrawnAt", at.getEpochSecond());
    }

    public boolean holdsOn(Day day) {
        return !day.isBefore(from);
    }
}

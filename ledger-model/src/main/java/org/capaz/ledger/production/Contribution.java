// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.production;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.producer.AffiliationScope;
import org.capaz.ledger.producer.Miner;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.record.LedgerState;

/** What one miner, by pseudonym, or one working unit brought to a production lot. */
public sealed interface Contribution {
    GrossMass gross();

    /**
     * Does it come from a miner who belonged to the producer on the last day, or a unit that did during all of the production
     * (I7)?
     *
     * @param scopes all that were in effect during the production
     */
    boolean inScope(PartyId amp, Day last, List<AffiliationScope> scopes, LedgerState ledger);

    /** Who brought it, to stand in a sentence. */
    Sentence contributor();

    Json.Obj json();

    /** By a miner, under the pseudonym of its enrolment. */
    record ByMiner(MinerRef miner, GrossMass gross) implements Contribution {
        @Override
        public boolean inScope(PartyId amp, Day last, List<AffiliationScope> scopes, LedgerState ledger) {
            return Miner.inScope(miner, amp, last, ledger);
        }

        @Override
        public Json.Obj json() {
            return Json.object().with("miner", miner.value()).with("grossMg", gross.milligrams());
        }

        @Override
        public Sentence contributor() {
            return Message.CONTRIBUTION_OF_MINER.with("miner", miner);
        }
    }

    /** By a working unit of the producer as a whole. */
    record ByUnit(Code unit, GrossMass gross) implements Contribution {
        @Override
        public boolean inScope(PartyId amp, Day last, List<AffiliationScope> scopes, LedgerState ledger) {
            return !scopes.isEmpty()
                    && scopes.stream().allMatch(scope -> scope.units().contains(unit));
        }

        @Override
        public Json.Obj json() {
            return Json.object().with("unit", unit.value()).with("grossMg", gross.milligrams());
        }

        @Override
        public Sentence contributor() {
            return Message.CONTRIBUTION_OF_UNIT.with("unit", unit);
        }
    }

    static Contribution read(Fields fields) {
        GrossMass gross = fields.quantity("grossMg", GrossMass::weighed);
        Optional<MinerRef> miner = fields.optionalParsed("miner", MinerRef::new);
        Optional<Code> unit = fields.optionalParsed("unit", Code::new);
        if (miner.isPresent() && unit.isPresent()) {
            throw neitherOrBoth(fields);
        }
        return miner.<Contribution>map(ref -> new ByMiner(ref, gross))
                .or(() -> unit.map(code -> new ByUnit(code, gross)))
                .orElseThrow(() -> neitherOrBoth(fields));
    }

    private static JsonException neitherOrBoth(Fields fields) {
        return fields.unfit("", Message.MINER_OR_UNIT_EXPECTED.sentence());
    }
}

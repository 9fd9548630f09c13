package org.capaz.ledger.production;

import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.producer.AffiliationScope;
import org.capaz.ledger.producer.Miner;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.quantity.GrossMass;
import org.capaz.ledger.record.LedgerState;

/** What one miner, by pseudonym, or one working unit brought to a production lot. */
sealed interface Contribution {
    GrossMass gross();

    /** Does it come from somebody who was inside the producer on that day? */
    boolean inScope(PartyId amp, Day day, Optional<AffiliationScope> scope, LedgerState ledger);

    Json.Obj json();

    record ByMiner(MinerRef miner, GrossMass gross) implements Contribution {
        @Override
        public boolean inScope(PartyId amp, Day day, Optional<AffiliationScope> scope, LedgerState ledger) {
            return Miner.inScope(miner, amp, day, ledger);
        }

        @Override
        public Json.Obj json() {
            return Json.object().with("miner", miner.value()).with("grossMg", gross.milligrams());
        }

        @Override
        public String toString() {
            return "miner " + miner;
        }
    }

    record ByUnit(Code unit, GrossMass gross) implements Contribution {
        @Override
        public boolean inScope(PartyId amp, Day day, Optional<AffiliationScope> scope, LedgerState ledger) {
            return scope.filter(found -> found.units().contains(unit)).isPresent();
        }

        @Override
        public Json.Obj json() {
            return Json.object().with("unit", unit.value()).with("grossMg", gross.milligrams());
        }

        @Override
        public String toString() {
            return "unit " + unit;
        }
    }

    static Contribution read(Fields fields) {
        GrossMass gross = fields.quantity("grossMg", GrossMass::weighed);
        Optional<MinerRef> miner = fields.optionalParsed("miner", MinerRef::new);
        Optional<Code> unit = fields.optionalParsed("unit", Code::new);
        if (miner.isPresent() == unit.isPresent()) {
            throw fields.unfit("", "names either a miner or a unit");
        }
        return miner.<Contribution>map(ref -> new ByMiner(ref, gross))
                .orElseGet(() -> new ByUnit(unit.orElseThrow(), gross));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.premium;

import java.util.List;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;

/**
 * When a premium that nobody pays stops holding its grams (I65). No record says so: it follows from the due day, the
 * payments and the moment asked.
 *
 * <p>A payment that stands keeps it from lapsing, answered or not: the money may have come, and who confirms it late must not
 * find the grams paid for twice. What the payee denies and what the payer took back does not stand.
 *
 * <p>Decision 120.
 */
public final class Lapse {
    private Lapse() {}

    /** Is that obligation's time over without a payment that stands? */
    public static boolean of(Obligation obligation, Day asked, LedgerState ledger) {
        if (obligation.stage() == Obligation.Stage.CANCELLED || !asked.isAfter(obligation.dueOn())) {
            return false;
        }
        long grace = ReferenceValues.on(asked, ledger).get(ReferenceValue.PREMIUM_LAPSE);
        return asked.isAfter(obligation.dueOn().plusDays(grace)) && noneStands(obligation, ledger);
    }

    private static boolean noneStands(Obligation obligation, LedgerState ledger) {
        Obligation.Ref ref = obligation.ref();
        return ledger
                .list(LedgerKeys.paidOn(ref.subject(), ref.scheme(), ref.beneficiary(), obligation.payer()))
                .stream()
                .map(part -> Fields.of(part, "paid").parsed("payment", Code::new))
                .allMatch(payment -> ledger.has(LedgerKeys.reversal(payment)) || denied(payment, ledger));
    }

    /** By the payee's last word, of which this package reads only whether it is a denial. */
    private static boolean denied(Code payment, LedgerState ledger) {
        List<Json.Obj> corrections = ledger.list(LedgerKeys.corrections(payment));
        return corrections.isEmpty()
                ? ledger.find(LedgerKeys.receipt(payment))
                        .filter(Lapse::isDenial)
                        .isPresent()
                : isDenial(Fields.of(corrections.getLast(), "correction"));
    }

    private static boolean isDenial(Fields answer) {
        return answer.text("state").equals("DISPUTED");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.producer;

import org.capaz.ledger.message.MessageKey;
import org.capaz.ledger.message.Sentence;

/** What the page of a producer's own records says. The words stand in the bundle. */
enum ProducerMessage implements MessageKey {
    OWN_HOME,
    OWN_TITLE,
    OWN_GOLD,
    OWN_GOLD_NONE,
    OWN_GOLD_LINE,
    OWN_GOLD_LINE_GROSS,
    OWN_GOLD_OLDER,
    OWN_GOLD_HELD,
    OWN_GOLD_ELSEWHERE,
    OWN_GOLD_OFFERED,
    OWN_GOLD_UNDER_WAY,
    OWN_GOLD_MELTED,
    OWN_GOLD_INSIDE,
    OWN_GOLD_DELIVERED,
    OWN_GOLD_WRITTEN_OFF,
    OWN_GOLD_VOIDED,
    OWN_GOLD_ON_HOLD,
    OWN_GOLD_PAGE,
    OWN_RESULTS,
    OWN_RESULTS_STATE,
    OWN_RESULTS_NONE,
    OWN_RESULT,
    OWN_RESULT_BY,
    OWN_RESULT_UNTIL,
    OWN_RESULT_ENDS_SOON,
    OWN_RESULT_ENDED,
    OWN_PLAN,
    OWN_PLAN_NONE,
    OWN_PLAN_NAMED,
    OWN_PLAN_MONEY,
    OWN_PLAN_LINE,
    OWN_PLAN_USE,
    OWN_PLAN_STATE_DRAFT,
    OWN_PLAN_STATE_APPROVED,
    OWN_PLAN_STATE_IN_EXECUTION,
    OWN_PLAN_STATE_REPORTED,
    OWN_PLAN_STATE_CLOSED,
    OWN_USE_STATE_SPENT,
    OWN_USE_STATE_EVIDENCED,
    OWN_USE_STATE_VERIFIED,
    OWN_USE_STATE_REJECTED;

    /** The words of a code that the bundle has under that beginning. */
    static Sentence of(String beginning, Enum<?> code) {
        MessageKey key = () -> beginning + "_" + code.name();
        return key.sentence();
    }
}

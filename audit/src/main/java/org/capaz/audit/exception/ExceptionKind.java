// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.exception;

import java.util.List;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.MessageKey;
import org.capaz.ledger.message.Messages;
import org.capaz.ledger.registry.ReferenceValue;

/** What is looked for, with the limits of the rule book by which it is told. */
public enum ExceptionKind {
    PREMIUM_UNANSWERED(ReferenceValue.PREMIUM_ANSWER),
    PREMIUM_SHORT(ReferenceValue.PREMIUM_TOLERANCE),
    PREMIUM_DISPUTED,
    PREMIUM_WITH_DEDUCTIONS(
            ReferenceValue.PREMIUM_DEDUCTION, ReferenceValue.PREMIUM_RATE, ReferenceValue.PREMIUM_RATE_AGE),
    PREMIUM_OVERDUE(ReferenceValue.PREMIUM_LAPSE),
    CONFIRMED_BY_YOUNG_OFFICER(ReferenceValue.OFFICER_YOUNG),
    CONFIRMED_BY_DEPENDENT_OFFICER,
    CONFIRMED_ON_SHARED_DEVICE,
    GOLD_FLAGGED(ReferenceValue.LOSS_LIFETIME_FINE, ReferenceValue.UNATTRIBUTED_FLAG),
    WEIGHT_VARIANCE(ReferenceValue.TRANSFER_TOLERANCE, ReferenceValue.TRANSFER_FLOOR),
    CREEPING_GAIN(ReferenceValue.GAIN_FINE_MOST),
    ATTESTED_WITHOUT_ACCREDITATION,
    ASSESSED_BY_ONE,
    ASSESSED_BY_RELATED,
    BACK_DATED(ReferenceValue.OFFLINE_WINDOW),
    FLAG_CLOSED,
    NOT_CORROBORATED,
    SAME_OWNER,
    UNREADABLE;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<ReferenceValue> bounds;

    ExceptionKind(ReferenceValue... bounds) {
        this.bounds = List.of(bounds);
    }

    /** The limits of the members by which it is told; none where the records alone say so. */
    public List<ReferenceValue> bounds() {
        return bounds;
    }

    /** What it is, in one sentence. */
    public String meaning(Language language) {
        MessageKey key = () -> "EXCEPTION_" + name();
        return Messages.in(language).text(key);
    }
}

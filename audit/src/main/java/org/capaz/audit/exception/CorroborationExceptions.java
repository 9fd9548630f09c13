// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.exception;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.capaz.audit.message.AuditMessage;
import org.capaz.audit.replay.ReplayedLedger;
import org.capaz.audit.replay.ReplayedRecord;
import org.capaz.ledger.assessment.Confirmation;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerState;

/** Records that rest on the word of whoever made them, where another could have borne them out and has not. */
final class CorroborationExceptions {
    private final LedgerState state;
    private final Instant now;
    private final List<ExceptionFound> found = new ArrayList<>();

    private CorroborationExceptions(ReplayedLedger ledger) {
        this.state = ledger.state();
        this.now = ledger.time();
    }

    static List<ExceptionFound> of(ReplayedLedger ledger) {
        var alone = new CorroborationExceptions(ledger);
        RecordByRecord.each(ledger.of(Family.FLAG), alone.found, alone::late);
        RecordByRecord.each(ledger.of(Family.LEGAL_BASIS), alone.found, alone::unconfirmed);
        RecordByRecord.each(ledger.of(Family.USE), alone.found, alone::unverified);
        return alone.found;
    }

    /** I5: what was recorded late is borne out by who received the lot in time, or judged by somebody else. */
    private void late(ReplayedRecord flag) {
        Fields fields = Fields.of(flag.object());
        if (fields.text("kind").equals(Flag.Kind.LATE.name()) && !fields.has("closedAt")) {
            String subject =
                    flag.key().parts().get(0) + "/" + flag.key().parts().get(1);
            found.add(new ExceptionFound(
                    ExceptionKind.NOT_CORROBORATED,
                    List.of(subject, flag.key().toString()),
                    flag.last().place().block(),
                    AuditMessage.EXCEPTION_SAYS_LATE_ALONE
                            .with("record", Argument.id(subject))
                            .and("by", Argument.id(fields.text("raisedBy")))));
        }
    }

    /** I64: an assessor who was there confirms what the producer had declared by then. */
    private void unconfirmed(ReplayedRecord basis) {
        Fields fields = Fields.of(basis.object());
        PartyId amp = fields.parsed("amp", PartyId::new);
        if (!fields.has("withdrawnFrom")
                && !Confirmation.of(amp, now, state).covers(Instant.ofEpochSecond(fields.integer("recordedAt")))) {
            add(
                    basis,
                    AuditMessage.EXCEPTION_SAYS_BASIS_ALONE
                            .with("basis", Argument.id(fields.text("id")))
                            .and("amp", amp));
        }
    }

    private void unverified(ReplayedRecord use) {
        Fields fields = Fields.of(use.object());
        if (!fields.has("verifiedBy")) {
            add(
                    use,
                    AuditMessage.EXCEPTION_SAYS_USE_ALONE
                            .with("use", Argument.id(fields.text("use")))
                            .and("plan", Argument.id(fields.text("plan")))
                            .and("amp", fields.parsed("amp", PartyId::new))
                            .and("state", Argument.id(fields.text("state"))));
        }
    }

    private void add(ReplayedRecord record, Sentence says) {
        found.add(new ExceptionFound(
                ExceptionKind.NOT_CORROBORATED,
                List.of(record.key().toString()),
                record.last().place().block(),
                says));
    }
}

package org.capaz.ledger.consultation;

import static org.capaz.ledger.rule.Decision.at;
import static org.capaz.ledger.rule.Decision.require;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * A scheme says what became of a comment, and why; once, so that no answer is quietly replaced.
 *
 * @param change the hash of the new wording, where the comment changed something
 */
public record DisposeComment(
        Code consultation, Code comment, Disposition disposition, Code reason, Optional<String> change)
        implements Command {

    /** What became of it. */
    public enum Disposition {
        ACCEPTED,
        PARTLY,
        REJECTED,
        OUT_OF_SCOPE;

        boolean changesTheText() {
            return this == ACCEPTED || this == PARTLY;
        }
    }

    public static DisposeComment parse(Statement statement, Fields body) {
        var command = new DisposeComment(
                body.parsed("consultation", Code::new),
                body.parsed("comment", Code::new),
                body.parsed("disposition", Codes.of(Disposition.class)),
                body.parsed("reason", Code::new),
                body.optionalParsed("change", Digest::requireHex));
        if (command.change.isPresent() != command.disposition.changesTheText()) {
            throw body.unfit("change", "an accepted comment names its change, another one names none");
        }
        return command;
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return Decision.unless(at("comment", () -> submitted(ledger)), at("comment", () -> notDisposedBefore(ledger)))
                .then(() -> List.of(disposed(act)));
    }

    private Optional<Refused> submitted(LedgerState ledger) {
        return require(
                Rule.I3,
                ledger.has(LedgerKeys.comment(consultation, comment)),
                () -> "there is no comment " + comment + " on " + consultation);
    }

    private Optional<Refused> notDisposedBefore(LedgerState ledger) {
        return require(
                Rule.I3,
                !ledger.has(LedgerKeys.disposition(consultation, comment)),
                () -> "comment " + comment + " on " + consultation + " is answered already");
    }

    private StateChange disposed(Act act) {
        Json.Obj record = Json.object()
                .with("consultation", consultation.value())
                .with("comment", comment.value())
                .with("disposition", disposition.name())
                .with("reason", reason.value())
                .with("by", act.party().value())
                .with("recordedAt", act.recordedAt().getEpochSecond());
        return new StateChange(
                "CommentDisposed",
                LedgerKeys.disposition(consultation, comment),
                change.map(text -> record.with("change", text)).orElse(record));
    }
}

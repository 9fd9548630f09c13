// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.flag;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * {@code flag.raise}: any registered party says that something recorded is contested: a grievance, or what contradicts
 * another statement. Stated by a scheme, an auditor or who is concerned, it is a flag: the lot gets no certificate until it
 * is closed (I44). Of anybody else it is a notice, which everybody sees and which stops nothing until a scheme or an auditor
 * takes it up (I61).
 *
 * <p>Decisions 052 and 113.
 *
 * @param evidence SHA-256 of what it rests on, which stays off the ledger
 * @param takesUp the party whose notice a scheme or an auditor makes its own, if it does
 */
public record RaiseFlag(Subject subject, Ground ground, Code reason, String evidence, Optional<PartyId> takesUp)
        implements Command {
    /** Over the life of a record; what is alike is counted on the flag that stands. */
    private static final int MOST_OF_A_PARTY = 10;

    /** What somebody without a measuring instrument can bring against a record. */
    enum Ground {
        GRIEVANCE(Flag.Kind.GRIEVANCE),
        CONTRADICTION(Flag.Kind.RED_FLAG);

        private final Flag.Kind kind;

        Ground(Flag.Kind kind) {
            this.kind = kind;
        }
    }

    public static RaiseFlag parse(Statement statement, Fields body) {
        return new RaiseFlag(
                Subject.read(body),
                body.parsed("ground", Codes.of(Ground.class)),
                body.parsed("reason", Code::new),
                body.parsed("evidence", Digest::requireHex),
                body.optionalParsed("takesUp", PartyId::new));
    }

    @Override
    public Json.Obj body() {
        Json.Obj body = subject.onto(Json.object())
                .with("ground", ground.name())
                .with("reason", reason.value())
                .with("evidence", evidence);
        return takesUp.map(party -> body.with("takesUp", party.value())).orElse(body);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        boolean judge = Party.isSchemeOrAuditor(act.party(), ledger);
        return subject.recorded(ledger)
                .at(subject.member())
                .and(key -> takenUpByJudge(judge, act).at("takesUp"))
                .then(key -> judge
                        ? flagged(key, act, ledger)
                        : subject.concerns(act.party(), ledger)
                                ? flaggedOnce(key, act, ledger).at(subject.member())
                                : noticed(key, act, ledger).at(subject.member()))
                .decide(changes -> changes);
    }

    private Checked<Holds> takenUpByJudge(boolean judge, Act act) {
        return Checked.require(
                Rule.I61,
                takesUp.isEmpty() || judge,
                () -> Message.NOTICE_TAKEN_UP_BY_OTHER.with("party", act.party()));
    }

    private Checked<List<StateChange>> noticed(LedgerKey key, Act act, LedgerState ledger) {
        return FiledNotices.on(key, ledger)
                .with(ground, reason, evidence, act, ledger)
                .map(List::of);
    }

    private Checked<List<StateChange>> flagged(LedgerKey key, Act act, LedgerState ledger) {
        List<StateChange> flag = List.of(flag(key).stated("RecordContested", evidence, act));
        return takesUp.map(filer -> FiledNotices.on(key, ledger)
                        .takenUp(filer, ground, act)
                        .at("takesUp")
                        .map(notice ->
                                Stream.concat(flag.stream(), Stream.of(notice)).toList()))
                .orElseGet(() -> Checked.found(flag));
    }

    /** I61: of those concerned, alike is merged and the number of flags bounded, so that they bury nothing either. */
    private Checked<List<StateChange>> flaggedOnce(LedgerKey key, Act act, LedgerState ledger) {
        List<LedgerKey> alike = Flag.openBy(act.party(), reason, key, ledger);
        if (!alike.isEmpty()) {
            return Checked.found(List.of(Flag.again("RecordContested", alike.getFirst(), act, ledger)));
        }
        return Checked.require(
                        Rule.I61,
                        Flag.statedBy(act.party(), key, ledger) < MOST_OF_A_PARTY,
                        () -> Message.FLAGS_OF_PARTY_TOO_MANY
                                .with("party", act.party())
                                .and("most", Argument.count(MOST_OF_A_PARTY))
                                .and("key", subject.named()))
                .map(ok -> List.of(flag(key).stated("RecordContested", evidence, act)));
    }

    private Flag flag(LedgerKey key) {
        return new Flag(key, ground.kind, Rule.I44, reason);
    }
}

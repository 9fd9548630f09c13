// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.record.UnchangedState;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Signer;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.statement.StatementException;

/**
 * Judges one signed statement: is it meant for this ledger, was it recorded before, who signed it, may they, and what do
 * the rules of its kind say? The order is always the same, so that a refusal names the first thing that is wrong. Nothing is
 * written here: whoever asks writes the state changes, so that gateways, tests and peers judge alike.
 *
 * {@snippet :
 * var processor = new StatementProcessor("capaz", new MspId("ProducersMSP"), recordedAt, ledger);
 * String told = switch (processor.judge(SignedStatement.parse(text), Optional.empty(), List.of())) {
 *     case Answer.Recorded recorded -> "writes " + recorded.events().size() + " records";
 *     case Answer.Repeated repeated -> "stands on the ledger already";
 *     case Answer.No no ->
 *         no.refusal().rule() + ": " + no.refusal().sentence().in(Language.SPANISH);
 * };
 * }
 *
 * <p>Decisions 001 and 004.
 */
public final class StatementProcessor {
    /** The name of the last change that a statement makes: its own record. */
    public static final String STATEMENT_RECORDED = "StatementRecorded";

    private final String channel;
    private final MspId caller;
    private final Instant recordedAt;
    private final LedgerState ledger;

    /**
     * @param channel the ledger that is written to
     * @param caller the organisation whose Fabric identity carries the transaction
     * @param recordedAt the transaction's time
     * @param ledger which does not change before the statement is judged; the next one needs another processor
     */
    public StatementProcessor(String channel, MspId caller, Instant recordedAt, LedgerState ledger) {
        this.channel = channel;
        this.caller = caller;
        this.recordedAt = recordedAt;
        this.ledger = new UnchangedState(ledger);
    }

    /** What becomes of the statement. */
    public sealed interface Answer {
        /** Accepted: the records to write, that of the statement itself among them. */
        record Recorded(List<StateChange> events) implements Answer {}

        /** The same statement stands on the ledger already; nothing is to be written (I4). */
        record Repeated(Json.Obj record) implements Answer {}

        /** A rule refuses; nothing is to be written. */
        record No(Refused refusal) implements Answer {}
    }

    /**
     * Throws {@link StatementException} where a defect of form or a signature keeps the statement from being judged.
     *
     * @param expected the kind that the called function takes; empty when any kind may come, as in a batch
     * @param furtherArguments arguments beside the signed statement
     */
    public Answer judge(SignedStatement signed, Optional<StatementKind> expected, List<String> furtherArguments) {
        Statement statement = signed.statement();
        statement.requireChannel(channel);
        StatementKind kind = kind(statement, expected);
        return recordedBefore(statement).orElseGet(() -> judgeNew(signed, kind, furtherArguments));
    }

    private Answer judgeNew(SignedStatement signed, StatementKind kind, List<String> furtherArguments) {
        Command command = kind.read(signed.statement());
        Signatures signatures = new Signatures(signed, command, recordedAt, ledger);
        return judge(
                kind,
                command,
                act(signed.statement(), signatures.signers(), furtherArguments),
                () -> signatures.holderOfTheNewKey());
    }

    /** That statement as these people have signed it. */
    Act act(Statement statement, List<Signer> signers, List<String> furtherArguments) {
        MspId acting = StatementKind.of(statement.kind())
                .filter(kind -> !kind.actedByOrganisation())
                .map(kind -> Party.find(ledger, new PartyId(statement.actor()))
                        .map(Party::msp)
                        .orElse(caller))
                .orElseGet(() -> new MspId(statement.actor()));
        return new Act(statement, signers, acting, recordedAt, furtherArguments);
    }

    /** @param newKey whether the holder of a key that the statement brings has signed */
    Answer judge(StatementKind kind, Command command, Act act, Supplier<Checked<Holds>> newKey) {
        SigningPolicy policy = new SigningPolicy(kind, act, caller, ledger);
        EventTime time = new EventTime(kind, act, ledger);
        Decision decision = policy.actsForItself()
                .at(Refused.ACTOR)
                .and(ok -> policy.twoPeople().at(Refused.SIGNATURES))
                .and(ok -> newKey.get().at(Refused.SIGNATURES))
                .and(ok -> policy.signedAsNeeded().at(Refused.SIGNATURES))
                .and(ok -> policy.othersNotWithdrawn().at(Refused.SIGNATURES))
                .and(ok -> time.notFromTheFuture().at(Refused.EVENT_AT))
                .decideBy(ok -> ofTheBody(inItsNamespace(command.decide(act, ledger), act)));
        return switch (decision) {
            case Refused refused -> new Answer.No(refused);
            case Decision.Accepted accepted -> recorded(withRecord(time, accepted.changes(), act));
        };
    }

    private Decision inItsNamespace(Decision decision, Act act) {
        return switch (decision) {
            case Refused refused -> refused;
            case Decision.Accepted accepted ->
                Namespace.respectedBy(accepted.changes(), act, ledger).decide(ok -> accepted.changes());
        };
    }

    /** I61: no list that rules read gets too long to be read. */
    private Answer recorded(List<StateChange> changes) {
        Map<LedgerKey, Long> added = new TreeMap<>();
        changes.stream()
                .map(StateChange::key)
                .filter(key -> key.family().listedBy().isPresent() && !ledger.has(key))
                .forEach(key -> key.listed().ifPresent(list -> added.merge(list, 1L, Long::sum)));
        return added.entrySet().stream()
                .filter(list -> ledger.list(list.getKey()).size() + list.getValue() > LedgerState.LONGEST_LIST)
                .findFirst()
                .<Answer>map(list -> new Answer.No(new Refused(
                        Rule.I61,
                        "body",
                        Message.LIST_FULL
                                .with("most", Argument.count(LedgerState.LONGEST_LIST))
                                .and("key", Argument.id(list.getKey().toString())))))
                .orElseGet(() -> new Answer.Recorded(changes));
    }

    /** What the rules of a kind refuse, they refuse in the body. */
    private static Decision ofTheBody(Decision decision) {
        return decision instanceof Refused refused ? refused.at("body") : decision;
    }

    private static StatementKind kind(Statement statement, Optional<StatementKind> expected) {
        return StatementKind.of(statement.kind())
                .filter(kind -> expected.isEmpty() || expected.get() == kind)
                .orElseThrow(() -> new StatementException(
                        "KIND_UNKNOWN", "statement.kind", Message.KIND_NOT_FOR_FUNCTION.sentence()));
    }

    /** I4: the id with the content, not with the signatures, decides whether it is the same record. */
    Optional<Answer> recordedBefore(Statement statement) {
        return ledger.read(LedgerKeys.record(statement.id())).map(found -> {
            Json.Obj record = (Json.Obj) found;
            if (Fields.of(record).text("hash").equals(statement.contentHash())) {
                return new Answer.Repeated(record);
            }
            return new Answer.No(
                    new Refused(Rule.I4, "statement.id", Message.CLIENT_RECORD_ID_EXISTS.with("id", statement.id())));
        });
    }

    private List<StateChange> withRecord(EventTime time, List<StateChange> events, Act act) {
        List<StateChange> all = new ArrayList<>(events);
        time.late(events).ifPresent(all::add);
        all.add(new StateChange(
                STATEMENT_RECORDED,
                LedgerKeys.record(act.id()),
                Json.object()
                        .with("kind", act.statement().kind())
                        .with("actor", act.statement().actor())
                        .with("hash", act.statement().contentHash())
                        .with(
                                "keys",
                                Json.texts(events.stream()
                                        .map(event -> event.key().toString())
                                        .toList()))));
        return all;
    }
}

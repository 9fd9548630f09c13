// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.SentenceJson;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.payment.ReceiptWords;
import org.capaz.ledger.record.PendingState;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.statement.Objection;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.StatementException;
import org.capaz.ledger.status.Head;

/**
 * The contract's functions that write: one for each kind of statement, the batch and the heartbeat. What one transaction
 * writes and answers follows from its function, its arguments, who carries it, its time and the ledger before it, and from
 * nothing else; so whoever has the blocks can judge each transaction again, by the same code.
 */
public final class RecordingFunctions {
    /** Records {@code {"statements":[…]}}, all or none of them. */
    public static final String BATCH = "RecordBatch";

    public static final String HEARTBEAT = "Heartbeat";

    private final String channel;
    private final MspId caller;
    private final Instant at;
    private final PendingState ledger;

    /**
     * @param channel the ledger that is written to
     * @param caller the organisation whose Fabric identity carries the transaction
     * @param at the transaction's time in whole seconds
     * @param ledger takes the records to write
     */
    public RecordingFunctions(String channel, MspId caller, Instant at, PendingState ledger) {
        this.channel = channel;
        this.caller = caller;
        this.at = at;
        this.ledger = ledger;
    }

    /** All names. */
    public static List<String> names() {
        return Stream.concat(
                        Arrays.stream(StatementKind.values()).map(StatementKind::function), Stream.of(BATCH, HEARTBEAT))
                .toList();
    }

    /**
     * What the function answers; what it writes stands in the ledger that was given.
     *
     * @param function one of {@link #names}
     * @param arguments as they stand in the transaction
     * @throws RefusedException when a rule refuses
     * @throws StatementException when the form or a signature is wrong
     */
    public Json.Obj call(String function, List<String> arguments) {
        return switch (function) {
            case BATCH -> batch(arguments);
            case HEARTBEAT -> heartbeat(arguments);
            default ->
                record(
                        Arrays.stream(StatementKind.values())
                                .filter(kind -> kind.function().equals(function))
                                .findFirst()
                                .orElseThrow(() -> new StatementException(
                                        "FUNCTION_UNKNOWN", "", Message.FUNCTION_UNKNOWN.sentence())),
                        arguments);
        };
    }

    private Json.Obj record(StatementKind kind, List<String> arguments) {
        boolean withStatusIndex = kind == StatementKind.ISSUE_CERTIFICATE;
        requireCount(arguments, withStatusIndex ? 2 : 1);
        SignedStatement signed = SignedStatement.parseCanonical(arguments.getFirst());
        Json.Obj answer = judge(signed, Optional.of(kind), arguments.subList(1, arguments.size()));
        return answer.with("events", events());
    }

    /** All or nothing: one refused statement refuses the transaction and is named by its place. */
    private Json.Obj batch(List<String> arguments) {
        requireCount(arguments, 1);
        List<SignedStatement> statements = SignedStatement.parseCanonicalBatch(arguments.getFirst());
        if (statements.isEmpty() || statements.size() > SignedStatement.LONGEST_BATCH) {
            throw new StatementException(
                    "MALFORMED",
                    "statements",
                    Message.BATCH_SIZE_WRONG.with("most", Argument.count(SignedStatement.LONGEST_BATCH)));
        }
        List<Json.Obj> answers = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            try {
                answers.add(judge(statements.get(i), Optional.empty(), List.of()));
            } catch (RefusedException e) {
                throw new RefusedException(e.objection().inStatement(i));
            } catch (StatementException e) {
                throw e.inStatement(i);
            }
        }
        return Json.object().with("statements", answers).with("events", events());
    }

    private Json.Obj judge(SignedStatement signed, Optional<StatementKind> kind, List<String> furtherArguments) {
        StatementProcessor processor = new StatementProcessor(channel, caller, at, ledger);
        Json.Obj named = Json.object()
                .with("id", signed.statement().id().value())
                .with("kind", signed.statement().kind());
        return switch (processor.judge(signed, kind, furtherArguments)) {
            case StatementProcessor.Answer.Recorded recorded -> {
                ledger.accept(recorded.events());
                Json.Obj answer = named.with("repeated", false);
                yield ReceiptWords.of(recorded.events())
                        .map(words -> answer.with("says", SentenceJson.write(words)))
                        .orElse(answer);
            }
            case StatementProcessor.Answer.Repeated repeated -> named.with("repeated", true);
            case StatementProcessor.Answer.No no -> {
                Refused refused = no.refusal();
                throw new RefusedException(new Objection(refused.rule().name(), refused.field(), refused.sentence()));
            }
        };
    }

    private Json.Obj heartbeat(List<String> arguments) {
        requireCount(arguments, 1);
        String count = arguments.getFirst();
        if (!count.matches("[0-9]{1,10}")) {
            throw new StatementException(
                    "MALFORMED", "count", Message.EXPECTED_OTHER.with("what", Message.A_WHOLE_NUMBER.sentence()));
        }
        ledger.accept(Head.beat(Long.parseLong(count), at, ledger));
        return Json.object().with("events", events());
    }

    /** What the transaction's event says, too: names and keys in the order of the changes. */
    public List<Json.Obj> events() {
        return ledger.changes().stream()
                .map(change -> Json.object()
                        .with("name", change.name())
                        .with("key", change.key().toString()))
                .toList();
    }

    private static void requireCount(List<String> arguments, int count) {
        if (arguments.size() != count) {
            throw argumentCount(arguments.size(), count);
        }
    }

    /** The refusal of a call with other than so many arguments. */
    public static StatementException argumentCount(int given, int count) {
        return new StatementException(
                "MALFORMED",
                "",
                Message.ARGUMENT_COUNT_WRONG
                        .with("count", Argument.count(count))
                        .and("given", Argument.count(given)));
    }
}

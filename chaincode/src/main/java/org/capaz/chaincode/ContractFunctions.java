// SPDX-License-Identifier: Apache-2.0
package org.capaz.chaincode;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.capaz.ledger.certificate.ViewFormat;
import org.capaz.ledger.certificate.Views;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.contract.StatementProcessor;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.SentenceJson;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.payment.ReceiptWords;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.statement.Objection;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.StatementException;
import org.capaz.ledger.status.Head;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.shim.ChaincodeStub;

/**
 * The table of contract functions: one for each kind of statement, the batch, the heartbeat and the views. Each reads what
 * Fabric brings; whether it is accepted is decided in the ledger model.
 */
final class ContractFunctions {
    static final String BATCH = "RecordBatch";
    static final String HEARTBEAT = "Heartbeat";

    /** A rule says no; what leaves the contract is its objection. */
    static final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Objection objection;

        RefusedException(Objection objection) {
            super(objection.text());
            this.objection = objection;
        }

        Objection objection() {
            return objection;
        }
    }

    /** What a function does with its arguments; the answer is canonical JSON, or the text of a label's claims. */
    interface Function {
        String call(ChaincodeStub stub, List<String> arguments);
    }

    private final String chaincode;
    private final SortedMap<String, Function> functions = new TreeMap<>();

    /** @param chaincode the name under which members know this contract */
    ContractFunctions(String chaincode) {
        this.chaincode = chaincode;
        for (StatementKind kind : StatementKind.values()) {
            functions.put(kind.function(), (stub, arguments) -> record(kind, stub, arguments));
        }
        functions.put(BATCH, this::batch);
        functions.put(HEARTBEAT, this::heartbeat);
        functions.put(
                ViewFormat.LABEL_VIEW,
                (stub, arguments) -> views(stub).label(certificate(arguments, 1), new StubLedger(stub)));
        functions.put(
                ViewFormat.STATE_VIEW,
                (stub, arguments) -> Views.text(
                        views(stub).state(certificate(arguments, 2), arguments.get(1), new StubLedger(stub))));
        functions.put(ViewFormat.STATUS_VIEW, (stub, arguments) -> {
            requireCount(arguments, 1);
            return Views.text(views(stub).status(arguments.getFirst(), new StubLedger(stub)));
        });
    }

    /** Names of all functions, in order. */
    List<String> names() {
        return List.copyOf(functions.keySet());
    }

    String call(ChaincodeStub stub) {
        List<byte[]> raw = stub.getArgs();
        long size = raw.stream().mapToLong(argument -> argument.length).sum();
        if (raw.isEmpty() || size > SignedStatement.LONGEST + 1_024) {
            throw new StatementException("TOO_LARGE", "", Message.CALL_MALFORMED_OR_TOO_LARGE.sentence());
        }
        List<String> words = SignedStatement.reading(
                () -> raw.stream().map(CanonicalJson::decode).toList());
        Function function = functions.get(words.getFirst());
        if (function == null) {
            throw new StatementException("FUNCTION_UNKNOWN", "", Message.FUNCTION_UNKNOWN.sentence());
        }
        return function.call(stub, words.subList(1, words.size()));
    }

    private String record(StatementKind kind, ChaincodeStub stub, List<String> arguments) {
        boolean withStatusIndex = kind == StatementKind.ISSUE_CERTIFICATE;
        requireCount(arguments, withStatusIndex ? 2 : 1);
        StubLedger ledger = new StubLedger(stub);
        SignedStatement signed = SignedStatement.parse(canonical(arguments.getFirst()));
        Json.Obj answer = judge(signed, Optional.of(kind), arguments.subList(1, arguments.size()), stub, ledger);
        ledger.write();
        return CanonicalJson.write(answer.with("events", ledger.events()));
    }

    /** All or nothing: one refused statement refuses the transaction and is named by its place. */
    private String batch(ChaincodeStub stub, List<String> arguments) {
        requireCount(arguments, 1);
        List<SignedStatement> statements = SignedStatement.parseBatch(canonical(arguments.getFirst()));
        if (statements.isEmpty() || statements.size() > SignedStatement.LONGEST_BATCH) {
            throw new StatementException(
                    "MALFORMED",
                    "statements",
                    Message.BATCH_SIZE_WRONG.with("most", Argument.count(SignedStatement.LONGEST_BATCH)));
        }
        StubLedger ledger = new StubLedger(stub);
        List<Json.Obj> answers = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            try {
                answers.add(judge(statements.get(i), Optional.empty(), List.of(), stub, ledger));
            } catch (RefusedException e) {
                throw new RefusedException(e.objection().inStatement(i));
            } catch (StatementException e) {
                throw e.inStatement(i);
            }
        }
        ledger.write();
        return CanonicalJson.write(Json.object().with("statements", answers).with("events", ledger.events()));
    }

    private Json.Obj judge(
            SignedStatement signed,
            Optional<StatementKind> kind,
            List<String> furtherArguments,
            ChaincodeStub stub,
            StubLedger ledger) {
        StatementProcessor processor = new StatementProcessor(stub.getChannelId(), caller(stub), time(stub), ledger);
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

    private String heartbeat(ChaincodeStub stub, List<String> arguments) {
        requireCount(arguments, 1);
        String count = arguments.getFirst();
        if (!count.matches("[0-9]{1,10}")) {
            throw new StatementException(
                    "MALFORMED", "count", Message.EXPECTED_OTHER.with("what", Message.A_WHOLE_NUMBER.sentence()));
        }
        StubLedger ledger = new StubLedger(stub);
        ledger.accept(Head.beat(Long.parseLong(count), time(stub), ledger));
        ledger.write();
        return CanonicalJson.write(Json.object().with("events", ledger.events()));
    }

    private Views views(ChaincodeStub stub) {
        return new Views(stub.getChannelId(), chaincode, time(stub));
    }

    private static CertificateId certificate(List<String> arguments, int count) {
        requireCount(arguments, count);
        try {
            return new CertificateId(arguments.getFirst());
        } catch (InvalidValue e) {
            throw new StatementException("MALFORMED", "certificate", e.sentence());
        }
    }

    private static void requireCount(List<String> arguments, int count) {
        if (arguments.size() != count) {
            throw new StatementException(
                    "MALFORMED",
                    "",
                    Message.ARGUMENT_COUNT_WRONG
                            .with("count", Argument.count(count))
                            .and("given", Argument.count(arguments.size())));
        }
    }

    private static String canonical(String text) {
        SignedStatement.reading(() -> CanonicalJson.parseCanonical(text));
        return text;
    }

    /** Whole seconds: the ledger knows no finer time. */
    private static Instant time(ChaincodeStub stub) {
        return stub.getTxTimestamp().truncatedTo(ChronoUnit.SECONDS);
    }

    private static MspId caller(ChaincodeStub stub) {
        try {
            return new MspId(SerializedIdentity.parseFrom(stub.getCreator()).getMspid());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the peer passed on a creator it cannot have checked", e);
        }
    }

    /** The answer to {@code org.hyperledger.fabric:GetMetadata}, in the usual form of contract metadata. */
    String metadata() {
        List<Json.Obj> transactions = functions.keySet().stream()
                .map(name -> Json.object()
                        .with("name", name)
                        .with("parameters", parameters(name))
                        .with("returns", Json.object().with("type", "string"))
                        .with("tag", Json.texts(List.of(name.endsWith("View") ? "evaluate" : "submit"))))
                .toList();
        Json.Obj contract =
                Json.object().with("name", "capaz").with("default", true).with("transactions", transactions);
        return CanonicalJson.write(Json.object()
                .with("info", Json.object().with("title", "CAPAZ").with("version", "1"))
                .with("contracts", Json.object().with("capaz", contract))
                .with("components", Json.object().with("schemas", Json.object())));
    }

    private static List<Json.Obj> parameters(String function) {
        List<String> names = switch (function) {
            case BATCH -> List.of("statements");
            case HEARTBEAT -> List.of("count");
            case ViewFormat.LABEL_VIEW -> List.of("certificate");
            case ViewFormat.STATE_VIEW -> List.of("certificate", "challenge");
            case ViewFormat.STATUS_VIEW -> List.of("challenge");
            default ->
                function.equals(StatementKind.ISSUE_CERTIFICATE.function())
                        ? List.of("statement", "statusIndex")
                        : List.of("statement");
        };
        return names.stream()
                .map(name -> Json.object()
                        .with("name", name)
                        .with("schema", Json.object().with("type", "string")))
                .toList();
    }
}

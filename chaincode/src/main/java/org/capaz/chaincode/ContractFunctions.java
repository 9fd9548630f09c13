// SPDX-License-Identifier: Apache-2.0
package org.capaz.chaincode;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.capaz.ledger.assessment.AttestationRef;
import org.capaz.ledger.certificate.ViewFormat;
import org.capaz.ledger.certificate.Views;
import org.capaz.ledger.contract.RecordingFunctions;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.StatementException;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.shim.ChaincodeStub;

/**
 * The table of contract functions: those of {@link RecordingFunctions}, which write, and the views. Each reads what Fabric brings;
 * whether it is accepted is decided in the ledger model.
 */
final class ContractFunctions {
    /** What a function does with its arguments; the answer is canonical JSON, or the text of a label's claims. */
    interface Function {
        String call(ChaincodeStub stub, List<String> arguments);
    }

    private final String chaincode;
    private final SortedMap<String, Function> functions = new TreeMap<>();

    /** @param chaincode the name under which members know this contract */
    ContractFunctions(String chaincode) {
        this.chaincode = chaincode;
        RecordingFunctions.names()
                .forEach(name -> functions.put(name, (stub, arguments) -> record(name, stub, arguments)));
        functions.put(
                ViewFormat.LABEL_VIEW,
                (stub, arguments) -> views(stub).label(certificate(arguments, 1), new StubLedger(stub)));
        functions.put(
                ViewFormat.STATE_VIEW,
                (stub, arguments) -> Views.text(
                        views(stub).state(certificate(arguments, 2), arguments.get(1), new StubLedger(stub))));
        functions.put(
                ViewFormat.ATTESTATION_VIEW,
                (stub, arguments) -> Views.text(
                        views(stub).attestation(attestation(arguments), arguments.get(1), new StubLedger(stub))));
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

    private static String record(String function, ChaincodeStub stub, List<String> arguments) {
        StubLedger ledger = new StubLedger(stub);
        var functions = new RecordingFunctions(stub.getChannelId(), caller(stub), time(stub), ledger);
        Json.Obj answer = functions.call(function, arguments);
        ledger.write(functions.events());
        return CanonicalJson.write(answer);
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

    private static AttestationRef attestation(List<String> arguments) {
        requireCount(arguments, 2);
        try {
            return AttestationRef.named(arguments.getFirst());
        } catch (InvalidValue e) {
            throw new StatementException("MALFORMED", "attestation", e.sentence());
        }
    }

    private static void requireCount(List<String> arguments, int count) {
        if (arguments.size() != count) {
            throw RecordingFunctions.argumentCount(arguments.size(), count);
        }
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
            case RecordingFunctions.BATCH -> List.of("statements");
            case RecordingFunctions.HEARTBEAT -> List.of("count");
            case ViewFormat.LABEL_VIEW -> List.of("certificate");
            case ViewFormat.STATE_VIEW -> List.of("certificate", "challenge");
            case ViewFormat.ATTESTATION_VIEW -> List.of("attestation", "challenge");
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

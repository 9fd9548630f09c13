// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.statement;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Message;

/**
 * A statement with the signatures of its officers, as it travels from the caller to the contract.
 *
 * <p>Format: {@code docs/reference/formats/statement.md}.
 */
public record SignedStatement(Statement statement, List<OfficerSignature> signatures) {
    /** The longest argument the contract accepts, in bytes of UTF-8. */
    public static final int LONGEST = 64 * 1024;

    /** The most statements of one batch: so many are endorsed well within the time that a peer has for a transaction. */
    public static final int LONGEST_BATCH = 50;

    private static final int MOST_SIGNATURES = 8;

    public SignedStatement {
        signatures = List.copyOf(signatures);
    }

    /** Reads a signed statement; throws {@link StatementException} naming the code and the field at fault. */
    public static SignedStatement parse(String text) {
        return read(object(text, CanonicalJson::parseObject));
    }

    /** The same, where no other text than the canonical one is taken. */
    public static SignedStatement parseCanonical(String text) {
        return read(object(text, CanonicalJson::parseCanonicalObject));
    }

    /** Reads a batch {@code {"statements":[…]}}; what cannot be read is named by its place. */
    public static List<SignedStatement> parseBatch(String text) {
        return batch(object(text, CanonicalJson::parseObject));
    }

    /** The same, where no other text than the canonical one is taken. */
    public static List<SignedStatement> parseCanonicalBatch(String text) {
        return batch(object(text, CanonicalJson::parseCanonicalObject));
    }

    private static List<SignedStatement> batch(Json.Obj object) {
        if (!(object.get("statements") instanceof Json.Arr array)
                || object.members().size() != 1) {
            throw new StatementException("MALFORMED", "statements", Message.BATCH_MALFORMED.sentence());
        }
        List<SignedStatement> statements = new ArrayList<>();
        for (Json item : array.items()) {
            try {
                statements.add(inBatch(item));
            } catch (StatementException e) {
                throw e.inStatement(statements.size());
            }
        }
        return List.copyOf(statements);
    }

    private static SignedStatement inBatch(Json item) {
        if (item instanceof Json.Obj signed) {
            return read(signed);
        }
        throw new StatementException(
                "MALFORMED", "", Message.EXPECTED_OTHER.with("what", Message.AN_OBJECT.sentence()));
    }

    public static SignedStatement read(Json.Obj object) {
        SignedStatement read = read(object, false);
        if (read.signatures().isEmpty()) {
            throw new StatementException("UNSIGNED", "signatures", Message.SIGNATURE_MISSING.sentence());
        }
        return read;
    }

    /** A statement that is only tried: signatures may be missing, as may the list of them. */
    public static SignedStatement readForTrial(Json.Obj object) {
        return read(object, true);
    }

    private static SignedStatement read(Json.Obj object, boolean trial) {
        return reading(() -> {
            Fields fields = Fields.of(object);
            Fields inner = fields.object("statement");
            List<OfficerSignature> signatures = trial && !fields.has("signatures")
                    ? List.of()
                    : fields.objects("signatures", SignedStatement::signature);
            fields.end();
            Statement statement = Statement.read(inner);
            if (signatures.size() > MOST_SIGNATURES
                    || signatures.stream()
                                    .map(OfficerSignature::officer)
                                    .distinct()
                                    .count()
                            < signatures.size()) {
                throw new StatementException(
                        "SIGNATURES_REPEATED", "signatures", Message.SIGNATURES_TWICE_OR_TOO_MANY.sentence());
            }
            return new SignedStatement(statement, signatures);
        });
    }

    public Json.Obj json() {
        List<Json.Obj> signed = signatures.stream().map(SignedStatement::json).toList();
        return Json.object().with("signatures", signed).with("statement", statement.json());
    }

    private static Json.Obj json(OfficerSignature signature) {
        Json.Obj json = Json.object()
                .with("key", signature.officer().value())
                .with("method", signature.method().name())
                .with("sig", Base64Url.encode(signature.signature()));
        return signature
                .assertion()
                .map(made -> json.with("authenticatorData", Base64Url.encode(made.authenticatorData()))
                        .with("clientDataJSON", Base64Url.encode(made.clientData())))
                .orElse(json);
    }

    /** One entry of the member {@code signatures}. */
    public static OfficerSignature signature(Fields fields) {
        return new OfficerSignature(
                fields.parsed("key", OfficerId::new),
                fields.parsed("method", Codes.of(OfficerSignature.Method.class)),
                fields.parsed("sig", Base64Url::decode),
                fields.optionalParsed("authenticatorData", Base64Url::decode)
                        .map(device ->
                                new PasskeyAssertion(device, fields.parsed("clientDataJSON", Base64Url::decode))));
    }

    private static Json.Obj object(String text, Function<String, Json.Obj> reader) {
        boolean fits = text.length() <= LONGEST && text.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
        if (!fits) {
            throw new StatementException("TOO_LARGE", "", Message.SUBMISSION_TOO_LARGE.sentence());
        }
        return reading(() -> reader.apply(text));
    }

    /** Gives what the JSON reader found a code of its own. */
    public static <T> T reading(Supplier<T> read) {
        try {
            return read.get();
        } catch (JsonException e) {
            throw new StatementException(e.code().name(), e.field(), e.what());
        }
    }
}

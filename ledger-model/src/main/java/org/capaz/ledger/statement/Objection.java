// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.statement;

import java.util.Optional;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.json.SentenceJson;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Messages;
import org.capaz.ledger.message.Sentence;

/**
 * Why the contract takes nothing: a rule's number or the code of a defect, the member at fault and what people are told.
 * Fabric carries a refusal as one text, so this is its one form, written by the contract and read by gateways: canonical JSON
 * with {@code code}, {@code field}, {@code message} ({@link SentenceJson}) and, for people who read logs, the English words.
 *
 * <p>Decision 032.
 *
 * @param code a rule's number such as {@code I25}, or the code of a defect such as {@code MALFORMED}
 * @param field path of the member at fault, in a batch with the place of its statement: {@code statements[2].body.place};
 *     empty when no single member is, or when its name is one that somebody made up
 */
public record Objection(String code, String field, Sentence sentence) {
    private static final String CODE = "[A-Z][A-Z0-9_]*";
    private static final String PATH = "[A-Za-z0-9_.\\[\\]]+";

    public Objection {
        if (!code.matches(CODE)) {
            throw new IllegalArgumentException("a code is a word of capitals, not " + code);
        }
        field = field.matches(PATH) ? field : "";
    }

    /** An objection to the whole. */
    public Objection(String code, Sentence sentence) {
        this(code, "", sentence);
    }

    /** Does a rule say no to what was stated, rather than a defect keep it from being judged? */
    public boolean byRule() {
        return code.matches("I[0-9]{1,2}");
    }

    public String because() {
        return because(Language.ENGLISH);
    }

    public String because(Language language) {
        return sentence.in(language);
    }

    /** The same in one statement of a batch: the sentence says in which, counted from 1, and so does the field, from 0. */
    public Objection inStatement(int index) {
        String place = "statements[" + index + "]";
        return new Objection(
                code,
                field.isEmpty() ? place : place + "." + field,
                Message.IN_STATEMENT.with("what", sentence).and("index", Argument.count(index + 1L)));
    }

    public String text() {
        return CanonicalJson.write(Json.object()
                .with("code", code)
                .with("field", field)
                .with("message", SentenceJson.write(sentence))
                .with("because", because()));
    }

    /** Nothing when the text is none of ours: then it is not the contract that speaks. */
    public static Optional<Objection> parse(String text) {
        try {
            Fields fields = Fields.of(CanonicalJson.parseObject(text));
            return Optional.of(new Objection(fields.text("code"), fields.text("field"), sentence(fields)));
        } catch (JsonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Of a sentence that only a newer contract knows, its English words are taken as they are. */
    private static Sentence sentence(Fields fields) {
        Sentence sentence = SentenceJson.read(fields.object("message"));
        return Messages.in(Language.ENGLISH).knows(sentence.key())
                ? sentence
                : Message.AS_IS.with("text", Argument.id(fields.text("because")));
    }
}

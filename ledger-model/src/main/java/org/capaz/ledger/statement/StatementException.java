// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.statement;

import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;

/** A statement that cannot be judged at all: no JSON, an unknown member, a signature that does not fit. */
public final class StatementException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;
    private final transient Objection objection;

    /**
     * @param code stable, such as {@code SIGNATURE_WRONG}
     * @param field path of the member at fault, empty when it is the whole
     * @param what is wrong with it; the path is not repeated there
     */
    public StatementException(String code, String field, Sentence what) {
        this(
                field,
                new Objection(
                        code,
                        field,
                        field.isEmpty()
                                ? what
                                : Message.AT_FIELD
                                        .with("field", Argument.path(field))
                                        .and("what", what)));
    }

    private StatementException(String field, Objection objection) {
        super(objection.because());
        this.field = field;
        this.objection = objection;
    }

    public String code() {
        return objection.code();
    }

    public String field() {
        return field;
    }

    /** The same defect, found in one statement of a batch. */
    public StatementException inStatement(int index) {
        Objection there = objection.inStatement(index);
        return new StatementException(there.field(), there);
    }

    public Objection objection() {
        return objection;
    }
}

package org.capaz.ledger.statement;

/** A statement that cannot be judged at all: no JSON, an unknown member, a signature that does not fit. */
public final class StatementException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String field;

    /**
     * @param code stable, such as {@code SIGNATURE_WRONG}
     * @param field path of the member at fault, empty when it is the whole
     */
    public StatementException(String code, String field, String message) {
        super(message);
        this.code = code;
        this.field = field;
    }

    public String code() {
        return code;
    }

    public String field() {
        return field;
    }

    /** The same defect, found in one statement of a batch. */
    public StatementException inStatement(int index) {
        Objection there = objection().inStatement(index);
        return new StatementException(there.code(), there.field(), there.because());
    }

    public Objection objection() {
        return new Objection(code, field, getMessage());
    }
}

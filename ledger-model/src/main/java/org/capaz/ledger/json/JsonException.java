package org.capaz.ledger.json;

/** A text that is no JSON of the ledger's subset, or a member that is missing, unknown or of another type. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final String field;

    /** What is wrong, in one word. */
    public enum Code {
        /** Broken, missing, or not of the type or range that was expected. */
        MALFORMED,
        /** A member that nobody reads. */
        FIELD_UNKNOWN
    }

    public JsonException(String message) {
        this("", message);
    }

    /** @param field path of the member at fault, such as {@code body.contributions[3].grossMg}; empty when the text itself is broken */
    public JsonException(String field, String message) {
        this(Code.MALFORMED, field, message);
    }

    public JsonException(Code code, String field, String message) {
        super(message);
        this.code = code;
        this.field = field;
    }

    public Code code() {
        return code;
    }

    public String field() {
        return field;
    }
}

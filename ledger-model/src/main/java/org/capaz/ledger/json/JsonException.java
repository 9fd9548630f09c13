package org.capaz.ledger.json;

/** A text that is no JSON of the ledger's subset, or a member that is missing, unknown or of another type. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    public JsonException(String message) {
        this("", message);
    }

    /** @param field path of the member at fault, such as {@code body.contributions[3].grossMg}; empty when the text itself is broken */
    public JsonException(String field, String message) {
        super(message);
        this.field = field;
    }

    public String field() {
        return field;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.json;

import org.capaz.ledger.message.Sentence;

/** A text that is no JSON of the ledger's subset, or a member that is missing, unknown or of another type. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Code code;
    private final String field;
    private final transient Sentence what;

    /** What is wrong, in one word. */
    public enum Code {
        /** Broken, missing, or not of the type or range that was expected. */
        MALFORMED,
        /** A member that nobody reads. */
        FIELD_UNKNOWN
    }

    public JsonException(Sentence what) {
        this("", what);
    }

    /**
     * @param field path of the member at fault, such as {@code body.contributions[3].grossMg}; empty when the text itself is broken
     * @param what is wrong with it; the path is not repeated there
     */
    public JsonException(String field, Sentence what) {
        this(Code.MALFORMED, field, what);
    }

    public JsonException(Code code, String field, Sentence what) {
        super(field.isEmpty() ? what.toString() : field + ": " + what);
        this.code = code;
        this.field = field;
        this.what = what;
    }

    public Code code() {
        return code;
    }

    public String field() {
        return field;
    }

    public Sentence what() {
        return what;
    }
}

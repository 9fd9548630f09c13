// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.json.Json;

/**
 * What a case expects beside its verdict, as the formats say it: the exit code, and the notes that a report lists without a check
 * having failed. Where a case says its notes itself, these stand.
 */
final class Expected {
    static final String COMPARE = "Q10 N-COMPARE";
    static final String ADDRESS_ELSEWHERE = "Q10 N-ADDRESS";
    static final String UNKNOWN_ON_LABEL = "Q6 W-SIGNER-UNKNOWN";
    static final String UNKNOWN_IN_ANSWER = "V10 W-SIGNER-UNKNOWN";
    static final String NOTICE = "V15 N-NOTICE";

    private Expected() {}

    /** The case with these notes and no others, in their order. */
    static Json.Obj noting(Json.Obj file, String... notes) {
        return file.with("notes", Json.texts(List.of(notes)));
    }

    /** @param step the check that fails first; empty when none does, or when not even the means of checking can be read */
    static Json.Obj of(Json.Obj file, String verdict, String step) {
        Json.Obj expected = file.with("verdict", verdict);
        if (expected.get("exit") == null) {
            expected = expected.with("exit", exit(verdict));
        }
        return expected.get("notes") == null
                ? expected.with("notes", Json.texts(notes(file, verdict, step)))
                : expected;
    }

    private static int exit(String verdict) {
        return switch (verdict) {
            case "VALID_NOW", "GENUINE_AS_OF", "GENUINE_STATUS_UNKNOWN" -> 0;
            case "VALID_WITH_NOTICE", "GENUINE_AS_OF_WITH_NOTICE" -> 4;
            case "COULD_NOT_BE_CHECKED" -> 2;
            case "SUSPENDED",
                    "REVOKED",
                    "FROZEN",
                    "ENDED",
                    "NO_LONGER_ISSUED",
                    "UNKNOWN_CERTIFICATE",
                    "EXPIRED",
                    "NOT_GENUINE" -> 1;
            default -> throw new IllegalStateException("no verdict is called " + verdict);
        };
    }

    private static List<String> notes(Json.Obj file, String verdict, String step) {
        boolean judged = !step.isEmpty() || !verdict.equals("COULD_NOT_BE_CHECKED");
        boolean onLabel = step.startsWith("Q") || step.startsWith("B");
        List<String> notes = new ArrayList<>();
        // Too few organisations leave the question open only because of a signer that is unknown.
        if (step.equals("Q8") && verdict.equals("COULD_NOT_BE_CHECKED")) {
            notes.add(UNKNOWN_ON_LABEL);
        }
        if (judged && !onLabel && !verdict.equals("EXPIRED") && hasLabel(file)) {
            notes.add(COMPARE);
        }
        if (verdict.endsWith("_WITH_NOTICE")) {
            notes.add(NOTICE);
        }
        return notes;
    }

    private static boolean hasLabel(Json.Obj file) {
        return file.get("bundle") instanceof Json.Str bundle
                ? bundle.text().contains("\"label\":\"")
                : file.get("label") != null;
    }
}

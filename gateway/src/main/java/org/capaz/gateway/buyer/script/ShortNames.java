// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.script;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Short names for the variables of statements that come to share one scope.
 *
 * <p>Wherever a name stands in a statement it becomes the same other name, and no two of a statement become one: so each still means
 * what it meant, and nothing has to be known of the scopes inside. Variables of whole modules get names that begin with a capital,
 * each its own; those inside a statement begin with a small letter, from the first on in every statement, so that statements look alike
 * and pack well.
 */
final class ShortNames {
    private static final String SMALL = "abcdefghijklmnopqrstuvwxyz";
    private static final String CAPITAL = SMALL.toUpperCase(Locale.ROOT);
    private static final String FOLLOWING = SMALL + CAPITAL + "0123456789_$";

    private final Map<ScriptBundle.Variable, String> ofModules = new HashMap<>();
    private final Map<String, String> inside = new HashMap<>();
    private int capitals;
    private int smalls;

    /** Variables inside the statement before are no longer known. */
    void nextStatement() {
        inside.clear();
        smalls = 0;
    }

    /** Of a variable that is declared for a whole module. */
    String of(ScriptBundle.Variable variable) {
        return ofModules.computeIfAbsent(variable, unnamed -> next(CAPITAL));
    }

    /** Of a variable or a private member inside the statement. */
    String inside(String name) {
        return inside.computeIfAbsent(name, unnamed -> (name.startsWith("#") ? "#" : "") + next(SMALL));
    }

    private String next(String first) {
        String name;
        do {
            name = name(first, first.equals(SMALL) ? smalls++ : capitals++);
        } while (ScriptModule.isReserved(name));
        return name;
    }

    private static String name(String first, int number) {
        var name = new StringBuilder().append(first.charAt(number % first.length()));
        for (int rest = number / first.length(); rest > 0; rest = (rest - 1) / FOLLOWING.length()) {
            name.append(FOLLOWING.charAt((rest - 1) % FOLLOWING.length()));
        }
        return name.toString();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/**
 * Where {@code verifier.jar} starts. Compiled for Java 8, so that an old Java answers with a sentence instead of a stack
 * trace; everything behind it needs {@link #NEEDED}.
 */
public final class Start {
    private static final int NEEDED = 21;
    /** As for every program of ours: something that this machine must offer is missing. */
    private static final int MISSING = 3;

    private Start() {}

    /**
     * Starts the verifier, or says which Java it needs.
     *
     * @param args see {@code Main}
     * @throws Exception when the jar is not complete
     */
    public static void main(String[] args) throws Exception {
        PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        if (isTooOld(System.getProperty("java.specification.version"), args, err)) {
            System.exit(MISSING);
        }
        try {
            Class.forName("org.capaz.verifier.Main")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) args);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception ? (Exception) e.getCause() : e;
        }
    }

    /** Says so when it is; the sentence is {@code VerdictMessage.JAVA_TOO_OLD}, which an old Java cannot load. */
    static boolean isTooOld(String version, String[] args, PrintWriter err) throws IOException {
        int found = major(version);
        if (found >= NEEDED) {
            return false;
        }
        err.println(sentence(spanish(args) ? "es" : "en", found));
        return true;
    }

    /** Java 8 calls itself 1.8. */
    private static int major(String version) {
        String[] parts = version.split("\\.");
        return Integer.parseInt(parts[0].equals("1") ? parts[1] : parts[0]);
    }

    private static boolean spanish(String[] args) {
        for (int i = 0; i + 1 < args.length; i++) {
            if (args[i].equals("--lang")) {
                return args[i + 1].equals("es");
            }
        }
        return Locale.getDefault().getLanguage().equals("es");
    }

    private static String sentence(String language, int found) throws IOException {
        Properties texts = new Properties();
        try (InputStream in =
                Start.class.getResourceAsStream("/org/capaz/ledger/message/messages_" + language + ".properties")) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts.getProperty("JAVA_TOO_OLD").replace("{needed}", "" + NEEDED).replace("{found}", "" + found);
    }
}

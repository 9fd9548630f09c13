// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.capaz.cli.console.Console;
import org.capaz.ledger.message.Language;
import picocli.CommandLine;

/** Runs one command in this process for a test, and keeps what it writes. */
final class CommandLineRunner {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> environment = new TreeMap<>();
    private InputStream in = InputStream.nullInputStream();

    CommandLineRunner withPassphrase(String passphrase) {
        return with("CAPAZ_PASSPHRASE", passphrase);
    }

    /** Sets an environment variable. */
    CommandLineRunner with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Gives these answers to the questions, one after the other. */
    CommandLineRunner answering(String... lines) {
        in = new ByteArrayInputStream((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    int run(String... args) {
        return Main.run(environment(), args);
    }

    /** The names of all commands. */
    Set<String> commands() {
        Main.Environment environment = environment();
        try (var console = new Console(environment.out(), environment.err(), false, Language.ENGLISH)) {
            return new CommandLine(new Main(environment, console))
                    .getSubcommands()
                    .keySet();
        }
    }

    private Main.Environment environment() {
        return new Main.Environment(
                new PrintWriter(out, true), new PrintWriter(err, true), in, environment, false, false);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}

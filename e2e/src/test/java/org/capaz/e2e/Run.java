// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program started from outside, as a person would start it, and what it left: exit code and both outputs. */
public record Run(int exit, String out, String err) {
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** Runs the command line of this checkout. */
    public static Run capaz(String... arguments) {
        return program(Path.of("."), capazCommand(arguments));
    }

    /** Runs it with the chaincode and the gateway that were built in that folder. */
    public static Run capazWith(Path built, String... arguments) {
        return program(Path.of("."), capazCommand(built, List.of(arguments)));
    }

    /** The command line of this checkout, to start by hand. */
    public static List<String> capazCommand(String... arguments) {
        return capazCommand(World.ROOT, List.of(arguments));
    }

    private static List<String> capazCommand(Path built, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                java(),
                "-Dcapaz.root=" + built,
                "-jar",
                World.ROOT.resolve("cli/target/cli.jar").toString()));
        command.addAll(arguments);
        return command;
    }

    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public static Run program(Path folder, List<String> command) {
        try {
            File out = File.createTempFile("capaz", ".out");
            File err = File.createTempFile("capaz", ".err");
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out)
                    .redirectError(err)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError(command + " did not end within " + LONGEST);
            }
            Run run = new Run(process.exitValue(), read(out), read(err));
            if (!out.delete() || !err.delete()) {
                throw new AssertionError("temporary files of " + command + " could not be deleted");
            }
            return run;
        } catch (IOException e) {
            throw new AssertionError("could not start " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + command, e);
        }
    }

    private static String read(File file) throws IOException {
        return Files.readString(file.toPath(), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "exit " + exit + "\n" + out + "\n" + err;
    }
}

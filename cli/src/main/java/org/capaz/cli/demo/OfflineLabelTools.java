// SPDX-License-Identifier: Apache-2.0
package org.capaz.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.cli.console.CommandFailed;
import org.capaz.cli.console.CommandMessage;
import org.capaz.client.ClientFailure;
import org.capaz.client.gateway.JsonValues;
import org.capaz.demo.LabelTools;
import org.capaz.labels.picture.LabelReader;
import org.capaz.labels.picture.Reading;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.verifier.label.LabelPayload;
import org.capaz.verifier.label.LabelText;

/**
 * Reads and checks labels for the demonstration. A check runs in another process without environment variables, in a
 * temporary folder that holds the label's text, the anchor and the peer directory only: what a person outside the network
 * would have.
 */
public final class OfflineLabelTools implements LabelTools {
    private static final int GROUP_BYTES = 7;
    private static final int GROUP_DIGITS = 17;
    private static final int SIGNATURE_BYTES = 68;

    private final Path verifierJar;
    private final Language language;

    /**
     * @param verifierJar the program that checks labels without a network
     * @param language of the person, in which a verdict is told
     */
    public OfflineLabelTools(Path verifierJar, Language language) {
        this.verifierJar = verifierJar;
        this.language = language;
    }

    @Override
    public String textOf(byte[] pdf) {
        return switch (LabelReader.read(pdf)) {
            case Reading.Found found -> found.labels().getFirst();
            case Reading.NotFound nothing ->
                throw new CommandFailed(
                        CommandMessage.LABEL_NOT_READ_BACK.with("why", nothing.because()),
                        CommandMessage.REPEAT_COMMAND_FOR_LABEL.sentence());
        };
    }

    @Override
    public Report check(String label, byte[] anchor, byte[] peers) {
        try {
            Path folder = Files.createTempDirectory("capaz-offline-check");
            try {
                Files.writeString(folder.resolve("label.txt"), label);
                Files.write(folder.resolve("anchor.json"), anchor);
                Files.write(folder.resolve("peers.json"), peers);
                return run(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Report run(Path folder) throws IOException {
        var command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                verifierJar.toAbsolutePath().toString(),
                "label",
                "label.txt",
                "--anchor",
                "anchor.json",
                "--peers",
                "peers.json",
                "--json");
        command.directory(folder.toFile());
        command.environment().clear();
        command.redirectErrorStream(true);
        Process process = command.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            int exit = process.waitFor();
            Json.Obj report = CanonicalJson.parseObject(output.strip());
            return new Report(
                    exit,
                    JsonValues.text(report, "verdict"),
                    JsonValues.text(JsonValues.object(report, "headline"), language.tag()),
                    JsonValues.text(report, "code"),
                    JsonValues.objects(report, "signers").stream()
                            .map(signer -> JsonValues.text(signer, "organisation"))
                            .toList());
        } catch (InterruptedException e) {
            throw ClientFailure.interrupted(e);
        } catch (JsonException e) {
            throw new CommandFailed(
                    CommandMessage.VERIFIER_SAID_OTHERWISE.with(
                            "output", Argument.id(output.lines().limit(3).collect(Collectors.joining(" ")))),
                    CommandMessage.CHECK_FILE_CAN_START.with("file", Argument.id(verifierJar.toString())),
                    e);
        }
    }

    @Override
    public String withOneDigitChanged(String label) {
        LabelText text = LabelText.parse(label);
        LabelPayload payload = LabelPayload.read(text.payload());
        int claims = text.payload().length
                - 1
                - SIGNATURE_BYTES * payload.signatures().size()
                - payload.claims().length;
        // The last digit of the first group that lies in the claims altogether: one more or one less changes no other.
        int group = (claims + GROUP_BYTES - 1) / GROUP_BYTES;
        int at = text.addressPart().length() + group * GROUP_DIGITS + GROUP_DIGITS - 1;
        char digit = label.charAt(at);
        char other = digit == '0' ? '1' : (char) (digit - 1);
        return label.substring(0, at) + other + label.substring(at + 1);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.LotRecords;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two members run the same function on different machines: every function, a hundred times over, in fresh Java machines
 * that differ in hash codes, locale, time zone, character set and collector, on every Java at hand from 21 on.
 */
class SameEverywhereTest {
    private static final int TIMES = 100;
    private static final String CHALLENGE = "ab".repeat(32);

    private static final Map<String, List<String>> SURROUNDINGS = new LinkedHashMap<>();

    static {
        SURROUNDINGS.put(
                "Turkish, with other letters and other hash codes",
                List.of(
                        "-XX:hashCode=2",
                        "-Duser.language=tr",
                        "-Duser.country=TR",
                        "-Duser.timezone=Pacific/Kiritimati",
                        "-Dfile.encoding=ISO-8859-9",
                        "-XX:+UseSerialGC"));
        SURROUNDINGS.put(
                "Arabic, in half past hours",
                List.of(
                        "-XX:hashCode=0",
                        "-Duser.language=ar",
                        "-Duser.country=EG",
                        "-Duser.timezone=Asia/Kathmandu",
                        "-Dfile.encoding=US-ASCII",
                        "-XX:+UseParallelGC"));
    }

    @TempDir
    Path folder;

    @Test
    void every_function_comes_to_the_same_bytes_in_every_java_machine() throws Exception {
        List<RecordedCalls.Call> calls = calls();
        assertThat(calls.stream().map(call -> call.arguments().getFirst()))
                .containsAll(new ContractFunctions("capaz").names());
        Path file = folder.resolve("calls");
        RecordedCalls.save(calls, file);

        Map<String, List<String>> told = new LinkedHashMap<>();
        told.put("here", RecordedCalls.outcomes(file, 1));
        for (Path java : javas()) {
            Map<String, Process> running = new LinkedHashMap<>();
            SURROUNDINGS.forEach((name, options) -> running.put(java + " " + name, start(java, options, file)));
            for (var entry : running.entrySet()) {
                told.put(entry.getKey(), lines(entry.getValue()));
            }
        }

        List<String> first = told.values().iterator().next();
        assertThat(first).hasSameSizeAs(calls);
        assertThat(told)
                .allSatisfy((where, lines) -> assertThat(lines).as(where).isEqualTo(first));
    }

    /** A statement of each kind where it is right, and whatever else the contract answers to. */
    private static List<RecordedCalls.Call> calls() {
        List<RecordedCalls.Call> calls = new ArrayList<>();
        for (StatementKind kind : StatementKind.values()) {
            Draft draft = EveryKind.rightly(kind);
            Draft.Call call = draft.call();
            calls.add(new RecordedCalls.Call(
                    call.msp(), call.time(), call.arguments(), draft.world().ledger()));
        }
        Consortium sealed = Stage.SEALED.world();
        Draft first = sealed.amp01().offers(WorkedCase.offer("LA"));
        Draft second = sealed.amp01().dispatches(WorkedCase.dispatch("LA"));
        String batch = CanonicalJson.write(Json.object()
                .with(
                        "statements",
                        Stream.of(first, second)
                                .map(draft -> CanonicalJson.parse(draft.text()))
                                .toList()));
        calls.add(other(sealed, "RecordBatch", batch));
        Draft refused = sealed.agg01().offers(Body.set(WorkedCase.offer("LA"), "to", "'REF-01'"));
        calls.add(new RecordedCalls.Call(
                "TradersMSP", sealed.now(), refused.call().arguments(), sealed.ledger()));
        Consortium issued = LotRecords.issued();
        calls.add(other(issued, "Heartbeat", "0"));
        calls.add(other(issued, "LabelView", WorkedCase.CERTIFICATE));
        calls.add(other(issued, "StateView", WorkedCase.CERTIFICATE, CHALLENGE));
        calls.add(other(issued, "AttestationView", "attestation/AMP-01/03/AT-AMP-01-M3", CHALLENGE));
        calls.add(other(issued, "StatusView", CHALLENGE));
        calls.add(other(issued, "org.hyperledger.fabric:GetMetadata"));
        return calls;
    }

    private static RecordedCalls.Call other(Consortium world, String... arguments) {
        return new RecordedCalls.Call("ProducersMSP", world.now(), List.of(arguments), world.ledger());
    }

    private Process start(Path java, List<String> options, Path calls) {
        List<String> command = new ArrayList<>(List.of(java.toString(), "-XX:+UnlockExperimentalVMOptions"));
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                RecordedCalls.class.getName(),
                calls.toString(),
                Integer.toString(TIMES)));
        try {
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Process process) throws IOException, InterruptedException {
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as("%s", lines).isZero();
        return lines;
    }

    /** The Java that runs this test, and the others that are installed beside it, from 21 on. */
    private static Iterable<Path> javas() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        var homes = new TreeSet<>(List.of(own));
        try (Stream<Path> installed = Files.list(own.getParent())) {
            for (Path home : installed.toList()) {
                if (version(home.resolve("release").toFile()) >= 21) {
                    homes.add(home.toRealPath());
                }
            }
        }
        return homes.stream().map(home -> home.resolve("bin/java")).toList();
    }

    private static int version(File release) throws IOException {
        if (!release.exists()) {
            return 0;
        }
        return Files.readAllLines(release.toPath()).stream()
                .filter(line -> line.startsWith("JAVA_VERSION=\""))
                .map(line -> line.substring(14).split("[.\"]")[0])
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
    }
}

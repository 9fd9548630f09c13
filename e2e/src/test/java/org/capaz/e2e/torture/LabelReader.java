// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.capaz.e2e.Officer;
import org.capaz.e2e.Run;
import org.capaz.e2e.torture.History.Answer;
import org.capaz.e2e.torture.History.Reading;
import org.capaz.e2e.torture.History.Suspension;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.network.machine.Folders;

/**
 * Has the certificate of the case suspended and reinstated by its custodian, again and again, while a stranger who has seen
 * nothing before scans its label and asks the members whether it is valid now.
 */
final class LabelReader {
    private static final String CUSTODIAN = "REF-01";
    private static final String OFFICE = "buyers";
    private static final Duration SUSPENDED = Checker.AGREED.plusSeconds(20);
    private static final Duration VALID = Duration.ofSeconds(15);
    private static final Duration BETWEEN = Duration.ofSeconds(10);

    private final Testbed bed;
    private final Workload workload;
    private final Random random;
    private final List<Suspension> suspensions = new ArrayList<>();
    private final List<Reading> readings = new ArrayList<>();
    private final Thread thread = Thread.ofPlatform().name("label").unstarted(this::run);
    private volatile boolean over;

    LabelReader(Testbed bed, Workload workload, long seed) {
        this.bed = bed;
        this.workload = workload;
        this.random = new Random(seed);
    }

    void start() {
        thread.start();
    }

    /** Ends with the certificate reinstated, if its custodian's office still answers. */
    void stop() {
        over = true;
    }

    void join() throws InterruptedException {
        thread.join();
    }

    List<Suspension> suspensions() {
        return List.copyOf(suspensions);
    }

    List<Reading> readings() {
        return List.copyOf(readings);
    }

    private void run() {
        while (!over) {
            if (!stated("certificate.suspend", named().with("reason", "UNDER-REVIEW"))) return;
            Instant acknowledged = Instant.now();
            read(acknowledged.plus(SUSPENDED));
            Instant lifting = Instant.now();
            suspensions.add(new Suspension(acknowledged, Optional.of(lifting)));
            if (!stated("certificate.reinstate", named())) return;
            read(Instant.now().plus(VALID));
        }
    }

    private Json.Obj named() {
        return Json.object().with("certificates", Json.texts(List.of(bed.certificate())));
    }

    private boolean stated(String kind, Json.Obj body) {
        var statement = Officer.statement(kind, CUSTODIAN, body);
        var signed =
                new SignedStatement(statement, Officer.signatures(statement, bed.officer(OFFICE, "ref-01-custodian")));
        return workload.outcome(OFFICE, signed, 0) instanceof Answer.Acknowledged;
    }

    private void read(Instant until) {
        while (!over && Instant.now().isBefore(until)) {
            readings.add(reading());
            try {
                Thread.sleep(BETWEEN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Of a reader with an empty folder, who has the files of any member. */
    private Reading reading() {
        String member = Testbed.MEMBERS.get(random.nextInt(Testbed.MEMBERS.size()));
        Path published = bed.network(member).layout().publicFolder();
        Instant began = Instant.now();
        try {
            Path folder = Files.createTempDirectory("capaz-reader");
            Run run = Run.capaz(
                    "verify",
                    bed.label().toString(),
                    "--home=" + folder,
                    "--anchor=" + published.resolve("anchor.json"),
                    "--peers=" + published.resolve("peers.json"),
                    "--live",
                    "--json");
            Folders.delete(folder);
            return new Reading(isValid(run.out()), began);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isValid(String answer) {
        try {
            return Json.text("VALID_NOW")
                    .equals(CanonicalJson.parseObject(answer).get("verdict"));
        } catch (JsonException none) {
            return false;
        }
    }
}

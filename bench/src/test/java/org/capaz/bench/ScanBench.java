// SPDX-License-Identifier: Apache-2.0
package org.capaz.bench;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.capaz.bench.measure.Bench;
import org.capaz.bench.measure.Figure;
import org.capaz.bench.measure.Goal;
import org.capaz.bench.measure.ProcessCpu;
import org.capaz.gateway.Database;
import org.capaz.gateway.SampleChain;
import org.capaz.gateway.TestGateway;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;

/**
 * The page of a label as a gateway with a real database serves it, beside the same gateway's own liveness route: what any
 * answer of this server costs. The client's CPU counts on both sides.
 *
 * <p>Warm: the page is kept, eight requests at a time. Cold: a block that touches the page comes before each page and is
 * counted with it, one at a time.
 */
final class ScanBench implements Bench {
    static final String CERTIFIED = new CertificateId(WorkedCase.CERTIFICATE).shortId();

    private static final int IN_FLIGHT = 8;

    private final boolean warm;
    private final String page;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final TestGateway gateway;
    private final SampleChain chain = new SampleChain();
    private final KVWrite touched;
    private final ProcessCpu cpu;

    /** @param number whose page is asked for */
    ScanBench(boolean warm, String number) {
        this.warm = warm;
        this.page = "/c/" + number + "?lang=en";
        Consortium world = Stage.CERTIFIED.world();
        gateway = new TestGateway(
                Path.of("target"),
                Map.of("capaz.public-requests-per-minute", 1_000_000_000),
                Clock.fixed(world.now(), ZoneOffset.UTC));
        cpu = DatabaseCpu.of(gateway.bean(Database.class));
        List<KVWrite> writes = new ArrayList<>();
        world.ledger()
                .records()
                .forEach((key, record) -> writes.add(SampleChain.write(
                        key.onLedger(), CanonicalJson.write(record).getBytes(StandardCharsets.UTF_8))));
        touched = writes.stream()
                .filter(write -> write.getKey().startsWith("status:"))
                .findFirst()
                .orElseThrow();
        follow(writes.toArray(KVWrite[]::new));
    }

    private void follow(KVWrite... writes) {
        int height = chain.bytes().size();
        chain.block(SampleChain.tx("t" + height, writes));
        gateway.projection().apply(chain.read().subList(height, height + 1));
    }

    @Override
    public String name() {
        return warm ? "scan" : "scan-cold";
    }

    @Override
    public Side ours() {
        return warm
                ? side("the page of a label that is kept", "pages", () -> asked(page, "ISSUED"))
                : side("a block that touches the page, and the page", "pages", () -> {
                    follow(touched);
                    return asked(page, "ISSUED");
                });
    }

    @Override
    public Side yardstick() {
        return side("the liveness of the same gateway", "answers", () -> asked("/health/liveness", "UP"));
    }

    private Side side(String what, String unit, Work work) {
        return new Side(what, unit, warm ? IN_FLIGHT : 1, work).with(Map.of("PostgreSQL", cpu));
    }

    @Override
    public Figure figure() {
        return warm ? Figure.RATE : Figure.CPU;
    }

    @Override
    public Goal goal() {
        return warm ? Goal.ratioAtLeast(0.6) : Goal.oursAtMost(5000);
    }

    private int asked(String path, String must) throws Exception {
        HttpRequest request = gateway.request(path).build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || !answer.body().contains(must)) {
            throw new NotDone(path + " was answered " + answer.statusCode());
        }
        return 1;
    }

    @Override
    public void close() {
        client.close();
        gateway.close();
    }
}

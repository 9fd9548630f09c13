// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.capaz.gateway.CaseGateway;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.sample.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example clients in Python and for Node, as the documentation shows them, against two members' gateways and the contract's own rules. */
class ExampleClientTest {
    private static final Path EXAMPLES = Path.of("../docs/examples/client").toAbsolutePath();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"python3, hand_over.py", "node, hand_over.mjs"})
    void a_hand_over_is_played_through_the_documented_interface(String program, String example) throws Exception {
        Consortium world = Stage.SEALED.world();
        try (CaseGateway producers = new CaseGateway(world, "ProducersMSP");
                CaseGateway traders = new CaseGateway(world, "TradersMSP")) {
            CaseContract.behind(world, producers, traders);

            List<String> said = run(List.of(
                    program,
                    example,
                    producers.address(),
                    keyFile("amp-01-responsible", "AMP-01"),
                    traders.address(),
                    keyFile("agg-01-custodian", "AGG-01"),
                    Long.toString(world.now().getEpochSecond())));

            assertThat(said)
                    .containsExactly(
                            "custody.offer COMMITTED",
                            "custody.accept 422 I24",
                            "custody.dispatch COMMITTED",
                            "custody.receive COMMITTED",
                            "custody.accept COMMITTED",
                            "LA AGG-01");
        }
    }

    @Test
    void a_token_made_as_documented_opens_and_one_of_another_clock_is_told_the_offices_time() throws Exception {
        Consortium world = Stage.SEALED.world();
        try (CaseGateway traders = new CaseGateway(world, "TradersMSP")) {
            String key = keyFile("agg-01-custodian", "AGG-01");
            long now = world.now().getEpochSecond();

            assertThat(asked(traders, key, now + 900)).containsExactly("LA");
            assertThat(asked(traders, key, now + 901))
                    .singleElement()
                    .asString()
                    .startsWith("401 TOKEN_EXPIRED")
                    .contains("it is " + world.now() + " at this office");
        }
    }

    private List<String> asked(CaseGateway gateway, String key, long clock) throws Exception {
        return python("-c", """
                import sys
                from capaz_client import Gateway, Officer, Refused
                officer = Officer.load(sys.argv[2], "demo")
                try:
                    print(Gateway(sys.argv[1], "traders", officer, int(sys.argv[3])).get("/v1/lots/LA")["lot"]["lot"])
                except Refused as refused:
                    print(refused)
                """, gateway.address(), key, Long.toString(clock));
    }

    /** The key of an officer of the case as {@code ./capaz sign --new-key} keeps one. */
    private String keyFile(String name, String owner) throws Exception {
        Path pem = folder.resolve(name + ".pem");
        Files.writeString(
                pem,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(DemoOfficer.of(name, owner)
                                        .key()
                                        .getPrivate()
                                        .getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        Path file = folder.resolve(name + ".p12");
        run(List.of(
                "openssl",
                "pkcs12",
                "-export",
                "-nocerts",
                "-inkey",
                pem.toString(),
                "-out",
                file.toString(),
                "-passout",
                "pass:demo"));
        return file.toString();
    }

    private static List<String> python(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(Arrays.asList(arguments));
        return run(command);
    }

    private static List<String> run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).directory(EXAMPLES.toFile());
        builder.environment().put("CAPAZ_PASSPHRASE", "demo");
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        builder.environment().put("PYTHONPATH", EXAMPLES.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said.lines().toList();
    }
}

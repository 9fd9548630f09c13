// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A member whose label stands on parcels renews its certificates: what it signed before stays genuine, what it signs after is
 * genuine for who has the newer directory, and never called forged by who has not.
 */
@Order(14)
@ExtendWith(World.class)
class RenewalScenario {
    private static final String SHORT = "20";

    @TempDir
    Path reader;

    /** The scenarios before may end with a stopped network. */
    @BeforeAll
    static void up() {
        World.up();
    }

    @Test
    void labels_from_before_and_after_a_renewal_are_genuine_and_status_tells_how_long_it_lasts() throws IOException {
        Path old = reader.resolve("peers-before.json");
        Files.copy(directory(), old);

        Run renewed = renew("--days=" + SHORT);

        assertThat(renewed.exit()).as("%s", renewed).isZero();
        assertThat(directory())
                .content()
                .hasSizeGreaterThan(Files.readString(old).length());
        Run status = Run.capaz(World.at("status"));
        assertThat(status.exit()).as("%s", status).isEqualTo(1);
        assertThat(status.out())
                .contains("the peer certificate of Demo Traders is good for 19 more days")
                .contains("the gateway certificate of Demo Traders is good for 19 more days")
                .doesNotContain("Demo Producers is good for");

        String label = World.demoFile("label.txt").toString();
        assertThat(verdict(label, directory())).isEqualTo(Json.text("GENUINE_STATUS_UNKNOWN"));
        assertThat(verdict(label, directory(), "--live")).isEqualTo(Json.text("VALID_NOW"));

        String fresh = Files.writeString(reader.resolve("fresh.txt"), label()).toString();
        assertThat(verdict(fresh, directory(), "--live")).isEqualTo(Json.text("VALID_NOW"));
        assertThat(verdict(fresh, old)).isNotEqualTo(Json.text("NOT_GENUINE"));

        Run again = renew();
        assertThat(again.exit()).as("%s", again).isZero();
        assertThat(Run.capaz(World.at("status")).exit()).isZero();
    }

    private static Run renew(String... arguments) {
        List<String> all = new ArrayList<>(List.of("member"));
        all.addAll(List.of(World.at("renew", "traders")));
        all.addAll(List.of(arguments));
        return Run.capaz(all.toArray(String[]::new));
    }

    private static Path directory() {
        return World.HOME.resolve("public/peers.json");
    }

    /** A label that traders' gateway asks for now: its cache went with its process. */
    private static String label() {
        Gateway.Answer label = Gateway.onceNotBusy(() -> Gateway.of("traders")
                .get(
                        "/v1/certificates/" + World.certificate() + "/label?format=text",
                        Officer.of("traders", "agg-01-custodian")));
        assertThat(label.status()).as(label.body()).isEqualTo(200);
        return label.body().strip();
    }

    /** What a reader's machine says that has seen nothing before. */
    private Json verdict(String label, Path peers, String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "verify",
                label,
                "--home=" + reader,
                "--anchor=" + World.HOME.resolve("public/anchor.json"),
                "--peers=" + peers,
                "--json"));
        all.addAll(List.of(arguments));
        return CanonicalJson.parseObject(Run.capaz(all.toArray(String[]::new)).out())
                .get("verdict");
    }
}

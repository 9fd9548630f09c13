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
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A member whose label stands on parcels renews its certificates: what it signed before stays genuine, what it signs after is
 * genuine for who has the newer directory, and never called forged by who has not. An orderer's certificates are a matter of
 * most members; that blocks from before its renewal are still signed by a quorum, {@link AuditScenario} shows, which is last.
 */
@Order(14)
@ExtendWith(World.class)
class RenewalScenario {
    private static final String SHORT = "20";

    @TempDir
    Path reader;

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

    @Test
    void an_orderer_gets_new_certificates_by_the_signatures_of_most_members_sent_from_one_to_the_next()
            throws IOException {
        Path change = reader.resolve("traders-orderer.change");
        String former = Files.readString(orderer());
        Run proposed = channel("propose", change, "--renew-orderer=traders");
        assertThat(proposed.exit()).as("%s", proposed).isZero();
        assertThat(proposed.out())
                .contains("The orderer of Demo Traders (number 2) signs blocks with a new certificate");
        Path apart = Files.copy(change, reader.resolve("copy-of-buyers.change"));

        assertThat(channel("sign", change, "--yes", "--member=traders", "--member=assurance")
                        .exit())
                .isZero();
        Run tooFew = channel("submit", change);
        assertThat(tooFew.exit()).isEqualTo(1);
        assertThat(tooFew.err()).contains("Signed: [Demo Assurance, Demo Traders]", "[Demo Buyers, Demo Producers]");
        assertThat(channel("sign", apart, "--yes", "--member=buyers").exit()).isZero();
        Run submitted = channel("submit", change, apart.toString());
        assertThat(submitted.exit()).as("%s", submitted).isZero();
        assertThat(channel("show", change).err()).contains("in force already");
        assertThat(Run.capaz(World.at("status")).out())
                .contains("the channel names new certificates of the orderer of Demo Traders");
        World.up();

        assertThat(orderer()).content().isNotEqualTo(former);
        assertThat(World.HOME.resolve("public/anchor.json")).content().contains("\"until\":", "\"from\":");
        assertThat(Run.capaz(World.at("status")).exit()).isZero();
        String label = World.demoFile("label.txt").toString();
        assertThat(verdict(label, directory(), "--live")).isEqualTo(Json.text("VALID_NOW"));
    }

    private static Path orderer() {
        return World.HOME.resolve("members/traders/crypto/orderer/msp/signcerts/cert.pem");
    }

    private static Run channel(String act, Path change, String... arguments) {
        List<String> all = new ArrayList<>(List.of("channel"));
        all.addAll(List.of(World.at(act, change.toString())));
        all.addAll(List.of(arguments));
        return Run.capaz(all.toArray(String[]::new));
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

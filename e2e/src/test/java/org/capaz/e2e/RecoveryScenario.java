// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.capaz.ledger.json.Json;
import org.capaz.network.Network;
import org.capaz.network.layout.ProcessKind;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever process is killed: nothing that was acknowledged is lost, and {@code ./capaz up} repairs. */
@Order(9)
@ExtendWith(World.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecoveryScenario {
    private final Network network = World.network();
    private final Officer responsible = Officer.of("producers", "amp-01-responsible");

    @ParameterizedTest
    @EnumSource(ProcessKind.class)
    @Order(1)
    void a_killed_process_of_the_stating_member_is_repaired_by_up_and_nothing_is_lost(ProcessKind role) {
        String paper = "E2E-BEFORE-" + role.name();
        assertThat(register(paper).status()).isEqualTo(201);
        network.process(network.consortium().member("producers"), role).kill();

        Run up = Run.capaz(World.at("up"));

        assertThat(up.exit()).as("%s", up).isZero();
        assertThat(register(paper).text("code"))
                .as("the paper is still registered")
                .isEqualTo("I13");
        assertThat(register("E2E-AFTER-" + role.name()).status()).isEqualTo(201);
    }

    @Test
    @Order(2)
    void a_killed_database_is_repaired_by_up_and_its_tables_are_those_of_the_other_members() {
        network.database().kill();

        Run up = Run.capaz(World.at("up"));

        assertThat(up.exit()).as("%s", up).isZero();
        Gateway.Answer registered = register("E2E-AFTER-DATABASE");
        assertThat(registered.status()).isEqualTo(201);
        assertEqualTables(registered.number("block"));
    }

    @Test
    @Order(3)
    void up_on_a_running_network_changes_nothing() {
        List<String> before = World.facts(0);

        Run up = Run.capaz(World.at("up"));

        assertThat(up.exit()).as("%s", up).isZero();
        assertThat(World.facts(0)).isEqualTo(before);
    }

    @Test
    @Order(4)
    void status_says_what_is_down_and_ends_with_another_code() {
        assertThat(Run.capaz(World.at("status")).exit()).isZero();
        network.process(network.consortium().member("assurance"), ProcessKind.PEER)
                .kill();

        Run status = Run.capaz(World.at("status", "--json"));

        assertThat(status.exit()).as("%s", status).isEqualTo(1);
        assertThat(status.out()).contains("assurance");
        assertThat(Run.capaz(World.at("up")).exit()).isZero();
        assertThat(Run.capaz(World.at("status")).exit()).isZero();
    }

    @Test
    @Order(5)
    void playing_the_case_again_finishes_it_without_stating_anything_twice() {
        List<String> before = World.facts(0);

        Run again = Run.capaz(World.at("demo"));

        assertThat(again.exit()).as("%s", again).isZero();
        assertThat(World.facts(0)).isEqualTo(before);
    }

    private Gateway.Answer register(String paper) {
        Json.Obj body = Json.object()
                .with("issuer", "DEMO-ANM")
                .with("number", paper)
                .with("kind", "CERTIFICATE_OF_ORIGIN")
                .with("date", "2024-03-01")
                .with("quantityMg", 1_000L)
                .with("file", "ab".repeat(32));
        return stated(responsible.signs(Officer.statement("origin.register", "AMP-01", body)));
    }

    /** As a 503 asks: some seconds later the same statement once more; peers need a while to find each other again. */
    private Gateway.Answer stated(Json.Obj signed) {
        Instant giveUp = Instant.now().plusSeconds(60);
        Gateway.Answer answer = Gateway.of("producers").submit(signed, responsible);
        while (answer.status() == 503 && Instant.now().isBefore(giveUp)) {
            try {
                Thread.sleep(Duration.ofSeconds(
                        Long.parseLong(answer.header("Retry-After").orElseThrow())));
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted", e);
            }
            answer = Gateway.of("producers").submit(signed, responsible);
        }
        return answer;
    }

    /** Compared only once every member has read up to that block; a member may be a block behind the others. */
    private static void assertEqualTables(long block) {
        List<String> hashes = World.MEMBERS.stream()
                .map(member -> World.factsHash(member, block))
                .distinct()
                .toList();
        assertThat(hashes).hasSize(1);
    }
}

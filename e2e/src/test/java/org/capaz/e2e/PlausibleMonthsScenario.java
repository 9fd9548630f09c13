// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.sample.PlausibleMonths;
import org.capaz.ledger.sample.PlausibleMonths.Step;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Weeks as they could have been, on the real network: everybody speaks through its own organisation's gateway, one after
 * the other, and what neighbours of one organisation say together travels together. Larger with {@code
 * -Dcapaz.weeks=20 -Dcapaz.aggregators=4}; the seed is printed with every failure.
 */
@Order(4)
@ExtendWith(World.class)
class PlausibleMonthsScenario {
    private static final long SEED = Long.getLong("capaz.seed", 20240304L);
    private static final int WEEKS = Integer.getInteger("capaz.weeks", 3);
    private static final int AGGREGATORS = Integer.getInteger("capaz.aggregators", 1);

    /** The ledger's window for being offline is seven days; what happened within five is not late. */
    private static final Duration ALL = Duration.ofDays(5);

    private static final int MOST_TOGETHER = 40;
    private static final int LONGEST = 50 * 1024;

    private final List<Json.Obj> waiting = new ArrayList<>();
    private String speaker = "producers";
    private int length;
    private int statements;
    private long seen;

    @Test
    void weeks_of_a_region_add_up_to_the_milligram_and_look_the_same_to_all_four_members() {
        var months = new PlausibleMonths(
                SEED,
                "W" + SEED % 1_000,
                AGGREGATORS,
                WEEKS,
                ALL.dividedBy(WEEKS + 1),
                Instant.ofEpochSecond(Instant.now().getEpochSecond()).minus(ALL),
                this::state,
                this::owed);
        months.play();
        flush();

        assertThat(statements).as("statements recorded, seed %d", SEED).isGreaterThan(50 * AGGREGATORS * WEEKS);
        for (String member : World.MEMBERS) {
            Gateway.Answer balance = Gateway.of(member).get("/v1/audit/balance?height=" + seen, World.clerk(member));
            assertThat(balance.status()).as(balance.body()).isEqualTo(200);
            assertThat(balance.number("differenceMg"))
                    .as("I23 at %s, seed %d", member, SEED)
                    .isZero();
        }
        assertThat(World.MEMBERS.stream()
                        .map(member -> World.factsHash(member, seen))
                        .distinct())
                .as("the facts of four members, seed %d", SEED)
                .hasSize(1);
    }

    private void state(Step step) {
        String member = step.member();
        if (!member.equals(speaker) || waiting.size() == MOST_TOGETHER || length > LONGEST) {
            flush();
        }
        speaker = member;
        Json.Obj signed = step.signed(
                        (registrars, statement) -> World.clerk(registrars).signature(statement))
                .json();
        waiting.add(signed);
        length += CanonicalJson.write(signed).length();
    }

    /** What has gathered goes in one transaction; it stands, or the test ends. */
    private void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        Json.Obj together =
                waiting.size() == 1 ? waiting.getFirst() : Json.object().with("statements", waiting);
        World.awaitRead(speaker, seen);
        Gateway.Answer answer = Gateway.of(speaker).submit(together, World.clerk(speaker));
        assertThat(answer.status()).as("seed %d: %s", SEED, answer.body()).isEqualTo(201);
        seen = Math.max(seen, answer.number("block"));
        statements += waiting.size();
        waiting.clear();
        length = 0;
    }

    private SequencedMap<String, Long> owed(String lot, String scheme) {
        flush();
        Gateway.Answer answer = Gateway.of("buyers")
                .get("/v1/obligations?limit=1000&lot=" + lot + "&height=" + seen, World.clerk("buyers"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        SequencedMap<String, Long> owed = new TreeMap<>();
        ((Json.Arr) answer.json().get("obligations")).items().forEach(item -> {
            Json.Obj obligation = (Json.Obj) item;
            owed.put(((Json.Str) obligation.get("beneficiary")).text(), ((Json.Num) obligation.get("minor")).value());
        });
        return owed;
    }
}

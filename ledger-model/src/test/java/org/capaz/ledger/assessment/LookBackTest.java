// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** I32: a finding of abuse suspends at once and throws its shadow back over what was produced before. */
class LookBackTest {
    private static final PartyId AMP_01 = new PartyId("AMP-01");

    private final Consortium world = EveryKind.withPaper("LA");
    private final Json.Obj abuse = Body.set(
            Body.set(WorkedCase.attestation("AMP-01", 3), "attestation", "'AT-ABUSE'"),
            "findings[2].status",
            "'NOT_CONTROLLED'");

    private Optional<Code> shadow(String from, String to) {
        return LookBack.covering(AMP_01, Day.parse(from), Day.parse(to), world.now(), world.ledger());
    }

    @Test
    void a_finding_of_abuse_flags_its_producer_and_stops_new_lots_at_once() {
        assertThat(world.amp01().declares(WorkedCase.lotLA()).withId("before-the-finding"))
                .isAccepted();
        assertThat(world.aud01().attests(abuse)).isAcceptedWithFlags(LedgerKeys.amp(AMP_01), Rule.I32);

        assertThat(world.amp01().declares(Body.set(WorkedCase.lotLA(), "lot", "'LA-NEW'")))
                .isRefusedBy(Rule.I6, "SUSPENDED");
    }

    @Test
    void a_module_without_abuse_raises_no_flag() {
        assertThat(world.aud01().attests(Body.set(WorkedCase.attestation("AMP-01", 3), "attestation", "'AT-NEW'")))
                .isAccepted();
        assertThat(shadow("2024-02-26", "2024-03-03")).isEmpty();
    }

    /** Found on 2024-03-04 for the time from 2024-02-26: 180 days before that is 2023-08-30. */
    @ParameterizedTest
    @CsvSource({
        "2023-08-20, 2023-08-29, false",
        "2023-08-20, 2023-08-30, true",
        "2024-02-26, 2024-03-03, true",
        "2026-02-26, 2026-03-03, true"
    })
    void the_window_reaches_back_from_the_finding_and_on_until_a_reassessment(String from, String to, boolean shaded) {
        world.aud01().attests(abuse).recorded();

        assertThat(shadow(from, to).isPresent()).isEqualTo(shaded);
    }

    @Test
    void a_reassessment_ends_the_window_and_does_not_wash_it() {
        world.aud01().attests(abuse).recorded();
        Json.Obj better = Body.set(
                Body.set(WorkedCase.attestation("AMP-01", 3), "attestation", "'AT-AGAIN'"),
                "validFrom",
                "'2024-06-10'");
        world.at(Instant.parse("2024-06-15T15:00:00Z")).aud01().attests(better).recorded();

        assertThat(shadow("2024-02-26", "2024-03-03")).contains(new Code("AT-ABUSE"));
        assertThat(shadow("2024-06-10", "2024-06-14")).contains(new Code("AT-ABUSE"));
        assertThat(shadow("2024-06-15", "2024-06-16")).isEmpty();
        assertThat(Affiliation.of(AMP_01, Day.parse("2024-06-14"), world.now(), world.ledger())
                        .state())
                .isEqualTo(Affiliation.State.SUSPENDED);
        assertThat(Affiliation.of(AMP_01, Day.parse("2024-06-15"), world.now(), world.ledger())
                        .state())
                .isEqualTo(Affiliation.State.AFFILIATED);
    }

    @Test
    void what_was_not_known_yet_throws_no_shadow() {
        Instant before = world.now();
        world.later(Duration.ofDays(1)).aud01().attests(abuse).recorded();

        assertThat(LookBack.covering(AMP_01, Day.parse("2024-02-26"), Day.parse("2024-03-03"), before, world.ledger()))
                .isEmpty();
    }

    @Test
    void abuse_does_not_expire_with_its_attestation() {
        world.aud01().attests(abuse).recorded();

        assertThat(Affiliation.of(AMP_01, Day.parse("2025-03-01"), world.now(), world.ledger())
                        .state())
                .isEqualTo(Affiliation.State.SUSPENDED);
    }
}

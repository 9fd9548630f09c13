// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;

/** Decision 236. */
class AttestationOutlineTest {
    private static final PartyId AMP_01 = new PartyId("AMP-01");

    @Test
    void the_lists_say_of_each_attestation_what_it_says_itself() {
        Consortium world = ended();

        List<AttestationOutline> listed = AttestationOutline.of(AMP_01, world.ledger());
        assertThat(listed)
                .hasSize(7)
                .anyMatch(entry ->
                        entry.end().flatMap(AttestationOutline.End::revokedFrom).isPresent())
                .anyMatch(entry ->
                        entry.end().filter(end -> end.revokedFrom().isEmpty()).isPresent());
        dropLists(world);
        assertThat(AttestationOutline.of(AMP_01, world.ledger())).isEqualTo(listed);
    }

    @Test
    void a_finding_of_abuse_stands_in_its_list_as_one() {
        Consortium world = Conduct.reassessed();

        List<AttestationOutline> listed = AttestationOutline.of(AMP_01, world.ledger());
        assertThat(listed)
                .filteredOn(AttestationOutline::findsAbuse)
                .singleElement()
                .satisfies(finding -> assertThat(finding.suspendsFrom()).contains(finding.validFrom()));
        dropLists(world);
        assertThat(AttestationOutline.of(AMP_01, world.ledger())).isEqualTo(listed);
    }

    @Test
    void an_attestation_writes_the_list_of_its_issuer_and_module_and_no_other() {
        Consortium world = Stage.ADMITTED.world();
        world.later(Duration.ofHours(1)).aud01().attests(again(4, "AT-4")).recorded();

        assertThat(world.ledger().accepted().getLast())
                .extracting(StateChange::key)
                .filteredOn(key -> key.family() == Family.ATTESTED)
                .containsExactly(LedgerKeys.attested(AMP_01, 4, new PartyId("AUD-01")));
    }

    @Test
    void lists_that_an_earlier_version_did_not_write_are_written_with_the_next_attestation() {
        Consortium world = Stage.ADMITTED.world();
        List<LedgerKey> lists = lists(world);
        dropLists(world);
        world.later(Duration.ofHours(1)).aud01().attests(again(4, "AT-4")).recorded();

        assertThat(lists).hasSize(5);
        assertThat(lists(world)).isEqualTo(lists);
        assertThat(AttestationOutline.of(AMP_01, world.ledger())).hasSize(6);
    }

    @Test
    void a_producers_state_is_derived_without_reading_all_its_attestations() {
        Consortium world = ended();
        LedgerState ledger = new LedgerState() {
            @Override
            public Optional<Json> read(LedgerKey key) {
                return world.ledger().read(key);
            }

            @Override
            public List<Json.Obj> list(LedgerKey prefix) {
                assertThat(prefix.family()).isNotEqualTo(Family.ATTESTATION);
                return world.ledger().list(prefix);
            }
        };

        assertThat(Affiliation.of(AMP_01, Day.of(world.now()), world.now(), ledger))
                .isEqualTo(Affiliation.of(AMP_01, Day.of(world.now()), world.now(), world.ledger()));
    }

    /** Five attestations of the worked case, of which one is corrected by a sixth, and a seventh that is revoked. */
    private static Consortium ended() {
        Consortium world = Stage.ADMITTED.world();
        world.later(Duration.ofHours(1))
                .aud01()
                .attests(Body.set(again(4, "AT-4"), "supersedes", "'AT-AMP-01-M4'"))
                .recorded();
        world.later(Duration.ofHours(1)).aud01().attests(again(5, "AT-5")).recorded();
        world.later(Duration.ofHours(1))
                .aud01()
                .takesBack(Json.object()
                        .with("subject", "AMP-01")
                        .with("module", 5)
                        .with("attestation", "AT-5")
                        .with("from", Day.of(world.now()).toString())
                        .with("reason", "ERROR"))
                .recorded();
        return world;
    }

    private static Json.Obj again(int module, String id) {
        return Body.set(WorkedCase.attestation("AMP-01", module), "attestation", "'" + id + "'");
    }

    private static List<LedgerKey> lists(Consortium world) {
        return List.copyOf(world.ledger().under(LedgerKeys.attested(AMP_01)).keySet());
    }

    private static void dropLists(Consortium world) {
        lists(world).forEach(world.ledger()::drop);
    }
}

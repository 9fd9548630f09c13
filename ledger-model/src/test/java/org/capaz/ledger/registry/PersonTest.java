// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.util.stream.Stream;
import org.capaz.ledger.contract.Signing;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.identity.PersonId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.PremiumCase;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.OfficerRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** I54: two people are two persons, however many keys each of them holds. */
class PersonTest {
    private final Consortium world = Stage.FOUNDED.world();

    /** The old key lasts for a week beside the new one. */
    private static void rotate(Consortium world, String party, DemoOfficer from, DemoOfficer to) {
        Json.Obj rotation = Body.set(Conduct.rotation(), "spki", "'" + to.spki() + "'")
                .with("from", world.now().getEpochSecond() + 7 * 86_400);
        world.by(party).rotatesItsKey(rotation).signedBy(from).recorded();
    }

    private static Stream<StatementKind> signedByTwo() {
        return Stream.of(StatementKind.values()).filter(kind -> kind.signing() == Signing.TWO_OFFICERS);
    }

    @ParameterizedTest
    @MethodSource("signedByTwo")
    void the_two_keys_of_one_person_are_not_two_people(StatementKind kind) {
        Draft right = EveryKind.rightly(kind);
        DemoOfficer old = right.signers().getFirst();
        DemoOfficer other = right.signers().getLast();
        DemoOfficer next = DemoOfficer.of("next-of-" + old.name() + kind, old.owner());
        rotate(right.world(), right.statement().actor(), old, next);

        assertThat(right.signedBy(old, next)).isRefusedBy(Rule.I54, "two keys of one person");
        assertThat(right.signedBy(next, old, other)).isRefusedBy(Rule.I54);
        assertThat(right.signedBy(next, other)).isAccepted();
    }

    @Test
    void one_person_does_not_settle_for_both_sides() {
        Draft draft = EveryKind.rightly(StatementKind.RESOLVE_CUSTODY);
        Consortium disputed = draft.world();
        DemoOfficer buyers = draft.signers().getFirst();
        DemoOfficer sellers = draft.signers().getLast();
        DemoOfficer next = DemoOfficer.of("next-of-" + buyers.name(), buyers.owner());
        rotate(disputed, buyers.owner(), buyers, next);

        assertThat(draft.signedBy(buyers, next, sellers)).isRefusedBy(Rule.I54);
        assertThat(draft.signedBy(next, sellers)).isAccepted();
    }

    @Test
    void a_person_stays_the_same_through_all_rotations() {
        DemoOfficer first = world.officer("amp-01-treasurer");
        DemoOfficer second = DemoOfficer.of("amp-01-second-key", "AMP-01");
        DemoOfficer third = DemoOfficer.of("amp-01-third-key", "AMP-01");
        rotate(world, "AMP-01", first, second);
        rotate(world, "AMP-01", second, third);

        assertThat(Officer.find(world.ledger(), third.id()).orElseThrow().person())
                .isEqualTo(PersonId.of(first.id()));
        assertThat(Officer.find(world.ledger(), world.officer("amp-01-legal").id())
                        .orElseThrow()
                        .person())
                .isNotEqualTo(PersonId.of(first.id()));
    }

    private static Json.Obj clerk(DemoOfficer holder, DemoOfficer sameAs) {
        return WorkedCase.officer(holder).with("person", sameAs.id().value());
    }

    @Test
    void an_organisation_says_that_a_further_key_is_of_a_person_it_knows() {
        Consortium announced = PremiumCase.announced();
        DemoOfficer treasurer = announced.officer("amp-04-treasurer");
        DemoOfficer same = DemoOfficer.of("amp-04-same", "AMP-04", OfficerRole.LEGAL_REPRESENTATIVE);
        DemoOfficer another = DemoOfficer.of("amp-04-another", "AMP-04", OfficerRole.LEGAL_REPRESENTATIVE);
        announced.producers().registersOfficer(clerk(same, treasurer)).recorded();
        announced.producers().registersOfficer(WorkedCase.officer(another)).recorded();
        Draft arrived = announced.amp04().confirms(WorkedCase.arrival("AMP-04"));

        assertThat(arrived.signedBy(treasurer, same)).isRefusedBy(Rule.I54);
        assertThat(arrived.signedBy(treasurer, another)).isAccepted();
    }

    @Test
    void a_person_id_is_that_of_a_first_key_that_the_organisation_registered() {
        DemoOfficer treasurer = world.officer("amp-01-treasurer");
        DemoOfficer next = DemoOfficer.of("amp-01-second-key", "AMP-01");
        rotate(world, "AMP-01", treasurer, next);
        DemoOfficer clerk = DemoOfficer.of("amp-01-clerk", "AMP-01", OfficerRole.RESPONSIBLE);

        assertThat(world.producers().registersOfficer(clerk(clerk, world.officer("agg-01-custodian"))))
                .isRefusedBy(Rule.I54, "has registered no person");
        assertThat(world.producers().registersOfficer(clerk(clerk, next))).isRefusedBy(Rule.I54);
        assertThat(world.producers().registersOfficer(clerk(clerk, clerk))).isRefusedBy(Rule.I54);
        assertThat(world.producers().registersOfficer(clerk(clerk, treasurer))).isAccepted();
    }
}

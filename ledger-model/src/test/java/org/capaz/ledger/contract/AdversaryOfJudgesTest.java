// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.lot.Lot;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.sample.After;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.LotRecords;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.StatementException;
import org.junit.jupiter.api.Test;

/**
 * I59 to I61, I74: somebody with a rightful key says anything at all in each member of the statements that could lift what
 * others have found, stopped or doubted. Whatever of it is accepted, the finding, the hold and the doubt stand.
 */
class AdversaryOfJudgesTest {
    private static final PartyId AMP_01 = new PartyId("AMP-01");
    private static final LotId LA = new LotId("LA");
    private final AdversaryTest adversary = new AdversaryTest();

    /** The variations of these statements that are accepted and after which that no longer holds. */
    private List<String> through(Predicate<LedgerState> stands, Draft... statements) {
        List<String> through = new ArrayList<>();
        int accepted = 0;
        for (Draft right : statements) {
            for (Draft tried : variations(right)) {
                Optional<LedgerState> after = after(tried);
                accepted += after.isPresent() ? 1 : 0;
                after.filter(stands.negate()).ifPresent(state -> through.add(tried.toString()));
            }
        }
        assertThat(accepted)
                .as("some variations are accepted, or nothing was tried")
                .isPositive();
        return through;
    }

    private List<Draft> variations(Draft right) {
        List<Draft> all = new ArrayList<>(List.of(right));
        Json.Obj body = right.statement().body();
        for (String path : Body.paths(body)) {
            adversary
                    .others(Body.at(body, path))
                    .forEach(other -> all.add(right.withBody(Body.put(body, path, other))));
            all.add(right.withBody(Body.without(body, path)));
        }
        for (long minutes : new long[] {-60 * 24 * 2, -11, -1, 1, 14}) {
            all.add(right.happenedAt(right.statement().eventAt().plusSeconds(60 * minutes)));
        }
        return all;
    }

    private static Optional<LedgerState> after(Draft draft) {
        try {
            return draft.judged() instanceof StatementProcessor.Answer.Recorded recorded
                    ? Optional.of(new After(draft.world().ledger(), recorded.events()))
                    : Optional.empty();
        } catch (StatementException | JsonException refused) {
            return Optional.empty();
        }
    }

    // I59

    private static boolean suspended(LedgerState ledger, Consortium world) {
        return Affiliation.of(AMP_01, Day.of(world.now()), world.now(), ledger).state() == Affiliation.State.SUSPENDED;
    }

    @Test
    void nothing_that_anybody_but_its_author_says_alone_lifts_a_finding_of_abuse() {
        Consortium world = Conduct.reassessed();
        Json.Obj third = Body.set(Conduct.reassessment(), "attestation", "'AT-THIRD'");
        assertThat(through(
                        ledger -> suspended(ledger, world),
                        world.by("AUD-BUY").attests(third).signedBy(Conduct.secondAssessor()),
                        world.by("AUD-BUY")
                                .attests(third.with("supersedes", "AT-SECOND"))
                                .signedBy(Conduct.secondAssessor()),
                        world.by("AUD-BUY")
                                .takesBack(Body.set(Conduct.revocation(), "attestation", "'AT-SECOND'"))
                                .signedBy(Conduct.secondAssessor()),
                        world.amp01().attests(Body.set(third, "level", "'FIRST_PARTY'")),
                        world.amp01().contests(Body.set(Conduct.contest(), "attestation", "'AT-ABUSE'")),
                        world.amp01().reports(WorkedCase.report().with("corrects", "AGAIN")),
                        world.amp01().promises(Body.set(WorkedCase.commitment("AMP-01"), "commitment", "'C-2'"))))
                .isEmpty();
    }

    // I74

    private static boolean stopped(LedgerState ledger) {
        return Flag.holdOn(LedgerKeys.lot(LA), ledger).isPresent()
                && Lot.find(ledger, LA).orElseThrow() instanceof Lot.OnHold;
    }

    @Test
    void nothing_that_a_custodian_says_alone_frees_gold_from_the_hold_of_another() {
        Consortium world = LotStory.onHold();
        assertThat(through(
                        AdversaryOfJudgesTest::stopped,
                        world.agg01().losesToAuthority(LotStory.seizure("LA")),
                        world.agg01().writesOff(LotStory.loss("LA")),
                        world.agg01().releases(LotStory.release("LA")),
                        world.agg01().delivers(LotStory.delivery("LA")),
                        world.agg01().melts(WorkedCase.melt()),
                        world.agg01().holds(Body.set(LotStory.hold("LA"), "hold", "'H-2'"))))
                .isEmpty();
    }

    // I61

    @Test
    void nothing_that_a_stranger_files_keeps_a_lot_from_its_certificate() {
        Consortium world = Stage.SEALED.world();
        Json.Obj file = LotStory.grievance();
        assertThat(through(
                        ledger -> !Flag.anyOn(LedgerKeys.lot(LA), ledger),
                        world.car01().raisesFlag(file),
                        world.buy01().raisesFlag(Body.set(file, "ground", "'CONTRADICTION'")),
                        world.car01().raisesFlag(file.with("takesUp", "BUY-01"))))
                .isEmpty();
    }

    @Test
    void nothing_that_its_holder_says_lifts_the_suspension_of_a_certificate() {
        Consortium world = LotRecords.suspended();
        Predicate<LedgerState> stands = ledger -> Flag.anyOn(LedgerKeys.lot(LA), ledger);
        assertThat(through(
                        stands,
                        world.amp01().reinstates(LotRecords.reinstatement()),
                        world.amp01().suspends(LotRecords.suspension()),
                        world.amp01().revokes(LotRecords.revocation()),
                        world.amp01().raisesFlag(LotStory.grievance())))
                .isEmpty();
    }
}

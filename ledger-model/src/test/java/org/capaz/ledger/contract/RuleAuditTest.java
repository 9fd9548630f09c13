// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.RuleAudit;
import org.capaz.ledger.sample.Said;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link AdversaryTest} is held against from I49 on: it asks each rule of right statements, and sees it broken. */
class RuleAuditTest {

    private static Said said(Draft draft) {
        return draft.judged() instanceof StatementProcessor.Answer.Recorded recorded
                ? Said.of(draft, recorded.events())
                : fail(draft);
    }

    private static Said fail(Draft draft) {
        throw new AssertionError(draft + " is not recorded: " + draft.judged());
    }

    private static Said right(StatementKind kind) {
        return said(EveryKind.rightly(kind));
    }

    @Test
    void every_rule_is_asked_of_some_right_statement_and_kept_by_all() {
        Set<Rule> asked = EnumSet.noneOf(Rule.class);
        Set<String> broken = new TreeSet<>();
        Stream<Draft> ofEveryKind = Stream.of(StatementKind.values()).flatMap(kind -> EveryKind.samples(kind).stream());
        Stream<Draft> more = Stream.of(
                ofItself(Stage.ADMITTED.world()),
                EveryKind.withPaper("LA").amp01().declares(WorkedCase.lotLA()));
        Stream.concat(ofEveryKind, more).forEach(draft -> {
            Said said = said(draft);
            RuleAudit.broken(said).forEach(rule -> broken.add(rule + "; " + draft));
            asked.addAll(RuleAudit.of(said).keySet());
        });

        assertThat(broken).isEmpty();
        assertThat(asked).containsExactlyElementsOf(EnumSet.range(Rule.I49, Rule.I80));
    }

    @ParameterizedTest
    @EnumSource(
            names = {"I[1-9]", "I[1-3][0-9]", "I4[0-8]"},
            mode = EnumSource.Mode.MATCH_NONE)
    void a_rule_that_is_broken_is_seen(Rule rule) {
        assertThat(RuleAudit.of(breaking(rule))).containsEntry(rule, false);
    }

    private static Said breaking(Rule rule) {
        return switch (rule) {
            case I49 -> right(StatementKind.MELT_LOTS).writing(Family.LOT, "vector[0].fineMg", "9000000000");
            case I50 ->
                right(StatementKind.RECORD_ASSAY)
                        .writing(Family.LOT, "fineness", "100")
                        .without(Family.FLAG);
            case I51 -> right(StatementKind.MELT_LOTS).writing(Family.LOT, "lifetimeLossMg", "900000000");
            case I52 -> right(StatementKind.RECORD_ASSAY).signedFor("ASY-01");
            case I53 -> right(StatementKind.APPLY_SEAL).writing(Family.LOT, "seal", "'NONE'");
            case I54 -> {
                Said said = right(StatementKind.CONFIRM_RECEIPT);
                yield said.withKeys(said.keys().getFirst(), said.keys().getFirst());
            }
            case I55 -> right(StatementKind.REGISTER_OFFICER).signedFor("ProducersMSP");
            case I56 -> right(StatementKind.REGISTER_OFFICER).withKeys();
            case I57 -> right(StatementKind.CLOSE_FLAG).by("AMP-01");
            case I58 -> right(StatementKind.ATTEST_OUTSIDE_SALE).by("TRD-01");
            case I59 -> right(StatementKind.LIFT_FINDING).writing(Family.LIFT, "by", "'AUD-01'");
            case I60 -> bySelf();
            case I61 ->
                said(Stage.SEALED.world().sch01().raisesFlag(LotStory.grievance()))
                        .by("CAR-01");
            case I62 -> right(StatementKind.DECLARE_LOT).stating("periodFrom", "'2019-01-01'");
            case I63 ->
                right(StatementKind.ACCREDIT_ASSESSOR).writing(Family.ACCREDITATION, "countsFrom", "'2019-01-01'");
            case I64 ->
                right(StatementKind.DECLARE_LOT)
                        .stating("contributions", "[{'unit':'U-1','grossMg':1}]")
                        .by("TRD-01");
            case I65 -> right(StatementKind.RAISE_OBLIGATIONS).writing(Family.OBLIGATION, "payer", "'TRD-01'");
            case I66 ->
                right(StatementKind.RAISE_OBLIGATIONS)
                        .writing(Family.CLAIM, "subject", "'LX'")
                        .writing(Family.CLAIM, "origin", "'LX'");
            case I67 ->
                right(StatementKind.CONFIRM_RECEIPT)
                        .writing(Family.RECEIPT, "deductions", "[{'reason':'BANK','minor':900000000}]")
                        .writing(Family.RECEIPT, "state", "'CONFIRMED'");
            case I68 -> recordedBefore(EveryKind.rightly(StatementKind.RECORD_USE), Family.INVOICE);
            case I69 -> right(StatementKind.CANCEL_OBLIGATION).by("BUY-01");
            case I70 ->
                right(StatementKind.PUBLISH_REFERENCE_VALUES)
                        .writing(Family.REFERENCE_VALUES, "effectiveFrom", "'2024-03-01'");
            case I71 -> {
                Draft offer = EveryKind.rightly(StatementKind.OFFER_CUSTODY);
                yield said(offer.withBody(Body.set(offer.statement().body(), "transfer", "'AMP-01-T-1'")))
                        .by("TRD-01");
            }
            case I72 -> right(StatementKind.DECLARE_LOT).stating("periodFrom", "'2031-01-01'");
            case I73 -> right(StatementKind.OFFER_CUSTODY).writing(Family.LOT, "place", "'99999'");
            case I74 -> right(StatementKind.SEIZE_LOT).by("AGG-01");
            case I75 -> recordedBefore(EveryKind.rightly(StatementKind.RECORD_PURCHASE), Family.PLATFORM_NUMBER);
            case I76 -> {
                Said said = right(StatementKind.TAKE_BACK_CUSTODY);
                yield said.at(said.recordedAt().minus(Duration.ofDays(5)));
            }
            case I77 -> right(StatementKind.CORRECT_WEIGHING).signedFor("AMP-01");
            case I78 -> right(StatementKind.MOVE_LOT).writing(Family.LOT, "place", "'CH-GENEVE'");
            case I79 -> right(StatementKind.SETTLE_LOT).stating("payers[0].payer", "'NOBODY'");
            case I80 -> right(StatementKind.GRANT_AUDIT).signedFor("ProducersMSP");
            default -> throw new AssertionError(rule + " is older");
        };
    }

    /** As if another statement had written such a record already. */
    private static Said recordedBefore(Draft draft, Family family) {
        Said said = said(draft);
        said.facts().stream()
                .filter(fact -> fact.key().family() == family)
                .forEach(fact -> draft.world().ledger().put(fact.key(), fact.value()));
        return said;
    }

    /** AMP-01 lacks a word on module 4 and says it itself; as if the contract wrote that of an assessor beside it. */
    private static Said bySelf() {
        Consortium world = Stage.ADMITTED.world();
        List<StateChange> assessors = world.ledger().records().entrySet().stream()
                .filter(entry -> Set.of(Family.ATTESTATION, Family.ATTESTED)
                                .contains(entry.getKey().family())
                        && entry.getKey().parts().subList(0, 2).equals(List.of("AMP-01", "04")))
                .map(entry -> new StateChange("AttestationIssued", entry.getKey(), entry.getValue()))
                .toList();
        assessors.forEach(word -> world.ledger().drop(word.key()));
        return said(ofItself(world)).alsoWriting(assessors);
    }

    private static Draft ofItself(Consortium world) {
        Json.Obj own = Body.set(
                Body.set(WorkedCase.attestation("AMP-01", 4), "attestation", "'AT-OWN'"), "level", "'FIRST_PARTY'");
        return world.amp01().attests(own);
    }
}

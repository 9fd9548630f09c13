// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Conduct;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.StatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** I61: every list that a rule reads is bounded in one place, and no party alone fills one that others need. */
class BoundedListTest {
    private static final PartyId AMP_01 = new PartyId("AMP-01");

    @ParameterizedTest
    @EnumSource(Family.class)
    void rules_list_a_family_only_by_the_parts_that_bound_it(Family family) {
        LedgerKey whole = new LedgerKey(family, List.of());
        if (family.listedBy().isPresent() && family.listedBy().getAsInt() == 0) {
            assertThat(whole.bounded()).isEqualTo(whole);
        } else {
            assertThatThrownBy(whole::bounded).isInstanceOf(IllegalStateException.class);
        }
    }

    /** A list of 500 records that this statement would make longer. */
    static Stream<Arguments> statements() {
        return Arrays.stream(StatementKind.values())
                .map(EveryKind::rightly)
                .filter(right -> !lists(right).isEmpty())
                .map(right -> Arguments.of(right.statement().kind(), right));
    }

    private static List<LedgerKey> lists(Draft right) {
        if (!(right.judged() instanceof StatementProcessor.Answer.Recorded recorded)) {
            throw new IllegalStateException("not right: " + right);
        }
        return recorded.events().stream()
                .filter(change -> !right.world().ledger().has(change.key()))
                .flatMap(change -> change.key().listed().stream())
                .filter(list -> !list.parts().isEmpty())
                .distinct()
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("statements")
    void no_statement_of_any_kind_makes_a_list_longer_than_the_rules_can_read(String kind, Draft right) {
        for (LedgerKey list : lists(right)) {
            assertThat(afterFilling(list, right))
                    .as("%s with a full list %s", kind, list)
                    .satisfies(answer -> assertThat(answer instanceof StatementProcessor.Answer.Recorded recorded
                                    && recorded.events().stream()
                                            .anyMatch(change -> change.key().isUnder(list)))
                            .isFalse());
        }
    }

    /** What becomes of the statement when the list is full of copies of what it would add. */
    private static Object afterFilling(LedgerKey list, Draft right) {
        var recorded = (StatementProcessor.Answer.Recorded) right.judged();
        var sample = recorded.events().stream()
                .filter(change -> change.key().isUnder(list))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(right + " adds nothing to " + list));
        List<LedgerKey> filled = new ArrayList<>();
        int there = right.world().ledger().list(list).size();
        for (int i = there; i < LedgerState.LONGEST_LIST; i++) {
            List<String> parts = new ArrayList<>(sample.key().parts());
            parts.set(parts.size() - 1, "%06d".formatted(100_000 + i));
            LedgerKey key = new LedgerKey(sample.key().family(), parts);
            right.world().ledger().put(key, ofAnother((Json.Obj) sample.value()));
            filled.add(key);
        }
        try {
            return right.judged();
        } catch (StatementException tooLong) {
            return tooLong;
        } finally {
            filled.forEach(right.world().ledger()::drop);
        }
    }

    private static Json.Obj ofAnother(Json.Obj record) {
        return record.get("raisedBy") == null ? record : record.with("raisedBy", "SCH-02");
    }

    // No party alone

    private final Consortium world = Stage.ADMITTED.world();

    private void attested(int times, String issuer, String level) {
        Json.Obj record = world.record(LedgerKeys.attestation(AMP_01, 5, new Code("AT-AMP-01-M5")));
        for (int i = 0; i < times; i++) {
            Code id = new Code("AT-FLOOD-" + i);
            world.ledger()
                    .put(
                            LedgerKeys.attestation(AMP_01, 5, id),
                            record.with("attestation", id.value())
                                    .with("issuer", issuer)
                                    .with("level", level));
        }
    }

    @Test
    void a_producer_does_not_make_itself_unreadable_by_attesting_itself() {
        attested(120, "AMP-01", "FIRST_PARTY");
        Json.Obj own = Body.set(WorkedCase.attestation("AMP-01", 5), "attestation", "'AT-OWN'");

        assertThat(world.amp01().attests(Body.set(own, "level", "'FIRST_PARTY'")))
                .isRefusedBy(Rule.I61, "120 attestations");
        assertThat(world.aud01().attests(Body.set(own, "attestation", "'AT-OTHER'")))
                .isAccepted();
        assertThat(Affiliation.of(AMP_01, Day.of(world.now()), world.now(), world.ledger())
                        .state())
                .isEqualTo(Affiliation.State.AFFILIATED);
    }

    @Test
    void an_assessor_that_has_issued_all_it_may_still_reports_abuse() {
        attested(120, "AUD-01", "THIRD_PARTY");
        assertThat(world.aud01().attests(Conduct.reassessment())).isRefusedBy(Rule.I61);
        assertThat(world.aud01().attests(Conduct.abuse())).isAcceptedWithFlags(LedgerKeys.amp(AMP_01), Rule.I32);
    }

    @Test
    void one_scheme_leaves_room_for_the_orders_that_others_record() {
        world.sch01().notifiesOrder(Conduct.order()).recorded();
        Json.Obj order = world.record(LedgerKeys.authorityNotice(AMP_01, new Code("N-01")));
        for (int i = 0; i < 50; i++) {
            Code id = new Code("N-F" + i);
            world.ledger()
                    .put(
                            LedgerKeys.authorityNotice(AMP_01, id),
                            order.with("notice", id.value()).with("raisedBy", i == 0 ? "SCH-02" : "SCH-01"));
        }
        Json.Obj next = Body.set(Conduct.order(), "notice", "'N-02'");
        assertThat(world.sch01().notifiesOrder(next)).isRefusedBy(Rule.I61, "SCH-01 has recorded 50");
        world.given(LedgerKeys.authorityNotice(AMP_01, new Code("N-F7")), "raisedBy", "'SCH-02'");
        assertThat(world.sch01().notifiesOrder(next)).isAccepted();
    }

    @Test
    void and_for_the_accreditations_of_others() {
        Json.Obj granted = WorkedCase.accreditation();
        Json.Obj record = granted.with("scheme", "SCH-01");
        Supplier<Draft> next = () -> world.sch01().accredits(Body.set(granted, "validFrom", "'2024-02-01'"));
        for (int i = 1; i < 50; i++) {
            Day day = Day.parse("2022-01-01").plusDays(i);
            world.ledger()
                    .put(
                            LedgerKeys.accreditation(new PartyId("AUD-01"), "CRAFT", "2.1", new PartyId("SCH-01"), day),
                            record.with("validFrom", day.toString()).with("countsFrom", day.toString()));
        }
        assertThat(next.get()).isRefusedBy(Rule.I61, "SCH-01 has recorded 50");
        assertThat(world.sch01().accredits(Body.set(granted, "version", "'2.1'").with("assessor", "AUD-01")))
                .isRefusedBy(Rule.I3);
        assertThat(Stage.ADMITTED.world().sch01().accredits(Body.set(granted, "validFrom", "'2024-02-01'")))
                .isAccepted();
    }

    @Test
    void one_organisation_with_many_parties_leaves_room_for_the_objections_of_others() {
        world.trd01().contests(Conduct.contest()).recorded();
        LedgerKey first = LedgerKeys.contest(AMP_01, 3, new Code("AT-AMP-01-M3"), 1);
        Json.Obj party = world.record(LedgerKeys.party(new PartyId("TRD-01")));
        for (int i = 10; i < 29; i++) {
            PartyId id = new PartyId("TRD-" + i);
            world.ledger().put(LedgerKeys.party(id), party);
            world.ledger()
                    .put(
                            LedgerKeys.contest(AMP_01, 3, new Code("AT-AMP-01-M3"), i),
                            world.record(first).with("by", id.value()).with("number", i));
        }
        assertThat(world.car01().contests(Conduct.contest())).isRefusedBy(Rule.I61, "TradersMSP");
        assertThat(world.buy01().contests(Conduct.contest())).isAccepted();
    }

    /** Adding a list to the rules means saying here who makes it longer and what bounds that. */
    @Test
    void every_list_says_who_makes_it_longer() {
        Map<String, List<Family>> by = Map.of(
                "the majority, or a scheme that it admitted",
                List.of(Family.ORGANISATION, Family.REFERENCE_VALUES, Family.RELEASE, Family.JUDGE),
                "the producer itself",
                List.of(
                        Family.AMP_CHANGE,
                        Family.LEGAL_BASIS,
                        Family.RIGHT,
                        Family.SCOPE,
                        Family.REPORT,
                        Family.COMMITMENT,
                        Family.PRODUCED,
                        Family.ORIGIN_USE,
                        Family.USE,
                        Family.CORRECTION),
                "the organisation of the party",
                List.of(Family.OFFICER_OF),
                "the publisher or payer itself",
                List.of(Family.SCHEME, Family.PAID, Family.OBLIGATION, Family.CLAIM),
                "one for each producer or buyer that cites the number",
                List.of(Family.ORIGIN, Family.PLATFORM_NUMBER),
                "a member, with the signature of the auditor whose list it is",
                List.of(Family.AUDIT_GRANT),
                "one for each other record",
                List.of(Family.ATTESTED, Family.COMMITMENT_RESULT, Family.LIFT, Family.WITHDRAWN),
                "a limit for each party or organisation",
                List.of(
                        Family.ACCREDITATION,
                        Family.AUTHORITY_NOTICE,
                        Family.ATTESTATION,
                        Family.CONTEST,
                        Family.FLAG,
                        Family.ASSAY,
                        Family.DRAWN));
        assertThat(by.values().stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Family.values())
                        .filter(family -> family.listedBy().isPresent())
                        .toList());
    }
}

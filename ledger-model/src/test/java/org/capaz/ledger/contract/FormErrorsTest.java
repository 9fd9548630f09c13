// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.statement.Objection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All errors of a statement at once, and no error that is none. */
class FormErrorsTest {
    private static final Json WRONG = Json.text("~ wrong ~");

    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void a_right_statement_has_none(StatementKind kind) {
        for (Draft draft : EveryKind.samples(kind)) {
            assertThat(errors(draft)).isEmpty();
        }
    }

    /** Each member is of no type that it may have; a stand-in lets the reader go on to the next. */
    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void where_every_member_is_wrong_every_member_is_named(StatementKind kind) {
        Draft draft = EveryKind.rightly(kind);
        Json.Obj wrong = Json.object();
        Set<String> expected = new TreeSet<>();
        for (String name : draft.statement().body().members().keySet()) {
            wrong = wrong.with(name, new Json.Num(-1));
            expected.add("body." + name);
        }

        assertThat(fields(errors(draft.withBody(wrong)))).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** Inside objects and lists, too. */
    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void any_two_wrong_members_are_both_named(StatementKind kind) {
        List<EveryKind.Member> members = EveryKind.members(kind);
        for (int i = 0; i + 1 < members.size(); i++) {
            EveryKind.Member first = members.get(i);
            EveryKind.Member second = members.get(i + 1);
            if (second.path().startsWith(first.path()) || !first.body().equals(second.body())) {
                continue;
            }
            Draft draft = first.with(WRONG);
            Draft both = draft.withBody(Body.put(draft.statement().body(), second.path(), WRONG));
            List<String> alone = fields(errors(first.with(WRONG)));
            List<String> other = fields(errors(second.with(WRONG)));

            assertThat(fields(errors(both)))
                    .as("%s and %s", first, second)
                    .containsAll(alone)
                    .containsAll(other);
        }
    }

    @Test
    void the_first_is_the_one_that_the_contract_names() {
        Draft draft = EveryKind.rightly(StatementKind.MELT_LOTS);
        Draft wrong = draft.withBody(
                Body.set(Body.set(draft.statement().body(), "output.grossMg", "'heavy'"), "place", "'5001'"));

        List<Objection> errors = errors(wrong);

        assertThat(fields(errors)).containsExactlyInAnyOrder("body.output.grossMg", "body.place");
        org.capaz.ledger.sample.DraftAssert.assertThat(wrong)
                .isDefective(errors.getFirst().code(), errors.getFirst().field());
    }

    @Test
    void what_nobody_reads_is_named_beside_what_is_missing() {
        Draft draft = EveryKind.rightly(StatementKind.APPLY_SEAL);
        Json.Obj body =
                draft.statement().body().without("lot").with("lott", "LA").with("colour", "red");

        assertThat(errors(draft.withBody(body)))
                .extracting(Objection::code, Objection::field)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("MALFORMED", "body.lot"),
                        org.assertj.core.groups.Tuple.tuple("FIELD_UNKNOWN", "body.lott"),
                        org.assertj.core.groups.Tuple.tuple("FIELD_UNKNOWN", "body.colour"));
    }

    @Test
    void envelope_and_body_are_told_together() {
        Draft draft = EveryKind.rightly(StatementKind.APPLY_SEAL);
        Json.Obj signed = CanonicalJson.parseObject(draft.text());
        Json.Obj statement = ((Json.Obj) signed.get("statement"))
                .with("v", 2)
                .with("id", "?")
                .with("channel", "other")
                .with("actor", "nobody")
                .with("body", Body.of("{'lot':1}"));

        assertThat(fields(FormErrors.of(signed.with("statement", statement).with("signatures", List.of()), "capaz")))
                .containsExactlyInAnyOrder(
                        "statement.v",
                        "statement.id",
                        "signatures",
                        "statement.channel",
                        "statement.actor",
                        "body.lot",
                        "body.seal",
                        "body.kind");
    }

    @Test
    void a_trial_may_be_unsigned_and_a_submission_may_not() {
        Json.Obj signed = CanonicalJson.parseObject(
                EveryKind.rightly(StatementKind.APPLY_SEAL).text());

        assertThat(FormErrors.ofTrial(signed.without("signatures"), "capaz")).isEmpty();
        assertThat(FormErrors.ofTrial(signed.with("signatures", List.of()), "capaz"))
                .isEmpty();
        assertThat(fields(FormErrors.of(signed.with("signatures", List.of()), "capaz")))
                .containsExactly("signatures");
    }

    @Test
    void two_entries_that_stand_in_for_wrong_ones_are_not_told_to_be_alike() {
        Draft draft = EveryKind.rightly(StatementKind.SPLIT_LOT);
        Json.Obj body = Body.set(Body.set(draft.statement().body(), "outputs[0].lot", "1"), "outputs[1].lot", "2");

        assertThat(fields(errors(draft.withBody(body)))).containsExactly("body.outputs[0].lot", "body.outputs[1].lot");
    }

    @Test
    void a_number_of_a_person_is_named_in_each_member_and_never_repeated() {
        Draft draft = EveryKind.rightly(StatementKind.ADD_REGISTRATION);
        Json.Obj body =
                Body.set(Body.set(draft.statement().body(), "kind", "'CC-1098765432'"), "party", "'CC-1098765432'");

        List<Objection> errors = errors(draft.withBody(body));

        assertThat(fields(errors)).contains("body.kind", "body.party");
        assertThat(errors.toString()).doesNotContain("1098765432");
    }

    @Test
    void of_very_many_errors_fifty_are_told() {
        Draft draft = EveryKind.rightly(StatementKind.ENROL_MINERS);
        List<Json.Obj> miners = java.util.stream.IntStream.range(0, 100)
                .mapToObj(i -> Json.object())
                .toList();

        assertThat(errors(draft.withBody(Json.object().with("miners", miners)))).hasSize(50);
    }

    private static List<Objection> errors(Draft draft) {
        return FormErrors.of(CanonicalJson.parseObject(draft.text()), Consortium.CHANNEL);
    }

    private static List<String> fields(List<Objection> errors) {
        return errors.stream().map(Objection::field).toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.StatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** I3 and I70 for limits and tolerances: known ones, in their ranges, and never changed without notice. */
class ReferenceValueTest {
    /** On 2024-03-04, the day on which the worked case's values from 2024-01-01 are recorded. */
    private final Consortium world = Stage.FOUNDED.world();

    // On a day

    @Test
    void a_reference_value_holds_from_its_day_on_and_the_others_stay() {
        publishing("2024-06-01", "transfer.toleranceBp", 15).recorded();

        assertThat(on("2024-05-31").get(ReferenceValue.TRANSFER_TOLERANCE)).isEqualTo(10);
        assertThat(on("2024-06-01").get(ReferenceValue.TRANSFER_TOLERANCE)).isEqualTo(15);
        assertThat(on("2024-06-01").get(ReferenceValue.TRANSFER_DISPUTE)).isEqualTo(50);
    }

    @Test
    void a_missing_reference_value_is_named() {
        assertThatThrownBy(() -> on("2023-12-31").get(ReferenceValue.TRANSFER_TOLERANCE))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("transfer.toleranceBp")
                .hasMessageContaining("2023-12-31");
    }

    // Publishing

    @Test
    void reference_values_of_a_day_are_published_once() {
        publishing("2024-06-01", "transfer.toleranceBp", 15).recorded();

        assertThat(publishing("2024-06-01", "transfer.disputeBp", 60)).isRefusedBy(Rule.I3);
        assertThat(publishing("2024-06-02", "transfer.disputeBp", 60)).isAccepted();
    }

    /** The worked case's notice is fourteen days. */
    @Test
    void what_is_in_effect_changes_after_its_notice_and_not_a_day_before() {
        Draft tooEarly = publishing("2024-03-17", "transfer.toleranceBp", 15);

        assertThat(tooEarly)
                .isRefusedBy(
                        Rule.I70,
                        "effectiveFrom 2024-03-17 is too early: transfer.toleranceBp is in effect, and a change needs a"
                                + " notice of 14 days, so it can begin on 2024-03-18 at the earliest");
        assertThat(publishing("2024-03-18", "transfer.toleranceBp", 15)).isAccepted();
    }

    @Test
    void a_back_dated_statement_shortens_no_notice() {
        assertThat(publishing("2024-03-17", "transfer.toleranceBp", 15).happened(Duration.ofDays(20)))
                .isRefusedBy(Rule.I70);
        assertThat(publishing("2024-03-18", "transfer.toleranceBp", 15).happened(Duration.ofDays(20)))
                .isAccepted();
    }

    @Test
    void the_notice_itself_changes_after_its_notice_and_never_to_less_than_a_week() {
        assertThat(publishing("2024-03-17", "reference.noticeDays", 7)).isRefusedBy(Rule.I70);
        assertThat(publishing("2024-03-18", "reference.noticeDays", 6))
                .isDefective("MALFORMED", "body.values.reference.noticeDays");
        assertThat(publishing("2024-03-18", "reference.noticeDays", 7)).isAccepted();
    }

    @Test
    void no_waiting_time_can_be_none() {
        assertThat(publishing("2024-06-01", "release.waitingDays", 6))
                .isDefective("MALFORMED", "body.values.release.waitingDays");
        assertThat(publishing("2024-06-01", "release.waitingDays", 7)).isAccepted();
        assertThat(Arrays.stream(ReferenceValue.values())
                        .filter(value -> value.key().contains("aiting")))
                .isNotEmpty()
                .allSatisfy(value -> assertThat(value.least()).as(value.key()).isGreaterThanOrEqualTo(1));
    }

    @Test
    void a_first_value_begins_on_any_day_because_nothing_was_judged_without_it() {
        assertThat(publishing("2020-01-01", "royalty.effectiveBp", 320)).isAccepted();
        assertThat(publishing("2020-01-02", "royalty.effectiveBp", 300)).isRefusedBy(Rule.I70);
    }

    @Test
    void what_begins_later_can_begin_earlier_after_all() {
        publishing("2024-06-01", "royalty.effectiveBp", 320).recorded();

        assertThat(publishing("2024-02-01", "royalty.effectiveBp", 310)).isAccepted();
    }

    @ParameterizedTest
    @EnumSource(ReferenceValue.class)
    void a_value_is_in_its_range(ReferenceValue value) {
        String field = "body.values." + value.key();

        assertThat(publishing("2024-06-01", value.key(), value.least() - 1)).isDefective("MALFORMED", field);
        assertThat(publishing("2024-06-02", value.key(), value.least())).isAccepted();
        assertThat(publishing("2024-06-03", value.key(), value.most())).isAccepted();
        assertThat(publishing("2024-06-04", value.key(), value.most() + 1)).isDefective("MALFORMED", field);
    }

    @Test
    void the_range_is_said_in_both_languages() {
        assertThatThrownBy(() ->
                        publishing("2024-06-01", "transfer.toleranceBp", 10_001).submitted())
                .isInstanceOfSatisfying(StatementException.class, no -> {
                    assertThat(no.getMessage())
                            .isEqualTo("body.values.transfer.toleranceBp: must be 0 to 10\u00a0000, not 10\u00a0001");
                    assertThat(no.objection().because(Language.SPANISH))
                            .isEqualTo("body.values.transfer.toleranceBp: debe estar entre 0 y 10.000, no 10.001");
                });
    }

    @Test
    void a_key_that_nobody_reads_is_not_published() {
        assertThat(publishing("2024-06-01", "transfer.tolerance", 15))
                .isDefective("MALFORMED", "body.values.transfer.tolerance");
        assertThatThrownBy(() -> publishing("2024-06-01", "premium.dueDays", 30).submitted())
                .hasMessageStartingWith(
                        "body.values.premium.dueDays: no reference value has this name, known are [subsistence.annualCapMg, ");
        assertThat(publishing("2024-06-01", "transfer.toleranceBp", 15)).isAccepted();
    }

    @Test
    void a_value_is_a_whole_number() {
        Json.Obj stated = Body.of("{'effectiveFrom':'2024-06-01','values':{'transfer.toleranceBp':15}}");
        for (String other : List.of("'15'", "null", "[15]", "true")) {
            assertThat(world.assurance().publishesValues(Body.set(stated, "values", wrong(other))))
                    .isDefective("MALFORMED", "body.values.transfer.toleranceBp");
        }
        assertThat(world.assurance().publishesValues(stated)).isAccepted();
    }

    // The table

    @Test
    void the_worked_case_publishes_what_the_rules_read_and_no_more() {
        assertThat(((Json.Obj) WorkedCase.referenceValues().get("values"))
                        .members()
                        .keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ReferenceValue.values())
                        .filter(value -> !value.readBy().isEmpty())
                        .map(ReferenceValue::key)
                        .toList());
    }

    @Test
    void the_code_reads_every_value_that_names_a_rule_and_none_that_names_none() {
        JavaClass table = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.capaz.ledger")
                .get(ReferenceValue.class);
        for (ReferenceValue value : ReferenceValue.values()) {
            boolean read = table.getField(value.name()).getAccessesToSelf().stream()
                    .anyMatch(access -> !access.getOriginOwner().equals(table));
            assertThat(read).as(value.key()).isEqualTo(!value.readBy().isEmpty());
        }
    }

    private Draft publishing(String day, String key, long number) {
        return world.assurance()
                .publishesValues(Json.object()
                        .with("effectiveFrom", day)
                        .with("values", Json.object().with(key, number)));
    }

    private static String wrong(String value) {
        return "{'transfer.toleranceBp':" + value + "}";
    }

    private ReferenceValues on(String day) {
        return ReferenceValues.on(Day.parse(day), world.ledger());
    }
}

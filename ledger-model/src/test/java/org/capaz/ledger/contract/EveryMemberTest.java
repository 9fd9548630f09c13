// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.EveryKind.Member;
import org.capaz.ledger.statement.StatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every member that a statement of some kind may have, by what it is: a code of a closed list, a day, a number, the id of
 * somebody else. The allowed neighbour of whatever is refused here is the sample itself, which {@link BadStatementTest}
 * sees accepted.
 */
class EveryMemberTest {
    private static final String NOBODY = "XX-99";

    private static final Pattern KNOWN = Pattern.compile("unknown member, known are \\[(.*)]");
    private static final Pattern ONE_OF = Pattern.compile("must be one of \\[(.*)]$");

    /** Known only so that a rule can say why it is not to be stated. */
    private static final Map<String, Rule> NEVER_STATED =
            Map.of("fineMg", Rule.I14, "affiliation", Rule.I31, "status", Rule.I31);

    private static final Set<String> CLOSED_LISTS = members("""
            ACCREDIT_ASSESSOR: level
            ACCREDIT_JUDGE: activity
            AGGREGATE_LOTS: output.material
            BLEND_LOTS: output.material
            ANSWER_FLAG: rule
            CLOSE_FLAG: rule
            CORRECT_RECEIPT: denied.answer
            DECLARE_AMP: legalBasis[0].kind, materials[0], type
            DECLARE_BASIS: kind
            DECLARE_LOT: claim, material
            DENY_RECEIPT: answer
            DISPOSE_COMMENT: disposition
            ENROL_MINERS: miners[0].kind
            FOUND_ORGANISATION: officer.kind
            GRANT_AUDIT: families[0], kind, scope
            INTRODUCE_LOT: material, source
            ISSUE_ATTESTATION: findings[0].status, level
            MELT_LOTS: output.assay.method, output.material
            PUBLISH_SCHEME: base, minimumLevel, results[0].atLeast, standing
            PUBLISH_STANDARD: requirements[0].gate
            RAISE_FLAG: ground
            RECORD_ASSAY: method, purpose
            RECORD_ASSESSMENT: level
            RECORD_COMMITMENT_RESULT: level, result
            RECORD_OUTTURN: assay.method
            RECORD_OWN_READING: method
            RECOVER_REGISTRAR: kind
            REFINE_LOTS: outputs[0].assay.method
            REGISTER_OFFICER: kind, roles[0]
            REGISTER_ORIGIN_DOCUMENT: kind
            REGISTER_PARTY: roles[0]
            RESOLVE_CUSTODY: outcome
            RETORT_LOTS: output.assay.method, output.material
            ROTATE_OFFICER: kind
            SETTLE_LOT: fixing.session
            UPDATE_AMP: materials[0]
            VERIFY_USE: outcome
            WITHDRAW_JUDGE: activity
            """);

    /** What a statement gives a name that nobody else had. */
    private static final Set<String> NEW_NAMES = members("""
            ADOPT_COMMITMENT: commitment, milestones[0].milestone
            AGGREGATE_LOTS: output.lot, transformation
            ANNOUNCE_PAYMENT: bankReference, payment
            APPLY_SEAL: seal
            ATTEST_OUTSIDE_SALE: sale
            BLEND_LOTS: output.lot, transformation
            CONFIRM_RECEIPT: receipt
            CORRECT_RECEIPT: receipt
            DECLARE_AMP: legalBasis[0].id, scope.units[0]
            DECLARE_BASIS: id
            DECLARE_LOT: lot
            DECLARE_SCOPE: units[0]
            DENY_RECEIPT: receipt
            EXCHANGE_ASSAYS: assay
            HOLD_LOT: hold
            INTRODUCE_LOT: lot
            ISSUE_ATTESTATION: attestation
            MELT_LOTS: output.assay.assay, output.lot, transformation
            NOTIFY_AUTHORITY_ORDER: notice
            OFFER_CUSTODY: transfer
            PROPOSE_PLAN: lines[0].line, plan
            GRANT_AUDIT: grant
            PUBLISH_SCHEME: scheme
            PUBLISH_STANDARD: requirements[0].code, standard, version
            RECORD_ASSAY: assay
            RECORD_ASSESSMENT: assessment
            RECORD_OUTTURN: assay.assay
            RECORD_OWN_READING: assay
            RECORD_USE: use
            REFINE_LOTS: outputs[0].assay.assay, outputs[0].lot, transformation
            RECORD_PURCHASE: platform.number
            REGISTER_ORIGIN_DOCUMENT: number
            REGISTER_PARTY: party
            RELEASE_ORGANISATION: release
            RESCUE_LOT: successor
            RETORT_LOTS: output.assay.assay, output.lot, transformation
            SAMPLE_LOT: output.lot, transformation
            SELL_CREDIT: sale
            SETTLE_LOT: settlement
            SETTLE_PROVISIONALLY: settlement
            SPLIT_LOT: outputs[0].lot, transformation
            SUBMIT_COMMENT: comment
            """);

    /**
     * Reasons, outcomes and papers in the people's own words; authorities, banks and customers who are no parties.
     * No register of them stands on the ledger. A seal that was never applied is what a receiver may well find: that
     * makes a dispute (I26).
     */
    private static final Set<String> WORDS = members("""
            ADD_REGISTRATION: kind
            ADOPT_COMMITMENT: measure
            ANNOUNCE_PAYMENT: deductions[0].reason, intermediary
            ANSWER_CONTEST: reason
            ANSWER_FLAG: answer
            APPLY_SEAL: kind
            CANCEL_CUSTODY: reason
            CANCEL_OBLIGATION: reason
            CLOSE_FLAG: outcome
            CLOSE_LATE_FLAGS: outcome
            CONFIRM_RECEIPT: deductions[0].reason, rateSource
            CONTEST_ATTESTATION: reason
            CORRECT_OUTSIDE_SALE: reason
            CORRECT_RECEIPT: arrived.deductions[0].reason, arrived.rateSource, reason
            CORRECT_MINER: reason
            CORRECT_PAPER: reason
            CORRECT_WEIGHING: reason
            DECLARE_AMP: legalBasis[0].authority, legalBasis[0].reference
            DECLARE_BASIS: authority, reference
            DECLARE_LOT: reason
            DELIVER_LOT: recipient
            DISENGAGE_AMP: reason
            DISPATCH_CUSTODY: items[0].noSeal
            DISPOSE_COMMENT: reason
            DOWNGRADE_LOT: reason
            FOUND_ORGANISATION: name
            HOLD_LOT: reason
            LEAVE_MINERS: reason
            LIFT_FINDING: reason
            MELT_LOTS: losses[0].reason
            NOTIFY_AUTHORITY_ORDER: authority, reason
            OFFER_CUSTODY: noSeal
            PROPOSE_PLAN: lines[0].category
            PUBLISH_STANDARD: requirements[0].hints, requirements[0].title
            RAISE_FLAG: reason
            RECEIVE_CUSTODY: items[0].noSeal, items[0].seal
            RECORD_PURCHASE: export, royalty
            RECORD_USE: supplierKind
            REFINE_LOTS: losses[0].reason
            REGISTER_PARTY: name, registrations[0].kind
            RELEASE_LOT: outcome
            GRANT_AUDIT: reason
            WITHDRAW_AUDIT: reason
            RECOVER_REGISTRAR: reason
            RELEASE_ORGANISATION: reason
            REMOVE_SEAL: reason
            RESCUE_LOT: reason
            RESOLVE_CUSTODY: reason
            RETORT_LOTS: losses[0].reason
            REVERSE_PAYMENT: reason
            REVOKE_ATTESTATION: reason
            REVOKE_CERTIFICATES: reason
            REVOKE_OFFICER: reason
            SEIZE_LOT: authority
            SETTLE_LOT: fixing.source
            SUBMIT_COMMENT: clause, consultation, group
            SUBMIT_REPORT: corrects, responsibleRole
            SUSPEND_CERTIFICATES: reason
            TAKE_BACK_CUSTODY: items[0].noSeal, items[0].seal, reason
            VOID_LOT: reason
            WITHDRAW_ACCREDITATION: reason
            WITHDRAW_ATTESTATION: reason
            WITHDRAW_BASIS: reason
            WITHDRAW_JUDGE: reason
            WITHDRAW_PARTY: reason
            WITHDRAW_SETTLEMENT: reason
            WRITE_OFF_LOT: reason
            """);

    /** What does not fit to another member of the same statement may be told there. */
    private static final Map<String, String> TOLD_ELSEWHERE = Map.ofEntries(
            entry("ACCREDIT_ASSESSOR standard", "version"),
            entry("ACCREDIT_ASSESSOR validFrom", "validTo"),
            entry("ACCREDIT_JUDGE validFrom", "validTo"),
            entry("ADD_REGISTRATION validFrom", "validTo"),
            entry("ADOPT_COMMITMENT standard", "version"),
            entry("ANNOUNCE_PAYMENT for[0].minor", "deductions"),
            entry("ANSWER_CONTEST module", "attestation"),
            entry("CONTEST_ATTESTATION module", "attestation"),
            entry("CORRECT_MINER with", "transfer"),
            entry("CORRECT_PAPER issuer", "number"),
            entry("CORRECT_WEIGHING dispatchMg", "receiptMg"),
            entry("CORRECT_OUTSIDE_SALE soldOn", "sale"),
            entry("DECLARE_AMP legalBasis[0].validFrom", "legalBasis[0].validTo"),
            entry("DECLARE_BASIS validFrom", "validTo"),
            entry("DECLARE_LOT grossMg", "contributions"),
            entry("DECLARE_LOT periodFrom", "periodTo"),
            entry("DISPOSE_COMMENT consultation", "comment"),
            entry("EXTEND_COMMITMENT module", "attestation"),
            entry("GRANT_AUDIT periodFrom", "periodTo"),
            entry("ISSUE_ATTESTATION module", "findings[0].requirement"),
            entry("ISSUE_ATTESTATION standard", "version"),
            entry("ISSUE_ATTESTATION validFrom", "validTo"),
            entry("LEAVE_MINERS amp", "miners[0].miner"),
            entry("LIFT_FINDING module", "attestation"),
            entry("MELT_LOTS output.assay.fineness", "losses"),
            entry("MELT_LOTS output.grossMg", "losses"),
            entry("RECORD_ASSESSMENT periodFrom", "periodTo"),
            entry("RECORD_ASSESSMENT standard", "version"),
            entry("REFINE_LOTS outputs[0].assay.fineness", "losses"),
            entry("REFINE_LOTS outputs[0].grossMg", "losses"),
            entry("REGISTER_PARTY registrations[0].validFrom", "registrations[0].validTo"),
            entry("RETORT_LOTS output.assay.fineness", "losses"),
            entry("RETORT_LOTS output.grossMg", "losses"),
            entry("REVOKE_ATTESTATION module", "attestation"),
            entry("SUBMIT_REPORT periodFrom", "periodTo"),
            entry("SUBMIT_REPORT standard", "version"),
            entry("WITHDRAW_ACCREDITATION standard", "version"),
            entry("WITHDRAW_ATTESTATION module", "attestation"),
            entry("WITHDRAW_JUDGE party", "activity"));

    private static Set<String> members(String text) {
        Set<String> members = new TreeSet<>();
        text.lines()
                .map(line -> line.split(": "))
                .forEach(line -> Stream.of(line[1].split(", ")).forEach(path -> members.add(line[0] + " " + path)));
        return members;
    }

    // No member without a sample

    /** Whoever teaches a parser a new member adds a statement with it to {@link EveryKind#fully}. */
    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void every_member_that_is_read_stands_in_a_sample(StatementKind kind) {
        Set<String> untried = known(kind);
        EveryKind.members(kind).forEach(member -> untried.remove(member.path().replaceAll("\\[0]$", "")));
        untried.removeIf(path -> NEVER_STATED.containsKey(path.replaceAll(".*[.]", "")));

        assertThat(untried).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void what_is_never_stated_is_refused_by_its_rule(StatementKind kind) {
        Set<String> untried = known(kind);
        EveryKind.members(kind).forEach(member -> untried.remove(member.path().replaceAll("\\[0]$", "")));
        for (String path : untried) {
            Draft right = EveryKind.rightly(kind);
            String name = path.replaceAll(".*[.]", "");
            String value = name.equals("fineMg") ? "1" : "'AFFILIATED'";

            assertThat(right.withBody(Body.set(right.statement().body(), path, value)))
                    .isRefusedBy(NEVER_STATED.get(name));
        }
    }

    /** What the parsers of a kind have asked for, as they say themselves when something else turns up. */
    private static Set<String> known(StatementKind kind) {
        Set<String> known = new TreeSet<>();
        for (Draft draft : EveryKind.samples(kind)) {
            Json.Obj body = draft.statement().body();
            for (String place : places(body)) {
                Draft surprising = draft.withBody(Body.set(body, place + "surprise", "1"));
                try {
                    kind.command(surprising.statement());
                    throw new AssertionError(surprising + " is read to the end");
                } catch (JsonException e) {
                    Matcher names = KNOWN.matcher(e.getMessage());
                    assertThat(names.find()).as(e.getMessage()).isTrue();
                    Stream.of(names.group(1).split(", ")).forEach(name -> known.add(place + name));
                }
            }
        }
        return known;
    }

    private static Set<String> places(Json.Obj body) {
        Set<String> places = new TreeSet<>(Set.of(""));
        Body.paths(body).forEach(path -> places.add(path.replaceAll("[^.]*$", "")));
        places.remove("commitments.");
        return places;
    }

    // Codes

    @Test
    void the_closed_lists_are_these() {
        Set<String> found = texts().filter(member -> !accepted(member).isEmpty())
                .map(Member::toString)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(found).isEqualTo(CLOSED_LISTS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("closedLists")
    void a_code_that_is_on_no_list_is_malformed_and_the_answer_says_which_are(Member member) {
        assertThat(member.with("'NO-SUCH-CODE'")).isDefective("MALFORMED", "body." + member.path());

        assertThat(accepted(member))
                .contains(((Json.Str) member.value()).text())
                .doesNotHaveDuplicates();
        for (String code : accepted(member)) {
            try {
                member.kind().command(member.with("'" + code + "'").statement());
            } catch (JsonException e) {
                assertThat(e.getMessage()).doesNotContain("must be one of");
            }
        }
    }

    static Stream<Member> closedLists() {
        return texts().filter(member -> CLOSED_LISTS.contains(member.toString()));
    }

    private static List<String> accepted(Member member) {
        try {
            member.kind().command(member.with("'NO-SUCH-CODE'").statement());
            return List.of();
        } catch (JsonException e) {
            Matcher list = ONE_OF.matcher(e.getMessage());
            return list.find() ? List.of(list.group(1).split(", ")) : List.of();
        }
    }

    private static Stream<Member> texts() {
        return EveryKind.members().stream().filter(member -> member.value() instanceof Json.Str);
    }

    // Days

    @ParameterizedTest(name = "{0}")
    @MethodSource("days")
    void a_day_that_no_calendar_has_is_malformed(Member member) {
        for (String other : List.of(
                "2024-02-30",
                "2023-02-29",
                "2024-13-01",
                "2024-00-10",
                "24-01-01",
                "2024-1-1",
                "2024-03-04T00:00:00Z",
                "20240304",
                "04-03-2024",
                "٢٠٢٤-٠٣-٠٤",
                " 2024-03-04",
                "+2024-3-04")) {
            assertThat(member.with("'" + other + "'")).isDefective("MALFORMED", "body." + member.path());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("days")
    void a_leap_day_is_a_day(Member member) {
        assertThat(member.kind().command(member.with("'2024-02-29'").statement()))
                .isNotNull();
    }

    static Stream<Member> days() {
        return texts().filter(member -> ((Json.Str) member.value()).text().matches("\\d{4}-\\d{2}-\\d{2}"));
    }

    // Numbers

    /**
     * But for two that decide nothing: an advance may exceed what is owed (I39), and a plan's budget is a wish; what is spent
     * stays within what was received (I42).
     */
    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void the_largest_number_of_json_is_no_mass_and_no_amount(StatementKind kind) {
        List<String> through = new ArrayList<>();
        for (Member member : ofEverySample(kind)) {
            if (member.value() instanceof Json.Num && isAccepted(member, Json.number(Json.Num.LARGEST))) {
                through.add(member.path());
            }
        }
        assertThat(through).isSubsetOf("for[0].minor", "lines[0].budgetMinor");
    }

    // Words

    /** I47: a defect is told to the peers of all members and stands in their logs; whoever typed it knows what it was. */
    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void a_defect_repeats_no_text_that_somebody_typed(StatementKind kind) {
        for (Member member : ofEverySample(kind)) {
            for (String person : List.of("Juana Demo 1037654321", "juana@demo.example", "Juana/1037654321")) {
                try {
                    member.with(Json.text(person)).judged();
                } catch (StatementException e) {
                    assertThat(e.objection().text()).doesNotContain(person);
                }
            }
        }
    }

    // Others

    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void nobody_and_nothing_is_referred_to_that_is_not_there(StatementKind kind) {
        List<String> through = new ArrayList<>();
        for (Member member : ofEverySample(kind)) {
            if (member.value() instanceof Json.Str && isAccepted(member, Json.text(NOBODY))) {
                through.add(member.toString());
            }
        }
        through.removeAll(NEW_NAMES);
        through.removeAll(WORDS);

        assertThat(through)
                .as("accept any id: list it in NEW_NAMES or WORDS if that is right")
                .isEmpty();
    }

    /** The two lists hold nothing that would be refused. */
    @Test
    void whatever_is_new_or_a_word_may_be_called_anything() {
        Set<String> free = new TreeSet<>(NEW_NAMES);
        free.addAll(WORDS);
        for (StatementKind kind : StatementKind.values()) {
            for (Member member : ofEverySample(kind)) {
                if (free.contains(member.toString()) && isAccepted(member, Json.text(NOBODY))) {
                    free.remove(member.toString());
                }
            }
        }
        assertThat(free).as("refused now: take it out of NEW_NAMES or WORDS").isEmpty();
    }

    // Where it is told

    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void what_a_rule_refuses_it_refuses_where_it_stands(StatementKind kind) {
        Set<String> elsewhere = new TreeSet<>();
        for (Member member : ofEverySample(kind)) {
            for (Json value : others(member.value())) {
                refusal(member, value)
                        .filter(refused -> !told(member).contains(refused.field()))
                        .ifPresent(
                                refused -> elsewhere.add(member + " = " + CanonicalJson.write(value) + ": " + refused));
            }
        }
        assertThat(elsewhere)
                .as("refused at another member: correct .at(...), or list it in TOLD_ELSEWHERE")
                .isEmpty();
    }

    @Test
    void nothing_is_listed_as_told_elsewhere_that_is_told_where_it_stands() {
        Set<String> listed = new TreeSet<>(TOLD_ELSEWHERE.keySet());
        for (StatementKind kind : StatementKind.values()) {
            for (Member member : ofEverySample(kind)) {
                for (Json value : others(member.value())) {
                    refusal(member, value)
                            .filter(refused -> !holding(member).contains(refused.field()))
                            .ifPresent(refused -> listed.remove(member.toString()));
                }
            }
        }
        assertThat(listed)
                .as("refused at its own member now: take it out of TOLD_ELSEWHERE")
                .isEmpty();
    }

    /** Nobody, somebody who has nothing to do with it, long past and far ahead, very little and very much. */
    private static List<Json> others(Json value) {
        return switch (value) {
            case Json.Num number -> List.of(Json.number(1), Json.number(Json.Num.LARGEST));
            case Json.Str text
            when text.text().matches("\\d{4}-\\d{2}-\\d{2}") ->
                List.of(Json.text("1990-01-01"), Json.text("2090-01-01"));
            case Json.Str text -> List.of(Json.text(NOBODY), Json.text("ASY-01"));
            default -> List.of();
        };
    }

    private static Optional<Refused> refusal(Member member, Json value) {
        try {
            return member.with(value).judged() instanceof StatementProcessor.Answer.No no
                    ? Optional.of(no.refusal())
                    : Optional.empty();
        } catch (StatementException e) {
            return Optional.empty();
        }
    }

    private static List<Member> ofEverySample(StatementKind kind) {
        return EveryKind.samples(kind).stream()
                .flatMap(draft ->
                        Body.paths(draft.statement().body()).stream().map(path -> new Member(kind, path, draft)))
                .toList();
    }

    /** A defect counts when it is that member's, or that of the list or object it stands in. */
    private static boolean isAccepted(Member member, Json value) {
        try {
            return member.with(value).judged() instanceof StatementProcessor.Answer.Recorded;
        } catch (StatementException e) {
            assertThat(e.code()).as(member + ": " + e.getMessage()).isEqualTo("MALFORMED");
            assertThat("body." + member.path()).startsWith(e.field());
            return false;
        }
    }

    /** Where a refusal of that member may point: to itself, to what it stands in, but not to the whole body. */
    private static Set<String> told(Member member) {
        Set<String> told = holding(member);
        Stream.of(TOLD_ELSEWHERE.getOrDefault(member.toString(), "").split(", "))
                .forEach(path -> told.add("body." + path));
        return told;
    }

    private static Set<String> holding(Member member) {
        Set<String> told = new TreeSet<>();
        for (String path = member.path(); !path.isEmpty(); path = path.replaceAll("([.]?[a-zA-Z]+|\\[\\d+])$", "")) {
            told.add("body." + path);
        }
        return told;
    }
}

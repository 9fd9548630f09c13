// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.capaz.ledger.sample.DraftAssert.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.EveryKind.Member;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.StatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that cannot be judged at all: each has its own code, names the member at fault and changes nothing. */
class BadStatementTest {
    private static final BigInteger ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    /** Members that may be absent, of every kind that knows them. */
    private static final Set<String> OPTIONAL = new TreeSet<>(List.of(
            "witness",
            "capacityMg",
            "split",
            "GRANT_AUDIT engagement",
            "REGISTER_OFFICER person",
            "REGISTER_PARTY municipality",
            "PUBLISH_STANDARD requirements[0].hints",
            "SUBMIT_REPORT corrects",
            "ADOPT_COMMITMENT milestones",
            "ISSUE_ATTESTATION findings[0].deadline",
            "ISSUE_ATTESTATION findings[0].plan",
            "ISSUE_ATTESTATION supersedes",
            "ISSUE_ATTESTATION assessment",
            "REGISTER_ORIGIN_DOCUMENT municipality",
            "RECORD_PURCHASE consolidation",
            "RECORD_PURCHASE export",
            "RECORD_PURCHASE platform",
            "RECORD_PURCHASE royalty",
            "RECORD_PURCHASE sellerRegistration",
            "REGISTER_PARTY beneficialOwner",
            "REGISTER_PARTY relatedTo",
            "DECLARE_OWNERSHIP beneficialOwner",
            "DECLARE_OWNERSHIP relatedTo",
            "ENROL_MINERS miners[0].registeredIn",
            "DECLARE_LOT contributions[0].miner",
            "DECLARE_LOT contributions[0].unit",
            "DECLARE_LOT priceCommitment",
            "DECLARE_LOT claim",
            "LEAVE_MINERS amp",
            "OFFER_CUSTODY noSeal",
            "DISPATCH_CUSTODY carrier",
            "DISPATCH_CUSTODY counter",
            "items[0].seal",
            "items[0].noSeal",
            "RECEIVE_CUSTODY missing",
            "ACCEPT_CUSTODY lots",
            "RESOLVE_CUSTODY lots",
            "RECORD_ASSAY silver",
            "RECORD_ASSAY uncertainty",
            "assay.silver",
            "assay.uncertainty",
            "output.assay.silver",
            "output.assay.uncertainty",
            "outputs[0].assay.silver",
            "outputs[0].assay.uncertainty",
            "EXCHANGE_ASSAYS umpire",
            "CORRECT_OUTSIDE_SALE grossMg",
            "SETTLE_LOT laboratoryAgreed",
            "SETTLE_LOT payers",
            "SETTLE_PROVISIONALLY payers",
            "CANCEL_OBLIGATION payer",
            "RECORD_USE number",
            "REVOKE_ATTESTATION evidence",
            "RAISE_FLAG takesUp",
            "RAISE_FLAG amp",
            "RAISE_FLAG attestation",
            "RAISE_FLAG record",
            "ANSWER_FLAG amp",
            "ANSWER_FLAG attestation",
            "ANSWER_FLAG record",
            "CLOSE_FLAG amp",
            "CLOSE_FLAG attestation",
            "CLOSE_FLAG record",
            "PUBLISH_SCHEME results",
            "PUBLISH_SCHEME minimumLevel",
            "PUBLISH_SCHEME standing",
            "PUBLISH_SCHEME standards",
            "RAISE_OBLIGATIONS grams",
            "CANCEL_OBLIGATION sale",
            "ANNOUNCE_PAYMENT for[0].sale",
            "ANNOUNCE_PAYMENT intermediary",
            "ANNOUNCE_PAYMENT deductions",
            "ANNOUNCE_PAYMENT advance",
            "CORRECT_RECEIPT denied",
            "commitments.purchasePrice"));

    /** What people call themselves and their standards: the only members in letters of any language. */
    private static final Set<String> WORDS = Set.of("name", "requirements[0].title", "requirements[0].hints");

    private static final List<String> ODD_VALUES = List.of(
            "''",
            "'X'",
            "'LE'",
            "'AMP-01'",
            "'ñ'",
            "'9999-12-31'",
            "'USD'",
            "-1",
            "0",
            "99999",
            "4294967295",
            "9007199254740991",
            "[]",
            "null");

    private static final List<Member> MEMBERS = EveryKind.members();

    private final Draft draft = EveryKind.rightly(StatementKind.DECLARE_LOT);

    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void a_right_statement_of_each_kind_is_accepted(StatementKind kind) {
        assertThat(EveryKind.rightly(kind)).isAccepted();
    }

    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void so_is_one_that_says_all_that_may_be_said(StatementKind kind) {
        EveryKind.fully(kind).forEach(full -> assertThat(full).isAccepted());
    }

    // The text

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "{", "{} {}", "null", "{\"a\":1.5}"})
    void a_text_that_is_no_json_object_is_malformed(String text) {
        assertCode(text, "MALFORMED", "");
    }

    @Test
    void a_member_that_stands_twice_is_malformed() {
        assertCode("{\"signatures\":[],\"statement\":{},\"statement\":{}}", "MALFORMED", "statement");
    }

    @Test
    void a_text_of_64_kib_is_read_and_one_byte_more_is_too_large() {
        String padded = draft.text() + " ".repeat(SignedStatement.LONGEST - utf8(draft.text()));

        assertThat(SignedStatement.parse(padded).statement().id())
                .isEqualTo(draft.statement().id());
        assertCode(padded + " ", "TOO_LARGE", "");
    }

    @Test
    void bytes_are_counted_and_not_characters() {
        String accents = "{\"statement\":\"" + "é".repeat(40_000) + "\"}";

        assertThat(accents.length()).isLessThan(SignedStatement.LONGEST);
        assertCode(accents, "TOO_LARGE", "");
    }

    private static int utf8(String text) {
        return CanonicalJson.bytes(CanonicalJson.parse(text)).length;
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"statements\":{}}", "{\"more\":1,\"statements\":[]}"})
    void a_batch_is_a_list_of_signed_statements_and_nothing_else(String text) {
        assertThatThrownBy(() -> SignedStatement.parseBatch(text))
                .isInstanceOfSatisfying(StatementException.class, e -> {
                    assertThat(e.code()).isEqualTo("MALFORMED");
                    assertThat(e.field()).isEqualTo("statements");
                });
        assertThat(SignedStatement.parseBatch("{\"statements\":[" + draft.text() + "]}"))
                .hasSize(1);
    }

    /** I47 */
    @Test
    void no_text_of_a_statement_is_the_number_of_a_persons_document() {
        Draft paper = EveryKind.rightly(StatementKind.REGISTER_ORIGIN_DOCUMENT);

        assertThat(paper.withBody(Body.set(paper.statement().body(), "number", "'DP-CC-1098765432'")))
                .isDefective("MALFORMED", "body.number");
        assertThat(draft.withBody(Body.set(draft.statement().body(), "contributions[0].slip", "'CC-1098765432'")))
                .isDefective("MALFORMED", "body.contributions[0].slip");
        assertThat(draft.withId("CC-1098765432")).isDefective("MALFORMED", "statement.id");
        assertThat(paper.withBody(Body.set(paper.statement().body(), "number", "'DP-1098765432'")))
                .isAccepted();
    }

    // The envelope

    @Test
    void a_statement_without_signatures_is_unsigned() {
        assertThat(draft.tampered(signed -> Body.set(signed, "signatures", "[]")))
                .isDefective("UNSIGNED", "signatures");
    }

    @ParameterizedTest
    @CsvSource({
        "signatures, signatures",
        "statement, statement",
        "signatures[0].key, signatures[0].key",
        "signatures[0].method, signatures[0].method",
        "signatures[0].sig, signatures[0].sig",
        "statement.kind, statement.kind",
        "statement.v, statement.v",
        "statement.channel, statement.channel",
        "statement.id, statement.id",
        "statement.actor, statement.actor",
        "statement.eventAt, statement.eventAt",
        "statement.body, statement.body"
    })
    void each_member_of_the_envelope_is_needed(String path, String field) {
        assertThat(draft.tampered(signed -> Body.without(signed, path))).isDefective("MALFORMED", field);
    }

    @ParameterizedTest
    @CsvSource({"surprise", "statement.surprise", "signatures[0].surprise"})
    void an_unknown_member_of_the_envelope_is_refused(String path) {
        assertThat(draft.tampered(signed -> Body.set(signed, path, "1"))).isDefective("FIELD_UNKNOWN", path);
    }

    @ParameterizedTest
    @CsvSource({
        "signatures[0].key, 'ABC', signatures[0].key",
        "signatures[0].key, '4K7QM2XR0', signatures[0].key",
        "signatures[0].method, 'BY-PHONE', signatures[0].method",
        "signatures[0].sig, 'not base64!', signatures[0].sig",
        "signatures[0].sig, 'QQ==', signatures[0].sig",
        "statement.id, 'short', statement.id",
        "statement.id, 'with space inside', statement.id",
        "statement.actor, 'amp-01', statement.actor",
        "statement.eventAt, -1, statement.eventAt",
        "statement.eventAt, 4294967296, statement.eventAt",
        "statement.body, [], statement.body"
    })
    void a_member_of_the_envelope_in_another_form_is_malformed(String path, String value, String field) {
        String text = value.startsWith("[") || value.matches("-?[0-9]+") ? value : "'" + value + "'";
        assertThat(draft.tampered(signed -> Body.set(signed, path, text))).isDefective("MALFORMED", field);
    }

    @Test
    void only_version_1_of_statements_is_known() {
        assertThat(draft.tampered(signed -> Body.set(signed, "statement.v", 2)))
                .isDefective("VERSION_UNKNOWN", "statement.v");
    }

    @Test
    void an_officer_signs_once() {
        assertThat(draft.signedBy("amp-04-responsible", "amp-04-responsible"))
                .isDefective("SIGNATURES_REPEATED", "signatures");
        assertThat(draft.signedBy("amp-04-responsible")).isAccepted();
    }

    @Test
    void nine_officers_are_too_many() {
        DemoOfficer[] crowd = IntStream.range(0, 9)
                .mapToObj(number -> DemoOfficer.of("crowd-" + number, "AMP-04", OfficerRole.RESPONSIBLE))
                .toArray(DemoOfficer[]::new);

        assertThat(draft.signedBy(crowd)).isDefective("SIGNATURES_REPEATED", "signatures");
    }

    // Signatures

    @Test
    void a_signature_over_other_content_does_not_fit() {
        assertThat(draft.tampered(signed -> Body.set(signed, "statement.body.grossMg", 487_201)))
                .isDefective("SIGNATURE_WRONG", "signatures");
    }

    @ParameterizedTest
    @CsvSource({"statement.id, 'another-record'", "statement.eventAt, 1709568001", "statement.actor, 'AMP-02'"})
    void no_member_of_a_statement_can_be_changed_after_signing(String path, String value) {
        assertThat(draft.tampered(signed -> Body.set(signed, path, value.startsWith("'") ? value : quoted(value))))
                .isDefective("SIGNATURE_WRONG", "signatures");
    }

    private static String quoted(String value) {
        return value.matches("[0-9]+") ? value : "'" + value + "'";
    }

    @Test
    void the_signature_of_another_officer_does_not_fit() {
        String other = draft.world().officer("amp-04-treasurer").id().value();

        assertThat(draft.tampered(signed -> Body.set(signed, "signatures[0].key", "'" + other + "'")))
                .isDefective("SIGNATURE_WRONG", "signatures");
    }

    @Test
    void a_signature_has_one_form_only_so_its_high_s_twin_does_not_fit() {
        assertThat(draft.tampered(BadStatementTest::highS)).isDefective("SIGNATURE_WRONG", "signatures");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 63, 65, 72})
    void a_signature_is_64_bytes(int length) {
        String sig = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[length]);

        assertThat(draft.tampered(signed -> Body.set(signed, "signatures[0].sig", "'" + sig + "'")))
                .isDefective("SIGNATURE_WRONG", "signatures");
    }

    @Test
    void an_unregistered_officer_is_unknown() {
        assertThat(draft.signedBy("somebody-else")).isDefective("OFFICER_UNKNOWN", "signatures");
    }

    private static Json.Obj highS(Json.Obj signed) {
        byte[] signature = Base64.getUrlDecoder().decode(Body.text(signed, "signatures[0].sig"));
        BigInteger twin = ORDER.subtract(new BigInteger(1, signature, 32, 32));
        byte[] bytes = twin.toByteArray();
        byte[] high = Arrays.copyOf(signature, 64);
        Arrays.fill(high, 32, 64, (byte) 0);
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, high, 64 - length, length);
        String sig = Base64.getUrlEncoder().withoutPadding().encodeToString(high);
        return Body.set(signed, "signatures[0].sig", "'" + sig + "'");
    }

    // Officers' keys in time

    @Test
    void a_revoked_key_signs_no_more() {
        Consortium world = draft.world();
        Json.Obj revocation = Body.of(
                "{'officer':'%s','from':%d,'reason':'KEY-LOST'}",
                world.officer("amp-04-responsible").id(), world.now().getEpochSecond());
        world.producers().revokesOfficer(revocation).recorded();

        assertThat(draft).isDefective("OFFICER_NOT_VALID", "signatures");
    }

    @Test
    void a_key_revoked_from_tomorrow_still_signs_today() {
        Consortium world = draft.world();
        Json.Obj revocation = Body.of(
                "{'officer':'%s','from':%d,'reason':'OFFICER-LEAVES'}",
                world.officer("amp-04-responsible").id(),
                world.now().plusSeconds(86_400).getEpochSecond());
        world.producers().revokesOfficer(revocation).recorded();

        assertThat(draft).isAccepted();
    }

    @ParameterizedTest
    @CsvSource({"validTo, -1, OFFICER_NOT_VALID", "validTo, 0, ", "validFrom, 1, OFFICER_NOT_VALID", "validFrom, 0, "})
    void a_key_signs_from_its_first_second_to_its_last(String bound, long seconds, String code) {
        Consortium world = draft.world();
        DemoOfficer deputy = DemoOfficer.of("amp-04-deputy", "AMP-04", OfficerRole.RESPONSIBLE);
        Json.Obj entry = Body.set(WorkedCase.officer(deputy), bound, world.now().getEpochSecond() + seconds);
        world.producers().registersOfficer(entry).recorded();

        if (code == null) {
            assertThat(draft.signedBy(deputy)).isAccepted();
        } else {
            assertThat(draft.signedBy(deputy)).isDefective(code, "signatures");
        }
    }

    @Test
    void a_key_must_be_valid_when_it_happened_and_when_it_is_recorded() {
        Consortium world = draft.world();
        DemoOfficer deputy = DemoOfficer.of("amp-04-deputy", "AMP-04", OfficerRole.RESPONSIBLE);
        world.producers()
                .registersOfficer(Body.set(
                        WorkedCase.officer(deputy), "validFrom", world.now().getEpochSecond()))
                .recorded();

        assertThat(draft.signedBy(deputy).happened(Duration.ofSeconds(1)))
                .isDefective("OFFICER_NOT_VALID", "signatures");
        assertThat(draft.signedBy(deputy)).isAccepted();
    }

    // Replays

    @Test
    void a_statement_for_another_ledger_is_refused() {
        assertThat(draft.onChannel("another")).isDefective("CHANNEL_WRONG", "statement.channel");
    }

    @Test
    void a_statement_of_another_ledger_cannot_be_redirected_to_this_one() {
        assertThat(draft.onChannel("another").tampered(signed -> Body.set(signed, "statement.channel", "'capaz'")))
                .isDefective("SIGNATURE_WRONG", "signatures");
    }

    @Test
    void a_statement_is_taken_by_the_function_of_its_kind_only() {
        assertThat(draft.sentAs(StatementKind.SPLIT_LOT)).isDefective("KIND_UNKNOWN", "statement.kind");
    }

    @Test
    void a_statement_cannot_be_turned_into_one_of_another_kind() {
        Draft acceptance = EveryKind.rightly(StatementKind.ACCEPT_CUSTODY);

        assertThat(acceptance
                        .sentAs(StatementKind.APPLY_SEAL)
                        .tampered(signed -> Body.set(signed, "statement.kind", "'seal.apply'")
                                .with("statement", sealInstead(signed))))
                .isDefective("SIGNATURE_WRONG", "signatures");
    }

    private static Json.Obj sealInstead(Json.Obj signed) {
        Json.Obj statement = (Json.Obj) signed.get("statement");
        return statement.with("kind", "seal.apply").with("body", WorkedCase.seal("LA"));
    }

    @Test
    void a_kind_that_nobody_knows_is_refused() {
        assertThat(draft.tampered(signed -> Body.set(signed, "statement.kind", "'lot.vanish'")))
                .isDefective("KIND_UNKNOWN", "statement.kind");
    }

    @Test
    void another_organisation_cannot_carry_it() {
        assertThat(draft.carriedBy("BuyersMSP")).isRefusedBy(Rule.I1);
        assertThat(draft).isAccepted();
    }

    // Bodies

    @ParameterizedTest(name = "{0} is absent")
    @MethodSource("required")
    void a_body_without_a_needed_member_is_malformed(Member member) {
        assertThat(member.without()).isDefective("MALFORMED", "body." + member.path());
    }

    static Stream<Member> required() {
        return members().filter(member -> !optional(member) && !member.path().endsWith("]"));
    }

    /** Something else may be missing then; rules may ask for it; but it is not needed wherever it stands. */
    @ParameterizedTest(name = "{0} is absent")
    @MethodSource("optional")
    void a_member_that_may_be_absent_is_not_asked_for(Member member) {
        try {
            member.kind().command(member.without().statement());
        } catch (JsonException e) {
            assertThat(e.field()).isNotEqualTo("body." + member.path());
        }
    }

    static Stream<Member> optional() {
        return members().filter(BadStatementTest::optional);
    }

    private static boolean optional(Member member) {
        return OPTIONAL.contains(member.path()) || OPTIONAL.contains(member.toString());
    }

    @ParameterizedTest(name = "{0} is of another type")
    @MethodSource("members")
    void a_member_of_another_type_is_malformed(Member member) {
        String other = member.value() instanceof Json.Str ? "17" : "'seventeen'";

        assertThat(member.with(other)).isDefective("MALFORMED", "body." + member.path());
    }

    static Stream<Member> members() {
        return MEMBERS.stream();
    }

    /** Ids, codes, days and digests hold no other letters. */
    @ParameterizedTest(name = "{0} in other letters")
    @MethodSource("names")
    void a_name_in_other_letters_is_malformed(Member member) {
        assertThat(member.with("'Ñ☃'")).isDefective("MALFORMED", "body." + member.path());
    }

    static Stream<Member> names() {
        return members().filter(member -> member.value() instanceof Json.Str && !WORDS.contains(member.path()));
    }

    @ParameterizedTest(name = "{0} is less than nothing")
    @MethodSource("numbers")
    void a_number_below_nought_is_malformed(Member member) {
        assertThat(member.with("-1")).isDefective("MALFORMED", "body." + member.path());
    }

    static Stream<Member> numbers() {
        return members().filter(member -> member.value() instanceof Json.Num);
    }

    @ParameterizedTest(name = "a surprise in {0} {1}")
    @MethodSource("objects")
    void an_unknown_member_is_refused_by_name(StatementKind kind, String place, Draft draft) {
        assertThat(draft.withBody(Body.set(draft.statement().body(), place + "surprise", "1")))
                .isDefective("FIELD_UNKNOWN", "body." + place + "surprise");
    }

    /** The whole bodies, and the objects inside them but for those with free names. */
    static Stream<Arguments> objects() {
        return Stream.of(StatementKind.values())
                .flatMap(kind -> EveryKind.objects(kind).stream())
                .filter(object -> !object.path().equals("commitments."))
                .map(object -> Arguments.of(object.kind(), object.path(), object.draft()));
    }

    @ParameterizedTest
    @CsvSource({
        "DECLARE_LOT, contributions[0].unit, 'U-01', contributions[0]",
        "PUBLISH_REFERENCE_VALUES, values, {'transfer.toleranceBp':'10'}, values.transfer.toleranceBp",
        "PUBLISH_REFERENCE_VALUES, values, {'transfer toleranceBp':10}, values.transfer toleranceBp",
        "ISSUE_CERTIFICATE, commitments, {'price':'abc'}, commitments.price",
        "ISSUE_CERTIFICATE, commitments, {'a price':'abc'}, commitments.a price",
        "REGISTER_PARTY, roles, [], roles",
        "REGISTER_PARTY, roles, '[''TRADER'',''TRADER'']', roles",
        "REGISTER_OFFICER, roles, [], roles",
        "REGISTER_OFFICER, roles, '[''TREASURER'',''TREASURER'']', roles",
        "DECLARE_AMP, materials, [], materials",
        "DECLARE_AMP, materials, '[''DORE'',''DORE'']', materials",
        "UPDATE_AMP, materials, [], materials",
        "UPDATE_AMP, materials, '[''DORE'',''FREE_GOLD'',''DORE'']', materials",
        "DECLARE_AMP, legalBasis, [], legalBasis",
        "DECLARE_AMP, scope.units, '[''U-01'',''U-01'']', scope.units",
        "DECLARE_SCOPE, units, '[''U-01'',''U-02'',''U-01'']', units",
        "PUBLISH_SCHEME, modules, [], modules",
        "PUBLISH_SCHEME, modules, '[1,0]', modules[1]",
        "PUBLISH_SCHEME, modules, '[''1'']', modules[0]",
        "MELT_LOTS, inputs, '[''LA'',''LA'']', inputs",
        "MELT_LOTS, inputs, '[''LA'',7]', inputs[1]",
        "OFFER_CUSTODY, lots, [], lots",
        "SPLIT_LOT, outputs, '[{''lot'':''LA-1'',''grossMg'':1250000}]', outputs",
        "AGGREGATE_LOTS, inputs, '[''LB'']', inputs",
        "REFINE_LOTS, outputs, [], outputs",
        "ENROL_MINERS, miners, [], miners",
        "ANNOUNCE_PAYMENT, for, [], for"
    })
    void what_the_type_alone_does_not_tell_is_malformed_too(
            StatementKind kind, String path, String value, String field) {
        Draft right = EveryKind.rightly(kind);

        String text = value.startsWith("U-") ? "'" + value + "'" : value;
        assertThat(right.withBody(Body.set(right.statement().body(), path, text)))
                .isDefective("MALFORMED", "body." + field);
    }

    /** As the barequeros of the worked case, who bring their gold each for themselves. */
    @Test
    void a_producer_of_single_miners_has_no_working_units() {
        Draft declared = EveryKind.rightly(StatementKind.DECLARE_AMP);
        Draft scope = EveryKind.rightly(StatementKind.DECLARE_SCOPE);

        assertThat(declared.withBody(Body.set(declared.statement().body(), "scope.units", "[]")))
                .isAccepted();
        assertThat(scope.withBody(Body.set(scope.statement().body(), "units", "[]")))
                .isAccepted();
    }

    @Test
    void a_legal_basis_stands_once_in_a_declaration() {
        Draft right = EveryKind.rightly(StatementKind.DECLARE_AMP);
        String one = Body.at(right.statement().body(), "legalBasis[0]").toString();
        String other = one.replace("LB-01", "LB-02");

        assertThat(right.withBody(Body.set(right.statement().body(), "legalBasis", "[" + one + "," + one + "]")))
                .isDefective("MALFORMED", "body.legalBasis");
        assertThat(right.withBody(Body.set(right.statement().body(), "legalBasis", "[" + one + "," + other + "]")))
                .isAccepted();
    }

    /** Whatever stands in a member: the contract answers or names a defect, and breaks down over nothing. */
    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void no_value_of_any_member_breaks_the_contract(StatementKind kind) {
        for (Member member : EveryKind.members(kind)) {
            for (String value : ODD_VALUES) {
                Draft odd = member.with(value);
                try {
                    // Most fall here, before anybody needs to sign.
                    SignedStatement.reading(() -> kind.command(odd.statement()));
                    assertThat(odd.judged()).isNotNull();
                } catch (StatementException e) {
                    assertThat(e.code())
                            .as(member + " " + value)
                            .isIn("MALFORMED", "FIELD_UNKNOWN", "OFFICER_NOT_VALID");
                }
            }
        }
    }

    private static void assertCode(String text, String code, String field) {
        assertThatThrownBy(() -> SignedStatement.parse(text)).isInstanceOfSatisfying(StatementException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.field()).isEqualTo(field);
        });
    }
}

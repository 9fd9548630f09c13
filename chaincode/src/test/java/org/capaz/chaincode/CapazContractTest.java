// SPDX-License-Identifier: Apache-2.0
package org.capaz.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.capaz.ledger.certificate.ViewFormat;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.LotRecords;
import org.capaz.ledger.statement.Objection;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.P256;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Statement;
import org.hyperledger.fabric.shim.Chaincode;
import org.hyperledger.fabric.shim.ledger.CompositeKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapazContractTest {
    private static final String PRODUCERS = "ProducersMSP";
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00.123456789Z");
    private static final KeyPair REGISTRAR = keyPair();
    private static final String ATTESTATION = "attestation/AMP-01/03/AT-AMP-01-M3";
    private static final String CHALLENGE = "ab".repeat(32);
    private static final String CERTIFICATE = "3f2a9f0e-7a51-4f0b-9b55-0d0c7e1ab713";

    private final VersionedLedger ledger = new VersionedLedger(new CapazContract(new ContractFunctions("capaz")));

    @Test
    void a_member_founds_itself_and_registers_a_party() {
        found();

        VersionedLedger.Transaction registered = endorse("RegisterParty", party("record-party-1", "AMP-01"));

        assertThat(ledger.commit(registered)).isTrue();
        assertThat(ledger.value(new LedgerKey(Family.PARTY, List.of("AMP-01")).onLedger()))
                .contains("\"name\":\"Cooperativa Demo Minera La Esmeraldita\"");
        assertThat(registered.event.orElseThrow())
                .isEqualTo(
                        "{\"events\":[{\"key\":\"party/AMP-01\",\"name\":\"PartyRegistered\"},{\"key\":\"record/record-party-1\",\"name\":\"StatementRecorded\"}]}");
    }

    @Test
    void every_key_that_is_written_was_read_before() {
        VersionedLedger.Transaction founding = endorse("FoundOrganisation", founding());

        assertThat(founding.writes).isNotEmpty();
        assertThat(founding.reads.keySet()).containsAll(founding.writes.keySet());
    }

    @Test
    void of_two_transactions_that_create_the_same_key_only_the_first_becomes_valid() {
        found();
        VersionedLedger.Transaction first = endorse("RegisterParty", party("record-party-1", "AMP-01"));
        VersionedLedger.Transaction second = endorse("RegisterParty", party("record-party-2", "AMP-01"));
        VersionedLedger.Transaction other = endorse("RegisterParty", party("record-party-3", "AMP-02"));

        assertThat(ledger.commit(first)).isTrue();
        assertThat(ledger.commit(second)).isFalse();
        assertThat(ledger.commit(other)).isTrue();
    }

    @Test
    void a_refusal_begins_with_its_rule_and_the_member_at_fault_and_writes_nothing() {
        found();
        ledger.commit(endorse("RegisterParty", party("record-party-1", "AMP-01")));

        VersionedLedger.Transaction again = endorse("RegisterParty", party("record-party-2", "AMP-01"));

        assertThat(again.response.getStatus()).isEqualTo(Chaincode.Response.Status.INTERNAL_SERVER_ERROR);
        assertThat(again.refusal()).isEqualTo("I3 @body.party party AMP-01 is registered already");
        assertThat(again.writes).isEmpty();
        assertThat(again.event).isEmpty();
    }

    @Test
    void the_same_statement_sent_again_is_answered_and_writes_nothing() {
        found();
        String statement = party("record-party-1", "AMP-01");
        ledger.commit(endorse("RegisterParty", statement));
        int before = ledger.size();

        VersionedLedger.Transaction again = endorse("RegisterParty", statement);

        assertThat(again.payload()).contains("\"repeated\":true");
        assertThat(again.writes).isEmpty();
        assertThat(ledger.size()).isEqualTo(before);
    }

    @Test
    void the_same_client_record_id_with_other_content_is_refused() {
        found();
        ledger.commit(endorse("RegisterParty", party("record-party-1", "AMP-01")));

        assertThat(endorse("RegisterParty", party("record-party-1", "AMP-02")).refusal())
                .startsWith("I4 @statement.id ");
    }

    @Test
    void a_statement_of_a_batch_sees_what_the_one_before_it_writes() {
        String batch = batch(founding(), party("record-party-1", "AMP-01"));

        VersionedLedger.Transaction both = endorse("RecordBatch", batch);

        assertThat(both.response.getStatus()).isEqualTo(Chaincode.Response.Status.SUCCESS);
        assertThat(ledger.commit(both)).isTrue();
    }

    @Test
    void one_refused_statement_refuses_the_whole_batch_and_is_named_by_its_place() {
        found();

        VersionedLedger.Transaction both =
                endorse("RecordBatch", batch(party("record-party-1", "AMP-01"), party("record-party-2", "AMP-01")));

        assertThat(both.refusal()).startsWith("I3 @statements[1].body.party ").endsWith("(statement 2 of the batch)");
        assertThat(both.writes).isEmpty();
    }

    @Test
    void the_third_of_five_that_cannot_be_read_is_named_by_its_place() {
        found();
        Json.Obj right = CanonicalJson.parseObject(party("record-party-3", "AMP-03"));
        Json.Obj coloured = CanonicalJson.parseObject(
                signed("party.register", "record-party-3", partyBody("AMP-03").with("colour", "red")));

        assertThird(right.with("remark", "hello"), "FIELD_UNKNOWN", "statements[2].remark");
        assertThird(coloured, "FIELD_UNKNOWN", "statements[2].body.colour");
        assertThird(right.without("statement"), "MALFORMED", "statements[2].statement");
        assertThird(right.with("signatures", List.<Json>of()), "UNSIGNED", "statements[2].signatures");
        assertThat(five(right).response.getStatus()).isEqualTo(Chaincode.Response.Status.SUCCESS);
    }

    private void assertThird(Json.Obj third, String code, String field) {
        VersionedLedger.Transaction batch = five(third);

        Objection objection = Objection.parse(batch.message()).orElseThrow();
        assertThat(objection.code()).isEqualTo(code);
        assertThat(objection.field()).isEqualTo(field);
        assertThat(objection.because()).endsWith(" (statement 3 of the batch)");
        assertThat(batch.writes).isEmpty();
    }

    private VersionedLedger.Transaction five(Json.Obj third) {
        return endorse(
                "RecordBatch",
                batch(
                        party("record-party-1", "AMP-01"),
                        party("record-party-2", "AMP-02"),
                        CanonicalJson.write(third),
                        party("record-party-4", "AMP-04"),
                        party("record-party-5", "AMP-05")));
    }

    @Test
    void a_statement_carried_by_another_member_is_refused() {
        found();

        String statement = party("record-party-1", "AMP-01");

        assertThat(ledger.endorse("TradersMSP", NOW, "RegisterParty", statement).refusal())
                .startsWith("I1 @statement.actor ");
        assertThat(endorse("RegisterParty", statement).response.getStatus())
                .isEqualTo(Chaincode.Response.Status.SUCCESS);
    }

    @Test
    void a_statement_under_a_function_of_another_kind_is_refused() {
        found();

        assertThat(endorse("OfferCustody", party("record-party-1", "AMP-01")).refusal())
                .startsWith("KIND_UNKNOWN ");
    }

    @Test
    void a_defect_leaves_with_its_code_and_the_member_at_fault() {
        found();
        String bare = signed("party.register", "record-party-1", Json.object());

        assertThat(Objection.parse(endorse("RegisterParty", bare).message()))
                .contains(new Objection(
                        "MALFORMED",
                        "body.party",
                        Message.AT_FIELD
                                .with("field", Argument.id("body.party"))
                                .and("what", Message.MEMBER_MISSING.with("what", Message.A_STRING.sentence()))));
        assertThat(Objection.parse(endorse("RegisterParty", party("record-party-1", "AMP 1"))
                        .message()))
                .map(Objection::field)
                .contains("body.party");
        assertThat(endorse("RegisterParty", party("record-party-1", "AMP-01"))
                        .response
                        .getStatus())
                .isEqualTo(Chaincode.Response.Status.SUCCESS);
    }

    @Test
    void a_statement_that_is_not_canonical_is_refused() {
        assertThat(endorse("FoundOrganisation", " " + founding()).refusal()).startsWith("MALFORMED ");
    }

    @Test
    void more_than_64_KiB_are_refused_before_anything_is_read() {
        VersionedLedger.Transaction huge = endorse("FoundOrganisation", "[" + "1,".repeat(40_000) + "1]");

        assertThat(huge.refusal()).startsWith("TOO_LARGE ");
        assertThat(huge.reads).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nothing", "", "foundOrganisation"})
    void a_function_that_is_not_in_the_table_is_refused(String function) {
        assertThat(endorse(function, "{}").refusal()).startsWith("FUNCTION_UNKNOWN ");
    }

    @Test
    void the_metadata_names_every_function_of_the_table() {
        String metadata = ledger.endorse(PRODUCERS, NOW, "org.hyperledger.fabric:GetMetadata")
                .payload();

        assertThat(Stream.of(StatementKind.values()).map(StatementKind::function))
                .allSatisfy(function -> assertThat(metadata).contains("\"name\":\"" + function + "\""));
        assertThat(metadata)
                .contains("RecordBatch", "Heartbeat", "LabelView", "StateView", "StatusView", "AttestationView");
    }

    @Test
    void the_state_view_of_an_unknown_certificate_proves_its_absence() {
        VersionedLedger.Transaction view = endorse("StateView", CERTIFICATE, CHALLENGE);

        assertThat(view.payload())
                .isEqualTo(
                        "{\"asOf\":1793534400,\"at\":null,\"cc\":\"capaz\",\"certId\":\"" + CERTIFICATE
                                + "\",\"ch\":\"capaz\",\"challenge\":\"" + CHALLENGE
                                + "\",\"head\":null,\"notices\":[],\"noticesMore\":0,\"reason\":null,\"record\":null,\"state\":\"UNKNOWN\",\"type\":\"gold-state/2\"}");
        assertThat(view.reads.keySet()).containsExactly("cert:" + CERTIFICATE, "head", "status:" + CERTIFICATE);
        assertThat(view.writes).isEmpty();
    }

    @Test
    void the_state_view_of_a_certificate_reads_its_three_keys_and_beside_them_composite_keys_only() {
        Consortium issued = LotRecords.issued();
        var holding = new VersionedLedger(new CapazContract(new ContractFunctions("capaz"))).holding(issued.ledger());

        VersionedLedger.Transaction view =
                holding.endorse(PRODUCERS, issued.now(), "StateView", CERTIFICATE, CHALLENGE);

        assertThat(view.payload()).contains("\"notices\":[],\"noticesMore\":0", "\"state\":\"ISSUED\"");
        assertThat(view.reads.keySet().stream().filter(key -> !key.startsWith("\0")))
                .containsExactly("cert:" + CERTIFICATE, "head", "status:" + CERTIFICATE);
        assertThat(view.ranges.keySet()).isNotEmpty().allMatch(prefix -> prefix.startsWith("\0"));
        assertThat(view.writes).isEmpty();
    }

    @Test
    void the_view_of_an_attestation_reads_the_heartbeat_its_record_and_composite_keys_only() {
        Consortium issued = LotRecords.issued();
        var holding = new VersionedLedger(new CapazContract(new ContractFunctions("capaz"))).holding(issued.ledger());

        VersionedLedger.Transaction view =
                holding.endorse(PRODUCERS, issued.now(), "AttestationView", ATTESTATION, CHALLENGE);

        assertThat(view.payload()).contains("\"state\":\"ACTIVE\"", "\"issuer\":\"AUD-01\"", "\"notices\":[]");
        assertThat(view.reads.keySet().stream().filter(key -> !key.startsWith("\0")))
                .containsExactly("head");
        assertThat(view.reads.keySet()).contains(ViewFormat.attestationKey(ATTESTATION));
        assertThat(view.ranges.keySet()).isNotEmpty().allMatch(prefix -> prefix.startsWith("\0"));
        assertThat(view.writes).isEmpty();
    }

    @Test
    void of_an_attestation_that_is_none_nothing_is_signed() {
        assertThat(endorse("AttestationView", ATTESTATION, CHALLENGE).refusal())
                .startsWith("ATTESTATION_UNKNOWN @attestation ");
        assertThat(endorse("AttestationView", "lot/LE", CHALLENGE).refusal())
                .startsWith("MALFORMED @attestation attestation: ");
    }

    @Test
    void a_challenge_that_is_not_32_bytes_is_refused() {
        assertThat(endorse("StateView", CERTIFICATE, "abcd").refusal()).startsWith("MALFORMED @challenge challenge: ");
    }

    @Test
    void the_heartbeat_counts_up_and_not_more_often_than_hourly() {
        ledger.commit(endorse("Heartbeat", "0"));

        assertThat(endorse("Heartbeat", "0").refusal()).startsWith("HEARTBEAT_TOO_SOON ");
        assertThat(endorse("Heartbeat", "7").refusal()).startsWith("COUNT_WRONG ");
        assertThat(ledger.commit(ledger.endorse(PRODUCERS, NOW.plusSeconds(3_600), "Heartbeat", "0")))
                .isTrue();
        assertThat(ledger.value("head")).isEqualTo("{\"at\":1793538000,\"count\":0,\"seq\":2}");
    }

    @Test
    void the_status_view_binds_the_published_bits_to_the_challenge() {
        VersionedLedger.Transaction view = endorse("StatusView", CHALLENGE);

        // SHA-256 of 16 384 zero bytes: nothing is listed as not issued.
        assertThat(view.payload())
                .contains("\"digest\":\"4fe7b59af6de3b665b67788cc2f99892ab827efae3a467342b3bb4e3bc8e5bfe\"");
        assertThat(view.reads.keySet()).containsExactly("head", "notissued");
    }

    @Test
    void keys_have_the_form_that_fabric_gives_them() {
        LedgerKey key = new LedgerKey(Family.ATTESTATION, List.of("AMP-01", "03", "AT-7"));

        assertThat(key.onLedger()).isEqualTo(new CompositeKey(key.family().onLedger(), key.parts()).toString());
        assertThat(LedgerKey.parse(key.onLedger())).isEqualTo(key);
    }

    private void found() {
        assertThat(ledger.commit(endorse("FoundOrganisation", founding()))).isTrue();
    }

    private VersionedLedger.Transaction endorse(String... arguments) {
        return ledger.endorse(PRODUCERS, NOW, arguments);
    }

    private static String founding() {
        Json.Obj officer = Json.object()
                .with("kind", "P256")
                .with(
                        "spki",
                        Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(REGISTRAR.getPublic().getEncoded()))
                .with("validFrom", NOW.getEpochSecond() - 60)
                .with("validTo", NOW.getEpochSecond() + 86_400);
        return signed(
                "organisation.found",
                "record-founding",
                Json.object().with("name", "Demo Producers").with("officer", officer));
    }

    private static String party(String recordId, String party) {
        return signed("party.register", recordId, partyBody(party));
    }

    private static Json.Obj partyBody(String party) {
        return Json.object()
                .with("party", party)
                .with("name", "Cooperativa Demo Minera La Esmeraldita")
                .with("roles", Json.texts(List.of("AMP")))
                .with("country", "CO")
                .with("municipality", "52385")
                .with("registrations", List.<Json>of());
    }

    private static String signed(String kind, String recordId, Json.Obj body) {
        Statement statement = new Statement(
                kind, "capaz", new RecordId(recordId), PRODUCERS, Instant.ofEpochSecond(NOW.getEpochSecond()), body);
        OfficerSignature signature = new OfficerSignature(
                OfficerId.of(REGISTRAR.getPublic().getEncoded()),
                OfficerSignature.Method.OWN_KEY,
                P256.sign(REGISTRAR.getPrivate(), statement.signedBytes(OfficerSignature.Method.OWN_KEY)));
        return CanonicalJson.write(new SignedStatement(statement, List.of(signature)).json());
    }

    private static String batch(String... signed) {
        return CanonicalJson.write(Json.object()
                .with("statements", Stream.of(signed).map(CanonicalJson::parse).toList()));
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

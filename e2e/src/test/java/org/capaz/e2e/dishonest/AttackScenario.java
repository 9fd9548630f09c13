// SPDX-License-Identifier: Apache-2.0
package org.capaz.e2e.dishonest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.capaz.e2e.Gateway;
import org.capaz.e2e.Officer;
import org.capaz.e2e.Run;
import org.capaz.e2e.Transport;
import org.capaz.e2e.World;
import org.capaz.gateway.buyer.Chromium;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.verifier.label.LabelPayload;
import org.capaz.verifier.label.LabelText;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.verdict.StatedPremium;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A dishonest gateway, and a whole forged network: whoever has the label and the anchor is never told "valid" by them, and
 * never told "forged" of what is genuine, by the program and on a telephone. The real network stands behind; what it says is
 * asked between the lies.
 */
@Order(15)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(World.class)
class AttackScenario {
    private static final String CHALLENGE = "5a".repeat(32);
    private static final Duration LONGEST_CHECK = Duration.ofSeconds(60);

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final Phone PHONE = new Phone(CHROMIUM);

    @TempDir
    Path folder;

    private static String label() throws IOException {
        return Files.readString(World.demoFile("label.txt")).strip();
    }

    private static Json.Obj verify(int exit, String... arguments) {
        Run verdict = Run.capaz(World.at("verify", arguments));
        assertThat(verdict.exit()).as("%s", verdict).isEqualTo(exit);
        return CanonicalJson.parseObject(verdict.out());
    }

    private static String verdict(Json.Obj report) {
        return Fields.of(report).text("verdict");
    }

    /**
     * Asked of that gateway alone, by the program and by a telephone: genuine, for the label is; but its answer proves nothing of
     * the present.
     */
    private static void provesNothing(LyingGateway.Lie lie) throws IOException {
        try (LyingGateway gateway = new LyingGateway(lie)) {
            Instant begun = Instant.now();
            Json.Obj report = verify(2, label(), "--live=" + gateway.address(), "--json");
            assertThat(verdict(report)).isEqualTo("GENUINE_STATUS_UNKNOWN");
            assertThat(Duration.between(begun, Instant.now())).isLessThan(LONGEST_CHECK);

            Phone.Shown shown = PHONE.scans(label(), gateway);
            assertThat(shown.verdict()).isEqualTo("GENUINE_STATUS_UNKNOWN");
            assertThat(shown.classes()).contains("amber");
        }
    }

    private static void onPhone(String verdict, String colour) throws IOException {
        Phone.Shown shown = PHONE.scans(label());
        assertThat(shown.verdict()).isEqualTo(verdict);
        assertThat(shown.classes()).contains(colour);
    }

    // One gateway

    @Test
    void an_altered_record_beside_a_good_answer_condemns_nothing() throws IOException {
        provesNothing((exchange, question) -> {
            Json.Obj answer = LyingGateway.honest("buyers", question);
            String value = Fields.of(answer).text("value");
            assertThat(value).contains("\"material\":\"");
            LyingGateway.send(exchange, answer.with("value", value.replace("\"material\":\"", "\"material\":\"X")));
        });
    }

    @Test
    void a_state_that_the_gateway_invents_proves_nothing() throws IOException {
        provesNothing((exchange, question) -> LyingGateway.send(
                exchange, LyingGateway.stating("FROZEN", "ISSUED", LyingGateway.honest("buyers", question))));
    }

    @Test
    void an_old_answer_is_not_taken_for_a_new_one() throws IOException {
        AtomicReference<Json.Obj> kept = new AtomicReference<>();
        provesNothing((exchange, question) -> {
            kept.compareAndSet(null, LyingGateway.honest("buyers", LyingGateway.question(CHALLENGE)));
            LyingGateway.send(exchange, kept.get());
        });
        assertThat(kept.get()).isNotNull();
    }

    @Test
    void the_answer_to_another_certificates_question_proves_nothing() throws IOException {
        provesNothing((exchange, question) -> LyingGateway.send(
                exchange,
                LyingGateway.honest(
                        "buyers",
                        CanonicalJson.write(CanonicalJson.parseObject(question)
                                .with("certId", "00000000-0000-4000-8000-000000000000")))));
    }

    @Test
    void an_answer_that_trickles_costs_seconds_and_no_more() throws IOException {
        provesNothing((exchange, question) -> LyingGateway.sendForEver(exchange, new byte[] {'{'}, 200));
    }

    @Test
    void an_answer_that_never_ends_costs_seconds_and_no_memory() throws IOException {
        provesNothing((exchange, question) -> LyingGateway.sendForEver(exchange, new byte[65_536], 1));
    }

    @Test
    void garbage_is_no_answer() throws IOException {
        provesNothing((exchange, question) ->
                LyingGateway.send(exchange, "<html>VALID</html>".getBytes(StandardCharsets.UTF_8)));
        provesNothing((exchange, question) -> LyingGateway.send(
                exchange, LyingGateway.honest("buyers", question).with("payloads", Json.texts(List.of("AAAA")))));
    }

    @Test
    void an_answer_without_the_other_members_proves_nothing() throws IOException {
        provesNothing((exchange, question) ->
                LyingGateway.send(exchange, LyingGateway.signedByOne(LyingGateway.honest("buyers", question))));
    }

    @Test
    void the_same_proxy_without_a_lie_is_believed() throws IOException {
        try (LyingGateway honest = new LyingGateway(
                (exchange, question) -> LyingGateway.send(exchange, LyingGateway.honest("buyers", question)))) {
            assertThat(verdict(verify(0, label(), "--live=" + honest.address(), "--json")))
                    .isEqualTo("VALID_NOW");
            Phone.Shown shown = PHONE.scans(label(), honest);
            assertThat(shown.verdict()).isEqualTo("VALID_NOW");
            assertThat(shown.classes()).contains("issued");
        }
    }

    // What a gateway would hide

    @Test
    void a_suspension_is_not_hidden_by_an_old_view_nor_by_an_old_list() throws IOException {
        Json.Obj before = LyingGateway.honest("buyers", LyingGateway.question(CHALLENGE));
        Path list = statusList("before.json");
        suspend();
        try {
            provesNothing((exchange, question) -> LyingGateway.send(exchange, before));
            assertThat(verdict(verify(1, label(), "--live", "--json"))).isEqualTo("SUSPENDED");
            onPhone("SUSPENDED", "over");

            // The list of before says what was true then, with its time, and nothing once it is too old.
            assertThat(verdict(verify(0, label(), "--status", list.toString(), "--json")))
                    .isEqualTo("GENUINE_AS_OF");
            String later = Long.toString(Instant.now().plus(Duration.ofDays(4)).getEpochSecond());
            assertThat(verdict(verify(0, label(), "--status", list.toString(), "--now", later, "--json")))
                    .isEqualTo("GENUINE_STATUS_UNKNOWN");
            assertThat(verdict(verify(
                            1, label(), "--status", statusList("after.json").toString(), "--json")))
                    .isEqualTo("NO_LONGER_ISSUED");
        } finally {
            reinstate();
        }
        // The list of after, which was kept above, gives way to the fresh one of the member that answered.
        assertThat(verdict(verify(0, label(), "--live", "--json"))).isEqualTo("VALID_NOW");
        assertThat(verdict(verify(0, label(), "--json"))).isEqualTo("GENUINE_AS_OF");
        onPhone("VALID_NOW", "issued");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void what_is_filed_against_the_bar_comes_with_the_members_answer_and_cannot_be_left_out() throws IOException {
        Json.Obj before = LyingGateway.honest("buyers", LyingGateway.question(CHALLENGE));
        Officer driver = Officer.of("traders", "car-01-driver");
        recorded(
                driver,
                "flag.raise",
                "CAR-01",
                Json.object()
                        .with("lot", "LE")
                        .with("ground", "GRIEVANCE")
                        .with("reason", "WEIGHING")
                        .with("evidence", Digest.hex("Demo letter of a carrier")));

        Json.Obj report = verify(4, label(), "--live", "--json");
        assertThat(verdict(report)).isEqualTo("VALID_WITH_NOTICE");
        assertThat(report.get("notices"))
                .isEqualTo(Json.array(
                        List.of(Json.object().with("code", "LOT_NOTICED").with("subject", "LE"))));
        onPhone("VALID_WITH_NOTICE", "amber");
        provesNothing((exchange, question) -> LyingGateway.send(exchange, before));
        printedOnlyWhenConfirmed();
    }

    private static void printedOnlyWhenConfirmed() {
        String path = "/v1/certificates/" + World.certificate() + "/label?format=svg";
        Officer custodian = Officer.of("buyers", "ref-01-custodian");
        Gateway.Answer asked = Gateway.of("buyers").get(path, custodian);
        assertThat(asked.status()).as(asked.body()).isEqualTo(409);
        assertThat(asked.body()).contains("Something was filed against lot LE");

        String confirmation = asked.header("X-Label-Confirmation").orElseThrow();
        Gateway.Answer printed = Gateway.of("buyers").get(path + "&confirm=" + confirmation, custodian);
        assertThat(printed.status()).as(printed.body()).isEqualTo(200);
        assertThat(printed.body()).contains("With notice");
    }

    private Path statusList(String name) throws IOException {
        Gateway.Answer list = Gateway.of("traders")
                .post("/v1/status", CanonicalJson.write(Json.object().with("challenge", CHALLENGE)));
        assertThat(list.status()).as(list.body()).isEqualTo(200);
        return Files.writeString(folder.resolve(name), list.body());
    }

    static void suspend() {
        recorded(
                Officer.of("buyers", "ref-01-custodian"),
                "certificate.suspend",
                "REF-01",
                named().with("reason", "UNDER-REVIEW"));
    }

    static void reinstate() {
        recorded(Officer.of("buyers", "ref-01-custodian"), "certificate.reinstate", "REF-01", named());
    }

    private static Json.Obj named() {
        return Json.object().with("certificates", Json.texts(List.of(World.certificate())));
    }

    private static void recorded(Officer officer, String kind, String actor, Json.Obj body) {
        Json.Obj signed = officer.signs(Officer.statement(kind, actor, body));
        Gateway.Answer answer =
                Gateway.onceNotBusy(() -> Gateway.of(officer.member()).submit(signed, officer));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        World.MEMBERS.forEach(member -> World.awaitRead(member, answer.number("block")));
    }

    @Test
    void a_page_that_shows_another_seal_than_was_signed_is_told_on_the_telephone() throws IOException {
        Phone.Shown shown = PHONE.scans(label(), page -> {
            assertThat(page).contains("S-000950");
            return page.replace("S-000950", "S-000951");
        });

        assertThat(shown.verdict()).isEqualTo("VALID_NOW");
        assertThat(shown.classes()).contains("over");
    }

    // A forged network

    /** Another network of the same names, with keys, members and labels of its own, complete and consistent. */
    private static Path forged(String name) {
        return World.ROOT.resolve("verifier/src/test/resources/vectors").resolve(name);
    }

    private static String forgedLabel() throws IOException {
        return Fields.of(CanonicalJson.parseObject(Files.readString(forged("valid/live-issued.json"))))
                .text("label");
    }

    @Test
    void a_label_of_a_forged_network_of_the_same_names_proves_nothing_here() throws IOException {
        assertThat(verdict(verify(2, forgedLabel(), "--json"))).isEqualTo("COULD_NOT_BE_CHECKED");
        assertThat(PHONE.scans(forgedLabel()).verdict()).isEqualTo("COULD_NOT_BE_CHECKED");

        LabelText text = LabelText.parse(forgedLabel());
        LabelPayload label = LabelPayload.read(text.payload());
        Anchor real = Anchor.read(Files.readAllBytes(World.demoFile("anchor.json")));
        var tagged = new LabelPayload(
                real.networkTag(),
                label.proposalHash(),
                real.definitions().getFirst().place(),
                label.certificate(),
                label.status(),
                label.claims(),
                label.signatures());
        String disguised = new LabelText(label().substring(0, label().indexOf('#')), tagged.bytes()).text();

        // Its signers are no members' peers; a directory that says so says nothing, so nobody known has signed.
        Json.Obj report = verify(2, disguised, "--peers", forged("peers.json").toString(), "--json");

        assertThat(verdict(report)).isEqualTo("COULD_NOT_BE_CHECKED");
        assertThat(Fields.of(report).text("code")).isEqualTo("E-QUORUM");
        Phone.Shown shown = PHONE.scans(disguised);
        assertThat(shown.verdict()).isEqualTo("COULD_NOT_BE_CHECKED");
        assertThat(shown.code()).isEqualTo("E-QUORUM");
    }

    @Test
    void a_genuine_label_cannot_be_checked_against_the_anchor_of_a_forged_network() throws IOException {
        Json.Obj report = verify(2, label(), "--anchor", forged("anchor.json").toString(), "--json");

        assertThat(verdict(report)).isEqualTo("COULD_NOT_BE_CHECKED");
        assertThat(Fields.of(report).text("code")).isEqualTo("E-NET-UNKNOWN");
    }

    // Files only

    @Test
    void the_published_bundle_proves_facts_place_and_validity_from_files_alone() throws IOException {
        Gateway.Answer led = Gateway.of("assurance").get("/v1/bundles/of/" + World.certificate());
        assertThat(led.status()).as(led.body()).isEqualTo(303);
        String place = led.header("Location").orElseThrow();
        Gateway.Answer file = Gateway.of("assurance").get(place);
        assertThat(file.status()).isEqualTo(200);
        Path bundle = Files.writeString(folder.resolve("bundle.json"), file.body());
        assertThat(place).endsWith(Digest.hex(file.response().body()));

        Json.Obj report = verify(0, bundle.toString(), "--json");

        assertThat(verdict(report)).isEqualTo("GENUINE_AS_OF");
        for (String step : List.of("A6", "A3", "A4", "A5", "A9")) {
            assertThat(result(report, step)).as(step).hasValue("PASSED");
        }
        assertThat(result(report, "A")).hasValue("NOT_MADE");
        assertThat(result(report, "P")).hasValue("PASSED");
        Fields premium = Fields.of(report).object("premium");
        assertThat(premium.text("mspId")).isEqualTo("AssuranceMSP");
        assertThat(premium.objects("owed", StatedPremium.Owed::read))
                .extracting(StatedPremium.Owed::state)
                .isNotEmpty();
        assertThat(((Json.Arr) report.get("producers")).items()).isNotEmpty();
    }

    @Test
    void a_bundle_whose_issuing_transaction_stands_elsewhere_is_not_genuine() throws IOException {
        Json.Obj bundle = published();
        Json.Obj issue = Fields.of(bundle).rawObject("issue");
        Path moved = Files.writeString(
                folder.resolve("bundle.json"), CanonicalJson.write(bundle.with("issue", issue.with("tx", 77))));

        Json.Obj report = verify(1, moved.toString(), "--json");

        assertThat(verdict(report)).isEqualTo("NOT_GENUINE");
        assertThat(Fields.of(report).text("code")).isEqualTo("E-PLACE");
    }

    private static Json.Obj published() {
        Gateway.Answer led = Gateway.of("assurance").get("/v1/bundles/of/" + World.certificate());
        assertThat(led.status()).as(led.body()).isEqualTo(303);
        return Gateway.of("assurance").get(led.header("Location").orElseThrow()).json();
    }

    @Test
    void what_was_ordered_but_is_invalid_proves_nothing_and_changes_nothing() throws Exception {
        Officer refiner = Officer.of("buyers", "ref-01-custodian");
        String suspension = CanonicalJson.write(
                refiner.signs(Officer.statement("certificate.suspend", "REF-01", named().with("reason", "NOT-MEANT"))));
        Json.Obj bundle = published();
        byte[] word;
        try (Transport transport = Transport.of("buyers")) {
            Transport.Ordered ordered =
                    transport.order(List.of("ProducersMSP", "TradersMSP"), "SuspendCertificates", suspension);
            assertThat(ordered.code()).isEqualTo("ENDORSEMENT_POLICY_FAILURE");
            word = transport.endorsedWord(ordered.transaction());
        }
        Json.Obj issue = Fields.of(bundle).rawObject("issue");
        Path swapped = Files.writeString(
                folder.resolve("bundle.json"),
                CanonicalJson.write(
                        bundle.with("issue", issue.with("validity", Json.texts(List.of(Base64Url.encode(word)))))));

        Json.Obj report = verify(1, swapped.toString(), "--json");

        assertThat(verdict(report)).isEqualTo("NOT_GENUINE");
        assertThat(Fields.of(report).text("code")).isEqualTo("E-TX-INVALID");
        assertThat(verdict(verify(0, label(), "--live", "--json"))).isEqualTo("VALID_NOW");
        onPhone("VALID_NOW", "issued");
    }

    @Test
    void the_list_of_the_day_of_any_member_answers_without_a_network() throws IOException {
        Gateway.Answer list = Gateway.of("assurance").get("/.well-known/gold/status.json");
        assertThat(list.status()).as(list.body()).isEqualTo(200);
        Path file = Files.writeString(folder.resolve("status.json"), list.body());

        assertThat(verdict(verify(0, label(), "--status", file.toString(), "--json")))
                .isEqualTo("GENUINE_AS_OF");
    }

    private static Optional<String> result(Json.Obj report, String step) {
        return ((Json.Arr) report.get("checks"))
                .items().stream()
                        .map(check -> Fields.of((Json.Obj) check))
                        .filter(check -> check.text("step").equals(step))
                        .map(check -> check.text("result"))
                        .findFirst();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.capaz.gateway.AuditTrail;
import org.capaz.gateway.Database;
import org.capaz.gateway.Settings;
import org.capaz.gateway.TestGateway;
import org.capaz.gateway.TestOfficer;
import org.capaz.gateway.buyer.Chromium;
import org.capaz.gateway.cooperative.OfficeTest;
import org.capaz.gateway.cooperative.Phone;
import org.capaz.gateway.intake.PageStatements;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.payment.Payment;
import org.capaz.ledger.registry.Officer;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People of a cooperative get their keys by links, on their own phones and on a shared one, in a real browser. */
class EnrolmentInBrowserTest extends OfficeTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final String OTHER_PIN = "918273";

    private static DemoOfficer registrar;

    @BeforeAll
    static void findRegistrar() {
        registrar = world.officer("producers-registrar");
    }

    private static DemoOfficer legal(String party) {
        return world.officer(party.toLowerCase(Locale.ROOT) + "-legal");
    }

    private static Phone phone() {
        return new Phone(CHROMIUM, world.now());
    }

    private static HttpResponse<byte[]> as(DemoOfficer officer, String method, String path, Json.Obj body) {
        long now = world.now().getEpochSecond();
        String token =
                new TestOfficer(officer.key()).token("ES256", officer.id().value(), "capaz:producers", now, now + 600);
        return gateway.send(method, path, CanonicalJson.bytes(body), "Authorization", "Bearer " + token);
    }

    private static HttpResponse<byte[]> asksForLink(DemoOfficer officer, String party, String role) {
        return as(
                officer,
                "POST",
                "/v1/enrolments",
                Json.object().with("party", party).with("role", role));
    }

    private static String link(String party, String role) {
        HttpResponse<byte[]> made = asksForLink(registrar, party, role);
        assertThat(made.statusCode()).isEqualTo(201);
        return Body.text(TestGateway.json(made), "link");
    }

    /** The person opens the link and makes a key of the own phone. */
    private static OfficerId makesOwnKey(Phone phone, String link) {
        Page page = opened(phone, link);
        page.click("#own");
        return numberOf(page);
    }

    /** The person makes a key of the shared phone. */
    private static OfficerId makesSharedKey(Phone phone, String link, String pin) {
        Page page = opened(phone, link);
        page.click("#shared");
        phone.typePin(pin);
        phone.typePin(pin);
        return numberOf(page);
    }

    private static Page opened(Phone phone, String link) {
        Page page = phone.page();
        page.navigate("about:blank");
        page.navigate(link);
        page.locator("#choice").waitFor();
        page.fill("#label", "Tesorería");
        return page;
    }

    private static OfficerId numberOf(Page page) {
        page.locator("#made").waitFor();
        return new OfficerId(page.locator("#number").innerText());
    }

    /** The id and the registration of that key, which waits for that officer. */
    private static Map.Entry<String, SignedStatement> waitsFor(DemoOfficer officer, OfficerId key) {
        Json.Obj waiting = TestGateway.json(as(officer, "GET", "/v1/enrolments", Json.object()));
        return Fields.of(waiting)
                .objects("enrolments", one -> {
                    String found = one.text("id");
                    one.text("party");
                    one.text("role");
                    return found;
                })
                .stream()
                .map(id -> Map.entry(
                        id,
                        SignedStatement.read(
                                TestGateway.json(as(officer, "GET", "/v1/enrolments/" + id, Json.object())))))
                .filter(entry ->
                        entry.getValue().signatures().getFirst().officer().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** That officer signs for that key, with a program. */
    private static Json.Obj signsFor(DemoOfficer officer, OfficerId key) {
        var waiting = waitsFor(officer, key);
        Statement registration = waiting.getValue().statement();
        HttpResponse<byte[]> answer = as(
                officer,
                "POST",
                "/v1/enrolments/" + waiting.getKey() + "/signatures",
                Json.object().with("signature", signature(officer, registration)));
        assertThat(answer.statusCode()).as(TestGateway.text(answer)).isEqualTo(200);
        return TestGateway.json(answer);
    }

    private static Json.Obj signature(DemoOfficer officer, Statement statement) {
        var signed = new SignedStatement(statement, List.of(officer.sign(statement)));
        return signed.json().get("signatures") instanceof Json.Arr all
                        && all.items().getFirst() instanceof Json.Obj one
                ? one
                : Json.object();
    }

    /** The registrar and then the legal representative sign for the key that waits. */
    private static void bothSign(String party, OfficerId key) {
        assertThat(Body.text(signsFor(registrar, key), "state")).isEqualTo("WAITING");
        assertThat(Body.text(signsFor(legal(party), key), "state")).isEqualTo("REGISTERED");
    }

    private static Officer registered(OfficerId key) {
        return Officer.find(world.ledger(), key).orElseThrow();
    }

    private static void enters(Phone phone, OfficerId key) {
        Page page = phone.page();
        page.locator("#enter").click();
        page.locator("button[data-officer='" + key.value() + "']").click();
    }

    /** Signs in with the own phone's passkey. */
    private static void entersByItself(Phone phone, OfficerId key) {
        enters(phone, key);
        phone.page().waitForURL("**/cooperative");
        assertThat(phone.page().getAttribute("body", "data-officer")).isEqualTo(key.value());
    }

    @Test
    void two_people_with_two_phones_get_their_keys_and_confirm_a_payment() {
        try (Phone first = phone().withPasskeys(true);
                Phone second = phone().withPasskeys(true);
                Phone third = phone()) {
            OfficerId treasurer = makesOwnKey(first, link("AMP-01", "TREASURER"));
            assertThat(Body.text(signsFor(registrar, treasurer), "state")).isEqualTo("WAITING");
            third.signIn(gateway.address(), legal("AMP-01"));
            signsOnPage(third, treasurer, true);
            entersByItself(first, treasurer);

            OfficerId supervisor = makesOwnKey(second, linkMadeBy(first, "SUPERVISOR"));
            signsOnPage(first, supervisor, false);
            assertThat(Body.text(signsFor(registrar, supervisor), "state")).isEqualTo("REGISTERED");
            entersByItself(second, supervisor);

            answers(first, "P-AMP-01");
            confirms(second, "P-AMP-01");
        }

        assertThat(Payment.find(world.ledger(), new Code("P-AMP-01"))
                        .orElseThrow()
                        .state(world.now(), world.ledger()))
                .isEqualTo(Payment.State.CONFIRMED);
    }

    /** Compares the numbers and signs, with the key of a shared phone or a passkey. */
    private static void signsOnPage(Phone phone, OfficerId expected, boolean withPin) {
        Page page = phone.page();
        page.navigate(page.url().replaceFirst("/cooperative.*", "/cooperative"));
        page.locator("a[href='/cooperative/enrolments']").click();
        Locator waiting = page.locator("section")
                .filter(new Locator.FilterOptions().setHasText(expected.value()))
                .locator("button");
        waiting.click();
        if (withPin) {
            phone.typePin(Phone.PIN);
        }
        waiting.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    private static String linkMadeBy(Phone phone, String role) {
        Page page = phone.page();
        page.navigate(page.url().replaceFirst("/cooperative.*", "/cooperative/enrolments"));
        page.selectOption("select[name=role]", role);
        page.click("#make");
        page.locator("#made").waitFor();
        return page.inputValue("#address");
    }

    private static void answers(Phone phone, String payment) {
        Page page = phone.page();
        page.navigate(page.url().replaceFirst("/cooperative.*", "/cooperative/payments#" + payment));
        page.locator("[data-key=PAY_YES_FULL]").click();
        page.locator("[data-key=PAY_SIGN]").click();
        page.getByText("Usted ya firmó.").waitFor();
    }

    private static void confirms(Phone phone, String payment) {
        Page page = phone.page();
        page.navigate(page.url().replaceFirst("/cooperative.*", "/cooperative/payments#" + payment + "/second"));
        page.locator("[data-key=PAY_SIGN_SECOND]").click();
        page.getByText("Todos leen:").waitFor();
    }

    @Test
    void two_people_with_one_shared_phone_have_a_number_each() {
        try (Phone shared = phone()) {
            OfficerId treasurer = makesSharedKey(shared, link("AMP-01", "TREASURER"), Phone.PIN);
            bothSign("AMP-01", treasurer);
            OfficerId supervisor = makesSharedKey(shared, link("AMP-01", "SUPERVISOR"), OTHER_PIN);
            bothSign("AMP-01", supervisor);
            enters(shared, supervisor);
            shared.typePin(Phone.PIN);
            shared.page()
                    .getByText("Ese no es el número. Intentos que quedan: 4")
                    .waitFor();
            shared.typePin(OTHER_PIN);
            shared.page().waitForURL("**/cooperative");
            shared.signOut();
            shared.page()
                    .locator("button[data-officer='" + treasurer.value() + "']")
                    .click();
            shared.typePin(Phone.PIN);
            shared.page().waitForURL("**/cooperative");

            assertThat(shared.page().getAttribute("body", "data-officer")).isEqualTo(treasurer.value());
            assertThat(registered(supervisor).person())
                    .isNotEqualTo(registered(treasurer).person());
        }
    }

    @Test
    void after_five_wrong_numbers_the_key_is_gone_from_the_shared_phone() {
        try (Phone shared = phone()) {
            OfficerId treasurer = makesSharedKey(shared, link("AMP-01", "TREASURER"), Phone.PIN);
            bothSign("AMP-01", treasurer);
            enters(shared, treasurer);
            for (int left = 4; left > 0; left--) {
                shared.typePin(OTHER_PIN);
                shared.page().getByText("Intentos que quedan: " + left).waitFor();
            }
            shared.typePin(OTHER_PIN);
            shared.page().getByText("su llave se borró de este celular").waitFor();
            shared.page().reload();

            shared.page().locator("#no-key").waitFor();
            assertThat(shared.page().locator("button[data-officer]").count()).isZero();
        }
    }

    @Test
    void a_number_that_anybody_tries_first_or_that_was_typed_differently_is_not_taken() {
        try (Phone shared = phone()) {
            Page page = opened(shared, link("AMP-01", "TREASURER"));
            page.click("#shared");
            shared.typePin("123456");
            page.getByText("Ese es el primero que cualquiera prueba.").waitFor();
            shared.typePin(Phone.PIN);
            shared.typePin(OTHER_PIN);
            page.getByText("Eran dos números diferentes.").waitFor();
            shared.typePin(Phone.PIN);
            shared.typePin(Phone.PIN);

            OfficerId made = numberOf(page);
            assertThat(waitsFor(registrar, made).getValue().signatures()).hasSize(1);
        }
    }

    @Test
    void of_a_lost_phone_the_key_ends_the_person_gets_another_and_what_the_old_one_signed_stands() {
        try (Phone lost = phone().withPasskeys(true);
                Phone found = phone().withPasskeys(true)) {
            OfficerId old = makesOwnKey(lost, link("AMP-02", "TREASURER"));
            bothSign("AMP-02", old);
            entersByItself(lost, old);
            answers(lost, "P-AMP-02");
            try (Phone other = phone()) {
                other.signIn(gateway.address(), legal("AMP-02"));
                Page page = other.page();
                page.navigate(gateway.address() + "/cooperative/payments#P-AMP-02/second");
                page.locator("[data-key=PAY_SIGN_SECOND]").click();
                other.typePin(Phone.PIN);
                page.getByText("Todos leen:").waitFor();
            }
            world.producers()
                    .revokesOfficer(Body.of(
                            "{'officer':'%s','from':%d,'reason':'KEY-LOST'}",
                            old.value(), world.now().getEpochSecond()))
                    .recorded();
            gateway.follow();
            lost.page().reload();
            lost.page().waitForURL(url -> url.contains("/cooperative/sign-in?"));

            HttpResponse<byte[]> made = as(
                    registrar,
                    "POST",
                    "/v1/enrolments",
                    Json.object()
                            .with("party", "AMP-02")
                            .with("role", "TREASURER")
                            .with("person", registered(old).person().value()));
            OfficerId next = makesOwnKey(found, Body.text(TestGateway.json(made), "link"));
            bothSign("AMP-02", next);
            entersByItself(found, next);

            assertThat(registered(next).person()).isEqualTo(registered(old).person());
            assertThat(registered(old).trustedAt(world.now())).isFalse();
            assertThat(Payment.find(world.ledger(), new Code("P-AMP-02"))
                            .orElseThrow()
                            .state(world.now(), world.ledger()))
                    .isEqualTo(Payment.State.CONFIRMED);
        }
    }

    @Test
    void a_link_works_once() {
        String link = link("AMP-01", "TREASURER");
        try (Phone phone = phone().withPasskeys(true)) {
            makesOwnKey(phone, link);
            phone.page().navigate("about:blank");
            phone.page().navigate(link);
            phone.page().locator("#over").waitFor();

            assertThat(phone.page().locator("#choice").isVisible()).isFalse();
        }
    }

    @Test
    void a_link_works_for_two_days() {
        String secret = link("AMP-01", "TREASURER").replaceFirst(".*#", "");

        assertThat(after(Duration.ofHours(48).minusSeconds(1)).open(secret)).isPresent();
        assertThat(after(Duration.ofHours(48)).open(secret)).isEmpty();
    }

    /** The same links when so much time has passed. */
    private static Enrolments after(Duration passed) {
        return new Enrolments(
                gateway.bean(EnrolmentStore.class),
                gateway.bean(PageStatements.class),
                gateway.bean(LedgerStateReader.class),
                gateway.bean(AuditTrail.class),
                gateway.bean(Settings.class),
                Clock.fixed(world.now().plus(passed), ZoneOffset.UTC));
    }

    @Test
    void the_registrar_alone_makes_nobody_an_officer_of_a_party_that_has_some() {
        try (Phone phone = phone()) {
            OfficerId own = makesSharedKey(phone, link("AMP-01", "TREASURER"), Phone.PIN);
            Json.Obj answer = signsFor(registrar, own);

            assertThat(Body.text(answer, "state")).isEqualTo("WAITING");
            assertThat(answer.get("missing").toString()).contains("AMP-01");
            assertThat(Officer.find(world.ledger(), own)).isEmpty();
            SignedStatement signed = waitsFor(registrar, own).getValue();
            HttpResponse<byte[]> sent = as(registrar, "POST", "/v1/statements?dryRun=true", signed.json());
            assertThat(TestGateway.text(sent)).contains("AMP-01");

            assertThat(Body.text(signsFor(legal("AMP-01"), own), "state")).isEqualTo("REGISTERED");
            assertThat(registered(own).owner()).isEqualTo("AMP-01");
        }
    }

    @Test
    void nobody_signs_for_a_key_in_the_name_of_another_or_for_a_party_of_others() {
        try (Phone phone = phone()) {
            OfficerId own = makesSharedKey(phone, link("AMP-01", "TREASURER"), Phone.PIN);
            var waiting = waitsFor(registrar, own);
            String path = "/v1/enrolments/" + waiting.getKey() + "/signatures";
            Json.Obj ofRegistrar = Json.object()
                    .with("signature", signature(registrar, waiting.getValue().statement()));

            assertThat(as(legal("AMP-01"), "POST", path, ofRegistrar).statusCode())
                    .isEqualTo(404);
            assertThat(as(legal("AMP-02"), "POST", path, ofRegistrar).statusCode())
                    .isEqualTo(404);
            assertThat(as(registrar, "POST", path, ofRegistrar).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void nobody_makes_a_link_for_a_party_of_others() {
        DemoOfficer neighbour = legal("AMP-02");

        assertThat(asksForLink(registrar, "TRD-01", "TREASURER").statusCode()).isEqualTo(404);
        assertThat(asksForLink(neighbour, "AMP-01", "TREASURER").statusCode()).isEqualTo(404);
        assertThat(asksForLink(registrar, "AMP-01", "TREASURER").statusCode()).isEqualTo(201);
        assertThat(asksForLink(legal("AMP-01"), "AMP-01", "TREASURER").statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_device_that_does_not_recognise_its_owner_makes_no_key() {
        try (Phone phone = phone().withPasskeys(false)) {
            opened(phone, link("AMP-01", "TREASURER"));
            phone.page().click("#own");

            phone.page().locator("#failed").waitFor();
        }
    }

    @Test
    void links_keys_and_sign_ins_are_recorded_by_key() {
        try (Phone phone = phone()) {
            int before = events().size();
            OfficerId key = makesSharedKey(phone, link("AMP-01", "TREASURER"), Phone.PIN);
            bothSign("AMP-01", key);
            enters(phone, key);
            phone.typePin(Phone.PIN);
            phone.page().waitForURL("**/cooperative");
            phone.signOut();

            List<String> all = events();
            assertThat(all.subList(before, all.size()))
                    .containsExactly(
                            "LINK_MADE " + registrar.id(),
                            "KEY_MADE " + key,
                            "KEY_SIGNED_FOR " + registrar.id(),
                            "KEY_SIGNED_FOR " + legal("AMP-01").id(),
                            "SIGNED_IN " + key,
                            "SIGNED_OUT " + key);
        }
    }

    private static List<String> events() {
        return gateway.bean(Database.class)
                .list(
                        "select event || ' ' || officer from office.office_event order by number",
                        row -> row.getString(1));
    }
}

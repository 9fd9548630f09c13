// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.buyer.Chromium;
import org.capaz.gateway.buyer.Reader;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.MessageKey;
import org.capaz.ledger.message.Messages;
import org.capaz.ledger.payment.Payment;
import org.capaz.ledger.payment.Receipt;
import org.capaz.ledger.registry.Officer;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The people of a cooperative go through every state of its pages, in both languages, on phones with a shared key: each can be read
 * by everybody (axe, 320 to 1280 px, which is 400 % of zoom too) and touched, and is kept as a picture.
 */
class EveryStateInBrowserTest {
    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static final String OTHER_PIN = "918273";

    @TempDir
    static Path folder;

    private static final Map<Language, Office> OFFICES = new EnumMap<>(Language.class);

    private final List<Phone> phones = new ArrayList<>();
    private Office office;
    private Language language;

    /** People of each language answer their own payments. */
    private record Office(Consortium world, CaseGateway gateway) {}

    @BeforeAll
    static void open() {
        for (Language language : Language.values()) {
            Consortium world = WorkedCase.unansweredWithCertificate();
            CaseGateway gateway =
                    new CaseGateway(world, "ProducersMSP", Map.of("capaz.notice.folder", folder.toString()));
            OFFICES.put(language, new Office(world, gateway.recording("ProducersMSP")));
        }
    }

    @AfterAll
    static void close() {
        OFFICES.values().forEach(office -> office.gateway().close());
        OFFICES.clear();
    }

    @AfterEach
    void putPhonesDown() {
        phones.forEach(Phone::close);
    }

    private void of(Language people) {
        language = people;
        office = OFFICES.get(people);
    }

    private Phone phone() {
        Phone phone = new Phone(CHROMIUM, office.world().now(), language);
        phones.add(phone);
        return phone;
    }

    private DemoOfficer officer(String name) {
        return office.world().officer(name);
    }

    private String address(String path) {
        return office.gateway().address() + path;
    }

    /** The sentence up to its first slot. */
    private String said(String key) {
        MessageKey message = () -> key;
        return Messages.in(language).text(message).replaceFirst("\\{.*", "").strip();
    }

    private void awaits(Page page, String key) {
        page.getByText(said(key)).first().waitFor();
    }

    private void signIn(Phone phone, String name, String path) {
        phone.signIn(office.gateway().address(), officer(name), path);
    }

    /** The field that has the focus, and says what is wrong with it. */
    private static Object wrong(Page page) {
        page.locator("[aria-invalid=true]").first().waitFor();
        return page.evaluate("() => { const { name, ariaInvalid, ariaDescribedByElements } = document.activeElement;"
                + " return ariaInvalid === 'true' && ariaDescribedByElements[0].checkVisibility() ? name : null; }");
    }

    private static void choose(Phone phone, String key) {
        phone.page().locator("[data-key=" + key + "]").click();
    }

    private static void sign(Phone phone, String key) {
        choose(phone, key);
        phone.typePin(Phone.PIN);
    }

    /** Signs as the first, and passes the phone on. */
    private void signsFirst(Phone shared) {
        sign(shared, "PAY_SIGN");
        awaits(shared.page(), "PAY_WAITS_SECOND");
        shared.signOut();
    }

    private void signsSecond(Phone shared, String name, String payment) {
        signIn(shared, name, "/cooperative/payments#" + payment + "/second");
        sign(shared, "PAY_SIGN_SECOND");
        awaits(shared.page(), "PAY_DONE");
    }

    private Payment.State state(String payment) {
        return Payment.find(office.world().ledger(), new Code(payment))
                .orElseThrow()
                .state(office.world().now(), office.world().ledger());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void two_people_confirm_in_full_on_one_phone(Language people) {
        of(people);
        Phone shared = phone();
        Page page = shared.page();
        signIn(shared, "amp-01-treasurer", "/cooperative");
        shared.fits("home");
        Reader.reachesAllByKeyboard(page);
        page.locator("a[href='/cooperative/payments']").click();
        page.locator("a[href='#P-AMP-01']").waitFor();
        shared.fits("payments");
        page.locator("a[href='#P-AMP-01']").click();
        awaits(page, "PAY_QUESTION");
        shared.fits("payment-question");
        Reader.reachesAllByKeyboard(page);
        choose(shared, "PAY_YES_FULL");
        List<String> first = signedWords(page);
        shared.fits("payment-check");
        Reader.reachesAllByKeyboard(page);
        choose(shared, "PAY_SIGN");
        page.locator("dialog[open]").waitFor();
        shared.fits("pin");
        shared.typePin(Phone.PIN);
        awaits(page, "PAY_WAITS_SECOND");
        shared.fits("payment-waits-second");
        assertThat(state("P-AMP-01")).isEqualTo(Payment.State.DECLARED);

        shared.signOut();
        signIn(shared, "amp-01-legal", "/cooperative/payments");
        page.locator("a[href='#P-AMP-01/second']").waitFor();
        shared.fits("payments-second");
        page.locator("a[href='#P-AMP-01/second']").click();
        awaits(page, "PAY_SECOND_TITLE");
        assertThat(signedWords(page)).isEqualTo(first);
        shared.fits("payment-second");
        sign(shared, "PAY_SIGN_SECOND");
        awaits(page, "PAY_DONE");
        page.locator("img").waitFor();
        shared.fits("payment-done");
        Reader.reachesAllByKeyboard(page);
        assertThat(state("P-AMP-01")).isEqualTo(Payment.State.CONFIRMED);
    }

    private static List<String> signedWords(Page page) {
        page.locator(".signed li").first().waitFor();
        return page.locator(".signed li").allTextContents();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void another_amount_is_sent_back_once_and_then_confirmed(Language people) {
        of(people);
        Phone shared = phone();
        Page page = shared.page();
        signIn(shared, "amp-02-treasurer", "/cooperative/payments#P-AMP-02");
        choose(shared, "PAY_YES_OTHER");
        page.click("#next");
        assertThat(wrong(page)).isEqualTo("minor");
        page.fill("input[name=minor]", "1.000.000");
        page.fill(
                "input[name=day]",
                office.world().now().plus(Duration.ofDays(2)).toString().substring(0, 10));
        page.fill("input[name=WITHHOLDING]", "some");
        page.click("#next");
        assertThat(wrong(page)).isEqualTo("day");
        assertThat(page.locator("#why-day").innerText()).isEqualTo(said("FIELD_DAY_AHEAD"));
        assertThat(page.locator("#why-WITHHOLDING").innerText()).isEqualTo(said("PAY_NOT_READABLE"));
        shared.fits("payment-other-wrong");
        page.fill("input[name=day]", "");
        page.fill("input[name=WITHHOLDING]", "");
        page.click("#next");
        assertThat(page.locator("#why-day").innerText()).isEqualTo(said("FIELD_MISSING"));
        page.fill("input[name=day]", office.world().now().toString().substring(0, 10));
        page.fill("input[name=minor]", "9.000.000");
        awaits(page, "PAY_TOO_MUCH");
        shared.fits("payment-other-too-much");
        page.fill("input[name=minor]", "1.000.000");
        page.fill("input[name=BANK-CHARGE]", "12.500,50");
        awaits(page, "PAY_SAYS_MISSING");
        assertThat(page.locator("#told").innerText())
                .contains(
                        language == Language.SPANISH
                                ? "son COP\u00a01.012.500,50"
                                : "that is COP\u00a01\u00a0012\u00a0500.50");
        shared.fits("payment-other");
        Reader.reachesAllByKeyboard(page);
        page.click("#next");
        assertThat(signedWords(page))
                .anyMatch(line -> line.contains(language == Language.SPANISH ? "251.316" : "251\u00a0316"));
        signsFirst(shared);

        signIn(shared, "amp-02-legal", "/cooperative/payments#P-AMP-02/second");
        page.fill("#note", "4x1000");
        choose(shared, "PAY_SEND_BACK");
        page.locator("a[href='#P-AMP-02']").waitFor();
        shared.signOut();

        signIn(shared, "amp-02-treasurer", "/cooperative/payments#P-AMP-02");
        awaits(page, "PAY_RETURNED");
        shared.fits("payment-returned");
        choose(shared, "PAY_YES_OTHER");
        page.fill("input[name=minor]", "1.000.000");
        page.fill("input[name=FINANCIAL-TRANSACTION-TAX]", "12.500,50");
        page.click("#next");
        signsFirst(shared);
        signsSecond(shared, "amp-02-legal", "P-AMP-02");
        shared.fits("payment-done-short");
        assertThat(state("P-AMP-02")).isEqualTo(Payment.State.SHORT);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void what_has_not_arrived_is_denied_and_then_corrected_as_not_ours(Language people) {
        of(people);
        Phone shared = phone();
        Page page = shared.page();
        denied(shared, "", "PAY_NOT_ARRIVED", "payment-check-not-arrived");
        shared.fits("payment-done-not-arrived");
        assertThat(state("P-AMP-03")).isEqualTo(Payment.State.DISPUTED);
        choose(shared, "PAY_MISTAKE");
        awaits(page, "PAY_QUESTION");
        assertThat(page.locator("#before").innerText()).contains(said("PAY_NOT_ARRIVED"));
        shared.signOut();

        denied(shared, "/again", "PAY_NOT_OURS", "payment-check-not-ours");
        shared.fits("payment-done-corrected");
        assertThat(Receipt.inEffect(new Code("P-AMP-03"), office.world().ledger())
                        .orElseThrow()
                        .answer()
                        .code())
                .isEqualTo("NOT_OURS");
    }

    private void denied(Phone shared, String step, String answer, String check) {
        signIn(shared, "amp-03-treasurer", "/cooperative/payments#P-AMP-03" + step);
        choose(shared, answer);
        assertThat(signedWords(shared.page()).getFirst()).contains("Demo");
        if (answer.equals("PAY_NOT_ARRIVED")) {
            choose(shared, "PAY_SIGN");
            assertThat(wrong(shared.page())).isEqualTo("bank");
            shared.fits(check);
            shared.page().check("input[name=bank]");
        } else {
            shared.fits(check);
        }
        signsFirst(shared);
        signsSecond(shared, "amp-03-legal", "P-AMP-03");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void an_answer_with_a_photo_waits_for_the_network(Language people) {
        of(people);
        Phone shared = phone();
        Page page = shared.page();
        signIn(shared, "amp-04-treasurer", "/cooperative/payments#P-AMP-04");
        awaits(page, "PAY_QUESTION");
        page.waitForFunction("navigator.serviceWorker.ready.then((worker) => worker.active !== null)");
        page.reload();
        awaits(page, "PAY_QUESTION");
        shared.context().setOffline(true);
        page.reload();
        awaits(page, "PAY_NO_NETWORK");
        shared.fits("payment-no-network");
        choose(shared, "PAY_YES_FULL");
        page.locator("input[name=photo]").setInputFiles(new FilePayload("slip", "image/png", Slip.png()));
        page.locator("img.slip").waitFor();
        shared.fits("payment-photo");
        sign(shared, "PAY_SIGN");
        awaits(page, "PAY_KEPT_HERE");
        page.locator("img.slip").waitFor();
        shared.fits("payment-kept-here");

        shared.context().setOffline(false);
        page.locator("#waits").waitFor(gone());
        shared.signOut();
        signIn(shared, "amp-04-legal", "/cooperative/payments#P-AMP-04/second");
        page.locator("img.slip").waitFor();
        shared.fits("payment-second-photo");
        assertThat(state("P-AMP-04")).isEqualTo(Payment.State.DECLARED);
    }

    private static Locator.WaitForOptions gone() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_new_person_gets_a_key_which_the_registrar_alone_cannot_give_and_loses_it(Language people) {
        of(people);
        Phone legal = phone();
        signIn(legal, "amp-04-legal", "/cooperative/enrolments");
        legal.fits("keys");
        legal.page().selectOption("select[name=role]", "TREASURER");
        legal.page().click("#make");
        legal.page().locator("#made").waitFor();
        legal.fits("keys-link");
        Reader.reachesAllByKeyboard(legal.page());
        String link = legal.page().inputValue("#address");

        Phone own = phone();
        Page page = own.page();
        page.navigate(address("/cooperative/sign-in?lang=" + language.tag()));
        page.locator("#no-key").waitFor();
        own.fits("sign-in-no-key");
        page.locator("#lost summary").click();
        awaits(page, "LOST_PHONE_STANDS");
        own.fits("lost-phone");
        OfficerId made = makesKey(own, link);

        Phone registrar = phone();
        signIn(registrar, "producers-registrar", "/cooperative");
        registrar.fits("home-registrar");
        registrar.page().locator("a[href='/cooperative/enrolments']").click();
        signsFor(registrar, made, "keys-waiting");
        awaits(registrar.page(), "ENROLMENTS_SIGNED");
        registrar.fits("keys-registrar-alone");
        assertThat(Officer.find(office.world().ledger(), made)).isEmpty();
        assertThat(registrar.page().navigate(address("/cooperative/payments")).status())
                .isEqualTo(404);

        legal.page().reload();
        signsFor(legal, made, "keys-second");
        page.locator("#enter").waitFor();
        own.fits("enrol-registered");
        Reader.reachesAllByKeyboard(page);
        page.navigate("about:blank");
        page.navigate(link);
        page.locator("#over").waitFor();
        own.fits("enrol-over");
        loses(own, made);
    }

    private OfficerId makesKey(Phone own, String link) {
        Page page = own.page();
        page.navigate(link.replace("/enrol#", "/enrol?lang=" + language.tag() + "#"));
        page.locator("#choice").waitFor();
        own.fits("enrol");
        Reader.reachesAllByKeyboard(page);
        page.fill("#label", "Demo");
        page.click("#shared");
        page.locator("dialog[open]").waitFor();
        own.fits("pin-choose");
        own.typePin("123456");
        page.locator("#pin-why").waitFor();
        own.fits("pin-too-easy");
        own.typePin(Phone.PIN);
        own.typePin(OTHER_PIN);
        page.locator("#pin-why").waitFor();
        own.fits("pin-different");
        own.typePin(Phone.PIN);
        own.typePin(Phone.PIN);
        page.locator("#made").waitFor();
        own.fits("enrol-made");
        return new OfficerId(page.locator("#number").innerText());
    }

    /** Compares the numbers and signs. */
    private static void signsFor(Phone phone, OfficerId made, String state) {
        Locator button = phone.page()
                .locator("section")
                .filter(new Locator.FilterOptions().setHasText(made.value()))
                .locator("button");
        button.waitFor();
        phone.fits(state);
        button.click();
        phone.typePin(Phone.PIN);
        button.waitFor(gone());
    }

    /** The phone is lost, its key revoked; then somebody tries numbers on it. */
    private void loses(Phone own, OfficerId made) {
        Page page = own.page();
        page.navigate(page.url().replaceFirst("/enrol.*", "/sign-in?lang=" + language.tag()));
        Locator key = page.locator("button[data-officer='" + made.value() + "']");
        key.waitFor();
        own.fits("sign-in");
        Reader.reachesAllByKeyboard(page);
        office.world()
                .producers()
                .revokesOfficer(Body.of(
                        "{'officer':'%s','from':%d,'reason':'KEY-LOST'}",
                        made.value(), office.world().now().getEpochSecond()))
                .recorded();
        office.gateway().follow();
        key.click();
        own.typePin(Phone.PIN);
        page.locator("#failed").waitFor();
        own.fits("sign-in-ended");
        key.click();
        for (int left = 4; left > 0; left--) {
            own.typePin(OTHER_PIN);
            page.locator("#pin-why")
                    .filter(new Locator.FilterOptions().setHasText(Integer.toString(left)))
                    .waitFor();
            if (left == 4) {
                own.fits("pin-wrong");
            }
        }
        own.typePin(OTHER_PIN);
        page.locator("#pin-enter").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        own.fits("pin-erased");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void an_officer_reads_what_is_the_producers_own_and_says_where_it_is_told(Language people) {
        of(people);
        Phone phone = phone();
        Page page = phone.page();
        signIn(phone, "amp-01-legal", "/cooperative/producer");
        page.locator("#plan").waitFor();
        phone.fits("own");
        page.navigate(address("/cooperative/contact"));
        phone.fits("contact-none");
        Reader.reachesAllByKeyboard(page);
        page.fill("input[name=phone]", "12");
        page.click("#save");
        page.locator("#why-phone").waitFor();
        phone.fits("contact-not-taken");
        page.fill("input[name=phone]", "300 123 4567");
        page.click("#save");
        page.locator("#erase").waitFor();
        phone.fits("contact");
    }
}

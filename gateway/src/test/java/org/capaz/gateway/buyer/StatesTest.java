// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.Pictures;
import org.capaz.gateway.SampleChain;
import org.capaz.gateway.buyer.lot.FlagReply;
import org.capaz.gateway.buyer.lot.LotHistory;
import org.capaz.gateway.buyer.lot.LotHistory.Successor;
import org.capaz.gateway.buyer.lot.LotPage;
import org.capaz.gateway.buyer.lot.LotPage.Answer;
import org.capaz.gateway.buyer.lot.LotPage.Explanation;
import org.capaz.gateway.buyer.lot.LotPage.FlagAnswered;
import org.capaz.gateway.buyer.lot.LotPage.ProducerNotice;
import org.capaz.gateway.buyer.lot.LotPage.Reason;
import org.capaz.gateway.buyer.lot.LotPage.State;
import org.capaz.gateway.buyer.lot.LotPageReader;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.ledger.certificate.Notice;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.CertificateNumber;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.status.CertificateEnd;
import org.capaz.ledger.status.CertificateStatus;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The page in each of its states: readable for everybody (axe), never wider than the screen, each with a word of its own.
 * With {@code -Dcapaz.screens=true} the first screen of each is kept in {@code docs/screens}.
 */
class StatesTest {
    /** Of a record: language, what this device checked, the verdict, and what to compare with the parcel. */
    private static final List<String> FIRST = List.of("nav a", "#device", ".answer .state", ".compare dl");

    private static final Instant AT = Instant.parse("2024-04-02T15:00:00Z");

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static LotPage issued;

    private VectorServer server;
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void readRecord() {
        try (CaseGateway gateway = new CaseGateway(Stage.CERTIFIED.world(), "BuyersMSP")) {
            issued = gateway.bean(LotPageReader.class)
                    .known(
                            new CertificateId(WorkedCase.CERTIFICATE),
                            gateway.bean(LedgerStateReader.class).latest());
        }
    }

    @BeforeEach
    void open() throws IOException {
        server = new VectorServer();
        context = CHROMIUM.newContext(new Browser.NewContextOptions().setViewportSize(360, 640));
        page = context.newPage();
    }

    @AfterEach
    void close() {
        context.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_state_can_be_read_by_everybody_on_every_screen(Language language) throws IOException {
        Map<String, String> states = states(language);
        // The page's own worker would answer the second state from what it kept of the first, and nothing of it comes
        // by here.
        context.close();
        context = CHROMIUM.newContext(new Browser.NewContextOptions().setServiceWorkers(ServiceWorkerPolicy.BLOCK));
        page = context.newPage();
        page.route(
                "**/c/*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setBody(states.get(route.request().url().replaceAll(".*/", "")))
                        .setContentType("text/html; charset=utf-8")));
        List<String> told = new ArrayList<>();
        for (String state : states.keySet()) {
            page.navigate(server.address() + "/c/" + state);
            assertThat(page.content()).contains("lang=\"" + language.tag() + "\"");
            told.add(page.locator(".answer .state").first().innerText());
            Reader.seesOnFirstScreen(
                    page, state, page.locator(".compare").count() > 0 ? FIRST : List.of(".answer .state"));
            Pictures.keep(page, "state-" + state + "-" + language.tag(), false);
            Reader.canRead(page, state);
        }
        assertThat(told).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void what_the_device_found_can_be_read_by_everybody_on_every_screen(Language language) throws IOException {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("not-genuine", "broken/label-bit-flipped-in-signature-s.json");
        labels.put("could-not-be-checked", "broken/label-bit-flipped-in-network-tag.json");
        labels.put("genuine-offline", "valid/label.json");
        server.showsLike(issued);
        page.clock().setFixedTime(VectorServer.vector("valid/label.json").integer("now") * 1000);
        List<String> told = new ArrayList<>();
        for (Map.Entry<String, String> label : labels.entrySet()) {
            page.navigate("about:blank");
            page.navigate(server.address(VectorServer.vector(label.getValue()).text("label"), language));
            page.locator("#device[data-verdict]").waitFor();
            Reader.seesOnFirstScreen(page, label.getKey(), List.of("nav a", "#device .state"));
            told.add(page.locator("#device .state").innerText());
            Pictures.keep(page, "state-" + label.getKey() + "-" + language.tag(), false);
            Reader.canRead(page, label.getKey());
        }
        assertThat(told).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void no_two_states_are_told_alike(Language language) {
        List<String> words = states(language).values().stream()
                .map(html -> html.replaceAll("(?s).*?<p class=\"state\"[^>]*>([^<]*)<.*", "$1"))
                .toList();
        assertThat(words).doesNotHaveDuplicates().noneMatch(String::isBlank);
    }

    /** Green is only what this device found itself; warnings of a member look like warnings before that too. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void what_a_member_states_is_never_green_and_its_warnings_stay(Language language) {
        Map<String, String> states = states(language);
        assertThat(states.values()).noneMatch(html -> html.contains("answer issued"));
        assertThat(states.get("issued")).contains("<section class=\"answer stated\">");
        assertThat(states.get("expired")).contains("<section class=\"answer over\">");
        assertThat(states.get("ended")).contains("<section class=\"answer over\">");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_keyboard_alone_reaches_whatever_can_be_opened(Language language) {
        page.route(
                "**/c/*",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setBody(PageWriter.write(issued, language))
                        .setContentType("text/html; charset=utf-8")));
        page.navigate(server.address() + "/c/x");
        Reader.reachesAllByKeyboard(page);
    }

    @Test
    void each_state_is_a_page_for_browsers_and_a_record_for_programs_at_the_same_address() {
        Consortium world = Stage.CERTIFIED.world();
        try (CaseGateway gateway = new CaseGateway(world, "BuyersMSP")) {
            Map<CertificateStatus.State, String> reasons = new EnumMap<>(CertificateStatus.State.class);
            reasons.put(CertificateStatus.State.ISSUED, "ISSUED");
            reasons.put(CertificateStatus.State.SUSPENDED, "UNDER-REVIEW SCH-01");
            reasons.put(CertificateStatus.State.REVOKED, "FRAUD SCH-01");
            reasons.put(CertificateStatus.State.FROZEN, "DELIVERED");
            reasons.put(CertificateStatus.State.ENDED, "MELT LF LG");
            Json.Obj record = world.record(LedgerKeys.certificate(new CertificateId(WorkedCase.CERTIFICATE)));
            List<String> words = new ArrayList<>();
            reasons.forEach((state, reason) -> {
                var id = new CertificateId("00000000-0000-4000-8000-00000000000" + words.size());
                gateway.follow(copy(record, id, state.name(), reason));
                String page = "/c/" + id.shortId();
                assertThat(Fields.of(gateway.json(page)).text("state")).isEqualTo(state.name());
                String html = gateway.show(page + "?lang=en");
                assertThat(html).contains("data-state=\"" + state.name() + "\"");
                words.add(html.replaceAll("(?s).*?<p class=\"state\"[^>]*>([^<]*)<.*", "$1"));
            });
            assertThat(words).doesNotHaveDuplicates();
        }
    }

    private static KVWrite[] copy(Json.Obj record, CertificateId id, String state, String reason) {
        return new KVWrite[] {
            SampleChain.write(LedgerKeys.certificate(id), CanonicalJson.write(record.with("certId", id.value()))),
            SampleChain.write(
                    LedgerKeys.number(new CertificateNumber(id.shortId())), CanonicalJson.write(Json.text(id.value()))),
            SampleChain.write(
                    LedgerKeys.status(id),
                    CanonicalJson.write(Json.object()
                            .with("state", state)
                            .with("reason", reason)
                            .with("at", AT.getEpochSecond())))
        };
    }

    private static Map<String, String> states(Language language) {
        Map<String, String> states = new LinkedHashMap<>();
        states.put("issued", PageWriter.write(issued, language));
        states.put(
                "notice",
                with(
                        new State.Stored(CertificateStatus.State.ISSUED),
                        issued.answer().explanation(),
                        List.of(
                                new ProducerNotice(
                                        new Notice.LotFlagged(Flag.Kind.RED_FLAG, AT, List.of()),
                                        "",
                                        Optional.of(List.of())),
                                new ProducerNotice(
                                        new Notice.LotFlagged(Flag.Kind.GRIEVANCE, AT, List.of()),
                                        "",
                                        Optional.of(List.of(new FlagAnswered(
                                                Optional.of("Cooperativa Demo"),
                                                Optional.of(FlagReply.CONTESTED),
                                                AT))))),
                        List.of(),
                        language));
        states.put("suspended", takenBack(CertificateStatus.State.SUSPENDED, "UNDER-REVIEW", language));
        states.put("revoked", takenBack(CertificateStatus.State.REVOKED, "FRAUD", language));
        states.put(
                "delivered",
                with(
                        new State.Stored(CertificateStatus.State.FROZEN),
                        new Explanation.Delivered(AT),
                        List.of(),
                        List.of(),
                        language));
        states.put(
                "ended",
                with(
                        new State.Stored(CertificateStatus.State.ENDED),
                        new Explanation.RecordEnded(AT, Optional.of(CertificateEnd.MELT), List.of("LF", "LG")),
                        List.of(),
                        List.of(
                                new Successor("LF", Optional.of(issued.shortId())),
                                new Successor("LG", Optional.empty())),
                        language));
        states.put(
                "expired", with(new State.Expired(), new Explanation.ValidityOver(), List.of(), List.of(), language));
        states.put(
                "unknown", PageWriter.write(new LotPage.Unknown("0000000000000", false, issued.position()), language));
        states.put("mistyped", PageWriter.write(new LotPage.Unknown("00000", true, issued.position()), language));
        states.put("too-many", tooMany(language));
        return states;
    }

    private static String tooMany(Language language) {
        return FrontPage.problem(
                GatewayMessage.TOO_MANY_REQUESTS_TITLE.sentence().in(language),
                GatewayMessage.REQUESTS_OF_ADDRESS_TOO_MANY
                        .with("most", Argument.count(60))
                        .in(language),
                GatewayMessage.TOO_MANY_REQUESTS_ADVICE.sentence().in(language),
                language);
    }

    private static String takenBack(CertificateStatus.State state, String code, Language language) {
        return with(
                new State.Stored(state),
                new Explanation.TakenBack(AT, new Reason.Stated(code, "Esquema Demo")),
                List.of(),
                List.of(),
                language);
    }

    private static String with(
            State state,
            Explanation explanation,
            List<ProducerNotice> notices,
            List<Successor> successors,
            Language language) {
        return PageWriter.write(
                new LotPage(
                        issued.shortId(),
                        new Answer(state, explanation, notices),
                        issued.parcel(),
                        issued.facts(),
                        issued.purchases(),
                        issued.origins(),
                        issued.way(),
                        new LotHistory(
                                issued.history().changes(),
                                successors,
                                issued.history().tree()),
                        issued.premium(),
                        issued.check(),
                        issued.position()),
                language);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.buyer.lot.Department;
import org.capaz.gateway.buyer.lot.LotHistory;
import org.capaz.gateway.buyer.lot.LotHistory.LotTree;
import org.capaz.gateway.buyer.lot.LotHistory.Node;
import org.capaz.gateway.buyer.lot.LotHistory.StatusChange;
import org.capaz.gateway.buyer.lot.LotPage;
import org.capaz.gateway.buyer.lot.LotPage.Answer;
import org.capaz.gateway.buyer.lot.LotPage.Explanation;
import org.capaz.gateway.buyer.lot.LotPageReader;
import org.capaz.gateway.buyer.words.PageTimes;
import org.capaz.gateway.buyer.words.Words;
import org.capaz.gateway.page.Html;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.quantity.Material;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.LotRecords;
import org.capaz.ledger.sample.LotStory;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.status.CertificateStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the page says of a record's past, of what is open about it, and of what its lot was made from. */
class LotHistoryTest {
    private static final CertificateId CERTIFICATE = new CertificateId(WorkedCase.CERTIFICATE);
    private static final String PAGE = "/c/" + CERTIFICATE.shortId();
    private static final Words ENGLISH = new Words(Language.ENGLISH);
    private static final Pattern LINE = Pattern.compile("<li>([^<]*)</li>");

    private final Consortium world = Stage.CERTIFIED.world();
    private final CaseGateway gateway = new CaseGateway(world, "BuyersMSP");

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void every_state_since_the_issue_is_told_with_its_time_its_reason_and_who_gave_it() {
        assertThat(history("en")).singleElement().asString().contains(": issued by ");

        world.later(Duration.ofDays(1))
                .sch01()
                .suspends(LotRecords.suspension())
                .recorded();
        gateway.follow();
        Argument suspended = PageTimes.argument(world.now());
        world.later(Duration.ofDays(1))
                .sch01()
                .reinstates(LotRecords.reinstatement())
                .recorded();
        gateway.follow();
        Argument lifted = PageTimes.argument(world.now());

        assertThat(history("en"))
                .hasSize(3)
                .endsWith(
                        suspended.in(Language.ENGLISH) + ": SUSPENDED, reason: under review, according to Esquema Demo",
                        lifted.in(Language.ENGLISH) + ": the suspension was lifted; the record counts again");
        assertThat(history("es"))
                .endsWith(
                        suspended.in(Language.SPANISH) + ": SUSPENDIDA, motivo: en revisión, según Esquema Demo",
                        lifted.in(Language.SPANISH) + ": se levantó la suspensión; la constancia vuelve a contar");
    }

    @Test
    void a_record_that_ended_is_told_as_such_with_what_to_do_now() {
        assertThat(gateway.show(PAGE + "?lang=en")).doesNotContain("What to do:");
        world.ref01().writesOff(LotStory.loss("LE")).recorded();
        gateway.follow();

        assertThat(history("en").getLast()).endsWith(" UTC: ended, lost");
        assertThat(gateway.show(PAGE + "?lang=en")).contains("What to do: do not take a parcel with this label.");
        Fields json = Fields.of(gateway.json(PAGE));
        assertThat(json.text("state")).isEqualTo("ENDED");
        assertThat(json.text("word")).isEqualTo("ENDED");
        assertThat(json.text("whatToDo_es")).startsWith("Qué hacer: no reciba un paquete con esta etiqueta.");
    }

    @Test
    void an_open_notice_has_a_section_that_says_what_it_means_and_what_to_do() {
        assertThat(gateway.show(PAGE + "?lang=en")).doesNotContain("Open notices", "ISSUED, WITH NOTICE");
        assertThat(Fields.of(gateway.json(PAGE)).text("whatToDo")).startsWith("If seal or mass differ");

        world.later(Duration.ofHours(1))
                .aud01()
                .attests(Body.set(
                        Body.set(WorkedCase.attestation("AMP-02", 3), "attestation", "'AT-WORSE'"),
                        "findings[0].status",
                        "'NOT_CONTROLLED'"))
                .recorded();
        gateway.follow();

        assertThat(gateway.show(PAGE + "?lang=en"))
                .contains(
                        "ISSUED, WITH NOTICE",
                        "<h2>Open notices</h2>",
                        "What it means: The producer stands worse with its scheme",
                        "What to do: ask the scheme or whoever assessed the producer");
        assertThat(gateway.show(PAGE + "?lang=es"))
                .contains("EMITIDA, CON AVISO", "<h2>Avisos abiertos</h2>", "Qué significa: ", "Qué hacer: ");
        assertThat(Fields.of(gateway.json(PAGE)).text("word")).isEqualTo("ISSUED, WITH NOTICE");
    }

    @Test
    void a_finding_stands_beside_its_answer_and_what_both_are_about_is_not_shown() {
        world.given(LedgerKeys.party(new PartyId("AUD-01")), "roles", "['ASSESSOR','AUDITOR']")
                .later(Duration.ofHours(1))
                .aud01()
                .raisesFlag(Body.set(Body.set(LotStory.grievance(), "lot", "'LE'"), "reason", "'DEMO-REASON'"))
                .withId("demo-finding")
                .recorded();
        gateway.follow();
        assertThat(gateway.show(PAGE + "?lang=en")).contains("Not answered yet by those whom it concerns");
        assertThat(gateway.show(PAGE + "?lang=es")).contains("todavía no han respondido");

        world.later(Duration.ofHours(1))
                .ref01()
                .answersFlag(answer("CONTESTED"))
                .recorded();
        gateway.follow();
        String at = PageTimes.argument(world.now()).in(Language.ENGLISH);
        String el = PageTimes.argument(world.now()).in(Language.SPANISH);
        assertThat(gateway.show(PAGE + "?lang=en"))
                .contains("</b><p>Answered by a party to the lot at " + at + ": it is not so</p></li>")
                .doesNotContain("Not answered yet", "DEMO-REASON", "REF-01", "Refinería Demo");
        assertThat(gateway.show(PAGE + "?lang=es"))
                .contains("</b><p>Respondió una parte del lote el " + el + ": no es así</p></li>");
        assertThat(notices())
                .singleElement()
                .asString()
                .contains(". Answered by a party to the lot at " + at + ": it is not so / ")
                .endsWith(": no es así");

        world.later(Duration.ofHours(1))
                .ref01()
                .answersFlag(answer("DEMO-WORDS"))
                .recorded();
        gateway.follow();
        assertThat(gateway.show(PAGE + "?lang=en"))
                .contains("in words that only those who examine the flag read")
                .doesNotContain("DEMO-WORDS", "it is not so");

        world.aud01()
                .closesFlag(Body.set(LotStory.closing("demo-finding"), "lot", "'LE'"))
                .recorded();
        gateway.follow();
        assertThat(notices()).isEmpty();
        assertThat(gateway.show(PAGE + "?lang=en")).doesNotContain("Answered by");
    }

    @Test
    void a_producer_that_the_page_names_is_named_with_its_answer() {
        world.given(LedgerKeys.party(new PartyId("AUD-01")), "roles", "['ASSESSOR','AUDITOR']")
                .later(Duration.ofHours(1))
                .aud01()
                .raisesFlag(LotStory.grievance().without("lot").with("amp", "AMP-01"))
                .withId("demo-finding")
                .recorded();
        world.later(Duration.ofHours(1))
                .amp01()
                .answersFlag(answer("CORRECTED").without("lot").with("amp", "AMP-01"))
                .recorded();
        gateway.follow();

        assertThat(gateway.show(PAGE + "?lang=en"))
                .contains(
                        "Answered by Cooperativa Demo Minera La Esmeraldita at ", ": it was so and has been put right");
    }

    private static Json.Obj answer(String code) {
        return Body.set(Body.set(LotStory.answering("demo-finding"), "lot", "'LE'"), "answer", "'" + code + "'");
    }

    private List<String> notices() {
        return Fields.of(gateway.json(PAGE))
                .objects("openNotices", each -> each.text("notice") + " / " + each.text("notice_es"));
    }

    @Test
    void the_lots_are_drawn_with_their_masses_and_the_same_stands_as_a_list() {
        List<Node> nodes = page().history().tree().nodes();
        assertThat(nodes.getFirst().lot()).isEqualTo("LE");
        assertThat(nodes).hasSizeGreaterThan(3).allMatch(node -> node.milligrams() > 0);

        String shown = gateway.show(PAGE + "?lang=en");
        assertThat(shown).contains("role=\"img\"", "<title>Drawing: lot LE above");
        for (Node node : nodes) {
            assertThat(shown).contains(">" + node.lot() + "</text>", node.lot() + ": ");
        }
    }

    @Test
    void each_share_stands_at_its_department_and_together_they_are_the_whole() {
        List<LotPage.Origin> origins = page().origins();
        assertThat(origins).allMatch(origin -> origin.department().isPresent());
        assertThat(origins.stream().mapToInt(LotPage.Origin::sharePerMille).sum())
                .isEqualTo(1000);

        String map = DepartmentMap.of(origins, ENGLISH).markup();
        long marked =
                origins.stream().map(LotPage.Origin::department).distinct().count();
        assertThat(Pattern.compile("<rect class=\"here\"").matcher(map).results())
                .hasSize((int) marked);
        assertThat(Pattern.compile("<rect class=\"elsewhere\"").matcher(map).results())
                .hasSize(Department.values().length - (int) marked);
        origins.forEach(origin ->
                assertThat(map).contains(origin.department().orElseThrow().title() + ": "));
    }

    @Test
    void a_tree_of_many_lots_is_drawn_in_part_and_the_others_are_counted() {
        assertThat(TreeSection.of(tree(1, 0), ENGLISH)).isEqualTo(Html.NOTHING);
        assertThat(TreeSection.of(tree(40, 0), ENGLISH).markup()).doesNotContain("not drawn");
        assertThat(TreeSection.of(tree(40, 7), ENGLISH).markup()).contains("7 further lots are not drawn.");
    }

    @Test
    void a_long_history_shows_its_end_and_folds_what_came_before() {
        Answer answer = page().answer();
        assertThat(HistorySection.of(changes(8), page().facts(), answer, ENGLISH)
                        .markup())
                .doesNotContain("<details>");
        assertThat(HistorySection.of(changes(9), page().facts(), answer, ENGLISH)
                        .markup())
                .contains("<details><summary>Earlier (1)</summary>");
    }

    @Test
    void no_two_departments_share_a_tile_and_a_code_of_none_is_none() {
        assertThat(Department.values()).hasSize(33);
        assertThat(List.of(Department.values())).extracting(Department::letters).doesNotHaveDuplicates();
        assertThat(List.of(Department.values()))
                .extracting(department -> department.column() + "/" + department.row())
                .doesNotHaveDuplicates();
        assertThat(Department.of("05495")).contains(Department.ANTIOQUIA);
        assertThat(Department.of("00495")).isEmpty();
        assertThat(Department.of("05")).isEmpty();
    }

    private LotPage page() {
        return gateway.bean(LotPageReader.class)
                .known(CERTIFICATE, gateway.bean(LedgerStateReader.class).latest());
    }

    private List<String> history(String language) {
        String shown = gateway.show(PAGE + "?lang=" + language);
        String section = shown.substring(shown.indexOf("<section class=\"history\">"));
        return LINE.matcher(section.substring(0, section.indexOf("</section>")))
                .results()
                .map((MatchResult line) -> line.group(1))
                .toList();
    }

    private static LotTree tree(int lots, int left) {
        List<Node> nodes = new ArrayList<>();
        IntStream.range(0, lots)
                .forEach(i -> nodes.add(new Node(
                        "L" + i,
                        Math.min(i, 12),
                        1000L + i,
                        i % 2 == 0,
                        Material.values()[0],
                        false,
                        List.of(),
                        Optional.empty())));
        return new LotTree(nodes, left);
    }

    private static LotHistory changes(int n) {
        Instant at = Instant.parse("2024-03-08T12:00:00Z");
        return new LotHistory(
                Collections.nCopies(
                        n,
                        new StatusChange(
                                CertificateStatus.State.ISSUED, at, new Explanation.Issued(at, Optional.empty()))),
                List.of(),
                tree(1, 0));
    }
}

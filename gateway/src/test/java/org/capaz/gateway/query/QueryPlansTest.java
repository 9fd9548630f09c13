// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.capaz.gateway.CaseGateway;
import org.capaz.gateway.access.Caller;
import org.capaz.gateway.buyer.lot.LotPageReader;
import org.capaz.gateway.projection.ChainReader.Position;
import org.capaz.gateway.projection.ExplainedLedger;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.gateway.projection.ReadModel;
import org.capaz.gateway.projection.Sight;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.CertificateNumber;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL explains how it answers: every question finds an index in every table that grows with the ledger. */
class QueryPlansTest {
    private static final String GROWING = "on (fact|reference|transaction|block|addend|total)\\b";
    private static final Pattern WHOLE = Pattern.compile("Seq Scan " + GROWING);
    /**
     * Not only by the family: one key or a range of them, what a question is answered with, a place in the chain, the name of
     * a sum, or more than a tolerance.
     */
    private static final Pattern NARROW = Pattern.compile(
            "Index Cond: .*(key|value|tx_id|number|to_block|ROW\\(block_no|block_no =|kind = ANY|of = |amount >)");

    private static final Pattern INDEX = Pattern.compile("Index (Only )?Scan .*" + GROWING);

    private final CaseGateway gateway = new CaseGateway(Stage.CERTIFIED.world(), "ProducersMSP");
    private final ExplainedLedger ledger = new ExplainedLedger(gateway);
    private final LedgerQueries queries = new LedgerQueries(ledger.reader());

    @AfterEach
    void close() {
        ledger.close();
        gateway.close();
    }

    private static HttpRequest<?> asking(String owner, String path) {
        return HttpRequest.GET(path)
                .setAttribute(Caller.ATTRIBUTE, new Caller.Officer("2XTS8C64E", owner, "ProducersMSP"));
    }

    private void assertIndexed(String question) {
        assertThat(ledger.plans()).as(question).isNotEmpty().noneMatch(QueryPlansTest::readsATableFromEndToEnd);
    }

    private static boolean readsATableFromEndToEnd(String plan) {
        boolean unbounded = Arrays.stream(plan.split("->", -1))
                .anyMatch(node ->
                        INDEX.matcher(node).find() && !NARROW.matcher(node).find());
        // A function that is not opened up would hide how it reads.
        return unbounded || WHOLE.matcher(plan).find() || plan.contains("Function Scan on fact");
    }

    @Test
    void a_question_that_reads_a_table_from_end_to_end_is_found_out() {
        for (String whole : List.of(
                "select 1 from fact where value_hash = ''",
                "select tx_id from transaction order by tx_id",
                "select 1 from facts('lot', 0) where body ->> 'state' = 'ACTIVE'")) {
            ledger.ask(whole);
            assertThat(ledger.plans()).hasSize(1).anyMatch(QueryPlansTest::readsATableFromEndToEnd);
        }
        ledger.ask("select 1 from fact where family = 'lot' and key = 'LE'");
        assertIndexed("one key");
    }

    /** Every way in which a list can be narrowed. */
    private static List<String> narrowings(Listing listing) {
        List<String> queries = new ArrayList<>(List.of("limit=5"));
        for (ReadModel.Member member : listing.members()) {
            String value =
                    member.accepted().isEmpty() ? "AMP-01" : member.accepted().getFirst();
            for (String before : List.copyOf(queries)) {
                queries.add(before + "&" + member.name() + "=" + value);
            }
        }
        return queries;
    }

    @Test
    void a_page_of_every_list_narrowed_in_every_way_now_and_as_of_a_block_before() {
        FamilyController controller = new FamilyController(queries, ledger.sights());
        for (Listing listing : Families.ALL) {
            for (String query : narrowings(listing)) {
                for (String when : List.of("", "&asOf=0", "&total=true&after=A")) {
                    for (String owner : List.of("AMP-01", "ProducersMSP")) {
                        String question = "/v1/" + listing.path() + "?" + query + when;
                        assertThat(controller.list(asking(owner, question)).code())
                                .as(question)
                                .isEqualTo(200);
                        assertIndexed(question);
                    }
                }
            }
        }
    }

    @Test
    void a_lot_with_its_tree() {
        LotController controller = new LotController(queries, ledger.sights());

        assertThat(controller
                        .lot(asking("AMP-01", "/v1/lots/LE"), "LE", new LedgerPoint(null, null))
                        .code())
                .isEqualTo(200);
        assertIndexed("/v1/lots/LE");
    }

    @Test
    void what_a_party_has_to_answer() {
        FamilyController controller = new FamilyController(queries, ledger.sights());
        for (String question : List.of("/v1/payments?beneficiary=AMP-01", "/v1/transfers?to=AMP-01", "/v1/plans")) {
            controller.list(asking("AMP-01", question));
            assertIndexed(question);
        }
    }

    @Test
    void what_changed_since_and_the_chain_itself() {
        ChangesReader changes = new ChangesReader(ledger.chain(), ledger.reader());
        Sight sight = ledger.sights().of(asking("AMP-01", "/v1/changes"));

        assertThat(changes.after(Position.BEGIN, 10, sight).entries()).hasSize(1);
        assertThat(changes.after(new Position(0, 0), 10, sight).entries()).isEmpty();
        assertThat(ledger.chain().blocks(-1, 10)).hasSize(1);
        assertThat(ledger.chain().of(0)).hasSize(1);
        assertThat(ledger.chain().transaction("t0")).isPresent();
        assertIndexed("changes");
    }

    /** Of the sums it takes those of the network and of parties: those of production lots, which are many, are not read. */
    @Test
    void the_balance_of_the_network() {
        AuditController controller = new AuditController(queries);
        for (LedgerPoint at : List.of(new LedgerPoint(null, null), new LedgerPoint("0", null))) {
            assertThat(controller.balance(at).code()).isEqualTo(200);
            assertIndexed("/v1/audit/balance");
        }
    }

    @Test
    void the_public_page_of_a_lot() {
        LotPageReader pages = gateway.bean(LotPageReader.class);
        ProjectedLedgerState state = ledger.reader().latest();
        CertificateNumber number = CertificateNumber.typed(new CertificateId(WorkedCase.CERTIFICATE).shortId());

        CertificateId found = pages.certificate(number, state).orElseThrow();
        assertThat(pages.known(found, state).facts()).isNotNull();
        assertIndexed("the public page");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.chaincode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.capaz.chaincode.VersionedLedger.Verdict;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.sample.Body;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.sample.EveryKind;
import org.capaz.ledger.sample.Stage;
import org.capaz.ledger.sample.WorkedCase;
import org.capaz.ledger.transformation.Balance;
import org.junit.jupiter.api.Test;

/** Which statements can meet on a key at the same moment, and what becomes of each: the pages of docs/explanation/hot-keys.md. */
class HotKeysTest {
    private static final Path PAGE = Path.of("../docs/explanation/hot-keys.md");
    private static final String FIRST_KIND = "\n### `";

    /** What a statement of each kind reads and writes, by families of keys, as the contract did it. */
    @Test
    void the_page_names_what_each_kind_of_statement_reads_and_writes() throws IOException {
        String page = Files.readString(PAGE);
        String head = page.substring(0, page.indexOf(FIRST_KIND));
        String made = head
                + Stream.of(StatementKind.values()).map(HotKeysTest::section).collect(Collectors.joining());
        if (Boolean.getBoolean("capaz.write")) {
            Files.writeString(PAGE, made);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(made);
    }

    private static String section(StatementKind kind) {
        Draft draft = EveryKind.rightly(kind);
        VersionedLedger.Transaction seen = endorse(ledger(draft.world()), draft);
        var ranged = new TreeSet<String>();
        seen.ranges.values().forEach(ranged::addAll);
        var single = new TreeSet<>(seen.reads.keySet());
        single.removeAll(ranged);
        single.removeAll(seen.writes.keySet());
        return "\n### `" + kind.kind() + "`\n\n"
                + line("reads", single)
                + line("reads ranges of", seen.ranges.keySet())
                + line("writes", seen.writes.keySet());
    }

    private static String line(String what, Collection<String> keys) {
        String families = families(keys);
        return families.isEmpty() ? "" : "- " + what + ": " + families + "\n";
    }

    private static String families(Collection<String> keys) {
        return keys.stream()
                .map(key -> LedgerKey.parse(key).family().onLedger())
                .filter(family -> !family.equals("record"))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static VersionedLedger ledger(Consortium world) {
        return new VersionedLedger(new CapazContract(new ContractFunctions("capaz"))).holding(world.ledger());
    }

    private static VersionedLedger.Transaction endorse(VersionedLedger ledger, Draft draft) {
        Draft.Call call = draft.call();
        return ledger.endorse(call.msp(), call.time(), call.arguments().toArray(String[]::new));
    }

    /** All endorsed at the same height, then ordered one after the other: how many of each verdict. */
    private static SortedMap<Verdict, Long> atOnce(VersionedLedger ledger, List<Draft> drafts) {
        List<VersionedLedger.Transaction> endorsed =
                drafts.stream().map(draft -> endorse(ledger, draft)).toList();
        endorsed.forEach(transaction -> assertThat(transaction.message()).isNull());
        return endorsed.stream()
                .map(transaction -> ledger.commit(transaction, VersionedLedger.MEMBERS))
                .collect(Collectors.groupingBy(verdict -> verdict, TreeMap::new, Collectors.counting()));
    }

    @Test
    void of_twenty_who_divide_one_lot_one_does_and_the_others_read_what_became_of_it() {
        Consortium world = Stage.SEALED.world();
        VersionedLedger ledger = ledger(world);
        List<Draft> splits = IntStream.rangeClosed(1, 20)
                .mapToObj(number -> world.amp01().splits(split(number)))
                .toList();

        SortedMap<Verdict, Long> verdicts = atOnce(ledger, splits);

        assertThat(verdicts).containsExactly(entry(Verdict.VALID, 1), entry(Verdict.MVCC_READ_CONFLICT, 19));
        assertThat(splits.subList(1, 20))
                .allSatisfy(again ->
                        assertThat(endorse(ledger, again).refusal()).startsWith("I19 @body.input lot LA became"));
        assertThat(Balance.of(ledger.records("lot"), ledger.records("transformation"), List.of())
                        .differenceMg())
                .isZero();
    }

    private static Json.Obj split(int number) {
        return Body.of(
                "{'transformation':'SP-%d','input':'LA',"
                        + "'outputs':[{'lot':'LA-%d-A','grossMg':750000},{'lot':'LA-%d-B','grossMg':500000}]}",
                number, number, number);
    }

    @Test
    void fifty_receipts_on_one_obligation_do_not_meet() {
        Consortium world = Stage.OBLIGED.world().later(Duration.ofHours(1));
        for (int number = 1; number <= 50; number++) {
            world.buy01().announces(payment(number)).recorded();
        }
        world.later(Duration.ofHours(16));
        List<Draft> receipts = IntStream.rangeClosed(1, 50)
                .mapToObj(number -> world.amp04().confirms(receipt(number)))
                .toList();

        assertThat(atOnce(ledger(world), receipts)).containsExactly(entry(Verdict.VALID, 50));
    }

    private static Json.Obj payment(int number) {
        Json.Obj whole = WorkedCase.payment("AMP-04");
        Json.Obj part = Body.set(Body.set(whole, "for[0].minor", 1_000), "payment", "'P-" + number + "'");
        return Body.set(part, "bankReference", "'DEMO-SWIFT-" + number + "'");
    }

    private static Json.Obj receipt(int number) {
        Json.Obj arrival = Body.set(WorkedCase.arrival("AMP-04"), "deductions", "[]");
        Json.Obj part = Body.set(arrival, "received.minor", 3_930_500);
        return Body.set(Body.set(part, "receipt", "'R-" + number + "'"), "payment", "'P-" + number + "'");
    }

    /** One producer's month is a range that every lot of it reads: of lots declared in the same moment one comes first. */
    @Test
    void two_lots_that_cite_one_paper_meet_and_lots_of_different_producers_do_not() {
        Consortium world = EveryKind.withPaper("LB");
        for (String lot : List.of("LA", "LD")) {
            world.by(lot.equals("LA") ? "AMP-01" : "AMP-03")
                    .registersPaper(WorkedCase.paper(lot))
                    .recorded();
        }
        List<Draft> different = List.of(
                world.amp01().declares(WorkedCase.lotLA()),
                world.amp04().declares(WorkedCase.lotLB()),
                world.amp03().declares(WorkedCase.lotLD()));
        List<Draft> same = List.of(
                world.amp01().declares(WorkedCase.lotLA()),
                world.amp01().declares(Body.set(WorkedCase.lotLA(), "lot", "'LA-TWICE'")));

        assertThat(atOnce(ledger(world), different)).containsExactly(entry(Verdict.VALID, 3));
        VersionedLedger ledger = ledger(world);
        assertThat(atOnce(ledger, same).get(Verdict.VALID)).isEqualTo(1);
        assertThat(endorse(ledger, same.getLast()).refusal()).startsWith("I13 ");
    }

    private static java.util.Map.Entry<Verdict, Long> entry(Verdict verdict, long count) {
        return java.util.Map.entry(verdict, count);
    }

    // Batches

    @Test
    void a_batch_writes_each_key_once_with_its_policy_and_nothing_when_one_statement_is_refused() {
        Draft offer = EveryKind.rightly(StatementKind.OFFER_CUSTODY);
        Consortium world = offer.world();
        Draft dispatch = world.amp01().dispatches(WorkedCase.dispatch("LA"));
        VersionedLedger ledger = ledger(world);

        VersionedLedger.Transaction both = batch(ledger, world, offer, dispatch);
        VersionedLedger.Transaction wrongOrder = batch(ledger, world, dispatch, offer);

        assertThat(both.message()).isNull();
        assertThat(both.writesInOrder).doesNotHaveDuplicates();
        assertThat(wrongOrder.refusal()).startsWith("I25 ").endsWith("(statement 1 of the batch)");
        assertThat(wrongOrder.writes).isEmpty();
        assertThat(wrongOrder.policies).isEmpty();
        assertThat(wrongOrder.event).isEmpty();
        assertThat(ledger.commit(both, List.of("TradersMSP", "BuyersMSP", "AssuranceMSP")))
                .isEqualTo(Verdict.ENDORSEMENT_POLICY_FAILURE);
        assertThat(ledger.commit(both, List.of("ProducersMSP", "BuyersMSP", "AssuranceMSP")))
                .isEqualTo(Verdict.VALID);
        assertThat(ledger.value(new LedgerKey(Family.LOT, List.of("LA")).onLedger()))
                .contains("\"IN_TRANSIT\"");
    }

    @Test
    void a_lot_that_comes_into_being_in_a_batch_gets_its_owners_policy_there() {
        Consortium world = EveryKind.withPaper("LA");
        Draft lot = world.amp01().declares(WorkedCase.lotLA());

        VersionedLedger.Transaction batch = batch(ledger(world), world, lot);

        assertThat(batch.message()).isNull();
        assertThat(batch.policies.keySet()).contains(new LedgerKey(Family.LOT, List.of("LA")).onLedger());
    }

    private static VersionedLedger.Transaction batch(VersionedLedger ledger, Consortium world, Draft... drafts) {
        String text = CanonicalJson.write(Json.object()
                .with(
                        "statements",
                        Stream.of(drafts)
                                .map(draft -> CanonicalJson.parse(draft.text()))
                                .toList()));
        return ledger.endorse("ProducersMSP", world.now(), "RecordBatch", text);
    }
}

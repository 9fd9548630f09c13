// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.capaz.client.gateway.JsonValues;
import org.capaz.client.gateway.MemberGateway;
import org.capaz.client.key.OfficerKey;
import org.capaz.demo.casefolder.CaseFolder;
import org.capaz.demo.casefolder.Row;
import org.capaz.ledger.json.Json;

/**
 * A gateway's answers about a case, as of one block. The numbers of the report and of the summary come from here, never
 * from the case folder.
 *
 * @param producers answers about producers, by id
 * @param lots answers about lots, by id, in the order of the case
 */
public record LedgerAnswers(
        Map<String, Json.Obj> producers,
        Map<String, Json.Obj> lots,
        List<Json.Obj> obligations,
        List<Json.Obj> payments,
        List<Json.Obj> receipts) {

    /**
     * Reads everything about the case from the members' gateways, once they have seen the block of that height. What was paid is
     * shown by the gateways of payers and payees only; all else is the same everywhere, and read from the first.
     *
     * @param officers the key with which each member's gateway is asked
     */
    public static LedgerAnswers read(
            CaseFolder folder,
            Map<String, MemberGateway> gateways,
            Function<String, OfficerKey> officers,
            long height) {
        var first = gateways.entrySet().iterator().next();
        Function<String, Json.Obj> read =
                path -> first.getValue().read("/v1/" + path, officers.apply(first.getKey()), height);
        var producers = new LinkedHashMap<String, Json.Obj>();
        for (Row row : folder.rows("producers.csv")) {
            producers.put(row.text("producer"), read.apply("amps/" + row.text("producer")));
        }
        var lots = new LinkedHashMap<String, Json.Obj>();
        for (Row row : folder.rows("lots.csv")) {
            lots.put(row.text("lot"), read.apply("lots/" + row.text("lot")));
        }
        for (Row row : folder.rows("melts.csv")) {
            lots.put(row.text("output_lot"), read.apply("lots/" + row.text("output_lot")));
        }
        return new LedgerAnswers(
                producers,
                lots,
                ofTheCase(
                        JsonValues.objects(read.apply("obligations"), "obligations"), "lot", folder, "obligations.csv"),
                ofTheCase(paid("payments", gateways, officers, height), "payment", folder, "payments.csv"),
                ofTheCase(paid("receipts", gateways, officers, height), "payment", folder, "payments.csv"));
    }

    /** What any of the members shows, each payment once, in the order of their ids. */
    private static List<Json.Obj> paid(
            String list, Map<String, MemberGateway> gateways, Function<String, OfficerKey> officers, long height) {
        Map<String, Json.Obj> found = new TreeMap<>();
        gateways.forEach((member, gateway) -> JsonValues.objects(
                        gateway.read("/v1/" + list, officers.apply(member), height), list)
                .forEach(entry -> found.putIfAbsent(JsonValues.text(entry, "payment"), entry)));
        return List.copyOf(found.values());
    }

    /** Leaves out what others have recorded on the same network since. */
    private static List<Json.Obj> ofTheCase(List<Json.Obj> answers, String member, CaseFolder folder, String file) {
        return answers.stream()
                .filter(found -> !folder.rows(file, member, JsonValues.text(found, member))
                        .isEmpty())
                .toList();
    }

    /** The record of a lot as it stands now. */
    public Json.Obj lot(String id) {
        return JsonValues.object(answerAboutLot(id), "lot");
    }

    /** The whole answer about a lot of the case: its record and what belongs to it. */
    public Json.Obj answerAboutLot(String id) {
        return Objects.requireNonNull(lots.get(id), () -> "lot " + id + " was not asked for");
    }

    /** The whole answer about a producer of the case. */
    public Json.Obj answerAboutProducer(String id) {
        return Objects.requireNonNull(producers.get(id), () -> "producer " + id + " was not asked for");
    }

    public Optional<Json.Obj> receiptOf(String payment) {
        return receipts.stream()
                .filter(receipt -> JsonValues.text(receipt, "payment").equals(payment))
                .findFirst();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

    /** Reads everything about the case from one member's gateway, once it has seen the block of that height. */
    public static LedgerAnswers read(CaseFolder folder, MemberGateway gateway, OfficerKey officer, long height) {
        Function<String, Json.Obj> read = path -> gateway.read("/v1/" + path, officer, height);
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
                ofTheCase(read.apply("obligations"), "obligations", "lot", folder, "obligations.csv"),
                ofTheCase(read.apply("payments"), "payments", "payment", folder, "payments.csv"),
                ofTheCase(read.apply("receipts"), "receipts", "payment", folder, "payments.csv"));
    }

    /** Leaves out what others have recorded on the same network since. */
    private static List<Json.Obj> ofTheCase(
            Json.Obj answer, String list, String member, CaseFolder folder, String file) {
        return JsonValues.objects(answer, list).stream()
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

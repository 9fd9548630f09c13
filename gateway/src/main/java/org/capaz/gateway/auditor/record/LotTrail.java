// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor.record;

import static org.capaz.gateway.query.RecordMembers.number;
import static org.capaz.gateway.query.RecordMembers.objects;
import static org.capaz.gateway.query.RecordMembers.text;
import static org.capaz.gateway.query.RecordMembers.texts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.gateway.projection.ProjectedLedgerState.Fact;
import org.capaz.gateway.projection.Sight;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKeys;

/**
 * What happened to the gold of a lot, from its first declarations to where it is now: every record about the lot, about those it was
 * made from and those it went into, in the order of time.
 */
record LotTrail(List<Step> steps, List<LotId> wentInto, int left) {
    private static final int MOST = 200;

    LotTrail {
        steps = List.copyOf(steps);
        wentInto = List.copyOf(wentInto);
    }

    /** One record. */
    record Step(Instant at, String key, Sentence says) {}

    static LotTrail of(LotId lot, ProjectedLedgerState ledger, Sight sight) {
        Map<LotId, Fact> successors = ledger.relatives(lot, "successors");
        Map<LotId, Fact> lots = new LinkedHashMap<>(ledger.relatives(lot, "parents"));
        lots.putAll(successors);
        Map<String, Step> steps = new LinkedHashMap<>();
        lots.forEach((id, fact) -> {
            for (Step step : steps(id, fact, ledger, sight)) {
                steps.putIfAbsent(step.key(), step);
            }
        });
        List<Step> ordered = steps.values().stream()
                .sorted(Comparator.comparing(Step::at).thenComparing(Step::key))
                .toList();
        return new LotTrail(
                ordered.stream().limit(MOST).toList(),
                successors.keySet().stream()
                        .filter(id -> !id.equals(lot))
                        .sorted()
                        .toList(),
                Math.max(0, ordered.size() - MOST));
    }

    private static List<Step> steps(LotId lot, Fact declared, ProjectedLedgerState ledger, Sight sight) {
        List<Step> steps = new ArrayList<>();
        Json.Obj record = declared.object();
        if (texts(record, "parents").isEmpty()) {
            add(
                    steps,
                    declared,
                    "createdAt",
                    TrailMessage.TRAIL_LOT
                            .with("lot", lot)
                            .and("by", id(record, "creator"))
                            .and("gross", mass(record, "grossMg")));
        }
        ledger.facts(LedgerKeys.assays(lot)).forEach(assay -> add(steps, assay, "recordedAt", assay(lot, assay)));
        ledger.referring(Family.TRANSFER, "lot", lot.value()).stream()
                .filter(transfer -> ledger.isSeen(transfer, sight))
                .forEach(transfer -> add(steps, transfer, "offeredAt", transfer(transfer)));
        ledger.referring(Family.TRANSFORMATION, "lot", lot.value()).forEach(work -> add(steps, work, "at", work(work)));
        ledger.fact(LedgerKeys.settlement(lot))
                .ifPresent(settled -> add(steps, settled, "at", settlement(lot, settled)));
        ledger.fact(LedgerKeys.certificateOf(lot))
                .map(found -> new CertificateId(text(found.object(), "certificate")))
                .flatMap(id -> ledger.fact(LedgerKeys.certificate(id)).map(found -> Map.entry(id, found)))
                .ifPresent(found -> add(
                        steps,
                        found.getValue(),
                        "issuedAt",
                        TrailMessage.TRAIL_CERTIFICATE
                                .with("lot", lot)
                                .and("number", Argument.id(found.getKey().shortId()))));
        return steps;
    }

    private static void add(List<Step> steps, Fact fact, String when, Sentence says) {
        Optional.ofNullable(fact.object().get(when))
                .filter(Json.Num.class::isInstance)
                .map(at -> Instant.ofEpochSecond(((Json.Num) at).value()))
                .ifPresent(at -> steps.add(new Step(at, fact.key().toString(), says)));
    }

    private static Sentence assay(LotId lot, Fact fact) {
        return TrailMessage.TRAIL_ASSAY
                .with("lot", lot)
                .and("laboratory", id(fact.object(), "laboratory"))
                .and("fineness", new Argument.Decimal(number(fact.object(), "fineness"), 2));
    }

    private static Sentence transfer(Fact fact) {
        Json.Obj transfer = fact.object();
        List<Json.Obj> items = objects(transfer, "items");
        Sentence moved = TrailMessage.TRAIL_TRANSFER
                .with(
                        "lots",
                        Argument.id(
                                items.stream().map(item -> text(item, "lot")).collect(Collectors.joining(", "))))
                .and("from", id(transfer, "from"))
                .and("to", id(transfer, "to"))
                .and("state", id(transfer, "state"));
        List<Sentence> weights = items.stream()
                .filter(item -> item.get("dispatchMg") != null && item.get("receiptMg") != null)
                .map(item -> TrailMessage.TRAIL_WEIGHT
                        .with("lot", id(item, "lot"))
                        .and("sent", mass(item, "dispatchMg"))
                        .and("received", mass(item, "receiptMg")))
                .toList();
        return weights.isEmpty()
                ? moved
                : TrailMessage.TRAIL_WEIGHED.with("moved", moved).and("weights", Argument.several(weights));
    }

    private static Sentence work(Fact fact) {
        Json.Obj work = fact.object();
        return TrailMessage.TRAIL_WORK
                .with("kind", id(work, "kind"))
                .and("by", id(work, "by"))
                .and("inputs", Argument.id(String.join(", ", texts(work, "inputs"))))
                .and("outputs", Argument.id(String.join(", ", texts(work, "outputs"))))
                .and("fineIn", mass(work, "fineInMg"))
                .and("fineOut", mass(work, "fineOutMg"));
    }

    private static Sentence settlement(LotId lot, Fact fact) {
        Json.Obj settlement = fact.object();
        return TrailMessage.TRAIL_SETTLEMENT
                .with("lot", lot)
                .and("seller", id(settlement, "seller"))
                .and("buyer", id(settlement, "buyer"))
                .and("state", id(settlement, "state"))
                .and("fine", mass(settlement, "fineMg"));
    }

    private static Argument id(Json.Obj record, String member) {
        return Argument.id(text(record, member));
    }

    private static Argument mass(Json.Obj record, String member) {
        return Argument.mass(number(record, member));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.submit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.capaz.client.ClientFailure;
import org.capaz.client.gateway.JsonValues;
import org.capaz.client.gateway.MemberGateway;
import org.capaz.client.key.OfficerKey;
import org.capaz.demo.statement.CaseStatement;
import org.capaz.demo.statement.CaseStatements;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Statement;

/**
 * Signs the statements of a case with their officers' keys and submits each to its own member's gateway: round after round,
 * members concurrently, several statements of one member in one batch. Submitting a case twice is harmless: every statement
 * has the same id and content each time, so the ledger takes it once (I4).
 */
public final class CaseSubmitter {
    /** The contract takes 50; fewer keep the endorsement of one batch well within its time. */
    private static final int MAX_STATEMENTS_IN_BATCH = 40;
    /** Below the 64 KiB of one submission, with room for the frame around the statements. */
    private static final int MAX_BATCH_BYTES = 60_000;

    private final String channel;
    private final String genesis;
    private final Function<String, OfficerKey> keys;
    private final Map<String, MemberGateway> gateways;
    private final Map<String, String> gatewayOfficers;
    private final Progress progress;
    private final AtomicLong height = new AtomicLong();
    private final Map<CaseStatement, Position> positions = Collections.synchronizedMap(new LinkedHashMap<>());

    /** Called whenever more statements are on the ledger. */
    @FunctionalInterface
    public interface Progress {
        void submitted(int done, int total);
    }

    /** Where a statement is on the ledger. */
    public record Position(String id, String transaction, long block, long index) {}

    /**
     * @param keys the key of an officer, by the officer's name
     * @param gatewayOfficers for each member the officer whose token opens its gateway
     */
    public CaseSubmitter(
            String channel,
            String genesis,
            Function<String, OfficerKey> keys,
            Map<String, MemberGateway> gateways,
            Map<String, String> gatewayOfficers,
            Progress progress) {
        this.channel = channel;
        this.genesis = genesis;
        this.keys = keys;
        this.gateways = Map.copyOf(gateways);
        this.gatewayOfficers = Map.copyOf(gatewayOfficers);
        this.progress = progress;
    }

    /**
     * Submits all, after what was submitted before; throws {@link RowRefused} at the first row that is refused. What was recorded
     * before it stays.
     *
     * @return where all of them are, and all that were submitted before
     */
    public Map<CaseStatement, Position> submitAll(List<CaseStatement> caseStatements) {
        int total = positions.size() + caseStatements.size();
        progress.submitted(positions.size(), total);
        try (ExecutorService members = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Map<String, List<CaseStatement>> round : SubmissionRounds.of(caseStatements)) {
                var running = new ArrayList<Future<?>>();
                long seenBefore = height.get();
                round.forEach((member, part) ->
                        running.add(members.submit(() -> submitPart(member, part, seenBefore, total))));
                awaitAll(running);
            }
        }
        return positions;
    }

    /** The last block that holds a statement of the case. */
    public long height() {
        return height.get();
    }

    private void submitPart(String member, List<CaseStatement> part, long seenBefore, int total) {
        var batch = new ArrayList<CaseStatement>();
        int size = 0;
        long seenHeight = seenBefore;
        for (CaseStatement caseStatement : part) {
            int own = CanonicalJson.bytes(signed(caseStatement)).length + 1;
            if (!batch.isEmpty()
                    && (caseStatement.travelsAlone()
                            || batch.size() == MAX_STATEMENTS_IN_BATCH
                            || size + own > MAX_BATCH_BYTES)) {
                seenHeight = submitBatch(member, batch, seenHeight, total);
                batch.clear();
                size = 0;
            }
            batch.add(caseStatement);
            size += own;
            if (caseStatement.travelsAlone()) {
                seenHeight = submitBatch(member, batch, seenHeight, total);
                batch.clear();
                size = 0;
            }
        }
        if (!batch.isEmpty()) {
            submitBatch(member, batch, seenHeight, total);
        }
    }

    /** Submits one batch; when it is refused, its statements one by one, to learn which row was refused. */
    private long submitBatch(String member, List<CaseStatement> batch, long seenBefore, int total) {
        if (batch.size() == 1) {
            return submitOne(member, batch.getFirst(), seenBefore, total);
        }
        Json.Obj statements = Json.object()
                .with("statements", batch.stream().map(this::signed).toList());
        return switch (gateway(member).submit(statements, gatewayOfficer(member), seenBefore)) {
            case MemberGateway.Answer.Done done -> recorded(batch, done.body(), total);
            case MemberGateway.Answer.Refused refused -> {
                long seenHeight = seenBefore;
                for (CaseStatement caseStatement : batch) {
                    seenHeight = submitOne(member, caseStatement, seenHeight, total);
                }
                yield seenHeight;
            }
        };
    }

    private long submitOne(String member, CaseStatement caseStatement, long seenBefore, int total) {
        return switch (gateway(member).submit(signed(caseStatement), gatewayOfficer(member), seenBefore)) {
            case MemberGateway.Answer.Done done -> recorded(List.of(caseStatement), done.body(), total);
            case MemberGateway.Answer.Refused refused -> throw new RowRefused(caseStatement, refused);
        };
    }

    private long recorded(List<CaseStatement> stated, Json.Obj answer, int total) {
        long block = JsonValues.number(answer, "block");
        for (CaseStatement caseStatement : stated) {
            positions.put(
                    caseStatement,
                    new Position(
                            CaseStatements.recordId(genesis, caseStatement),
                            JsonValues.text(answer, "transaction"),
                            block,
                            JsonValues.number(answer, "index")));
        }
        height.accumulateAndGet(block, Math::max);
        progress.submitted(positions.size(), total);
        return block;
    }

    private Json.Obj signed(CaseStatement caseStatement) {
        var statement = new Statement(
                caseStatement.kind(),
                channel,
                new RecordId(CaseStatements.recordId(genesis, caseStatement)),
                caseStatement.actor(),
                caseStatement.eventAt(),
                caseStatement.body());
        var signed = new SignedStatement(statement, List.of());
        for (String officer : caseStatement.officers()) {
            signed = keys.apply(officer).sign(signed, OfficerSignature.Method.OWN_KEY);
        }
        return signed.json();
    }

    private MemberGateway gateway(String member) {
        return Objects.requireNonNull(gateways.get(member), () -> "no gateway of " + member);
    }

    private OfficerKey gatewayOfficer(String member) {
        return keys.apply(gatewayOfficers.get(member));
    }

    private static void awaitAll(List<Future<?>> running) {
        Throwable first = null;
        for (Future<?> part : running) {
            try {
                part.get();
            } catch (ExecutionException e) {
                first = first == null ? e.getCause() : first;
            } catch (InterruptedException e) {
                throw ClientFailure.interrupted(e);
            }
        }
        switch (first) {
            case null -> {}
            case RuntimeException problem -> throw problem;
            default -> throw new IllegalStateException(first);
        }
    }
}

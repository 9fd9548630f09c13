package org.capaz.demo.submit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.capaz.demo.statement.Entry;
import org.capaz.demo.statement.Script;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Statement;

/**
 * Signs the statements of a case with their officers' keys and sends each to its own member's gateway: wave after wave,
 * members side by side, several statements of one member in one batch. Playing twice is harmless: every statement has
 * the same id and content each time, so the ledger takes it once.
 */
public final class Player {
    /** The contract takes 50; fewer keep the endorsement of one batch well within its time. */
    private static final int MOST_IN_BATCH = 40;
    /** Below the 64 KiB of one submission, with room for the frame around the statements. */
    private static final int LARGEST_BATCH = 60_000;

    private final String channel;
    private final String genesis;
    private final Function<String, OfficerKey> keys;
    private final Map<String, MemberGateway> gateways;
    private final Map<String, String> clerks;
    private final Progress progress;
    private final AtomicLong height = new AtomicLong();
    private final Map<Entry, Place> places = Collections.synchronizedMap(new LinkedHashMap<>());

    /** Hears how many statements of how many stand on the ledger. */
    @FunctionalInterface
    public interface Progress {
        void submitted(int done, int total);
    }

    /** Where a statement came to stand. */
    public record Place(String id, String transaction, long block, long index) {}

    /**
     * @param keys the key of an officer, by the officer's name
     * @param clerks for each member the officer whose token opens its gateway
     */
    public Player(
            String channel,
            String genesis,
            Function<String, OfficerKey> keys,
            Map<String, MemberGateway> gateways,
            Map<String, String> clerks,
            Progress progress) {
        this.channel = channel;
        this.genesis = genesis;
        this.keys = keys;
        this.gateways = Map.copyOf(gateways);
        this.clerks = Map.copyOf(clerks);
        this.progress = progress;
    }

    /** Plays all; throws {@link RowRefused} at the first row that is refused. */
    public Map<Entry, Place> play(List<Entry> entries) {
        progress.submitted(0, entries.size());
        try (ExecutorService members = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Map<String, List<Entry>> wave : Waves.of(entries)) {
                var running = new ArrayList<Future<?>>();
                long seen = height.get();
                wave.forEach(
                        (member, part) -> running.add(members.submit(() -> state(member, part, seen, entries.size()))));
                awaitAll(running);
            }
        }
        return places;
    }

    /** The last block that a statement of the case stands in. */
    public long height() {
        return height.get();
    }

    private void state(String member, List<Entry> part, long seen, int total) {
        var batch = new ArrayList<Entry>();
        int size = 0;
        long sees = seen;
        for (Entry entry : part) {
            int own = CanonicalJson.bytes(signed(entry)).length + 1;
            if (!batch.isEmpty()
                    && (entry.travelsAlone() || batch.size() == MOST_IN_BATCH || size + own > LARGEST_BATCH)) {
                sees = together(member, batch, sees, total);
                batch.clear();
                size = 0;
            }
            batch.add(entry);
            size += own;
            if (entry.travelsAlone()) {
                sees = together(member, batch, sees, total);
                batch.clear();
                size = 0;
            }
        }
        if (!batch.isEmpty()) {
            together(member, batch, sees, total);
        }
    }

    /** Sends what may fail together; when it is refused, one by one, to learn which row it was. */
    private long together(String member, List<Entry> batch, long seen, int total) {
        if (batch.size() == 1) {
            return alone(member, batch.getFirst(), seen, total);
        }
        Json.Obj statements = Json.object()
                .with("statements", batch.stream().map(this::signed).toList());
        return switch (gateways.get(member).submit(statements, clerk(member), seen)) {
            case MemberGateway.Answer.Done done -> noted(batch, done.body(), total);
            case MemberGateway.Answer.Refused refused -> {
                long sees = seen;
                for (Entry entry : batch) {
                    sees = alone(member, entry, sees, total);
                }
                yield sees;
            }
        };
    }

    private long alone(String member, Entry entry, long seen, int total) {
        return switch (gateways.get(member).submit(signed(entry), clerk(member), seen)) {
            case MemberGateway.Answer.Done done -> noted(List.of(entry), done.body(), total);
            case MemberGateway.Answer.Refused refused -> throw new RowRefused(entry, refused);
        };
    }

    private long noted(List<Entry> stated, Json.Obj answer, int total) {
        long block = JsonValues.number(answer, "block");
        for (Entry entry : stated) {
            places.put(
                    entry,
                    new Place(
                            Script.recordId(genesis, entry),
                            JsonValues.text(answer, "transaction"),
                            block,
                            JsonValues.number(answer, "index")));
        }
        height.accumulateAndGet(block, Math::max);
        progress.submitted(places.size(), total);
        return block;
    }

    private Json.Obj signed(Entry entry) {
        var statement = new Statement(
                entry.kind(),
                channel,
                new RecordId(Script.recordId(genesis, entry)),
                entry.actor(),
                entry.eventAt(),
                entry.body());
        var signed = new SignedStatement(statement, List.of());
        for (String officer : entry.officers()) {
            signed = keys.apply(officer).sign(signed, OfficerSignature.Method.OWN_KEY);
        }
        return signed.json();
    }

    private OfficerKey clerk(String member) {
        return keys.apply(clerks.get(member));
    }

    private static void awaitAll(List<Future<?>> running) {
        Throwable first = null;
        for (Future<?> part : running) {
            try {
                part.get();
            } catch (ExecutionException e) {
                first = first == null ? e.getCause() : first;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ClientFailure("Interrupted.", "Run the same command again; it continues where it stood.", e);
            }
        }
        switch (first) {
            case null -> {}
            case RuntimeException problem -> throw problem;
            default -> throw new IllegalStateException(first);
        }
    }
}

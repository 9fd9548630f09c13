// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway;

import static org.capaz.gateway.SampleChain.tx;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.gateway.certificate.OrderedBlocks;
import org.capaz.gateway.follow.BlockFeed;
import org.capaz.gateway.submit.LedgerClient;
import org.capaz.gateway.submit.LedgerClient.Endorsement;
import org.capaz.gateway.submit.LedgerClient.Verdict;
import org.capaz.ledger.contract.RecordingFunctions;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.contract.StatementProcessor;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.PendingState;
import org.capaz.ledger.sample.Consortium;
import org.capaz.ledger.sample.DemoOfficer;
import org.capaz.ledger.sample.Draft;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.verifier.fabric.Block;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;

/** A member's gateway that has read the worked case so far, at the case's own time. */
public final class CaseGateway implements AutoCloseable {
    private final Consortium world;
    private final TestOfficer officer =
            new TestOfficer(DemoOfficer.of("officer of the gateway", "AMP-01").key());
    private final Map<String, TestOfficer> officers = new TreeMap<>();
    private final SampleChain chain = new SampleChain();
    private final SortedMap<LedgerKey, Json> read = new TreeMap<>();
    private final String msp;
    private final TestGateway gateway;
    /** How many of the world's statements are in blocks that were read. */
    private int called;

    /** Whether its peer hands out blocks that were read before. */
    private volatile boolean handingOutBlocks = true;

    /** @param msp whose gateway it is; an officer of that organisation itself asks {@link #ask} */
    public CaseGateway(Consortium world, String msp) {
        this(world, msp, Path.of("target"));
    }

    /** @param publicDir with what the gateway publishes of the network */
    public CaseGateway(Consortium world, String msp, Path publicDir) {
        this(world, msp, publicDir, Map.of());
    }

    /** @param more settings beside those of every gateway of a test */
    public CaseGateway(Consortium world, String msp, Map<String, Object> more) {
        this(world, msp, Path.of("target"), more);
    }

    /** @param others beans beside those of a gateway without a peer */
    public CaseGateway(Consortium world, String msp, Object... others) {
        this(world, msp, Path.of("target"), Map.of(), others);
    }

    /**
     * @param publicDir with what the gateway publishes of the network
     * @param more settings beside those of every gateway of a test
     * @param others beans beside those of a gateway without a peer
     */
    public CaseGateway(Consortium world, String msp, Path publicDir, Map<String, Object> more, Object... others) {
        this(world, msp, false, publicDir, more, others);
    }

    /**
     * One that has read each statement of the world in a block of its own, at its time, and whose peer hands out all these blocks.
     * What was put on the world's ledger without a statement stands in the last one.
     */
    public static CaseGateway ofEachStatement(Consortium world, String msp) {
        var feed = new CaseFeed();
        var gateway = new CaseGateway(world, msp, true, Path.of("target"), Map.of(), new Object[] {feed});
        feed.blocks = gateway.chain.bytes();
        return gateway;
    }

    private CaseGateway(
            Consortium world,
            String msp,
            boolean eachStatement,
            Path publicDir,
            Map<String, Object> more,
            Object[] others) {
        this.world = world;
        this.msp = msp;
        Map<String, Object> settings = new TreeMap<>(Map.of("capaz.msp-id", msp, "capaz.member", member()));
        settings.putAll(more);
        this.called = world.calls().size();
        this.gateway = new TestGateway(
                publicDir,
                settings,
                Stream.concat(Stream.of(new MovedClock(world::now), new CaseBlocks()), Stream.of(others))
                        .toArray());
        if (eachStatement) {
            world.calls().forEach(this::orderAgain);
            gateway.projection().apply(chain.read());
        }
        String record = officer.record(msp, msp).toString();
        KVWrite own = SampleChain.write(LedgerKeys.officer(new OfficerId(officer.id())), record);
        if (eachStatement) {
            followLast(own);
        } else {
            follow(own);
        }
    }

    /** What was put on the world's ledger without a statement, at the world's time. */
    private void followLast(KVWrite beside) {
        List<KVWrite> writes = new ArrayList<>(List.of(beside));
        writes.addAll(written());
        follow(tx("t" + chain.bytes().size(), writes.toArray(KVWrite[]::new)).at(world.now()));
    }

    /** Puts that statement into the next block, with what it records over the blocks before. */
    private void orderAgain(Draft.Call call) {
        PendingState state = new PendingState() {
            @Override
            protected Optional<Json> recorded(LedgerKey key) {
                return Optional.ofNullable(read.get(key));
            }

            @Override
            protected SortedMap<LedgerKey, Json.Obj> recordedUnder(LedgerKey prefix) {
                SortedMap<LedgerKey, Json.Obj> found = new TreeMap<>();
                for (Map.Entry<LedgerKey, Json> next : read.tailMap(prefix).entrySet()) {
                    if (next.getKey().isUnder(prefix)) {
                        found.put(next.getKey(), (Json.Obj) next.getValue());
                    } else if (!next.getKey().equals(prefix)) {
                        break;
                    }
                }
                return found;
            }
        };
        List<String> arguments = call.arguments();
        new RecordingFunctions(Consortium.CHANNEL, new MspId(call.msp()), call.time(), state)
                .call(arguments.getFirst(), arguments.subList(1, arguments.size()));
        read.putAll(state.pending());
        chain.block(tx(
                        "t" + chain.bytes().size(),
                        state.pending().entrySet().stream()
                                .map(record ->
                                        SampleChain.write(record.getKey(), CanonicalJson.write(record.getValue())))
                                .toArray(KVWrite[]::new))
                .calledWith(arguments)
                .at(call.time()));
    }

    /** From now on it judges what is handed in by the contract's rules, and reads what was recorded. */
    public CaseGateway recording(String msp) {
        gateway.ledger.contract = (function, arguments) -> recorded(msp, SignedStatement.parse(arguments.getFirst()));
        return this;
    }

    private synchronized Endorsement recorded(String msp, SignedStatement signed) {
        var contract = new StatementProcessor(Consortium.CHANNEL, new MspId(msp), world.now(), world.ledger());
        Optional<StatementKind> kind = StatementKind.of(signed.statement().kind());
        return switch (contract.judge(signed, kind, List.of())) {
            case StatementProcessor.Answer.Recorded recorded -> {
                world.ledger().accept(recorded.events());
                int height = chain.bytes().size();
                gateway.ledger.verdicts.add(new Verdict.Judged(height, 0));
                follow(tx("t" + height, written().toArray(KVWrite[]::new))
                        .calledWith(List.of(
                                kind.orElseThrow().function(), signed.json().toString())));
                yield new Endorsement.Endorsed("of " + signed.statement().id(), new byte[] {1}, "{}");
            }
            case StatementProcessor.Answer.Repeated again ->
                new Endorsement.Endorsed(
                        "again " + signed.statement().id(), new byte[] {1}, "{\"id\":\"x\",\"repeated\":true}");
            case StatementProcessor.Answer.No no -> throw new AssertionError(no.refusal());
        };
    }

    /** Its member's name, to which tokens are addressed. */
    public String member() {
        return msp.replace("MSP", "").toLowerCase(Locale.ROOT);
    }

    public String msp() {
        return msp;
    }

    /** Where it listens. */
    public String address() {
        return gateway.address();
    }

    /** From now on that contract decides on what is handed in here. */
    public void submitTo(LedgerClient contract) {
        gateway.ledger.instead = contract;
    }

    /** Reads what was stated since, as one more block. */
    public CaseGateway follow(KVWrite... beside) {
        followAs("t" + chain.bytes().size(), beside);
        return this;
    }

    /**
     * Reads what was stated since, as one more block with a transaction of that id.
     *
     * @return the block's number
     */
    public long followAs(String txId, KVWrite... beside) {
        List<KVWrite> writes = new ArrayList<>(List.of(beside));
        writes.addAll(written());
        SampleChain.Tx transaction = tx(txId, writes.toArray(KVWrite[]::new));
        List<Draft.Call> calls = world.calls().subList(called, world.calls().size());
        called = world.calls().size();
        return follow(
                switch (calls.size()) {
                    case 0 -> transaction;
                    case 1 -> transaction.calledWith(calls.getFirst().arguments());
                    default -> transaction.calledWith(batch(calls));
                });
    }

    /** As if they had been handed in together. */
    private static List<String> batch(List<Draft.Call> calls) {
        return List.of(
                RecordingFunctions.BATCH,
                Json.object()
                        .with(
                                "statements",
                                calls.stream()
                                        .map(call -> CanonicalJson.parseObject(
                                                call.arguments().get(1)))
                                        .toList())
                        .toString());
    }

    /** The records that changed since they were read last. */
    private List<KVWrite> written() {
        List<KVWrite> writes = new ArrayList<>();
        world.ledger().records().forEach((key, record) -> {
            if (!record.equals(read.put(key, record))) {
                writes.add(SampleChain.write(
                        key.onLedger(), CanonicalJson.write(record).getBytes(StandardCharsets.UTF_8)));
            }
        });
        return writes;
    }

    private int follow(SampleChain.Tx transaction) {
        int height = chain.bytes().size();
        chain.block(transaction);
        gateway.projection().apply(List.of(Block.read(chain.bytes().get(height))));
        return height;
    }

    /** From now on its peer hands out no block. */
    public void loseBlocks() {
        handingOutBlocks = false;
    }

    /** Reads one more block with a transaction for each of these lists of writes. */
    public CaseGateway followEach(List<List<KVWrite>> transactions) {
        int height = chain.bytes().size();
        SampleChain.Tx[] all = new SampleChain.Tx[transactions.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = tx("t" + height + "-" + i, transactions.get(i).toArray(KVWrite[]::new));
        }
        chain.block(all);
        gateway.projection().apply(List.of(Block.read(chain.bytes().get(height))));
        return this;
    }

    /** What an officer of this member is answered. */
    public Json.Obj ask(String path) {
        return json(path, raw(path));
    }

    /** What an officer of that party is answered, who belongs to this member. */
    public Json.Obj askAs(String party, String path) {
        return json(path, answerTo(party, path));
    }

    /** The whole answer to an officer of that party. */
    public HttpResponse<byte[]> answerTo(String party, String path) {
        return gateway.get(path, "Authorization", "Bearer " + tokenOf(party), "Accept", "application/json");
    }

    /** A token of an officer of that party, who is registered when first asked for. */
    public String tokenOf(String party) {
        return token(officers.computeIfAbsent(party, unseen -> {
            TestOfficer created =
                    new TestOfficer(DemoOfficer.of("officer of " + party, party).key());
            follow(SampleChain.write(
                    LedgerKeys.officer(new OfficerId(created.id())),
                    created.record(party, msp).toString()));
            return created;
        }));
    }

    /** The key of that party's officer is revoked, as of now. */
    public void revoke(String party) {
        TestOfficer theirs = officers.get(party);
        follow(SampleChain.write(
                LedgerKeys.officer(new OfficerId(theirs.id())),
                theirs.record(party, msp)
                        .with("revokedAt", world.now().getEpochSecond())
                        .toString()));
    }

    private static Json.Obj json(String path, HttpResponse<byte[]> answer) {
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + TestGateway.text(answer));
        }
        return TestGateway.json(answer);
    }

    /** What an officer of this member is answered, refusals too. */
    public HttpResponse<byte[]> raw(String path) {
        return gateway.get(path, "Authorization", "Bearer " + token(), "Accept", "application/json");
    }

    /** What is answered to that request, whoever sends it. */
    public HttpResponse<byte[]> send(String method, String path, byte[] body, String... headers) {
        return gateway.send(gateway.request(path, headers).method(method, BodyPublishers.ofByteArray(body)));
    }

    /** A token of this member's officer, valid at the time of the case. */
    public String token() {
        return token(officer);
    }

    private String token(TestOfficer of) {
        long now = world.now().getEpochSecond();
        return of.token("ES256", of.id(), "capaz:" + member(), now, now + 600);
    }

    /** All that every member's peer holds. */
    public String blocks() {
        return chain.bytes().stream()
                .map(block -> new String(block, StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    /** A part of the gateway, to be asked without HTTP. */
    public <T> T bean(Class<T> type) {
        return gateway.bean(type);
    }

    /** What anybody is shown. */
    public String show(String path) {
        return TestGateway.withoutSlots(TestGateway.text(gateway.get(path)))
                .replaceAll("<span class=\"whole\">([^<]*)</span>", "$1");
    }

    /** What a browser that sends a form with a file is answered. */
    public HttpResponse<byte[]> upload(String path, byte[] form, String boundary) {
        return gateway.send(gateway.request(path, "Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(form)));
    }

    /** What any program is answered. */
    public Json.Obj json(String path) {
        return TestGateway.json(gateway.get(path, "Accept", "application/json"));
    }

    /** The whole answer, with its headers. */
    public HttpResponse<byte[]> response(String path, String... headers) {
        return gateway.get(path, headers);
    }

    @Override
    public void close() {
        gateway.close();
    }

    /** Hands out the blocks of the case from their first on; whoever goes on behind the last waits for ever. */
    private static final class CaseFeed implements BlockFeed {
        private volatile List<byte[]> blocks = List.of();

        @Override
        public Blocks from(long number) {
            return new Blocks() {
                private final List<byte[]> known = blocks;
                private final CountDownLatch closed = new CountDownLatch(1);
                private int next = Math.toIntExact(number);

                @Override
                public byte[] next() {
                    if (next < known.size()) {
                        return known.get(next++);
                    }
                    try {
                        closed.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new IllegalStateException("closed");
                }

                @Override
                public void close() {
                    closed.countDown();
                }
            };
        }
    }

    /** The blocks that were read, as the peer has them. */
    private final class CaseBlocks implements OrderedBlocks {
        @Override
        public Optional<OrderedBlock> block(long number) {
            return handingOutBlocks ? Optional.of(chain.ordered((int) number)) : Optional.empty();
        }
    }
}

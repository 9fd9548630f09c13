package org.capaz.gateway.submit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import org.capaz.gateway.Database;
import org.capaz.gateway.submit.CommittedTransactions.Place;
import org.capaz.gateway.submit.CommittedTransactions.Recorded;
import org.capaz.gateway.submit.Intent.State;
import org.capaz.gateway.submit.LedgerClient.Endorsement;
import org.capaz.gateway.submit.LedgerClient.Sending;
import org.capaz.gateway.submit.LedgerClient.Verdict;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.notary.StatementKind;
import org.capaz.ledger.statement.Objection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes submissions to the ledger. What it guarantees: the intent stands in the database before anything is sent, one id
 * has one effect and one answer, and whatever may have been sent is followed until the chain says what became of it.
 *
 * <p>What can go wrong, and what is done: before sending, anything may be tried anew, because nothing happened. After
 * sending there is no failure, only "not known yet": the chain is asked, and if it has nothing the <em>same</em>
 * transaction is sent again, which cannot count twice. Only a verdict that the transaction is in a block and invalid
 * allows a new one for the same statement. A crash leaves the row where it was; the next start goes on from there.
 */
public final class Submitter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Submitter.class);

    private static final int MOST_TRIES = 3;
    private static final Duration VERDICT_PATIENCE = Duration.ofSeconds(60);
    private static final Duration PROJECTION_PATIENCE = Duration.ofSeconds(3);
    private static final Duration GLANCE = Duration.ofSeconds(1);
    private static final Duration RESOLVE_EVERY = Duration.ofSeconds(5);
    private static final int RETRY_AFTER_SECONDS = 2;
    private static final int RESOLVED_AT_ONCE = 10;

    private static final String UNREACHABLE = "PEERS_UNREACHABLE";
    private static final String DIFFERING = "ENDORSEMENTS_DIFFER";
    private static final String INDEX_TAKEN = "STATUS_INDEX_TAKEN";
    private static final String ISSUE_CERTIFICATE = StatementKind.ISSUE_CERTIFICATE.function();

    private static final Json REPEATED = new Json.Bool(true);

    private final LedgerClient ledger;
    private final CommittedTransactions committed;
    private final StatusIndexes statusIndexes;
    private final IntentStore intents;
    private final Semaphore slots;
    private final Semaphore resolving = new Semaphore(RESOLVED_AT_ONCE);
    private final Map<String, UnderWay> underWay = new ConcurrentHashMap<>();
    private final List<BiConsumer<Submission, Outcome>> listeners = new CopyOnWriteArrayList<>();
    private volatile Thread resolver;

    private record UnderWay(String contentHash, CompletableFuture<Outcome> outcome) {}

    /** A submission as somebody who asks for it later sees it. */
    public record SubmissionStatus(Submission submission, String state, Outcome outcome) {}

    public Submitter(
            LedgerClient ledger,
            CommittedTransactions committed,
            StatusIndexes statusIndexes,
            Database database,
            int mostInFlight) {
        this.ledger = ledger;
        this.committed = committed;
        this.statusIndexes = statusIndexes;
        this.intents = new IntentStore(database);
        this.slots = new Semaphore(mostInFlight);
    }

    /** Tells the listener of every outcome, on the thread that found it. */
    public void listen(BiConsumer<Submission, Outcome> listener) {
        listeners.add(listener);
    }

    /** Goes on with what an earlier run left open, now and every few seconds. */
    public void start() {
        resolver = Thread.ofPlatform().name("resolve").daemon().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    resolveAll();
                } catch (RuntimeException e) {
                    LOG.warn("resolving open submissions failed, trying again: {}", e.getMessage());
                }
                try {
                    Thread.sleep(RESOLVE_EVERY);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
    }

    @Override
    public void close() {
        if (resolver != null) {
            resolver.interrupt();
        }
    }

    /** Takes the submission on; the outcome comes when it is known, which may be later than anybody wants to wait. */
    public CompletableFuture<Outcome> submit(Submission submission) {
        Optional<Outcome> recorded = alreadyRecorded(submission);
        if (recorded.isPresent()) {
            return CompletableFuture.completedFuture(recorded.get());
        }
        if (!slots.tryAcquire()) {
            return CompletableFuture.completedFuture(
                    new Outcome.Busy("as many submissions are under way as this office takes", RETRY_AFTER_SECONDS));
        }
        var mine = new UnderWay(submission.contentHash(), new CompletableFuture<>());
        UnderWay other = underWay.putIfAbsent(submission.id(), mine);
        if (other != null) {
            slots.release();
            return other.contentHash().equals(submission.contentHash())
                    ? other.outcome().thenApply(Submitter::repeated)
                    : CompletableFuture.completedFuture(otherContent(submission.id()));
        }
        Thread.ofVirtual().name("submit-" + submission.id()).start(() -> {
            try {
                finish(submission, mine, () -> take(submission));
            } finally {
                slots.release();
            }
        });
        return mine.outcome();
    }

    /** What stands about that id, a submission's or that of a statement inside. */
    public Optional<SubmissionStatus> find(String id) {
        return intents.find(id)
                .map(intent -> new SubmissionStatus(intent.submission(), intent.state().name(), outcome(intent)));
    }

    public int inFlight() {
        return underWay.size();
    }

    /** Submissions whose fate is not known. */
    public long unknown() {
        return intents.count(State.UNKNOWN);
    }

    /** Goes on with every open submission that nobody is busy with. */
    void resolveAll() {
        for (Intent intent : intents.unresolved()) {
            Submission submission = intent.submission();
            var mine = new UnderWay(submission.contentHash(), new CompletableFuture<>());
            if (underWay.putIfAbsent(submission.id(), mine) != null) {
                continue;
            }
            resolving.acquireUninterruptibly();
            Thread.ofVirtual().name("resolve-" + submission.id()).start(() -> {
                try {
                    // Read again: it may have been answered between the question and the claim.
                    finish(
                            submission,
                            mine,
                            () -> drive(intents.find(submission.id()).orElse(intent)));
                } finally {
                    resolving.release();
                }
            });
        }
    }

    private interface Course {
        Outcome run();
    }

    private void finish(Submission submission, UnderWay mine, Course course) {
        try {
            Outcome outcome = course.run();
            underWay.remove(submission.id(), mine);
            listeners.forEach(listener -> listener.accept(submission, outcome));
            mine.outcome().complete(outcome);
        } catch (RuntimeException e) {
            underWay.remove(submission.id(), mine);
            LOG.error("submission {} was interrupted, the resolver goes on with it: {}", submission.id(), e.toString());
            mine.outcome().complete(new Outcome.Unknown(""));
        }
    }

    private Optional<Outcome> alreadyRecorded(Submission submission) {
        if (submission.statementIds().size() != 1) {
            return Optional.empty();
        }
        return committed.findRecord(submission.id()).map(recorded -> {
            if (!recorded.contentHash().equals(submission.contentHash())) {
                return otherContent(submission.id());
            }
            String result = intents.find(submission.id())
                    .filter(intent -> intent.state() == State.COMMITTED)
                    .map(Intent::result)
                    .orElse("");
            return place(recorded, result);
        });
    }

    private static Outcome place(Recorded recorded, String result) {
        return new Outcome.Committed(
                recorded.txId(), recorded.place().block(), recorded.place().index(), result, true);
    }

    private Outcome take(Submission submission) {
        IntentStore.Found found = intents.findOrAdd(submission);
        if (found.added()) {
            return drive(found.intent());
        }
        Intent before = found.intent();
        boolean same = before.submission().contentHash().equals(submission.contentHash());
        return switch (before.state()) {
            case COMMITTED -> same ? repeated(outcome(before)) : otherContent(submission.id());
            case ENDORSED, SUBMITTED, UNKNOWN -> same ? drive(before) : otherContent(submission.id());
            // Nothing of it stands: judged again, because the ledger may have moved.
            case RECEIVED, REFUSED, INVALID -> drive(intents.save(Intent.received(submission)));
        };
    }

    private Outcome drive(Intent from) {
        Intent at = from;
        int asked = 0;
        while (!at.state().isFinal()) {
            at = switch (at.state()) {
                case RECEIVED -> endorse(at);
                case ENDORSED -> send(at);
                case SUBMITTED -> judge(at, ledger.await(at.txId(), VERDICT_PATIENCE));
                case UNKNOWN -> resolve(at);
                case COMMITTED, REFUSED, INVALID -> at;
            };
            if (at.state() == State.UNKNOWN && ++asked > MOST_TRIES) {
                break;
            }
        }
        return outcome(at);
    }

    private Intent endorse(Intent at) {
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt >= MOST_TRIES;
            Endorsement answer = ledger.endorse(at.submission().function(), arguments(at));
            switch (answer) {
                case Endorsement.Endorsed endorsed
                when !isRepetition(endorsed.result()) -> {
                    return intents.save(at.endorsed(endorsed));
                }
                case Endorsement.Endorsed repetition -> {
                    // It stands on the ledger already, brought by another office, and would write nothing.
                    Optional<Recorded> first =
                            committed.awaitRecord(at.submission().statementIds().getLast(), PROJECTION_PATIENCE);
                    if (first.isPresent()) {
                        return intents.save(at.recorded(first.get(), repetition.result()));
                    }
                    if (last) {
                        return intents.save(at.refused(new Objection(
                                UNREACHABLE,
                                "the statement stands on the ledger already, in a"
                                        + " block that this office has not read yet")));
                    }
                }
                case Endorsement.Refused refused
                when !refused.objection().code().equals(INDEX_TAKEN) || last -> {
                    return intents.save(at.refused(refused.objection()));
                }
                case Endorsement.Refused taken -> LOG.info("a status index was taken meanwhile, choosing another");
                case Endorsement.Differing differing
                when last -> {
                    LOG.error(
                            "ALERT the members' peers answer differently to {}: {}",
                            at.submission().function(),
                            differing.detail());
                    return intents.save(at.refused(new Objection(DIFFERING, differing.detail())));
                }
                case Endorsement.Differing differing -> pause();
                case Endorsement.Unreachable unreachable
                when last -> {
                    return intents.save(at.refused(new Objection(UNREACHABLE, unreachable.detail())));
                }
                case Endorsement.Unreachable unreachable -> pause();
            }
        }
    }

    /** The contract marks statements that it has recorded before. */
    private static boolean isRepetition(String result) {
        Json.Obj answer = CanonicalJson.parseObject(result);
        List<Json> statements = answer.get("statements") instanceof Json.Arr batch ? batch.items() : List.of(answer);
        return statements.stream()
                .allMatch(statement -> statement instanceof Json.Obj one && REPEATED.equals(one.get("repeated")));
    }

    private List<String> arguments(Intent at) {
        String first = at.submission().argument();
        return at.submission().function().equals(ISSUE_CERTIFICATE)
                ? List.of(first, Long.toString(statusIndexes.propose()))
                : List.of(first);
    }

    private Intent send(Intent at) {
        return switch (ledger.send(at.transaction())) {
            case Sending.Sent sent -> intents.save(at.submitted());
            case Sending.Unclear unclear -> intents.save(at.unknown(unclear.detail()));
        };
    }

    /** Finds out about a transaction that may have been sent: our own reading of the chain, then the peer, then sends it again. */
    private Intent resolve(Intent at) {
        Optional<Place> read = committed.await(at.txId(), GLANCE);
        if (read.isPresent()) {
            return judge(at, read.get());
        }
        return switch (ledger.lookUp(at.txId())) {
            case Verdict.Absent absent -> send(at);
            case Verdict answer -> judge(at, answer);
        };
    }

    private Intent judge(Intent at, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Judged judged -> {
                // The chain as read here knows the place, and the first verdict where there are two.
                Optional<Place> read = committed.await(at.txId(), PROJECTION_PATIENCE);
                yield judge(at, read.orElse(new Place(judged.block(), -1, judged.validationCode())));
            }
            case Verdict.Absent absent -> intents.save(at.unknown("not in the chain yet"));
            case Verdict.NotKnown notKnown -> intents.save(at.unknown(notKnown.detail()));
        };
    }

    private Intent judge(Intent at, Place place) {
        ValidationCode code = ValidationCode.of(place.validationCode());
        if (code == ValidationCode.VALID) {
            return intents.save(at.committed(place.block(), place.index()));
        }
        if (code == ValidationCode.DUPLICATE_TXID) {
            return intents.save(at.unknown("seen as a duplicate; the first of the two is not read yet"));
        }
        if (code.mayPassWhenTriedAgain() && at.tries() < MOST_TRIES) {
            pause();
            return intents.save(at.again());
        }
        if (!code.isConflict()) {
            LOG.error(
                    "ALERT transaction {} of {} is in block {} and invalid: {}",
                    at.txId(),
                    at.submission().function(),
                    place.block(),
                    code);
        }
        return intents.save(at.invalid(
                place.block(), place.index(), code.name(), "in block " + place.block() + " and invalid: " + code));
    }

    private static Outcome outcome(Intent intent) {
        return switch (intent.state()) {
            case COMMITTED ->
                new Outcome.Committed(
                        intent.txId(), intent.block(), intent.index(), intent.result(), intent.isRepeated());
            case REFUSED ->
                switch (intent.code()) {
                    case UNREACHABLE -> new Outcome.Busy(intent.message(), RETRY_AFTER_SECONDS);
                    case DIFFERING -> new Outcome.Failed(intent.code(), intent.message());
                    default -> new Outcome.Refused(intent.objection());
                };
            case INVALID ->
                ValidationCode.valueOf(intent.code()).isConflict()
                        ? new Outcome.Conflicted(intent.code())
                        : new Outcome.Failed(intent.code(), intent.message());
            case RECEIVED, ENDORSED, SUBMITTED, UNKNOWN ->
                new Outcome.Unknown(intent.txId() == null ? "" : intent.txId());
        };
    }

    private static Outcome repeated(Outcome outcome) {
        return outcome instanceof Outcome.Committed first
                ? new Outcome.Committed(first.txId(), first.block(), first.index(), first.result(), true)
                : outcome;
    }

    private static Outcome otherContent(String id) {
        return new Outcome.OtherContent("the client record id " + id + " was used for another statement");
    }

    /** Long enough for the other to finish, different for each so that two do not meet again. */
    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(100, 800));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

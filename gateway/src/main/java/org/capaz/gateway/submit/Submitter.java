// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.submit;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import org.capaz.gateway.Database;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.submit.CommittedTransactions.Recorded;
import org.capaz.ledger.message.Argument;

/**
 * Admits submissions and takes them to the ledger. What it guarantees: the intent is in the database before anything
 * is sent, one id has one effect and one answer, and whatever may have been sent is followed until the chain says what
 * became of it.
 *
 * <p>Four parts keep it: this one admits, which limits the work and distinguishes the same statement from another under its id;
 * {@link GroupCommit} puts those into one transaction that would have to wait for one of their own; {@link SubmitProtocol} takes an
 * admitted one from state to state; {@link OutcomeResolver} goes on with what was left open.
 *
 * <p>Decisions 031 and 263.
 */
public final class Submitter implements AutoCloseable {
    private final CommittedTransactions committed;
    private final IntentStore intents;
    private final SubmitProtocol protocol;
    private final GroupCommit groups;
    private final OutcomeResolver resolver;
    private final InFlight inFlight = new InFlight();
    private final Semaphore slots;

    /** A submission as somebody who asks for it later sees it. */
    public record SubmissionStatus(Submission submission, String state, Outcome outcome) {}

    /**
     * @param mostInFlight submissions that are worked on at a time; beyond it the gateway is busy
     * @param mostTogether submissions in one transaction; 1 sends each alone
     */
    public Submitter(
            LedgerClient ledger,
            CommittedTransactions committed,
            StatusIndexes statusIndexes,
            Database database,
            int mostInFlight,
            int mostTogether) {
        this.committed = committed;
        this.intents = new IntentStore(database);
        this.protocol = new SubmitProtocol(ledger, committed, statusIndexes, intents);
        this.groups = new GroupCommit(protocol, new SharedTransactions(ledger, protocol, intents), mostTogether);
        this.resolver = new OutcomeResolver(intents, protocol, inFlight);
        this.slots = new Semaphore(mostInFlight);
    }

    /** Tells the listener of every outcome, on the thread that found it. */
    public void listen(BiConsumer<Submission, Outcome> listener) {
        inFlight.listen(listener);
    }

    /** Goes on with what an earlier run left open, now and every few seconds. */
    public void start() {
        resolver.start();
    }

    /** Lets what is in flight come to its outcome, for a moment; the next start goes on with the rest. */
    @Override
    public void close() {
        resolver.close();
        inFlight.close();
    }

    /** Takes the submission on; the outcome comes when it is known, which may be later than anybody wants to wait. */
    public CompletableFuture<Outcome> submit(Submission submission) {
        Optional<Outcome> recorded = alreadyRecorded(submission);
        if (recorded.isPresent()) {
            return CompletableFuture.completedFuture(recorded.get());
        }
        if (!slots.tryAcquire()) {
            return CompletableFuture.completedFuture(
                    Outcome.Busy.retrySoon(GatewayMessage.SUBMISSIONS_TOO_MANY.sentence()));
        }
        var mine = new InFlight.Claim(submission);
        Optional<InFlight.Claim> other = inFlight.claim(mine);
        if (other.isPresent()) {
            slots.release();
            return joined(other.get(), submission);
        }
        Thread.ofVirtual()
                .name("submit-" + submission.id())
                .start(() -> inFlight.finish(mine, () -> inSlot(submission)));
        return mine.outcome();
    }

    /** What is known of that id, a submission's or that of a statement inside. */
    public Optional<SubmissionStatus> find(String id) {
        return intents.find(id)
                .map(intent -> new SubmissionStatus(intent.submission(), intent.state(), intent.outcome()));
    }

    public int inFlight() {
        return inFlight.size();
    }

    /** Submissions that wait until there is place among those that are being endorsed. */
    public int waiting() {
        return groups.waiting();
    }

    /** Submissions of which it is not known what became of them. */
    public long unknown() {
        return intents.countUnknown();
    }

    /** Goes on with every open submission that nobody is working on. */
    void resolveAll() {
        resolver.resolveAll();
    }

    private Optional<Outcome> alreadyRecorded(Submission submission) {
        if (submission.statementIds().size() != 1) {
            return Optional.empty();
        }
        return committed.findRecord(submission.id()).map(recorded -> {
            if (!recorded.contentHash().equals(submission.contentHash())) {
                return otherContent(submission.id());
            }
            return intents.find(submission.id()).orElse(null) instanceof Intent.Committed own
                    ? at(recorded, own.result())
                    : at(recorded, "");
        });
    }

    private static Outcome at(Recorded recorded, String result) {
        return new Outcome.Committed(
                recorded.txId(), recorded.place().block(), recorded.place().index(), result, true);
    }

    private static CompletableFuture<Outcome> joined(InFlight.Claim first, Submission submission) {
        return first.submission().contentHash().equals(submission.contentHash())
                ? first.outcome().thenApply(Submitter::repeated)
                : CompletableFuture.completedFuture(otherContent(submission.id()));
    }

    /** There is room for the next before the outcome is told: whoever is answered may bring it at once. */
    private Outcome inSlot(Submission submission) {
        try {
            return admitted(submission);
        } finally {
            slots.release();
        }
    }

    private Outcome admitted(Submission submission) {
        IntentStore.Found found = intents.findOrAdd(submission);
        if (found.added()) {
            return handOver(found.intent());
        }
        Intent before = found.intent();
        boolean same = before.submission().contentHash().equals(submission.contentHash());
        return switch (before) {
            case Intent.Committed done -> same ? repeated(done.outcome()) : otherContent(submission.id());
            case Intent.Prepared sent -> same ? protocol.run(sent) : otherContent(submission.id());
            // Nothing of it is on the ledger: submitted again, because the ledger may have moved.
            case Intent.Received none -> handOver(intents.restart(submission));
            case Intent.Refused none -> handOver(intents.restart(submission));
            case Intent.Unavailable none -> handOver(intents.restart(submission));
            case Intent.Invalid none -> handOver(intents.restart(submission));
        };
    }

    private Outcome handOver(Intent at) {
        return protocol.run(at instanceof Intent.Received received ? groups.handOver(received) : at);
    }

    private static Outcome repeated(Outcome outcome) {
        return outcome instanceof Outcome.Committed first
                ? new Outcome.Committed(first.txId(), first.block(), first.index(), first.result(), true)
                : outcome;
    }

    private static Outcome otherContent(String id) {
        return new Outcome.OtherContent(GatewayMessage.SUBMISSION_ID_EXISTS.with("id", Argument.id(id)));
    }
}

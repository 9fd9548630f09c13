// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.submit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.statement.SignedStatement;

/**
 * Lets submissions go to the peers: alone and at once while few are on their way there, several in one transaction when they had to
 * wait for others. So one in flight is as fast as ever, and the more there are, the less each costs.
 *
 * <p>Decision 263.
 */
final class GroupCommit {
    /** Transactions that are being endorsed and sent at a time; waiting for a block does not count. */
    static final int AT_ONCE = 8;

    private final SubmitProtocol protocol;
    private final SharedTransactions shared;
    private final int mostTogether;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private int free = AT_ONCE;

    /** @param goesOn the state in which whoever waits goes on with it */
    private record Waiting(Intent.Received intent, CompletableFuture<Intent> goesOn) {
        Submission submission() {
            return intent.submission();
        }
    }

    /** @param mostTogether submissions in one transaction; 1 sends each alone and at once */
    GroupCommit(SubmitProtocol protocol, SharedTransactions shared, int mostTogether) {
        if (mostTogether < 1 || mostTogether > SignedStatement.LONGEST_BATCH) {
            throw new IllegalArgumentException(
                    "statements in one transaction: 1 to " + SignedStatement.LONGEST_BATCH + ", not " + mostTogether);
        }
        this.protocol = protocol;
        this.shared = shared;
        this.mostTogether = mostTogether;
    }

    /** Waits for its turn, and until it is sent or must go alone; one that shared a transaction is committed by then, if all went well. */
    Intent handOver(Intent.Received intent) {
        if (mostTogether == 1) {
            return intent;
        }
        var mine = new Waiting(intent, new CompletableFuture<>());
        synchronized (queue) {
            queue.add(mine);
        }
        start();
        return mine.goesOn().join();
    }

    int waiting() {
        synchronized (queue) {
            return queue.size();
        }
    }

    private void start() {
        synchronized (queue) {
            while (free > 0 && !queue.isEmpty()) {
                free--;
                List<Waiting> group = next();
                Thread.ofVirtual()
                        .name("endorse-" + group.getFirst().submission().id())
                        .start(() -> take(group));
            }
        }
    }

    /** The one that waits longest, and with it those after it that may share its transaction. */
    private List<Waiting> next() {
        Waiting first = queue.remove();
        List<Waiting> group = new ArrayList<>(List.of(first));
        if (!mayShare(first.submission())) {
            return group;
        }
        int length = SharedTransactions.argument(List.of()).length() + length(first);
        for (Iterator<Waiting> rest = queue.iterator(); rest.hasNext() && group.size() < mostTogether; ) {
            Waiting each = rest.next();
            if (mayShare(each.submission()) && length + 1 + length(each) <= SignedStatement.LONGEST) {
                length += 1 + length(each);
                group.add(each);
                rest.remove();
            }
        }
        return group;
    }

    private static int length(Waiting waiting) {
        return waiting.submission().argument().getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * One statement that needs no further argument. A certificate is always issued alone: its transaction goes into bundles that
     * anybody may download, and there must be nobody else's statement in it.
     */
    static boolean mayShare(Submission submission) {
        return StatementKind.of(submission.kind())
                .filter(kind -> kind != StatementKind.ISSUE_CERTIFICATE)
                .filter(kind -> kind.function().equals(submission.function()))
                .isPresent();
    }

    private void take(List<Waiting> group) {
        try {
            if (group.size() == 1) {
                Waiting only = group.getFirst();
                only.goesOn().complete(releasing(() -> protocol.handOver(only.intent())));
            } else {
                takeTogether(group);
            }
        } catch (RuntimeException e) {
            group.forEach(each -> each.goesOn().completeExceptionally(e));
        }
    }

    private void takeTogether(List<Waiting> group) {
        List<? extends Intent.Prepared> sent = releasing(
                () -> shared.handOver(group.stream().map(Waiting::intent).toList()));
        Map<String, Waiting> alone = new LinkedHashMap<>();
        group.forEach(each -> alone.put(each.submission().id(), each));
        List<Waiting> together =
                sent.stream().map(each -> alone.remove(each.submission().id())).toList();
        alone.values().forEach(each -> each.goesOn().complete(each.intent()));
        if (!sent.isEmpty()) {
            List<? extends Intent> on = shared.await(sent);
            for (int i = 0; i < together.size(); i++) {
                together.get(i).goesOn().complete(on.get(i));
            }
        }
    }

    /** What the next transaction waits for. */
    private <T> T releasing(Supplier<T> work) {
        try {
            return work.get();
        } finally {
            synchronized (queue) {
                free++;
            }
            start();
        }
    }
}

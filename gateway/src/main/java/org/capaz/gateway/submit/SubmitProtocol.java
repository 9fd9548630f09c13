// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.submit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.submit.CommittedTransactions.Place;
import org.capaz.gateway.submit.CommittedTransactions.Recorded;
import org.capaz.gateway.submit.Intent.Unavailable.Reason;
import org.capaz.gateway.submit.LedgerClient.Endorsement;
import org.capaz.gateway.submit.LedgerClient.Sending;
import org.capaz.gateway.submit.LedgerClient.Verdict;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one intent from state to state: endorse, submit, await the commit status. Before sending, anything may be tried
 * anew, because nothing happened. After sending there is no failure, only "not known yet": the chain is asked, and if it
 * has nothing the <em>same</em> transaction is sent again, which cannot count twice. Only a verdict that the transaction
 * is in a block and invalid allows a new one for the same statement.
 */
final class SubmitProtocol {
    private static final Logger LOG = LoggerFactory.getLogger(SubmitProtocol.class);

    private static final int MOST_TRIES = 3;
    static final Duration COMMIT_STATUS_WAIT = Duration.ofSeconds(60);
    private static final Duration PROJECTION_WAIT = Duration.ofSeconds(3);
    private static final Duration CHAIN_LOOKUP_WAIT = Duration.ofSeconds(1);

    private static final String INDEX_TAKEN = "STATUS_INDEX_TAKEN";
    private static final String ISSUE_CERTIFICATE = StatementKind.ISSUE_CERTIFICATE.function();

    private static final Json REPEATED = new Json.Bool(true);

    private final LedgerClient ledger;
    private final CommittedTransactions committed;
    private final StatusIndexes statusIndexes;
    private final IntentStore intents;

    SubmitProtocol(
            LedgerClient ledger, CommittedTransactions committed, StatusIndexes statusIndexes, IntentStore intents) {
        this.ledger = ledger;
        this.committed = committed;
        this.statusIndexes = statusIndexes;
        this.intents = intents;
    }

    /** Goes on until there is an answer, or until asking has not helped a few times; then the intent stays unknown. */
    Outcome run(Intent from) {
        Intent at = from;
        int asked = from instanceof Intent.Unknown ? 1 : 0;
        while (at instanceof Intent.Open open && asked <= MOST_TRIES) {
            at = step(open);
            if (at instanceof Intent.Unknown) {
                asked++;
            }
        }
        return at.outcome();
    }

    /** Until it is sent to be ordered, or answered before. */
    Intent handOver(Intent.Received from) {
        Intent at = endorse(from);
        return at instanceof Intent.Endorsed endorsed ? send(endorsed) : at;
    }

    private Intent step(Intent.Open at) {
        return switch (at) {
            case Intent.Received received -> endorse(received);
            case Intent.Endorsed endorsed -> send(endorsed);
            case Intent.Submitted submitted ->
                judge(submitted, ledger.await(submitted.transaction().id(), COMMIT_STATUS_WAIT));
            case Intent.Unknown unknown -> lookUp(unknown);
        };
    }

    private Intent endorse(Intent.Received at) {
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt >= MOST_TRIES;
            Endorsement answer = ledger.endorse(at.submission().function(), arguments(at.submission()));
            switch (answer) {
                case Endorsement.Endorsed endorsed
                when !isRepetition(endorsed.result()) -> {
                    return intents.save(at.endorsed(endorsed));
                }
                case Endorsement.Endorsed repetition -> {
                    // It is on the ledger already, through another gateway, and would write nothing.
                    Optional<Recorded> first =
                            committed.awaitRecord(at.submission().statementIds().getLast(), PROJECTION_WAIT);
                    if (first.isPresent()) {
                        return intents.save(at.recorded(first.get(), repetition.result()));
                    }
                    if (last) {
                        return intents.save(at.unavailable(
                                Reason.PEERS_UNREACHABLE, GatewayMessage.STATEMENT_IN_UNREAD_BLOCK.sentence()));
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
                    return intents.save(at.unavailable(
                            Reason.ENDORSEMENTS_DIFFER,
                            GatewayMessage.PEERS_ANSWER_DIFFERENTLY.with("what", Argument.id(differing.detail()))));
                }
                case Endorsement.Differing differing -> pause();
                case Endorsement.Unreachable unreachable
                when last -> {
                    return intents.save(at.unavailable(Reason.PEERS_UNREACHABLE, unreachable.because()));
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

    private List<String> arguments(Submission submission) {
        return submission.function().equals(ISSUE_CERTIFICATE)
                ? List.of(submission.argument(), Long.toString(statusIndexes.propose()))
                : List.of(submission.argument());
    }

    private Intent send(Intent.Prepared at) {
        return switch (ledger.send(at.transaction().bytes())) {
            case Sending.Sent sent -> intents.save(at.submitted());
            case Sending.Unclear unclear -> intents.save(at.unknown(unclear.detail()));
        };
    }

    /** Of a transaction that may have been sent: asks the chain as read here, then the peer, then sends it again. */
    private Intent lookUp(Intent.Unknown at) {
        Optional<Place> read = committed.await(at.transaction().id(), CHAIN_LOOKUP_WAIT);
        if (read.isPresent()) {
            return judge(at, read.get());
        }
        return switch (ledger.lookUp(at.transaction().id())) {
            case Verdict.Absent absent -> send(at);
            case Verdict answer -> judge(at, answer);
        };
    }

    private Intent judge(Intent.Prepared at, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Judged judged -> judge(at, place(at.transaction().id(), judged));
            case Verdict.Absent absent -> intents.save(at.unknown("not in the chain yet"));
            case Verdict.NotKnown notKnown -> intents.save(at.unknown(notKnown.detail()));
        };
    }

    /** The chain as read here knows the place, and the first verdict where there are two. */
    Place place(String txId, Verdict.Judged judged) {
        return committed
                .await(txId, PROJECTION_WAIT)
                .orElseGet(() -> new Place(judged.block(), -1, judged.validationCode()));
    }

    private Intent judge(Intent.Prepared at, Place place) {
        ValidationCode code = ValidationCode.of(place.validationCode());
        if (code == ValidationCode.VALID) {
            return intents.save(at.committed(place));
        }
        if (code == ValidationCode.DUPLICATE_TXID) {
            return intents.save(at.unknown("seen as a duplicate; the first of the two is not read yet"));
        }
        // Of a transaction with others nobody says which of them made it invalid: each goes alone, with all its tries.
        if (at.transaction().shared() || (code.mayPassWhenTriedAgain() && at.tries() < MOST_TRIES)) {
            pause();
            return intents.save(at.again());
        }
        if (!code.isConflict()) {
            LOG.error(
                    "ALERT transaction {} of {} is in block {} and invalid: {}",
                    at.transaction().id(),
                    at.submission().function(),
                    place.block(),
                    code);
        }
        return intents.save(at.invalid(place, code));
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

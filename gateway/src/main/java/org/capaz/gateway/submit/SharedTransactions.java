// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.submit;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.capaz.gateway.ContractFunctions;
import org.capaz.gateway.submit.CommittedTransactions.Place;
import org.capaz.gateway.submit.LedgerClient.Endorsement;
import org.capaz.gateway.submit.LedgerClient.Sending;
import org.capaz.gateway.submit.LedgerClient.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes several submissions to the ledger in one transaction. It has one good end, that all in it are committed; nothing else that
 * happens to it is an answer to any of them. Whoever is refused, depends on another or was in a transaction that came to nothing
 * goes alone, and is answered by that. So nobody is refused, and no one's tries are used up, because of another.
 *
 * <p>Each submission keeps its row, with the transaction's id and its own part of the contract's answer: a crash at any moment leaves
 * each to {@link OutcomeResolver} like one that went alone. Sending the same envelope for each of them counts once.
 *
 * <p>Decision 263.
 */
final class SharedTransactions {
    private static final Logger LOG = LoggerFactory.getLogger(SharedTransactions.class);

    /** So often are those endorsed that are left when others leave; then each goes alone. */
    private static final int MOST_ENDORSEMENTS = 3;

    private final LedgerClient ledger;
    private final SubmitProtocol protocol;
    private final IntentStore intents;

    SharedTransactions(LedgerClient ledger, SubmitProtocol protocol, IntentStore intents) {
        this.ledger = ledger;
        this.protocol = protocol;
        this.intents = intents;
    }

    /** The contract's argument for statements, each canonical JSON already. */
    static String argument(List<String> statements) {
        return statements.stream().collect(Collectors.joining(",", "{\"statements\":[", "]}"));
    }

    /** Those of the group that are sent in one transaction, or may have been; the others must go alone. None where fewer than two agree. */
    List<? extends Intent.Prepared> handOver(List<Intent.Received> group) {
        List<Intent.Received> together = group;
        for (int endorsements = 0; endorsements < MOST_ENDORSEMENTS && together.size() > 1; endorsements++) {
            String argument = argument(
                    together.stream().map(each -> each.submission().argument()).toList());
            switch (ledger.endorse(ContractFunctions.RECORD_BATCH, List.of(argument))) {
                case Endorsement.Endorsed endorsed -> {
                    GroupAnswer answer = GroupAnswer.read(endorsed.result());
                    Set<Integer> leaving = answer.dependent();
                    if (leaving.isEmpty()) {
                        return send(together, endorsed, answer);
                    }
                    together = without(together, leaving);
                }
                case Endorsement.Refused refused -> {
                    OptionalInt place = GroupAnswer.refusedPlace(refused.objection());
                    together = place.isPresent() ? without(together, Set.of(place.getAsInt())) : List.of();
                }
                case Endorsement.Differing differing -> together = List.of();
                case Endorsement.Unreachable unreachable -> together = List.of();
            }
        }
        return List.of();
    }

    private static List<Intent.Received> without(List<Intent.Received> group, Set<Integer> places) {
        return IntStream.range(0, group.size())
                .filter(place -> !places.contains(place))
                .mapToObj(group::get)
                .toList();
    }

    private List<? extends Intent.Prepared> send(
            List<Intent.Received> group, Endorsement.Endorsed endorsed, GroupAnswer answer) {
        List<Intent.Endorsed> prepared = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            prepared.add(group.get(i)
                    .endorsedWithOthers(endorsed, answer.statements().get(i).result()));
        }
        intents.saveShared(prepared);
        LOG.debug("transaction {} carries {} submissions", endorsed.txId(), prepared.size());
        return switch (ledger.send(endorsed.transaction())) {
            case Sending.Sent sent ->
                intents.saveAll(
                        prepared.stream().map(Intent.Prepared::submitted).toList());
            case Sending.Unclear unclear -> unknown(prepared, unclear.detail());
        };
    }

    /** The same once the chain has said that they are committed; where it says anything else, each goes on by itself. */
    List<? extends Intent> await(List<? extends Intent.Prepared> sent) {
        if (!(sent.getFirst() instanceof Intent.Submitted submitted)) {
            return sent;
        }
        String txId = submitted.transaction().id();
        return switch (ledger.await(txId, SubmitProtocol.COMMIT_STATUS_WAIT)) {
            case Verdict.Judged judged -> {
                Place place = protocol.place(txId, judged);
                yield ValidationCode.of(place.validationCode()) == ValidationCode.VALID
                        ? intents.saveAll(
                                sent.stream().map(each -> each.committed(place)).toList())
                        : sent;
            }
            case Verdict.Absent absent -> unknown(sent, "not in the chain yet");
            case Verdict.NotKnown notKnown -> unknown(sent, notKnown.detail());
        };
    }

    private List<Intent.Unknown> unknown(List<? extends Intent.Prepared> sent, String because) {
        return intents.saveAll(sent.stream().map(each -> each.unknown(because)).toList());
    }
}

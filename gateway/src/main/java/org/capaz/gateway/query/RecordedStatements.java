// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.certificate.OrderedBlocks;
import org.capaz.gateway.certificate.OrderedBlocks.OrderedBlock;
import org.capaz.gateway.projection.ChainReader;
import org.capaz.gateway.projection.ChainReader.Entry;
import org.capaz.gateway.projection.ChainReader.Position;
import org.capaz.gateway.projection.ChainReader.Written;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.gateway.projection.Sight;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.verifier.fabric.BlockTransaction;

/**
 * Finds recorded statements: the projection knows where each is, who made it and which records it wrote; its text with the
 * signatures is read from the block, at this member's peer.
 */
@Singleton
@Requires(beans = OrderedBlocks.class)
public final class RecordedStatements {
    private final ChainReader chain;
    private final LedgerStateReader ledgerStates;
    private final OrderedBlocks blocks;

    /**
     * A statement that was recorded.
     *
     * @param records those that it wrote and that whoever asks sees
     */
    public record Recorded(String id, Entry entry, List<Json.Obj> records) {
        public Recorded {
            records = List.copyOf(records);
        }
    }

    RecordedStatements(ChainReader chain, LedgerStateReader ledgerStates, OrderedBlocks blocks) {
        this.chain = chain;
        this.ledgerStates = ledgerStates;
        this.blocks = blocks;
    }

    /** The statement of that id; empty where there is none, and where it is not for whoever asks. */
    public Optional<Recorded> find(String id, Sight sight) {
        Optional<Written> found = chain.record(id);
        if (found.isEmpty() || !(found.get().body().orElse(Json.NULL) instanceof Json.Obj record)) {
            return Optional.empty();
        }
        Position place = found.get().place();
        ProjectedLedgerState ledger = ledgerStates.latest();
        Optional<Entry> entry = chain.at(place);
        List<String> keys = RecordMembers.texts(record, "keys");
        // Of a batch only its own.
        List<Written> wrote = entry.map(List::of).map(chain::written).orElse(List.of()).stream()
                .filter(each -> keys.contains(ChainReader.key(each)))
                .toList();
        return entry.filter(
                        at -> ChainReader.isStatementSeen(RecordMembers.text(record, "actor"), wrote, ledger, sight))
                .map(at -> new Recorded(
                        id,
                        at,
                        wrote.stream()
                                .filter(each -> ChainReader.isSeen(each, ledger, sight))
                                .map(each -> ChangesReader.record(each, sight))
                                .toList()));
    }

    /** The statement with its signatures as it stands in its block; empty while the peer does not answer. */
    public Optional<Json.Obj> signed(Recorded recorded) {
        Position place = recorded.entry().place();
        return blocks.block(place.block())
                .map(OrderedBlock::envelopes)
                .filter(envelopes -> place.index() < envelopes.size())
                .flatMap(envelopes -> BlockTransaction.arguments(envelopes.get((int) place.index())).stream()
                        .skip(1)
                        .findFirst())
                .flatMap(argument -> signed(new String(argument, StandardCharsets.UTF_8), recorded.id()));
    }

    /** Of the argument of a transaction, which is one signed statement or a batch of them. */
    private static Optional<Json.Obj> signed(String argument, String id) {
        Json.Obj sent = CanonicalJson.parseObject(argument);
        List<Json.Obj> all = sent.get("statements") == null ? List.of(sent) : RecordMembers.objects(sent, "statements");
        return all.stream()
                .filter(each ->
                        SignedStatement.read(each).statement().id().value().equals(id))
                .findFirst();
    }
}

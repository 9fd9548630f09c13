// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor.record;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.capaz.gateway.certificate.OrderedBlocks;
import org.capaz.gateway.certificate.OrderedBlocks.OrderedBlock;
import org.capaz.gateway.projection.ChainReader;
import org.capaz.gateway.projection.ChainReader.Entry;
import org.capaz.gateway.projection.ChainReader.Position;
import org.capaz.gateway.projection.ChainReader.Written;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.gateway.projection.ProjectedLedgerState;
import org.capaz.gateway.projection.ProjectedLedgerState.Fact;
import org.capaz.gateway.projection.Sight;
import org.capaz.gateway.query.RecordedStatements;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.record.Family;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.registry.Officer;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.verifier.fabric.BlockTransaction;
import org.capaz.verifier.fabric.SerializedIdentity;

/** How a record came to be: each transaction that wrote it, with the statement that said so and the officers who signed that. */
@Singleton
@Requires(beans = RecordedStatements.class)
final class Writings {
    private final ChainReader chain;
    private final LedgerStateReader ledgerStates;
    private final RecordedStatements statements;
    private final OrderedBlocks blocks;

    Writings(ChainReader chain, LedgerStateReader ledgerStates, RecordedStatements statements, OrderedBlocks blocks) {
        this.chain = chain;
        this.ledgerStates = ledgerStates;
        this.statements = statements;
        this.blocks = blocks;
    }

    /**
     * One writing.
     *
     * @param statement that said so; empty where none did, or where its text is for its party alone
     * @param wrote all records that the transaction wrote and the auditor sees, as keys
     * @param endorsers the organisations whose peers signed it; none while the peer does not answer
     */
    record Writing(Entry entry, Optional<Stated> statement, List<String> wrote, SortedSet<String> endorsers) {}

    /**
     * A statement with who signed it.
     *
     * @param signed as it stands in its block
     */
    record Stated(SignedStatement signed, List<Signer> signers) {}

    /** @param officer as the registry had it at that block; empty where it had none */
    record Signer(OfficerSignature signature, Optional<Officer> officer) {}

    /** The newest first, no more than that many. */
    List<Writing> of(LedgerKey key, ProjectedLedgerState ledger, Sight sight, int atMost) {
        return ledger.history(key).reversed().stream()
                .limit(atMost)
                .flatMap(fact -> chain.at(new Position(fact.block(), fact.index())).stream()
                        .map(entry -> writing(fact, entry, ledger, sight)))
                .toList();
    }

    private Writing writing(Fact fact, Entry entry, ProjectedLedgerState ledger, Sight sight) {
        List<Written> wrote = chain.written(List.of(entry));
        String key = fact.key().toString();
        Optional<Stated> stated = wrote.stream()
                .filter(each -> each.family().equals(Family.RECORD.onLedger()))
                .filter(each -> fact.key().family() == Family.RECORD
                        ? ChainReader.key(each).equals(key)
                        : names(each.body().orElse(Json.NULL), key))
                .map(each -> each.parts().getFirst())
                .findFirst()
                .flatMap(id -> stated(id, entry, sight));
        List<String> others = wrote.stream()
                .filter(each -> ChainReader.isSeen(each, ledger, sight))
                .map(ChainReader::key)
                .filter(other -> !other.equals(key))
                .toList();
        return new Writing(entry, stated, others, endorsers(entry));
    }

    private static boolean names(Json record, String key) {
        return record instanceof Json.Obj object
                && object.get("keys") instanceof Json.Arr keys
                && keys.items().contains(Json.text(key));
    }

    private Optional<Stated> stated(String id, Entry entry, Sight sight) {
        ProjectedLedgerState then = ledgerStates.asOf(entry.place().block()).orElseThrow();
        return statements
                .find(id, sight)
                .flatMap(statements::signed)
                .map(SignedStatement::read)
                .map(signed -> {
                    List<Signer> signers = new ArrayList<>();
                    signed.signatures()
                            .forEach(signature ->
                                    signers.add(new Signer(signature, Officer.find(then, signature.officer()))));
                    return new Stated(signed, signers);
                });
    }

    private SortedSet<String> endorsers(Entry entry) {
        SortedSet<String> organisations = new TreeSet<>();
        blocks.block(entry.place().block())
                .map(OrderedBlock::envelopes)
                .filter(envelopes -> entry.place().index() < envelopes.size())
                .map(envelopes -> BlockTransaction.endorsedIn(
                        envelopes.get(Math.toIntExact(entry.place().index()))))
                .ifPresent(transaction -> transaction
                        .endorsements()
                        .forEach(endorsement -> organisations.add(
                                SerializedIdentity.read(endorsement.endorser()).mspId())));
        return organisations;
    }
}

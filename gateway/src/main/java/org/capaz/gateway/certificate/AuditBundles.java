// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.certificate;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.Database;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.certificate.BundleStore.File;
import org.capaz.gateway.certificate.LabelService.Result;
import org.capaz.gateway.certificate.OrderedBlocks.OrderedBlock;
import org.capaz.gateway.certificate.ViewCollector.ViewCollection;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Digest;
import org.capaz.verifier.bundle.Bundle;
import org.capaz.verifier.bundle.ChainPart;
import org.capaz.verifier.bundle.IssuePart;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.Verdict;

/**
 * Makes the audit bundle of a certificate: the public one, and the block of the issuing transaction with what leads from it to
 * the chain that the members have.
 *
 * <p>The block holds other people's transactions. So the file is not kept under its hash, where anybody could ask for it: it
 * goes to the officer of this member who asks, who may read all of the ledger anyway.
 *
 * <p>Decision 158.
 */
@Singleton
@Requires(beans = {BundleService.class, OrderedBlocks.class})
public final class AuditBundles {
    private static final int FURTHER_TRIES = 4;
    private static final Duration A_BLOCK = Duration.ofSeconds(1);

    private final BundleService bundles;
    private final ViewCollector collector;
    private final OrderedBlocks blocks;
    private final Database database;

    AuditBundles(BundleService bundles, ViewCollector collector, OrderedBlocks blocks, Database database) {
        this.bundles = bundles;
        this.collector = collector;
        this.blocks = blocks;
        this.database = database;
    }

    /** An audit bundle of this moment. */
    public Result<File> fresh(CertificateId certificate) {
        return bundles.fresh(certificate).then(file -> audited(Bundle.read(file.content())));
    }

    private Result<File> audited(Bundle bundle) {
        Optional<IssuePart> issue = bundle.issue();
        Optional<OrderedBlock> block =
                issue.flatMap(part -> blocks.block(part.place().block()));
        if (issue.isEmpty() || block.isEmpty()) {
            return new Result.NotReached<>(GatewayMessage.ISSUE_BLOCK_NOT_READ.sentence());
        }
        return switch (collector.chain()) {
            case ViewCollection.Refused no -> new Result.Refused<>(no.objection());
            case ViewCollection.NotReached away -> new Result.NotReached<>(away.because());
            case ViewCollection.Collected collected ->
                linked(bundle, issue.get(), block.get(), collected.payloads(), FURTHER_TRIES);
        };
    }

    /** The members' peers may be some blocks ahead of what this gateway has followed; it is given a moment. */
    private Result<File> linked(
            Bundle bundle, IssuePart issue, OrderedBlock block, List<byte[]> chainInfo, int triesLeft) {
        byte[] content = bundle.withIssue(issue.withChain(new ChainPart(
                        block.header(),
                        block.envelopes(),
                        block.signatures(),
                        later(issue.place().block()),
                        chainInfo)))
                .bytes();
        Verdict verdict = bundles.judge(content);
        if (verdict.genuine()) {
            return new Result.Done<>(new File(Digest.hex(content), content));
        }
        if (triesLeft == 0 || !verdict.code().equals(Optional.of(Code.E_CHAIN_LINK))) {
            return BundleService.notGenuine(verdict);
        }
        pause();
        return linked(bundle, issue, block, chainInfo, triesLeft - 1);
    }

    /** The data hashes of all blocks behind that one which this gateway has followed. */
    private byte[] later(long block) {
        var hashes = new ByteArrayOutputStream();
        database.list("select data_hash from block where number > ? order by number", row -> row.getBytes(1), block)
                .forEach(hashes::writeBytes);
        return hashes.toByteArray();
    }

    private static void pause() {
        try {
            Thread.sleep(A_BLOCK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

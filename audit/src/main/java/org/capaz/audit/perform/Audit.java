// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.perform;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.capaz.audit.export.ExportFolder;
import org.capaz.audit.export.ExportedBlock;
import org.capaz.audit.export.Manifest;
import org.capaz.audit.message.AuditMessage;
import org.capaz.audit.replay.ReplayedLedger;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.transformation.Balance;
import org.capaz.verifier.fabric.Block;
import org.capaz.verifier.fabric.BlockHeader;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.BlockSignatures;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.VerdictMessage;

/**
 * Performs a whole ledger again from its export. Nothing is believed but the anchor: not the member that exported, not its
 * gateway, not its peer.
 *
 * {@snippet :
 * var report = Audit.of(Anchor.read(anchorJson), ExportFolder.open(folder), block -> {});
 * System.exit(report.exitCode());
 * }
 */
public final class Audit {
    private final Anchor anchor;
    private final TransactionAudit transactions;
    private Optional<BlockHeader> last = Optional.empty();

    private Audit(Anchor anchor) {
        this.anchor = anchor;
        this.transactions = new TransactionAudit(anchor);
    }

    /**
     * Performs it.
     *
     * @param progress takes the number of each block that is done
     * @throws org.capaz.audit.export.ExportUnreadable when a file is cut or missing
     * @throws CheckFailed when a block or a transaction that its peer calls valid cannot be read at all
     */
    public static AuditReport of(Anchor anchor, ExportFolder export, LongConsumer progress) {
        return upTo(export.manifest().asOf(), anchor, export, progress).report();
    }

    /**
     * Performs it up to that block, and keeps the ledger that this leaves.
     *
     * @param last the number of the last block, which the export holds
     * @param progress takes the number of each block that is done
     * @throws org.capaz.audit.export.ExportUnreadable when a file is cut or missing
     * @throws CheckFailed when a block or a transaction that its peer calls valid cannot be read at all
     */
    public static Performed upTo(long last, Anchor anchor, ExportFolder export, LongConsumer progress) {
        var audit = new Audit(anchor);
        export.blocks(last, exported -> {
            audit.judge(exported);
            progress.accept(audit.number());
        });
        if (last == export.manifest().asOf()) {
            audit.judgeStated(export.manifest());
        }
        Optional<Balance> balance = audit.judgeBalance();
        ReplayedLedger ledger = audit.transactions.ledger();
        Manifest covered = export.manifest().upTo(last, audit.head(), ledger.families());
        return new Performed(
                new AuditReport(
                        covered,
                        anchor,
                        audit.transactions.made(),
                        audit.transactions.rangesNotJudged(),
                        ledger.families(),
                        balance,
                        audit.transactions.differences()),
                ledger);
    }

    /** What came of it, and the ledger after its last block. */
    public record Performed(AuditReport report, ReplayedLedger ledger) {}

    private long number() {
        return last.map(BlockHeader::number).orElse(-1L);
    }

    private void judge(ExportedBlock exported) {
        Block block = Block.read(exported.block());
        BlockHeader header = block.header();
        String place = Long.toString(header.number());
        transactions.ask(AuditCheck.CHAIN);
        if (!follows(header)) {
            transactions.differ(AuditCheck.CHAIN, place, "CHAIN", AuditMessage.AUDIT_CHAIN_BROKEN.sentence());
        }
        transactions.ask(AuditCheck.DATA);
        if (!block.dataHashFits()) {
            transactions.differ(
                    AuditCheck.DATA, place, Code.E_DATAHASH.toString(), VerdictMessage.BLOCK_DATA_DIFFERS.sentence());
        }
        if (signedByOrderers(header)) {
            transactions.ask(AuditCheck.ORDERERS);
            try {
                BlockSignatures.require(anchor, header, exported.signatures());
            } catch (CheckFailed failed) {
                transactions.differ(AuditCheck.ORDERERS, place, failed.code().toString(), failed.evidence());
            }
        }
        block.transactions().forEach(transactions::judge);
        last = Optional.of(header);
    }

    /** Block 0 is the one whose hash makes the network; every other names the block before. */
    private boolean follows(BlockHeader header) {
        if (last.isEmpty()) {
            return header.number() == 0
                    && HexFormat.of().formatHex(header.hash()).equals(anchor.genesis());
        }
        return header.number() == number() + 1
                && Arrays.equals(header.previousHash(), last.get().hash());
    }

    /** Block 0 comes from the founders, and under Raft one orderer signs each block: the word of one organisation. */
    private boolean signedByOrderers(BlockHeader header) {
        return header.number() > 0
                && anchor.consensus() == Anchor.Consensus.BFT
                && !anchor.consenters().isEmpty();
    }

    /** Of the last block, in hexadecimal. */
    private String head() {
        return last.map(header -> HexFormat.of().formatHex(header.hash())).orElse("");
    }

    /** What the member that exported says of the whole. */
    private void judgeStated(Manifest manifest) {
        if (number() != manifest.asOf() || !head().equals(manifest.head())) {
            transactions.differ(
                    AuditCheck.CHAIN,
                    "",
                    "HEAD",
                    AuditMessage.AUDIT_HEAD_DIFFERS
                            .with("found", PlainNumbers.digits(number()))
                            .and("block", PlainNumbers.digits(manifest.asOf())));
        }
        transactions.ask(AuditCheck.TOTALS);
        SortedMap<String, Long> found = transactions.ledger().families();
        SortedSet<String> families = new TreeSet<>(found.keySet());
        families.addAll(manifest.families().keySet());
        for (String family : families) {
            long stated = manifest.families().getOrDefault(family, 0L);
            long counted = found.getOrDefault(family, 0L);
            if (stated != counted) {
                transactions.differ(
                        AuditCheck.TOTALS,
                        "",
                        "COUNT",
                        AuditMessage.AUDIT_TOTAL_DIFFERS
                                .with("family", Argument.id(family))
                                .and("stated", Argument.count(stated))
                                .and("found", Argument.count(counted)));
            }
        }
    }

    /** Empty when what stands on the ledger are no lots that could be added up. */
    private Optional<Balance> judgeBalance() {
        transactions.ask(AuditCheck.BALANCE);
        try {
            ReplayedLedger ledger = transactions.ledger();
            var balance = Balance.of(
                    ledger.records(LedgerKeys.lots()),
                    ledger.records(LedgerKeys.transformations()),
                    ledger.records(LedgerKeys.rescuedLots()));
            long difference = balance.differenceMg();
            if (difference != 0) {
                transactions.differ(
                        AuditCheck.BALANCE,
                        "",
                        "I23",
                        AuditMessage.AUDIT_BALANCE_DIFFERS.with("mass", Argument.mass(difference)));
            }
            return Optional.of(balance);
        } catch (RuntimeException e) {
            // Records that the rules gave add up to something; where others stand, they have been named before.
            if (transactions.differences().isEmpty()) {
                throw e;
            }
            transactions.differ(AuditCheck.BALANCE, "", "NOT-ASKED", AuditMessage.AUDIT_RULES_NOT_ASKED.sentence());
            return Optional.empty();
        }
    }
}

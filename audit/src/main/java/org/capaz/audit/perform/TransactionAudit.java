// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.perform;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.capaz.audit.message.AuditMessage;
import org.capaz.audit.replay.ReplayedLedger;
import org.capaz.ledger.contract.KeyOwner;
import org.capaz.ledger.contract.RecordingFunctions;
import org.capaz.ledger.contract.RefusedException;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.record.PendingState;
import org.capaz.ledger.statement.StatementException;
import org.capaz.verifier.bundle.TransactionCheck;
import org.capaz.verifier.fabric.BlockTransaction;
import org.capaz.verifier.fabric.ChannelHeader;
import org.capaz.verifier.fabric.EndorsedTransaction;
import org.capaz.verifier.fabric.ReadWriteSet;
import org.capaz.verifier.fabric.SerializedIdentity;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.PlainNumbers;

/**
 * Judges one transaction after the other: who sent it, who endorsed it, whether it was rightly called valid, and whether the
 * rules, asked again over the ledger before it, give what stands on the ledger.
 *
 * <p>What a valid transaction wrote is taken over whether the rules agree or not, so that one difference is named once.
 */
final class TransactionAudit {
    /** Codes of Fabric: the transaction's endorsements are not enough; a key or a range that it read had changed. */
    private static final int ENDORSEMENT_POLICY_FAILURE = 10;

    private static final int MVCC_READ_CONFLICT = 11;
    private static final int PHANTOM_READ_CONFLICT = 12;

    private final Anchor anchor;
    private final TransactionCheck check;
    private final String contract;
    private final ReplayedLedger ledger = new ReplayedLedger();
    private final Set<String> seen = new TreeSet<>();
    private final SortedMap<AuditCheck, Long> made = new TreeMap<>();
    private final List<Difference> differences = new ArrayList<>();
    private long rangesNotJudged;

    TransactionAudit(Anchor anchor) {
        this.anchor = anchor;
        this.check = new TransactionCheck(anchor);
        this.contract = anchor.definitions().getLast().chaincode();
    }

    ReplayedLedger ledger() {
        return ledger;
    }

    List<Difference> differences() {
        return differences;
    }

    /** How often each check was made. */
    SortedMap<AuditCheck, Long> made() {
        return made;
    }

    /** Transactions that were called invalid for a range they had read, which a block alone does not show. */
    long rangesNotJudged() {
        return rangesNotJudged;
    }

    void judge(BlockTransaction transaction) {
        if (transaction.valid() && transaction.type() == ChannelHeader.ENDORSER_TRANSACTION) {
            judgeValid(transaction);
        } else if (Set.of(ENDORSEMENT_POLICY_FAILURE, MVCC_READ_CONFLICT, PHANTOM_READ_CONFLICT)
                .contains(transaction.validationCode())) {
            judgeInvalid(transaction);
        }
    }

    private void judgeValid(BlockTransaction transaction) {
        String place = transaction.place().toString();
        try {
            ask(AuditCheck.SENDER);
            check.sender(transaction.envelope());
        } catch (CheckFailed failed) {
            differ(AuditCheck.SENDER, place, failed.code().toString(), failed.evidence());
        }
        EndorsedTransaction tx = transaction.endorsed().orElseThrow();
        if (!tx.chaincode().equals(contract)) {
            return;
        }
        ask(AuditCheck.VALIDITY);
        if (!seen.add(tx.channelHeader().txId())) {
            differ(AuditCheck.VALIDITY, place, "TWICE", AuditMessage.AUDIT_TRANSACTION_TWICE.sentence());
        }
        if (conflicts(tx)) {
            differ(AuditCheck.VALIDITY, place, "VERSION", AuditMessage.AUDIT_VERSIONS_OLD.sentence());
        }
        ask(AuditCheck.ENDORSEMENT);
        unendorsed(tx)
                .ifPresent(failed ->
                        differ(AuditCheck.ENDORSEMENT, place, failed.code().toString(), failed.evidence()));
        List<String> arguments = arguments(tx);
        perform(tx, arguments, place);
        SortedSet<String> unreadable = ledger.write(
                transaction.writes(contract),
                transaction.place(),
                Instant.ofEpochSecond(tx.channelHeader().seconds()),
                arguments);
        if (!unreadable.isEmpty()) {
            differ(
                    AuditCheck.RECORDS,
                    place,
                    "NO-RECORD",
                    AuditMessage.AUDIT_NO_RECORD.with("keys", readable(unreadable)));
        }
    }

    /** A transaction without effect is asked only whether it rightly has none. */
    private void judgeInvalid(BlockTransaction transaction) {
        EndorsedTransaction tx;
        try {
            tx = check.sender(transaction.envelope()).tx();
        } catch (CheckFailed broken) {
            return;
        }
        if (!tx.chaincode().equals(contract)) {
            return;
        }
        ask(AuditCheck.VALIDITY);
        if (transaction.validationCode() == PHANTOM_READ_CONFLICT) {
            rangesNotJudged++;
        } else if (!conflicts(tx) && unendorsed(tx).isEmpty()) {
            differ(
                    AuditCheck.VALIDITY,
                    transaction.place().toString(),
                    "INVALID",
                    AuditMessage.AUDIT_WRONGLY_INVALID.with("code", PlainNumbers.digits(transaction.validationCode())));
        }
    }

    private boolean conflicts(EndorsedTransaction tx) {
        return tx.response().results().namespace(contract).stream()
                .flatMap(namespace -> namespace.reads().stream())
                .anyMatch(read -> !read.version().equals(ledger.written(read.key())));
    }

    /** Why the endorsements are not enough. */
    private Optional<CheckFailed> unendorsed(EndorsedTransaction tx) {
        try {
            check.policy(tx);
        } catch (CheckFailed failed) {
            return Optional.of(failed);
        }
        SortedSet<String> endorsers = check.endorsers(tx);
        return tx.response().results().namespace(contract).stream()
                .flatMap(namespace -> namespace.writes().stream())
                .flatMap(write -> ledger.owner(write.key()).stream())
                .map(MspId::value)
                .filter(owner -> !endorsers.contains(owner))
                .findFirst()
                .map(owner -> new CheckFailed(
                        Code.E_TX_POLICY, AuditMessage.AUDIT_OWNER_NOT_ENDORSED.with("owner", Argument.id(owner))));
    }

    private static List<String> arguments(EndorsedTransaction tx) {
        return tx.arguments().stream()
                .map(argument -> new String(argument, StandardCharsets.UTF_8))
                .toList();
    }

    private void perform(EndorsedTransaction tx, List<String> arguments, String place) {
        ask(AuditCheck.STATEMENT);
        ask(AuditCheck.RULES);
        if (arguments.isEmpty()) {
            differ(AuditCheck.RULES, place, Code.E_ARGS.toString(), Code.E_ARGS.sentence());
            return;
        }
        try {
            askRules(tx, arguments, place);
        } catch (RefusedException e) {
            differ(AuditCheck.RULES, place, e.objection().code(), e.objection().sentence());
        } catch (StatementException e) {
            differ(
                    AuditCheck.STATEMENT,
                    place,
                    e.objection().code(),
                    e.objection().sentence());
        } catch (RuntimeException e) {
            // Rules trust the records that they made themselves. Where others stand, the cause has been named before.
            if (differences.isEmpty()) {
                throw e;
            }
            differ(AuditCheck.RULES, place, "NOT-ASKED", AuditMessage.AUDIT_RULES_NOT_ASKED.sentence());
        }
    }

    private void askRules(EndorsedTransaction tx, List<String> arguments, String place) {
        PendingState state = ledger.transaction();
        Json.Obj answer = new RecordingFunctions(
                        anchor.channel(),
                        new MspId(SerializedIdentity.read(tx.signatureHeader().creator())
                                .mspId()),
                        Instant.ofEpochSecond(tx.channelHeader().seconds()),
                        state)
                .call(arguments.getFirst(), arguments.subList(1, arguments.size()));
        compare(tx, place, state, answer);
        KeyOwner.assigned(state, ledger::value).forEach(ledger::own);
    }

    private void compare(EndorsedTransaction tx, String place, PendingState state, Json.Obj answer) {
        ask(AuditCheck.RECORDS);
        SortedMap<String, byte[]> expected = new TreeMap<>();
        state.pending().forEach((key, value) -> expected.put(key.onLedger(), CanonicalJson.bytes(value)));
        SortedSet<String> wrong = new TreeSet<>();
        for (ReadWriteSet.Write write : tx.response().results().namespace(contract).stream()
                .flatMap(namespace -> namespace.writes().stream())
                .toList()) {
            byte[] value = expected.remove(write.key());
            if (write.delete() || value == null || !Arrays.equals(value, write.value())) {
                wrong.add(write.key());
            }
        }
        wrong.addAll(expected.keySet());
        if (!wrong.isEmpty()) {
            differ(
                    AuditCheck.RECORDS,
                    place,
                    "WRITES",
                    AuditMessage.AUDIT_RECORDS_DIFFER.with("keys", readable(wrong)));
        } else if (!Arrays.equals(tx.response().answer().payload(), CanonicalJson.bytes(answer))) {
            differ(AuditCheck.RECORDS, place, "ANSWER", AuditMessage.AUDIT_ANSWER_DIFFERS.sentence());
        }
    }

    private static Argument readable(SortedSet<String> keys) {
        return Argument.ids(keys.stream().map(key -> key.replace('\u0000', '/')).toList());
    }

    void ask(AuditCheck asked) {
        made.merge(asked, 1L, Long::sum);
    }

    void differ(AuditCheck asked, String place, String code, Sentence evidence) {
        differences.add(new Difference(asked, place, code, evidence));
    }
}

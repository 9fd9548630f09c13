// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.submit;

import com.google.protobuf.ByteString;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.capaz.gateway.Settings;
import org.capaz.gateway.fabric.EndorsementFailure;
import org.capaz.gateway.fabric.FabricConnection;
import org.capaz.verifier.fabric.Block;
import org.capaz.verifier.verdict.CheckFailed;
import org.hyperledger.fabric.client.Commit;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/**
 * Calls through this member's own peer. Which organisations must endorse is left to the peer, which knows the key
 * policies; naming them here would switch that planning off.
 */
@Singleton
@Requires(beans = FabricConnection.class)
final class FabricLedgerClient implements LedgerClient {
    private static final Pattern NOT_IN_CHAIN =
            Pattern.compile("no such transaction ID|not found", Pattern.CASE_INSENSITIVE);

    private final FabricConnection fabric;
    private final Settings settings;

    FabricLedgerClient(FabricConnection fabric, Settings settings) {
        this.fabric = fabric;
        this.settings = settings;
    }

    @Override
    public Endorsement endorse(String function, List<String> arguments) {
        try {
            Transaction endorsed = fabric.contract()
                    .newProposal(function)
                    .addArguments(arguments.toArray(String[]::new))
                    .build()
                    .endorse();
            return new Endorsement.Endorsed(
                    endorsed.getTransactionId(),
                    signed(endorsed),
                    new String(endorsed.getResult(), StandardCharsets.UTF_8));
        } catch (EndorseException e) {
            return switch (EndorsementFailure.of(e)) {
                case EndorsementFailure.Refused no -> new Endorsement.Refused(no.objection());
                case EndorsementFailure.Differing differing -> new Endorsement.Differing(differing.detail());
                case EndorsementFailure.Unreachable unreachable -> new Endorsement.Unreachable(unreachable.because());
            };
        }
    }

    /** Signs here and keeps the signed bytes: another signature would make other bytes, and "the same again" must be the same. */
    private byte[] signed(Transaction endorsed) {
        Gateway gateway = fabric.gateway();
        byte[] signature = fabric.sign(endorsed.getDigest());
        return gateway.newSignedTransaction(endorsed.getBytes(), signature).getBytes();
    }

    @Override
    public Sending send(byte[] transaction) {
        try {
            fabric.gateway().newTransaction(transaction).submitAsync();
            return new Sending.Sent();
        } catch (SubmitException e) {
            return new Sending.Unclear(
                    e.getStatus().getCode() + " " + e.getStatus().getDescription());
        }
    }

    @Override
    public Verdict await(String txId, Duration atMost) {
        var request = CommitStatusRequest.newBuilder()
                .setChannelId(settings.channel())
                .setTransactionId(txId)
                .setIdentity(identity())
                .build();
        var unsigned = SignedCommitStatusRequest.newBuilder()
                .setRequest(request.toByteString())
                .build();
        Commit commit = fabric.gateway().newCommit(unsigned.toByteArray());
        try {
            var status =
                    commit.getStatus(options -> options.withDeadlineAfter(atMost.toMillis(), TimeUnit.MILLISECONDS));
            return new Verdict.Judged(status.getBlockNumber(), status.getCode().getNumber());
        } catch (CommitStatusException e) {
            return new Verdict.NotKnown(
                    e.getStatus().getCode() + " " + e.getStatus().getDescription());
        }
    }

    @Override
    public Verdict lookUp(String txId) {
        try {
            byte[] answer = fabric.chainQueries()
                    .newProposal("GetBlockByTxID")
                    .addArguments(settings.channel(), txId)
                    .setEndorsingOrganizations(settings.mspId())
                    .build()
                    .evaluate();
            // The block, and not the transaction alone, which would not say where it stands.
            return Verdict.Judged.in(Block.read(answer), txId);
        } catch (GatewayException e) {
            boolean absent = e.getDetails().stream()
                    .anyMatch(
                            detail -> NOT_IN_CHAIN.matcher(detail.getMessage()).find());
            return absent
                    ? new Verdict.Absent()
                    : new Verdict.NotKnown(
                            e.getStatus().getCode() + " " + e.getStatus().getDescription());
        } catch (CheckFailed e) {
            return new Verdict.NotKnown("the peer's answer cannot be read: " + e.getMessage());
        }
    }

    private ByteString identity() {
        return SerializedIdentity.newBuilder()
                .setMspid(settings.mspId())
                .setIdBytes(ByteString.copyFrom(fabric.gateway().getIdentity().getCredentials()))
                .build()
                .toByteString();
    }
}

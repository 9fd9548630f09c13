// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.fabric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.List;
import org.capaz.ledger.identity.Digest;
import org.capaz.verifier.verdict.CheckFailed;
import org.hyperledger.fabric.protos.common.BlockData;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEndorsedAction;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ChaincodeID;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Response;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.junit.jupiter.api.Test;

/** Blocks are written with Fabric's own classes and read with ours. */
class BlockTest {
    private static final ByteString PREVIOUS = ByteString.copyFrom(new byte[32]);

    @Test
    void a_valid_transaction_shows_its_writes_reads_and_event() {
        var block = Block.read(block(7, new int[] {0}, transaction("tx-a")));

        var tx = block.transactions().get(0);
        assertThat(block.number()).isEqualTo(7);
        assertThat(block.dataHashFits()).isTrue();
        assertThat(tx.place()).isEqualTo(new Version(7, 0));
        assertThat(tx.txId()).isEqualTo("tx-a");
        assertThat(tx.creatorMspId()).isEqualTo("TradersMSP");
        assertThat(tx.timestamp()).isEqualTo(1_780_000_000);
        assertThat(tx.event().orElseThrow().name()).isEqualTo("capaz");
        assertThat(tx.writes("capaz")).hasSize(2);
        assertThat(tx.writes("capaz").get(0).key()).isEqualTo("\u0000lot\u0000LA\u0000");
        assertThat(tx.writes("capaz").get(0).value()).containsExactly('{', '}');
        assertThat(tx.writes("capaz").get(1).delete()).isTrue();
        assertThat(tx.writes("other")).isEmpty();

        var reads = tx.endorsed()
                .orElseThrow()
                .response()
                .results()
                .namespace("capaz")
                .orElseThrow()
                .reads();
        assertThat(reads.get(0).version()).contains(new Version(3, 0));
        assertThat(reads.get(1).version()).isEmpty();
    }

    @Test
    void validation_codes_are_unsigned_and_an_invalid_transaction_writes_nothing() {
        var block = Block.read(block(7, new int[] {11, 255, 0}, transaction("a"), transaction("b"), transaction("c")));

        assertThat(block.transactions())
                .extracting(BlockTransaction::validationCode)
                .containsExactly(11, 255, 0);
        assertThat(block.transactions())
                .extracting(tx -> tx.writes("capaz").size())
                .containsExactly(0, 0, 2);
        assertThat(block.transactions()).extracting(BlockTransaction::txId).containsExactly("a", "b", "c");
    }

    @Test
    void an_invalid_transaction_may_hold_any_bytes() {
        byte[] garbage = {1, 2, 3};

        var block = Block.read(block(7, new int[] {22, 0}, garbage, transaction("b")));

        assertThat(block.transactions().get(0).txId()).isEmpty();
        assertThat(block.transactions().get(1).valid()).isTrue();
    }

    @Test
    void a_transaction_called_valid_that_cannot_be_read_breaks_the_block() {
        byte[] garbage = {1, 2, 3};

        assertThatThrownBy(() -> Block.read(block(7, new int[] {0}, garbage))).isInstanceOf(CheckFailed.class);
    }

    @Test
    void a_config_block_is_read_and_has_no_writes() {
        byte[] config = envelope(header(1, ""), ByteString.copyFromUtf8("config"));

        var tx = Block.read(block(3, new int[] {0}, config)).transactions().get(0);

        assertThat(tx.type()).isEqualTo(ChannelHeader.CONFIG);
        assertThat(tx.writes("capaz")).isEmpty();
    }

    @Test
    void block_0_needs_no_validation_codes_and_every_other_block_one_for_each_transaction() {
        byte[] config = envelope(header(1, ""), ByteString.copyFromUtf8("config"));

        assertThat(Block.read(block(0, new int[0], config)).transactions()).hasSize(1);
        assertThatThrownBy(() -> Block.read(block(1, new int[0], config))).hasMessageContaining("validation codes");
    }

    @Test
    void an_envelope_that_was_dropped_shows_in_the_data_hash() throws Exception {
        var whole = org.hyperledger.fabric.protos.common.Block.parseFrom(
                block(7, new int[] {0, 0}, transaction("a"), transaction("b")));
        var cut = whole.toBuilder();
        cut.getDataBuilder().clearData().addData(whole.getData().getData(0));
        cut.getMetadataBuilder().setMetadata(2, ByteString.copyFrom(new byte[1]));

        assertThat(Block.read(whole.toByteArray()).dataHashFits()).isTrue();
        assertThat(Block.read(cut.build().toByteArray()).dataHashFits()).isFalse();
    }

    private static byte[] block(long number, int[] codes, byte[]... envelopes) {
        byte[] flags = new byte[codes.length];
        for (int i = 0; i < codes.length; i++) {
            flags[i] = (byte) codes[i];
        }
        var data = BlockData.newBuilder();
        List.of(envelopes).forEach(envelope -> data.addData(ByteString.copyFrom(envelope)));
        return org.hyperledger.fabric.protos.common.Block.newBuilder()
                .setHeader(org.hyperledger.fabric.protos.common.BlockHeader.newBuilder()
                        .setNumber(number)
                        .setPreviousHash(number == 0 ? ByteString.EMPTY : PREVIOUS)
                        .setDataHash(ByteString.copyFrom(Digest.sha256(envelopes))))
                .setData(data)
                .setMetadata(BlockMetadata.newBuilder()
                        .addMetadata(ByteString.copyFromUtf8("signatures"))
                        .addMetadata(ByteString.EMPTY)
                        .addMetadata(ByteString.copyFrom(flags)))
                .build()
                .toByteArray();
    }

    private static byte[] transaction(String txId) {
        var keys = KVRWSet.newBuilder()
                .addReads(KVRead.newBuilder()
                        .setKey("\u0000lot\u0000LA\u0000")
                        .setVersion(org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version.newBuilder()
                                .setBlockNum(3)))
                .addReads(KVRead.newBuilder().setKey("\u0000lot\u0000LB\u0000"))
                .addWrites(
                        KVWrite.newBuilder().setKey("\u0000lot\u0000LA\u0000").setValue(ByteString.copyFromUtf8("{}")))
                .addWrites(KVWrite.newBuilder().setKey("gone").setIsDelete(true));
        var action = ChaincodeAction.newBuilder()
                .setResults(TxReadWriteSet.newBuilder()
                        .addNsRwset(NsReadWriteSet.newBuilder()
                                .setNamespace("capaz")
                                .setRwset(keys.build().toByteString()))
                        .build()
                        .toByteString())
                .setEvents(ChaincodeEvent.newBuilder()
                        .setChaincodeId("capaz")
                        .setEventName("capaz")
                        .build()
                        .toByteString())
                .setResponse(Response.newBuilder().setStatus(200))
                .setChaincodeId(ChaincodeID.newBuilder().setName("capaz").setVersion("1.0"));
        var prp = ProposalResponsePayload.newBuilder()
                .setProposalHash(PREVIOUS)
                .setExtension(action.build().toByteString());
        var header = header(3, txId);
        var payload = ChaincodeActionPayload.newBuilder()
                .setAction(ChaincodeEndorsedAction.newBuilder()
                        .setProposalResponsePayload(prp.build().toByteString()));
        var transaction = Transaction.newBuilder()
                .addActions(TransactionAction.newBuilder()
                        .setHeader(header.getSignatureHeader())
                        .setPayload(payload.build().toByteString()));
        return envelope(header, transaction.build().toByteString());
    }

    private static Header header(int type, String txId) {
        return Header.newBuilder()
                .setChannelHeader(org.hyperledger.fabric.protos.common.ChannelHeader.newBuilder()
                        .setType(type)
                        .setTxId(txId)
                        .setTimestamp(com.google.protobuf.Timestamp.newBuilder().setSeconds(1_780_000_000))
                        .build()
                        .toByteString())
                .setSignatureHeader(org.hyperledger.fabric.protos.common.SignatureHeader.newBuilder()
                        .setCreator(org.hyperledger.fabric.protos.msp.SerializedIdentity.newBuilder()
                                .setMspid("TradersMSP")
                                .build()
                                .toByteString())
                        .setNonce(ByteString.copyFromUtf8("nonce"))
                        .build()
                        .toByteString())
                .build();
    }

    private static byte[] envelope(Header header, ByteString data) {
        return Envelope.newBuilder()
                .setPayload(Payload.newBuilder()
                        .setHeader(header)
                        .setData(data)
                        .build()
                        .toByteString())
                .setSignature(ByteString.copyFromUtf8("signature"))
                .build()
                .toByteArray();
    }
}

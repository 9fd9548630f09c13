// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.bundle;

import java.util.List;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;

/**
 * What an audit bundle holds beyond a public one: the block of the issuing transaction as it was ordered, and what leads from
 * it to the chain that the members' peers have. The other transactions of the block are other people's.
 *
 * <p>Decision 158.
 *
 * <p>Format: {@code docs/reference/formats/bundle.md}.
 *
 * @param header the {@code common.BlockHeader} message
 * @param envelopes all transactions of the block, in their order
 * @param signatures the block's metadata of the signatures, a {@code common.Metadata} message
 * @param later the data hashes of the blocks that follow, 32 bytes each, one after the other
 * @param chainInfo {@code Envelope.payload} bytes of endorsed {@code GetChainInfo} answers of Fabric's contract qscc
 */
public record ChainPart(
        byte[] header, List<byte[]> envelopes, byte[] signatures, byte[] later, List<byte[]> chainInfo) {
    /** The length of one data hash in {@link #later}. */
    static final int HASH_LENGTH = 32;

    /** Copies the lists. */
    public ChainPart {
        envelopes = List.copyOf(envelopes);
        chainInfo = List.copyOf(chainInfo);
    }

    static ChainPart read(Fields chain) {
        var part = new ChainPart(
                chain.parsed("header", IssuePart::decode),
                chain.texts("envelopes", IssuePart::decode),
                chain.parsed("signatures", IssuePart::decode),
                chain.parsed("later", IssuePart::decode),
                IssuePart.answers(chain, "chainInfo"));
        chain.end();
        if (part.later.length % HASH_LENGTH != 0) {
            throw new JsonException("later", Message.EXPECTED_OTHER.with("what", Argument.id("n * " + HASH_LENGTH)));
        }
        return part;
    }

    Json.Obj json() {
        return Json.object()
                .with("header", Base64Url.encode(header))
                .with("envelopes", IssuePart.texts(envelopes))
                .with("signatures", Base64Url.encode(signatures))
                .with("later", Base64Url.encode(later))
                .with("chainInfo", IssuePart.texts(chainInfo));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.bundle;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.verifier.fabric.Version;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.wire.CheckedBase64Url;

/**
 * What a bundle holds of the issuing transaction: where it stands in the chain, and what members' peers answered when they
 * were asked for it. The transaction itself is in their answer, with its endorsements. Its block, with other people's
 * transactions, is in an audit bundle only.
 *
 * <p>Decisions 155 and 158.
 *
 * <p>Format: {@code docs/reference/formats/bundle.md}.
 *
 * @param place block and index in the block
 * @param validity {@code Envelope.payload} bytes of endorsed {@code GetTransactionByID} answers of Fabric's contract qscc
 * @param chain the block and its place in the chain, in an audit bundle
 */
public record IssuePart(Version place, List<byte[]> validity, Optional<ChainPart> chain) {
    private static final int MOST_ANSWERS = 16;

    /** Copies the list. */
    public IssuePart {
        validity = List.copyOf(validity);
    }

    /**
     * The part of a public bundle, without the block.
     *
     * @param place block and index in the block
     * @param validity {@code Envelope.payload} bytes of endorsed {@code GetTransactionByID} answers
     */
    public IssuePart(Version place, List<byte[]> validity) {
        this(place, validity, Optional.empty());
    }

    /**
     * The same part with the block, for those who may see it.
     *
     * @param block the block and its place in the chain
     * @return another part; this one does not change
     */
    public IssuePart withChain(ChainPart block) {
        return new IssuePart(place, validity, Optional.of(block));
    }

    static IssuePart read(Fields issue) {
        var part = new IssuePart(
                new Version(issue.integer("block"), issue.integer("tx")),
                answers(issue, "validity"),
                issue.optionalObject("chain").map(ChainPart::read));
        issue.end();
        return part;
    }

    static List<byte[]> answers(Fields fields, String name) {
        List<byte[]> answers = fields.texts(name, IssuePart::decode);
        if (answers.isEmpty() || answers.size() > MOST_ANSWERS) {
            throw new JsonException(name, Message.EXPECTED_OTHER.with("what", Argument.id("1-" + MOST_ANSWERS)));
        }
        return answers;
    }

    static byte[] decode(String text) {
        return CheckedBase64Url.decode(text, Code.E_BUNDLE);
    }

    static Json texts(List<byte[]> all) {
        return Json.texts(all.stream().map(Base64Url::encode).toList());
    }

    Json.Obj json() {
        Json.Obj object = Json.object()
                .with("block", place.block())
                .with("tx", place.tx())
                .with("validity", texts(validity));
        return chain.map(block -> object.with("chain", block.json())).orElse(object);
    }
}

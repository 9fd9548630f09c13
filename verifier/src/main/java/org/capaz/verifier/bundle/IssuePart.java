// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.bundle;

import java.util.List;
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
 * What a public bundle holds of the issuing transaction: where it stands in the chain, and what members' peers answered when
 * they were asked for it. The transaction itself is in their answer, with its endorsements; nothing of its block is.
 *
 * <p>Decision 155.
 *
 * @param place block and index in the block
 * @param validity {@code Envelope.payload} bytes of endorsed {@code GetTransactionByID} answers of Fabric's contract qscc
 */
public record IssuePart(Version place, List<byte[]> validity) {
    private static final int MOST_ANSWERS = 16;

    /** Copies the list. */
    public IssuePart {
        validity = List.copyOf(validity);
    }

    static IssuePart read(Fields issue) {
        var part = new IssuePart(
                new Version(issue.integer("block"), issue.integer("tx")),
                issue.texts("validity", text -> CheckedBase64Url.decode(text, Code.E_BUNDLE)));
        issue.end();
        if (part.validity.isEmpty() || part.validity.size() > MOST_ANSWERS) {
            throw new JsonException("validity", Message.EXPECTED_OTHER.with("what", Argument.id("1-" + MOST_ANSWERS)));
        }
        return part;
    }

    Json.Obj json() {
        return Json.object()
                .with("block", place.block())
                .with("tx", place.tx())
                .with(
                        "validity",
                        Json.texts(validity.stream().map(Base64Url::encode).toList()));
    }
}

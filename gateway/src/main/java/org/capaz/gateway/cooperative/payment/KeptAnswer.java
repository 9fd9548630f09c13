// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.statement.Objection;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.SignedStatement;

/**
 * An answer as this office keeps it until two people have signed it.
 *
 * @param evidence what opens the commitment of the answer
 * @param note why the second person sent it back, in that person's words
 * @param objection why the ledger did not take it, if it did not
 */
record KeptAnswer(
        SignedStatement signed,
        String party,
        String payment,
        String evidence,
        State state,
        String note,
        Optional<Objection> objection) {

    /** How far an answer has come. */
    enum State {
        /** One person has signed. */
        WAITING,
        /** The second person did not sign, or the ledger did not take it; the first one answers anew. */
        RETURNED,
        /** Another answer about the same payment was begun after it. */
        REPLACED,
        /** All have signed, and it is on its way. */
        COMPLETE,
        RECORDED
    }

    Set<OfficerId> signers() {
        return signed.signatures().stream().map(OfficerSignature::officer).collect(Collectors.toSet());
    }

    /** As both people see it: the statement itself, and who has signed it. */
    Json.Obj json() {
        Json.Obj kept = Json.object()
                .with("statement", signed.statement().json())
                .with("hash", signed.statement().contentHash())
                .with(
                        "signatures",
                        signed.json().get("signatures") instanceof Json.Arr all ? all : Json.texts(List.of()))
                .with("state", state.name())
                .with("note", note);
        return objection
                .map(no -> kept.with("objection", no.sentence().in(Language.ENGLISH))
                        .with("objection_es", no.sentence().in(Language.SPANISH)))
                .orElse(kept);
    }
}

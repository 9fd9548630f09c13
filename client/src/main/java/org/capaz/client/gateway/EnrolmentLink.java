// SPDX-License-Identifier: Apache-2.0
package org.capaz.client.gateway;

import java.util.Optional;
import org.capaz.client.ClientFailure;
import org.capaz.client.key.OfficerKey;
import org.capaz.ledger.identity.PersonId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.statement.SignedStatement;

/**
 * A link with which a person makes a key on a phone, as the officer who asked for it follows it: made, then the registration of
 * the key that waits for signatures, then the signatures.
 *
 * @param maker may enrol others for the party, and asks for all that is asked of the gateway here
 * @param address what the person opens
 */
public record EnrolmentLink(MemberGateway gateway, OfficerKey maker, String id, String address) {
    private static final String LINKS = "/v1/enrolments";

    /**
     * Makes a link.
     *
     * @param person who had a key before, when a lost phone is replaced
     * @throws ClientFailure when that officer may not make it
     */
    public static EnrolmentLink make(
            MemberGateway gateway, OfficerKey maker, String party, OfficerRole role, Optional<PersonId> person) {
        Json.Obj wanted = Json.object().with("party", party).with("role", role.name());
        Json.Obj made = done(gateway.post(
                LINKS, person.map(known -> wanted.with("person", known.value())).orElse(wanted), maker));
        return new EnrolmentLink(gateway, maker, JsonValues.text(made, "id"), JsonValues.text(made, "link"));
    }

    /** The registration of the key, with the signatures that it has; empty while the person has made none. */
    public Optional<SignedStatement> registration() {
        return gateway.find(LINKS + "/" + id, maker).map(SignedStatement::read);
    }

    /**
     * Signs the registration; the last signature that is needed takes it to the ledger.
     *
     * @return the state, {@code REGISTERED} once the key may sign, else what is missing
     */
    public Json.Obj sign(SignedStatement registration, OfficerKey officer) {
        SignedStatement signed = officer.sign(registration, OfficerSignature.Method.OWN_KEY);
        Json own = signed.json().get("signatures") instanceof Json.Arr all
                ? all.items().getLast()
                : Json.object();
        return done(gateway.post(LINKS + "/" + id + "/signatures", Json.object().with("signature", own), officer));
    }

    private static Json.Obj done(MemberGateway.Answer answer) {
        return switch (answer) {
            case MemberGateway.Answer.Done done -> done.body();
            case MemberGateway.Answer.Refused refused ->
                throw new ClientFailure(refused.detail()::sentence, refused.whatToDo()::sentence);
        };
    }
}

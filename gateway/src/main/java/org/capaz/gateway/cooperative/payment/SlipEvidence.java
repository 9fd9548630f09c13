// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.certificate.Opening;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.InvalidValue;
import org.jspecify.annotations.Nullable;

/**
 * What the first person read at the bank, which stays in the office: the opening of the commitment that the answer has, and the
 * photo whose hash that opening names, if one was taken.
 */
record SlipEvidence(Opening opening, Optional<SlipPhoto> photo) {
    private static final String PHOTO = "photo";

    /** As the phone brings it; absent when it cannot be read. */
    static Optional<SlipEvidence> read(@Nullable Json opening, @Nullable Json photo) {
        if (!(opening instanceof Json.Obj file)) {
            return Optional.empty();
        }
        try {
            Opening read = Opening.read(CanonicalJson.bytes(file));
            if (photo == null) {
                return Optional.of(new SlipEvidence(read, Optional.empty()));
            }
            return photo instanceof Json.Str text
                    ? SlipPhoto.of(Base64Url.decode(text.text()))
                            .map(taken -> new SlipEvidence(read, Optional.of(taken)))
                    : Optional.empty();
        } catch (InvalidValue unreadable) {
            return Optional.empty();
        }
    }

    /** Is it the evidence to which that answer commits, with its photo and no other? */
    boolean isOf(Json.Obj answer) {
        Optional<String> named = opening.value() instanceof Json.Obj read ? text(read, PHOTO) : Optional.empty();
        return Stream.of("arrived", "denied")
                        .map(answer::get)
                        .filter(Json.Obj.class::isInstance)
                        .map(Json.Obj.class::cast)
                        .findFirst()
                        .or(() -> Optional.of(answer))
                        .flatMap(told -> text(told, "statement"))
                        .filter(opening.commitment()::equals)
                        .isPresent()
                && photo.map(SlipPhoto::sha256).equals(named);
    }

    private static Optional<String> text(Json.Obj from, String member) {
        return from.get(member) instanceof Json.Str text ? Optional.of(text.text()) : Optional.empty();
    }
}

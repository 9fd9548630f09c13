// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.payment;

import java.util.Objects;
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
        return Stream.of(answer, answer.get("arrived"), answer.get("denied"))
                        .filter(Json.Obj.class::isInstance)
                        .map(told -> text(((Json.Obj) told).get("statement")))
                        .filter(Objects::nonNull)
                        .allMatch(opening.commitment()::equals)
                && Objects.equals(
                        photo.map(SlipPhoto::sha256).orElse(null),
                        opening.value() instanceof Json.Obj read ? text(read.get(PHOTO)) : null);
    }

    private static @Nullable String text(@Nullable Json value) {
        return value instanceof Json.Str text ? text.text() : null;
    }
}

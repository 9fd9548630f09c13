// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.label;

import static org.capaz.verifier.verdict.Code.N_ADDRESS;
import static org.capaz.verifier.verdict.Code.N_COMPARE;
import static org.capaz.verifier.verdict.Step.Q10;

import java.util.Locale;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.message.Argument;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.Stage;
import org.capaz.verifier.verdict.VerdictMessage;

/** The notes of Q10: what only somebody who holds the parcel can compare, and where the address on the label leads. */
final class ParcelComparison {
    private static final String PATH = "/c/";

    private ParcelComparison() {}

    /** @param address the part before {@code #}; empty when only the payload was given */
    static void ask(String address, LabelClaims claims, Anchor anchor, Stage stage) {
        String shortId = new CertificateId(claims.certificate().toString()).shortId();
        int path = Math.max(address.lastIndexOf(PATH), address.lastIndexOf(PATH.toUpperCase(Locale.ROOT)));
        // The address is not signed and leads people only; where it leads elsewhere, they must be told.
        if (path >= 0 && !address.substring(path + PATH.length()).equals(shortId)) {
            stage.note(Q10, N_ADDRESS, VerdictMessage.RECORD_IS_ANOTHER.with("record", Argument.id(shortId)));
        }
        anchor.labelHost()
                .filter(host -> !address.isEmpty() && !address.startsWith(LabelText.origin(host) + "/"))
                .ifPresent(host -> stage.note(
                        Q10, N_ADDRESS, VerdictMessage.LABEL_HOST_IS_ANOTHER.with("host", Argument.id(host))));
        stage.note(
                Q10,
                N_COMPARE,
                VerdictMessage.SEAL_AND_GROSS_MASS
                        .with("seal", Argument.id(claims.seal()))
                        .and("gross", PlainNumbers.grams(claims.grossMg())));
    }
}

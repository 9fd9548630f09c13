// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels;

import org.capaz.ledger.identity.CertificateId;
import org.capaz.verifier.label.LabelClaims;
import org.capaz.verifier.label.LabelPayload;
import org.capaz.verifier.label.LabelText;
import org.capaz.verifier.verdict.CheckFailed;

/**
 * Everything that is printed on a label. What people read beside the code is taken out of the code itself, so that the two can
 * never differ; only lot, material and holder come along, because the code does not hold them.
 *
 * @param lot the lot's id, such as {@code LE}
 * @param material the ledger's code, such as {@code DORE}
 * @param holderRole the ledger's code for what the present holder is, such as {@code REFINER}
 * @param hasNotice whether the members stated notices when this was printed; the paper then has a mark
 */
public record LabelContent(
        LabelText text, LabelClaims claims, String lot, String material, String holderRole, boolean hasNotice) {
    /**
     * Takes out of a label's text what people read beside the code.
     *
     * @throws CheckFailed when the text is no label
     */
    public static LabelContent of(String labelText, String lot, String material, String holderRole) {
        var text = LabelText.parse(labelText);
        var claims = LabelClaims.read(LabelPayload.read(text.payload()).claims());
        return new LabelContent(text, claims, lot, material, holderRole, false);
    }

    /** The same with the mark that the members stated notices. */
    public LabelContent withNotice() {
        return new LabelContent(text, claims, lot, material, holderRole, true);
    }

    /** What people type when a code cannot be scanned. */
    public String shortId() {
        return new CertificateId(claims.certificate().toString()).shortId();
    }

    /** The host a scan leads to; printed, so that people see when a code leads elsewhere. */
    public String host() {
        return text.address().split("/", 4)[2];
    }

    /** Whether this label leads to the machine that runs a demonstration, and must say so. */
    public boolean isDemonstration() {
        return LabelText.isThisMachine(host());
    }
}

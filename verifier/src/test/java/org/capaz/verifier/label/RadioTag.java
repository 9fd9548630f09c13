// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.label;

import org.capaz.ledger.json.Base64Url;

/** A label as a radio tag holds it, in fewer bytes: nothing here writes tags, but whoever does is read. */
public final class RadioTag {
    private RadioTag() {}

    public static String text(LabelText label) {
        return label.addressPart() + "b." + Base64Url.encode(label.payload());
    }
}

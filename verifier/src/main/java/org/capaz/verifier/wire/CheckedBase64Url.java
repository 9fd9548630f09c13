// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.wire;

import org.capaz.ledger.json.Base64Url;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.VerdictMessage;

/** {@link Base64Url} for bytes from strangers: what is not strict is a failed check. */
public final class CheckedBase64Url {
    private CheckedBase64Url() {}

    /**
     * Reads a text.
     *
     * @param text the text
     * @param onError the code of the check that reads it
     * @return its bytes
     * @throws CheckFailed with that code when this is not strict base64url without padding
     */
    public static byte[] decode(String text, Code onError) {
        try {
            return Base64Url.decode(text);
        } catch (IllegalArgumentException e) {
            throw new CheckFailed(onError, VerdictMessage.BASE64URL_NOT_STRICT.sentence());
        }
    }
}

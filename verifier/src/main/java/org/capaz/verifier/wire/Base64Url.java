package org.capaz.verifier.wire;

import java.util.Base64;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;

/** Base64url without padding, read strictly: one text for one value. */
public final class Base64Url {
    private Base64Url() {}

    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Refuses padding, foreign characters and unused bits that are set, all of which would give one value several texts. */
    public static byte[] decode(String text, Code onError) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw broken(onError);
        }
        if (!encode(bytes).equals(text)) {
            throw broken(onError);
        }
        return bytes;
    }

    private static CheckFailed broken(Code onError) {
        return new CheckFailed(onError, "not strict base64url", "no es base64url estricto");
    }
}

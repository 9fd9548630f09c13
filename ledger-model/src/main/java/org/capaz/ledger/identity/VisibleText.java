// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.identity;

import java.util.HexFormat;
import java.util.List;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;

/**
 * Words that people read: public names, titles, hints. They stand on one line, begin and end with something visible, and hold
 * nothing that moves, hides or reverses letters, because a reader must see what was signed (I73).
 *
 * <p>Decision 126.
 */
public final class VisibleText {
    private static final int LONGEST = 120;

    /**
     * First and last characters of ranges that no such text has: controls (C0 and C1), line and paragraph separators, marks that
     * change the direction of writing, and characters that have no shape of their own.
     */
    private static final String NOWHERE =
            "\u0000\u001f\u007f\u009f\u00ad\u00ad\u061c\u061c\u180e\u180e\u200b\u200b\u200e\u200f"
                    + "\u2028\u202e\u2060\u206f\ufe00\ufe0f\ufeff\ufeff\ufff9\uffff";

    /** The same of those that stand between others only: blanks, and joiners, which some scripts need inside a word. */
    private static final String INSIDE = "  \u00a0\u00a0\u115f\u1160\u1680\u1680\u17b4\u17b5\u2000\u200a\u200c\u200d"
            + "\u202f\u202f\u205f\u205f\u2800\u2800\u3000\u3000\u3164\u3164\uffa0\uffa0";

    /**
     * First and last characters of the scripts that share most shapes. Written out and not asked of the Java machine, whose
     * tables grow with its version: two endorsers must judge a letter alike.
     */
    private static final String LATIN = "AZaz\u00aa\u00aa\u00ba\u00ba\u00c0\u00d6\u00d8\u00f6\u00f8\u02b8\u02e0\u02e4"
            + "\u1d00\u1d25\u1d2c\u1d5c\u1d62\u1d65\u1d6b\u1d77\u1d79\u1dbe\u1e00\u1eff\u2071\u2071\u207f\u207f"
            + "\u2090\u209c\u212a\u212b\u2c60\u2c7f\ua722\ua787\ua78b\ua7ff\uab30\uab5a\uab5c\uab64\uab66\uab69"
            + "\ufb00\ufb06";

    private static final String GREEK = "\u0370\u0373\u0375\u037d\u037f\u037f\u0384\u0384\u0386\u0386\u0388\u03e1"
            + "\u03f0\u03ff\u1d26\u1d2a\u1d5d\u1d61\u1d66\u1d6a\u1dbf\u1dbf\u1f00\u1fff\u2126\u2126\uab65\uab65";

    private static final String CYRILLIC = "\u0400\u052f\u1c80\u1c8f\u1d2b\u1d2b\u1d78\u1d78\u2de0\u2dff\ua640\ua69f";

    private static final String ARMENIAN = "\u0531\u058f\ufb13\ufb17";
    private static final String CHEROKEE = "\u13a0\u13ff\uab70\uabbf";
    private static final List<String> SAME_SHAPES = List.of(LATIN, GREEK, CYRILLIC, ARMENIAN, CHEROKEE);

    /** First and last characters of what stands between words: blanks, digits, punctuation, signs. */
    private static final String BETWEEN = "\u0000@[`{\u00a9\u00ab\u00b4\u00b6\u00b9\u00bb\u00bf"
            + "\u00d7\u00d7\u00f7\u00f7\u2000\u2070\u2072\u207e\u2080\u208f\u20a0\u20cf\u2150\u2bff\u2e00\u303f";

    private VisibleText() {}

    /** The text itself, of 1 to 120 characters. */
    public static String require(String text) {
        boolean fits =
                !text.isEmpty() && text.length() <= LONGEST && text.codePoints().noneMatch(VisibleText::isNowhere);
        if (!fits || isInside(text.codePointAt(0)) || isInside(text.codePointBefore(text.length()))) {
            throw new InvalidValue(Message.NAME_NOT_VALID.sentence());
        }
        if (hasWordOfTwoScripts(text) || text.codePoints().anyMatch(VisibleText::isInAnotherDress)) {
            throw new InvalidValue(Message.NAME_OF_LOOK_ALIKES.sentence());
        }
        return text;
    }

    /** A word with letters of two alphabets reads like another word; Latin, Greek and Cyrillic share most shapes. */
    private static boolean hasWordOfTwoScripts(String text) {
        String scriptOfWord = "";
        for (int character : text.codePoints().toArray()) {
            if (isIn(BETWEEN, character)) {
                scriptOfWord = "";
                continue;
            }
            String script = scriptOf(character);
            if (!script.isEmpty()) {
                if (!scriptOfWord.isEmpty() && !scriptOfWord.equals(script)) {
                    return true;
                }
                scriptOfWord = script;
            }
        }
        return false;
    }

    private static String scriptOf(int character) {
        if ((character >= 0x1_0780 && character <= 0x1_07bf) || (character >= 0x1_df00 && character <= 0x1_dfff)) {
            return LATIN;
        }
        if (character >= 0x1_e030 && character <= 0x1_e08f) {
            return CYRILLIC;
        }
        for (String script : SAME_SHAPES) {
            if (isIn(script, character)) {
                return script;
            }
        }
        return "";
    }

    /** Wide and mathematical letters are Latin ones to the eye and others to a comparison. */
    private static boolean isInAnotherDress(int character) {
        return (character >= 0xff01 && character <= 0xff5e) || (character >= 0x1_d400 && character <= 0x1_d7ff);
    }

    /**
     * Words of a stranger as they may be shown: what moves, hides or reverses letters stands as its number, such as
     * {@code \\u202e}. Inside JSON the result means the same as before.
     */
    public static String escaped(String text) {
        if (text.codePoints().noneMatch(VisibleText::isNowhere)) {
            return text;
        }
        var shown = new StringBuilder();
        text.codePoints().forEach(character -> {
            if (isNowhere(character)) {
                for (char unit : Character.toChars(character)) {
                    shown.append("\\u").append(HexFormat.of().toHexDigits(unit));
                }
            } else {
                shown.appendCodePoint(character);
            }
        });
        return shown.toString();
    }

    /** Half a surrogate pair is no character, and the plane of tags has none that is seen. */
    private static boolean isNowhere(int character) {
        return isIn(NOWHERE, character)
                || (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE)
                || (character >= 0xe_0000 && character <= 0xe_ffff);
    }

    private static boolean isInside(int character) {
        return isIn(INSIDE, character);
    }

    private static boolean isIn(String ranges, int character) {
        for (int i = 0; i < ranges.length(); i += 2) {
            if (character >= ranges.charAt(i) && character <= ranges.charAt(i + 1)) {
                return true;
            }
        }
        return false;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.identity;

import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
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

    private static final Set<Character.UnicodeScript> SAME_SHAPES = EnumSet.of(
            Character.UnicodeScript.LATIN,
            Character.UnicodeScript.GREEK,
            Character.UnicodeScript.CYRILLIC,
            Character.UnicodeScript.ARMENIAN,
            Character.UnicodeScript.CHEROKEE);

    private VisibleText() {}

    /** The text itself, of 1 to 120 characters. */
    public static String require(String text) {
        boolean fits =
                !text.isEmpty() && text.length() <= LONGEST && text.codePoints().noneMatch(VisibleText::isNowhere);
        if (!fits || isInside(text.codePointAt(0)) || isInside(text.codePointBefore(text.length()))) {
            throw new InvalidValue(Message.NAME_NOT_VALID.sentence());
        }
        if (!Stream.of(text.split("[^\\p{L}\\p{M}]+")).allMatch(VisibleText::isOfOneScript)
                || text.codePoints().anyMatch(VisibleText::isInAnotherDress)) {
            throw new InvalidValue(Message.NAME_OF_LOOK_ALIKES.sentence());
        }
        return text;
    }

    /** A word with letters of two alphabets reads like another word; Latin, Greek and Cyrillic share most shapes. */
    private static boolean isOfOneScript(String word) {
        return word.codePoints()
                        .mapToObj(Character.UnicodeScript::of)
                        .filter(SAME_SHAPES::contains)
                        .distinct()
                        .count()
                <= 1;
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

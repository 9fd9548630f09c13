// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;

/** How a schema writes what the refusal of a text says of the texts that would be accepted. */
final class TextForm {
    private TextForm() {}

    static SequencedMap<String, Object> of(Sentence refused) {
        SequencedMap<String, Object> schema = new LinkedHashMap<>();
        switch (Message.valueOf(refused.key())) {
            case CODE_NOT_ALLOWED -> schema.put("enum", codes(refused));
            case ORIGIN_NOT_VALID -> {
                pattern(
                        schema,
                        "(https://[a-z0-9]([a-z0-9.-]{0,98}[a-z0-9])?(:[0-9]{1,5})?"
                                + "|http://([a-z0-9][a-z0-9.-]{0,89}\\.)?localhost(:[0-9]{1,5})?)");
                schema.put("maxLength", 114);
            }
            case IDENTIFIER_NOT_VALID ->
                characters(
                        schema,
                        ((Argument.Id) refused.arguments().get("alphabet")).text(),
                        count(refused, "shortest"),
                        count(refused, "longest"));
            case SEAL_NUMBER_NOT_VALID -> {
                pattern(schema, "(?=.*[1-9])(-*[A-Z0-9]){4}[A-Z0-9-]*");
                schema.put("maxLength", 20);
            }
            case RECORD_ID_NOT_VALID -> characters(schema, "[A-Z0-9-]", 4, 35);
            case STANDARD_VERSION_NOT_VALID -> characters(schema, "[A-Z0-9.-]", 1, 20);
            case NAME_NOT_VALID -> {
                String nowhere = "\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u180e\\u200b\\u200e\\u200f"
                        + "\\u2028-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff\\ufff9-\\uffff";
                String inside = " \\u00a0\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u2000-\\u200a\\u200c\\u200d"
                        + "\\u202f\\u205f\\u2800\\u3000\\u3164\\uffa0";
                String ends = "[^" + nowhere + inside + "]";
                pattern(schema, ends + "([^" + nowhere + "]*" + ends + ")?");
                schema.put("maxLength", 120);
            }
            case RECORD_NAME_NOT_VALID -> {
                pattern(schema, "[a-z]+(/[A-Za-z0-9.*~$=-]+)+");
                schema.put("maxLength", 200);
            }
            case CHECKED_ID_LENGTH_WRONG ->
                pattern(schema, "[0-9A-HJKMNP-TV-Z]{" + count(refused, "digits") + "}[0-9A-HJKMNP-TV-Z*~$=U]");
            case BASE64URL_NOT_VALID, PUBLIC_KEY_NOT_P256 -> pattern(schema, "[A-Za-z0-9_-]{121}[AQgw]");
            case DAY_NOT_ISO_DATE -> {
                schema.put("x-unit", "day");
                schema.put("format", "date");
                pattern(schema, "[0-9]{4}-[0-9]{2}-[0-9]{2}");
            }
            case CERTIFICATE_ID_NOT_UUID -> {
                schema.put("format", "uuid");
                pattern(schema, "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            }
            case HASH_NOT_SHA256, ARGUMENTS_NOT_NAME_AND_HASH -> pattern(schema, "[0-9a-f]{64}");
            case MUNICIPALITY_NOT_DIVIPOLA -> pattern(schema, "[0-9]{5}");
            case PLACE_NOT_VALID -> pattern(schema, "([0-9]{5}|(?!CO)[A-Z]{2}-[A-Z0-9-]{1,9})");
            case CURRENCY_NOT_ISO_4217 -> pattern(schema, "[A-Z]{3}");
            case COUNTRY_NOT_ISO_3166 -> pattern(schema, "[A-Z]{2}");
            case RATE_NOT_SIX_DECIMALS -> pattern(schema, "(?!0[.]0{6}$)(0|[1-9][0-9]{0,8})[.][0-9]{6}");
            default -> {
                // Any text: StatementSchemaTest fails for what the parser refuses and this lets through.
            }
        }
        return schema;
    }

    /** The refusal in words; of a closed list none, because its codes are in the schema. */
    static String sentence(Sentence refused) {
        String text = refused.in(Language.ENGLISH);
        return switch (Message.valueOf(refused.key())) {
            case CODE_NOT_ALLOWED -> "";
            case DAY_NOT_ISO_DATE -> sentence(text) + " A day in Bogota.";
            default -> sentence(text);
        };
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    static List<String> codes(Sentence refused) {
        return ((Argument.Several) refused.arguments().get("codes"))
                .items().stream().map(code -> ((Argument.Id) code).text()).toList();
    }

    private static long count(Sentence refused, String slot) {
        return ((Argument.Count) refused.arguments().get(slot)).number();
    }

    private static void characters(SequencedMap<String, Object> schema, String alphabet, long shortest, long longest) {
        pattern(schema, alphabet + "+");
        schema.put("minLength", shortest);
        schema.put("maxLength", longest);
    }

    private static void pattern(SequencedMap<String, Object> schema, String pattern) {
        schema.put("pattern", "^" + pattern + "$");
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.identity;

import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;

/** Countries by their two letters of ISO 3166-1, as a table: what Java's own list holds differs between versions. */
public final class Country {
    static final String COLOMBIA = "CO";

    private static final String LIST = """
            AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ
            BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM
            DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS
            GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN
            KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ
            MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM
            PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV
            SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI
            VN VU WF WS YE YT ZA ZM ZW""";

    private Country() {}

    /** The code itself, when it is one of the list. */
    public static String require(String code) {
        boolean twoLetters = code.length() == 2 && isCapital(code.charAt(0)) && isCapital(code.charAt(1));
        if (!twoLetters) {
            throw new InvalidValue(Message.COUNTRY_NOT_ISO_3166.sentence());
        }
        if (!isListed(code)) {
            throw new InvalidValue(Message.COUNTRY_UNKNOWN.with("code", Argument.id(code)));
        }
        return code;
    }

    private static boolean isListed(String code) {
        for (int at = 0; at + 2 <= LIST.length(); at += 3) {
            if (LIST.startsWith(code, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }
}

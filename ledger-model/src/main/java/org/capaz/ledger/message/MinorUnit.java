// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.message;

/**
 * How many decimal places the minor unit of a currency has, by ISO 4217: two, except for those named here. Written out
 * rather than asked of Java, whose list differs between versions; peers must agree.
 *
 * <p>Decision 123.
 */
public final class MinorUnit {
    private static final String NONE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
    private static final String THREE = "BHD IQD JOD KWD LYD OMR TND";
    private static final String FOUR = "CLF UYW";

    private MinorUnit() {}

    /**
     * The places of a currency.
     *
     * @param currency three capital letters
     */
    public static int places(String currency) {
        if (NONE.contains(currency)) {
            return 0;
        }
        if (THREE.contains(currency)) {
            return 3;
        }
        return FOUR.contains(currency) ? 4 : 2;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.accreditation;

/**
 * What a party judges of others, beside assessing producers against a standard, which is accredited for each version of a
 * standard.
 */
public enum Activity {
    /** Reading a lot's fineness by touchstone or X-ray fluorescence. */
    XRF_ASSAY,
    /** The same, and by fire assay. */
    FIRE_ASSAY,
    /** The same, and as the umpire of a settlement. */
    UMPIRE_ASSAY,
    FLAG_CLOSING,
    USE_VERIFICATION,
    OUTSIDE_SALES;

    /** Does an accreditation for this let its holder do that? */
    boolean includes(Activity other) {
        return this == other || (isAssay() && other.isAssay() && compareTo(other) >= 0);
    }

    /** Schemes and auditors judge others by their role, but no role makes a laboratory. */
    boolean isAssay() {
        return this == XRF_ASSAY || this == FIRE_ASSAY || this == UMPIRE_ASSAY;
    }

    /** As part of a key, in which no underscore stands. */
    public String keyPart() {
        return name().replace('_', '-');
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.status;

import java.util.Optional;
import java.util.stream.Stream;

/** Why a certificate has ended: its lot is no more, or is no longer what the label says (I45). */
public enum CertificateEnd {
    MELT(false),
    RETORT(false),
    REFINE(false),
    SPLIT(false),
    SAMPLE(false),
    AGGREGATE(false),
    BLEND(false),
    /** Passed on under another id because its custodian was gone. */
    RESCUE(false),
    LOSS(false),
    /** Lost on the way. */
    LOST(false),
    SEIZURE(false),
    VOID(false),
    ASSAY(true),
    OUTTURN(true),
    CORRECTION(true),
    SEAL(true),
    DOWNGRADE(true),
    TAKEN_BACK(true),
    ACCEPTED_WITH_VARIANCE(true),
    RETURNED(true);

    private final boolean lotGoesOn;

    CertificateEnd(boolean lotGoesOn) {
        this.lotGoesOn = lotGoesOn;
    }

    /** Whether the lot is still there, and may get a certificate that says what it is now. */
    public boolean lotGoesOn() {
        return lotGoesOn;
    }

    /** The code in the record of a state. */
    String onLedger() {
        return this == TAKEN_BACK ? "TAKEN-BACK" : name();
    }

    /** What a state ENDED says of its reason; nothing for a code of a later version. */
    static Optional<CertificateEnd> read(String reason) {
        String code = reason.split(" ", 2)[0];
        return Stream.of(values()).filter(end -> end.onLedger().equals(code)).findFirst();
    }
}

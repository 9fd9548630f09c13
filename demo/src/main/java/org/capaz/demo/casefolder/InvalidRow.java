// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.casefolder;

/** A row of a sound file of which no statement can be made: it has no signer, or a value that no statement takes. */
public final class InvalidRow extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Defect defect;

    public InvalidRow(Defect defect) {
        super(defect.toString());
        this.defect = defect;
    }

    public Defect defect() {
        return defect;
    }
}

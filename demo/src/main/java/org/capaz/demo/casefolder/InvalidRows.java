// SPDX-License-Identifier: Apache-2.0
package org.capaz.demo.casefolder;

import java.util.List;
import java.util.stream.Collectors;
import org.capaz.ledger.message.Sentence;

/** Rows of sound files of which no statement can be made: they have no signer, or a value that no statement takes. */
public final class InvalidRows extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Defect> defects;

    public InvalidRows(List<Defect> defects) {
        super(DefectSummary.of(defects).stream().map(Sentence::toString).collect(Collectors.joining("\n")));
        this.defects = List.copyOf(defects);
    }

    public List<Defect> defects() {
        return defects;
    }
}

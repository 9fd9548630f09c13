// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.view;

import java.util.Optional;
import org.capaz.verifier.verdict.Facts;

/**
 * What a verifier wants to know of one certificate, and what it knows already.
 *
 * @param certificate the certificate id, a lower-case UUID
 * @param challenge 64 hexadecimal digits drawn for this question; nothing for an answer out of a file
 * @param labelFacts the facts on the label, when there is one
 * @param labelRecord the record hash on the label, in hexadecimal
 * @param value the certificate record itself, when it came along
 * @param seen the newest seen so far
 */
public record ViewExpectations(
        String certificate,
        Optional<String> challenge,
        Optional<Facts> labelFacts,
        Optional<String> labelRecord,
        Optional<String> value,
        LatestSeen seen) {
    boolean live() {
        return challenge.isPresent();
    }
}

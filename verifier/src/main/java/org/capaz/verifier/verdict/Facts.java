// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.verdict;

import org.capaz.ledger.json.Json;

/**
 * What a certificate says of its lot, in base units: the facts that label and ledger must agree on.
 *
 * @param certificate the certificate id, a lower-case UUID
 * @param country two capital letters
 * @param seal the seal number on the parcel
 * @param grossMg gross mass in milligrams
 * @param fineMg fine mass in milligrams
 * @param fineness hundredths of a per mille, at most 100000
 * @param statusIndex the certificate's place on the status list
 * @param validUntil Unix seconds
 */
public record Facts(
        String certificate,
        String country,
        String seal,
        long grossMg,
        long fineMg,
        long fineness,
        long statusIndex,
        long validUntil) {

    Json.Obj json() {
        return Json.object()
                .with("certId", certificate)
                .with("country", country)
                .with("seal", seal)
                .with("grossMg", grossMg)
                .with("fineMg", fineMg)
                .with("fineness", fineness)
                .with("statusIndex", statusIndex)
                .with("validUntil", validUntil);
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.producer;

import java.util.List;
import java.util.Optional;
import org.capaz.gateway.buyer.lot.LotPage.LedgerPosition;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.json.Json;
import org.capaz.verifier.verdict.StatedAttestation;
import org.capaz.verifier.verdict.StatedNotices;

/**
 * What the page of a producer shows, in no language: nothing that the page of a lot of it does not show, and no lot.
 *
 * @param standard by which it stands, absent for one that nothing was attested of
 * @param attestations those that count first, by module; of each module the latest first
 * @param more how many others there are, which are not shown
 * @param address of this page, for its code
 * @param fingerprint of the anchor that this gateway publishes, when it publishes one
 */
record ProducerPage(
        String id,
        String name,
        Optional<String> place,
        Affiliation.State state,
        Optional<String> standard,
        List<Attested> attestations,
        int more,
        String address,
        Optional<String> fingerprint,
        LedgerPosition position) {

    /**
     * An attestation as the members' peers would sign it now.
     *
     * @param counts whether it is in force
     * @param answer the same for programs
     */
    record Attested(StatedAttestation stated, StatedNotices notices, boolean counts, Json.Obj answer) {
        /** Where its proof is. */
        String bundle() {
            return "/v1/bundles/of/" + stated.name();
        }
    }

    /** The page for programs. */
    Json.Obj json() {
        return Json.object()
                .with("producer", id)
                .with("name", name)
                .with("place", Json.orNull(place.orElse(null)))
                .with("state", state.name())
                .with("standard", Json.orNull(standard.orElse(null)))
                .with(
                        "attestations",
                        attestations.stream()
                                .map(each -> each.answer()
                                        .with("counts", each.counts())
                                        .with("bundle", each.bundle()))
                                .toList())
                .with("more", more)
                .with("statedBy", position.member())
                .with("statedAt", position.askedAt().getEpochSecond())
                .with("block", position.block())
                .with("upToDate", !position.behind());
    }
}

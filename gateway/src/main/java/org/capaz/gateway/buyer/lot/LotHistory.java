// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.lot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.buyer.lot.LotPage.Explanation;
import org.capaz.ledger.quantity.Material;
import org.capaz.ledger.status.CertificateStatus;

/**
 * What became of a certificate since it was issued, and what its lot is made of.
 *
 * @param changes the oldest first; the first is the issue
 * @param successors where the gold of an ended lot is to be found
 */
public record LotHistory(List<StatusChange> changes, List<Successor> successors, LotTree tree) {

    /** A state that the certificate got at that moment, and why. */
    public record StatusChange(CertificateStatus.State state, Instant at, Explanation explanation) {}

    /**
     * A lot that the gold went into.
     *
     * @param number of its own record; absent while it has none
     */
    public record Successor(String lot, Optional<String> number) {}

    /**
     * The lot and those that it was made from, each below the one that was made from it.
     *
     * @param nodes the lot itself first
     * @param left so many lots that are not among them
     */
    public record LotTree(List<Node> nodes, int left) {}

    /**
     * One lot of the tree.
     *
     * @param depth how many operations lie between it and the lot of the page
     * @param milligrams its fine mass, or its gross mass while nobody has assayed it
     * @param again whether it stands above already, with what it was made from
     * @param work absent for a lot that was declared or introduced
     */
    public record Node(
            String lot,
            int depth,
            long milligrams,
            boolean fine,
            Material material,
            boolean again,
            List<String> parents,
            Optional<Work> work) {}

    /** The work that a lot came out of, with the gross and the fine mass that went in and that came out of it, in milligrams. */
    public record Work(long grossIn, long grossOut, long fineIn, long fineOut) {
        public boolean lost() {
            return grossIn != grossOut || fineIn != fineOut;
        }
    }
}

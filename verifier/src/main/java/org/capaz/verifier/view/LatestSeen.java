// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.view;

import java.util.Optional;
import org.capaz.verifier.fabric.Version;

/**
 * The newest a verifier has seen of a network and of one certificate. Kept by the caller between two live checks, so that
 * a peer that was set back cannot show an old state as the present one.
 *
 * @param headSeq the highest sequence number of a heartbeat, 0 for none
 * @param certificate where the record had been written
 * @param status where the status had last been written
 */
public record LatestSeen(long headSeq, Optional<Version> certificate, Optional<Version> status) {
    public static final LatestSeen NOTHING = new LatestSeen(0, Optional.empty(), Optional.empty());

    /**
     * What a genuine label proves: its versions had been reached when it was signed.
     *
     * @param certificate where the record had been written
     * @param status where the status had last been written
     * @return what was seen, without a heartbeat
     */
    public static LatestSeen onLabel(Version certificate, Version status) {
        return new LatestSeen(0, Optional.of(certificate), Optional.of(status));
    }

    /**
     * The newer of both, member by member.
     *
     * @param other what was seen at another time
     * @return the newer of both
     */
    public LatestSeen and(LatestSeen other) {
        return new LatestSeen(
                Math.max(headSeq, other.headSeq), newer(certificate, other.certificate), newer(status, other.status));
    }

    private static Optional<Version> newer(Optional<Version> one, Optional<Version> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().compareTo(other.get()) >= 0 ? one : other;
    }
}

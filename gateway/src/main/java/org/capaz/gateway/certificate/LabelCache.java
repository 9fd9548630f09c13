// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.certificate;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.verifier.label.LabelText;

/**
 * The labels of the last minute. Every endorsement gives other signatures; who fetches a label's text and then its PDF
 * must not hold two different labels of one parcel.
 */
@Singleton
final class LabelCache {
    private static final long SECONDS = 60;
    private static final int MOST = 1_000;

    private record Kept(LabelText label, long madeAt) {}

    private final Map<CertificateId, Kept> labels = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CertificateId, Kept> eldest) {
            return size() > MOST;
        }
    };

    synchronized Optional<LabelText> of(CertificateId certificate, long now) {
        return Optional.ofNullable(labels.get(certificate))
                .filter(kept -> now - kept.madeAt() < SECONDS)
                .map(Kept::label);
    }

    synchronized void keep(CertificateId certificate, LabelText label, long now) {
        labels.remove(certificate);
        labels.put(certificate, new Kept(label, now));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.certificate;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.Settings;
import org.capaz.gateway.certificate.BundleStore.File;
import org.capaz.gateway.certificate.LabelService.Result;
import org.capaz.gateway.certificate.ViewCollector.ViewCollection;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.ledger.assessment.Attestation;
import org.capaz.ledger.assessment.AttestationRef;
import org.capaz.verifier.Verifier;
import org.capaz.verifier.bundle.AttestationBundle;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.verdict.Verdict;

/**
 * Makes the public bundle of an attestation: how it stands, in the words of the members' peers. What its own verifier does
 * not find genuine does not leave; what was revoked leaves as such. An answer is kept as {@link BundleService} keeps its.
 *
 * <p>Decision 226.
 */
@Singleton
@Requires(beans = ViewCollector.class)
final class AttestationBundles {
    private static final int CHALLENGE_BYTES = 32;
    private static final long KEPT_SECONDS = 900;

    private final ViewCollector collector;
    private final LedgerStateReader ledgerStates;
    private final TrustFiles trust;
    private final BundleStore bundles;
    private final Settings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    AttestationBundles(
            ViewCollector collector,
            LedgerStateReader ledgerStates,
            TrustFiles trust,
            BundleStore bundles,
            Settings settings,
            Clock clock) {
        this.collector = collector;
        this.ledgerStates = ledgerStates;
        this.trust = trust;
        this.bundles = bundles;
        this.settings = settings;
        this.clock = clock;
    }

    /** The bundle that was made last, while the attestation is in the state that it tells; otherwise a fresh one. */
    Result<File> recent(AttestationRef ref) {
        Optional<Attestation> recorded = ref.find(ledgerStates.latest());
        if (recorded.isEmpty()) {
            return new Result.Unknown<>();
        }
        long oldest = Math.max(now() - KEPT_SECONDS, recorded.get().changedAt().getEpochSecond() + 1);
        return bundles.latest(ref.toString(), oldest)
                .<Result<File>>map(Result.Done::new)
                .orElseGet(() -> fresh(ref));
    }

    private Result<File> fresh(AttestationRef ref) {
        byte[] challenge = new byte[CHALLENGE_BYTES];
        random.nextBytes(challenge);
        return switch (collector.attestation(ref.toString(), HexFormat.of().formatHex(challenge))) {
            case ViewCollection.Refused no -> new Result.Refused<>(no.objection());
            case ViewCollection.NotReached away -> new Result.NotReached<>(away.because());
            case ViewCollection.Collected collected -> checked(ref, collected.payloads());
        };
    }

    private Result<File> checked(AttestationRef ref, List<byte[]> views) {
        Anchor anchor = trust.anchor();
        byte[] content = AttestationBundle.of(anchor.networkTag(), settings.channel(), ref.toString(), views)
                .bytes();
        Verdict verdict = Verifier.trusting(List.of(anchor), trust.peers()).bundle(content, now());
        return verdict.genuine()
                ? new Result.Done<>(bundles.keep(ref.toString(), content))
                : BundleService.notGenuine(verdict);
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.certificate;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.Settings;
import org.capaz.gateway.certificate.BundleStore.File;
import org.capaz.gateway.certificate.LabelService.Result;
import org.capaz.gateway.certificate.ViewCollector.ViewCollection;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.status.CertificateStatus;
import org.capaz.verifier.Verifier;
import org.capaz.verifier.bundle.Bundle;
import org.capaz.verifier.bundle.IssuePart;
import org.capaz.verifier.label.LabelText;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.verdict.Verdict;

/**
 * Makes the public bundle of a certificate: its record, its label while it has one, its state in the members' words, the
 * issuing transaction as the members give it back, and the premium in this member's own words. What its own verifier does not find genuine does not leave.
 *
 * <p>Anybody may ask. An answer is kept for a quarter of an hour, unless the certificate's state has changed since, so that
 * strangers who ask again and again cost the members' peers and this database nothing.
 *
 * <p>Decision 155.
 */
@Singleton
@Requires(beans = ViewCollector.class)
public final class BundleService {
    private static final int CHALLENGE_BYTES = 32;
    private static final long KEPT_SECONDS = 900;

    private final ViewCollector collector;
    private final LabelService labels;
    private final TrustFiles trust;
    private final IssueReader issues;
    private final PremiumStatements premiums;
    private final BundleStore bundles;
    private final Settings settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    BundleService(
            ViewCollector collector,
            LabelService labels,
            TrustFiles trust,
            IssueReader issues,
            PremiumStatements premiums,
            BundleStore bundles,
            Settings settings,
            Clock clock) {
        this.collector = collector;
        this.labels = labels;
        this.trust = trust;
        this.issues = issues;
        this.premiums = premiums;
        this.bundles = bundles;
        this.settings = settings;
        this.clock = clock;
    }

    /** The bundle that was made last, while it still says what the ledger says; otherwise a fresh one. */
    public Result<File> recent(CertificateId certificate) {
        long oldest = Math.max(
                now() - KEPT_SECONDS,
                labels.status(certificate)
                        .map(CertificateStatus::at)
                        .map(changed -> changed.getEpochSecond() + 1)
                        .orElse(0L));
        return bundles.latest(certificate.value(), oldest)
                .<Result<File>>map(Result.Done::new)
                .orElseGet(() -> fresh(certificate));
    }

    /** A bundle of this moment. */
    public Result<File> fresh(CertificateId certificate) {
        Optional<String> value = labels.record(certificate);
        if (value.isEmpty()) {
            return new Result.Unknown<>();
        }
        byte[] challenge = new byte[CHALLENGE_BYTES];
        random.nextBytes(challenge);
        return switch (collector.state(certificate.value(), HexFormat.of().formatHex(challenge))) {
            case ViewCollection.Refused no -> new Result.Refused<>(no.objection());
            case ViewCollection.NotReached away -> new Result.NotReached<>(away.because());
            case ViewCollection.Collected collected -> checked(certificate, value.get(), collected.payloads());
        };
    }

    private Result<File> checked(CertificateId certificate, String value, List<byte[]> stateViews) {
        Anchor anchor = trust.anchor();
        Bundle stated = Bundle.withoutIssue(
                anchor.networkTag(), settings.channel(), certificate.value(), value, label(certificate), stateViews);
        Bundle told = premiums.of(certificate).map(stated::withPremium).orElse(stated);
        byte[] content = issue(certificate).map(told::withIssue).orElse(told).bytes();
        Verdict verdict = judge(content);
        return verdict.genuine() ? new Result.Done<>(bundles.keep(certificate.value(), content)) : notGenuine(verdict);
    }

    /** What this gateway's own verifier makes of a file before it leaves. */
    Verdict judge(byte[] content) {
        return Verifier.trusting(List.of(trust.anchor()), trust.peers()).bundle(content, now());
    }

    static Result<File> notGenuine(Verdict verdict) {
        return new Result.NotGenuine<>(
                verdict.code().map(Object::toString).orElse("NOT_GENUINE"),
                GatewayMessage.LABEL_NOT_GENUINE.with("what", verdict.explanation()));
    }

    /** A certificate that has ended has no label any more; its bundle says so. */
    private Optional<byte[]> label(CertificateId certificate) {
        return labels.label(certificate) instanceof Result.Done<LabelText> done
                ? Optional.of(done.value().payload())
                : Optional.empty();
    }

    /** Where Fabric's own contract does not answer, the file goes without this part, and its verdict says so. */
    private Optional<IssuePart> issue(CertificateId certificate) {
        return issues.find(certificate)
                .flatMap(issued -> collector.transaction(issued.txId()) instanceof ViewCollection.Collected collected
                        ? Optional.of(new IssuePart(issued.place(), collected.payloads()))
                        : Optional.empty());
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.certificate;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.capaz.gateway.GatewayMessage;
import org.capaz.gateway.certificate.LabelService.Result;
import org.capaz.gateway.certificate.ViewCollector.ViewCollection;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Json;
import org.capaz.verifier.Verifier;
import org.capaz.verifier.Verifier.LiveAnswer;
import org.capaz.verifier.label.LabelText;
import org.capaz.verifier.verdict.Conclusion;
import org.capaz.verifier.verdict.StatedNotices;
import org.capaz.verifier.verdict.Verdict;
import org.capaz.verifier.view.LatestSeen;

/**
 * What the members state beside a certificate's state at this moment, found by the same check as a buyer's. Whoever sticks a
 * label on a parcel must know what its readers will be told.
 *
 * <p>Decision 153.
 */
@Singleton
@Requires(beans = ViewCollector.class)
final class PresentNotices {
    private static final int CONFIRMATION_DIGITS = 12;

    private final ViewCollector collector;
    private final TrustFiles trust;
    private final Clock clock;
    private final Supplier<String> challenges;

    @Inject
    PresentNotices(ViewCollector collector, TrustFiles trust, Clock clock) {
        this(collector, trust, clock, challengesOf(new SecureRandom()));
    }

    /** @param challenges 32 bytes in hexadecimal, other ones each time */
    PresentNotices(ViewCollector collector, TrustFiles trust, Clock clock, Supplier<String> challenges) {
        this.collector = collector;
        this.trust = trust;
        this.clock = clock;
        this.challenges = challenges;
    }

    private static Supplier<String> challengesOf(SecureRandom random) {
        return () -> {
            byte[] challenge = new byte[32];
            random.nextBytes(challenge);
            return HexFormat.of().formatHex(challenge);
        };
    }

    /** The notices on a certificate that is valid now; of any other no label is handed out. */
    Result<StatedNotices> on(CertificateId certificate, LabelText label) {
        String challenge = challenges.get();
        return switch (collector.state(certificate.value(), challenge)) {
            case ViewCollection.Refused no -> new Result.Refused<>(no.objection());
            case ViewCollection.NotReached away -> new Result.NotReached<>(away.because());
            case ViewCollection.Collected collected ->
                stated(label, new LiveAnswer(challenge, collected.payloads(), Optional.empty(), Optional.empty()));
        };
    }

    private Result<StatedNotices> stated(LabelText label, LiveAnswer answer) {
        Verdict verdict = Verifier.trusting(List.of(trust.anchor()), trust.peers())
                .live(label.text(), answer, LatestSeen.NOTHING, clock.instant().getEpochSecond())
                .verdict();
        return verdict.conclusion() == Conclusion.VALID_NOW || verdict.conclusion() == Conclusion.VALID_WITH_NOTICE
                ? new Result.Done<>(verdict.notices())
                : new Result.NotReached<>(GatewayMessage.LABEL_NOTICES_NOT_KNOWN.with("what", verdict.explanation()));
    }

    /** What confirms these notices of that certificate, and no others. */
    static String confirmation(CertificateId certificate, StatedNotices notices) {
        Json.Obj confirmed = Json.object()
                .with("certificate", certificate.value())
                .with(
                        "notices",
                        Json.texts(notices.entries().stream()
                                .map(entry -> entry.code() + " " + entry.subject())
                                .toList()))
                .with("noticesMore", notices.more());
        return Digest.hex(confirmed.toString().getBytes(StandardCharsets.UTF_8)).substring(0, CONFIRMATION_DIGITS);
    }
}

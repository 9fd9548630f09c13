// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.certificate;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.capaz.gateway.certificate.ViewCollector.ViewCollection;
import org.capaz.gateway.projection.LedgerStateReader;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.status.StatusList;
import org.capaz.verifier.fabric.EndorsedTransaction;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.view.StatusCheck;
import org.capaz.verifier.view.ViewAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The status list of the day, for verifiers that keep it and check labels without a network. Made anew every day, and when
 * a certificate is issued no longer or again; while no member can be asked, the last one is served, and its age tells.
 *
 * <p>Decision 155.
 */
@Singleton
@Requires(beans = ViewCollector.class)
public final class StatusSnapshots {
    private static final Logger LOG = LoggerFactory.getLogger(StatusSnapshots.class);
    private static final Duration A_DAY = Duration.ofDays(1);
    /** Strangers who ask while the list changes all the time do not make the members sign without end. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private static final int CHALLENGE_BYTES = 32;

    private final ViewCollector collector;
    private final LedgerStateReader ledgerStates;
    private final TrustFiles trust;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private Optional<Snapshot> last = Optional.empty();

    private record Snapshot(byte[] file, Instant madeAt, StatusList listed) {}

    StatusSnapshots(ViewCollector collector, LedgerStateReader ledgerStates, TrustFiles trust, Clock clock) {
        this.collector = collector;
        this.ledgerStates = ledgerStates;
        this.trust = trust;
        this.clock = clock;
    }

    @Scheduled(initialDelay = "1m", fixedDelay = "10m")
    void keepPresent() {
        present();
    }

    /** The list of today as {@code /v1/status} answers; empty as long as the members have never been reached. */
    public synchronized Optional<byte[]> present() {
        Instant now = clock.instant();
        StatusList listed = StatusList.current(ledgerStates.latest());
        boolean due = last.isEmpty()
                || last.get().madeAt().plus(A_DAY).isBefore(now)
                || (!last.get().listed().equals(listed)
                        && last.get().madeAt().plus(SHORTEST).isBefore(now));
        if (due) {
            make().ifPresent(file -> last = Optional.of(new Snapshot(file, now, listed)));
        }
        return last.map(Snapshot::file);
    }

    private Optional<byte[]> make() {
        byte[] challenge = new byte[CHALLENGE_BYTES];
        random.nextBytes(challenge);
        if (!(collector.status(HexFormat.of().formatHex(challenge)) instanceof ViewCollection.Collected collected)) {
            return Optional.empty();
        }
        byte[] file = CanonicalJson.bytes(answer(collected.payloads()));
        Optional<CheckFailed> defect = StatusCheck.of(
                        trust.anchor(), file, 0, 0, clock.instant().getEpochSecond())
                .stage()
                .failure()
                // What it says of the first index, or that no index is in use yet, is no defect of the list.
                .filter(failure -> failure.code() != Code.N_NOT_ISSUED && failure.code() != Code.E_STATUS_STALE);
        defect.ifPresent(failure -> LOG.warn("the members' status list does not verify: {}", failure.getMessage()));
        return defect.isEmpty() ? Optional.of(file) : Optional.empty();
    }

    /** The members' answers and the bits that they vouch for. */
    public Json.Obj answer(List<byte[]> payloads) {
        return Json.object()
                .with("bits", Base64Url.encode(gzip(bits(payloads))))
                .with(
                        "payloads",
                        Json.texts(payloads.stream().map(Base64Url::encode).toList()));
    }

    /** The bits as long as the members' answer says; whether they fit its digest is the asker's to check. */
    private byte[] bits(List<byte[]> payloads) {
        try {
            byte[] answer = EndorsedTransaction.read(payloads.getFirst())
                    .response()
                    .answer()
                    .payload();
            return StatusList.current(ledgerStates.latest())
                    .bits(ViewAnswer.readStatus(answer).count());
        } catch (CheckFailed e) {
            throw new IllegalStateException("the members' common answer cannot be read: " + e.getMessage(), e);
        }
    }

    private static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.ops;

import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.capaz.gateway.Settings;

/**
 * The certificates of the member's home that this gateway works with, and how long they last. They are read once, as the
 * connection to the peer does: a file that was renewed since is in use only after a restart, and until then the old end counts.
 */
@Singleton
public final class OwnCertificates {
    private final List<Own> all;
    private final Clock clock;

    /**
     * One of them.
     *
     * @param name what it is for
     * @param ends its last moment
     */
    public record Own(String name, Instant ends) {}

    /** How near an end is. From each level on, a person has less time to renew. */
    public enum Level {
        FINE(0),
        /** At most sixty days. */
        PLAN(1),
        /** At most thirty days. */
        RENEW(2),
        /** At most seven days. */
        URGENT(3),
        ENDED(4);

        private final int number;

        Level(int number) {
            this.number = number;
        }

        /** For a metric, on which alarms are set: the higher, the worse. */
        public int number() {
            return number;
        }

        static Level of(Duration left) {
            if (left.isNegative()) {
                return ENDED;
            }
            if (left.compareTo(Duration.ofDays(7)) <= 0) {
                return URGENT;
            }
            if (left.compareTo(Duration.ofDays(30)) <= 0) {
                return RENEW;
            }
            return left.compareTo(Duration.ofDays(60)) <= 0 ? PLAN : FINE;
        }
    }

    OwnCertificates(Settings settings, Clock clock) {
        this.clock = clock;
        List<Own> read = new ArrayList<>();
        add(read, "client", settings.clientCert());
        add(read, "peer TLS root", settings.peerTlsRoot());
        this.all = read.stream().sorted(Comparator.comparing(Own::ends)).toList();
    }

    /** The one that ends first; empty for a gateway without a peer. */
    public Optional<Own> earliest() {
        return all.stream().findFirst();
    }

    /** How near that end is. */
    public Level level() {
        return earliest().map(own -> Level.of(left(own))).orElse(Level.FINE);
    }

    /** Whole days until that end, negative after it; empty for a gateway without a peer. */
    public Optional<Long> daysLeft() {
        return earliest()
                .map(own ->
                        Math.floorDiv(left(own).toSeconds(), Duration.ofDays(1).toSeconds()));
    }

    private Duration left(Own own) {
        return Duration.between(clock.instant(), own.ends());
    }

    private static void add(List<Own> read, String name, @Nullable Path file) {
        if (file != null) {
            read.add(new Own(name, certificate(file).getNotAfter().toInstant()));
        }
    }

    static X509Certificate certificate(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (CertificateException e) {
            throw new IllegalStateException("there is no certificate in " + file, e);
        }
    }
}

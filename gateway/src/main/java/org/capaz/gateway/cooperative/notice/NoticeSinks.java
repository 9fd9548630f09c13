// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.notice;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;
import org.capaz.gateway.SecretFile;

/** On which ways this office sends, as it is configured. */
@Singleton
final class NoticeSinks {
    private final Map<NoticeWay, NoticeSink> sinks;

    @Inject
    NoticeSinks(NoticeSettings settings, Clock clock) {
        this(configured(settings, clock));
    }

    NoticeSinks(Map<NoticeWay, NoticeSink> sinks) {
        this.sinks = Map.copyOf(sinks);
    }

    private static Map<NoticeWay, NoticeSink> configured(NoticeSettings settings, Clock clock) {
        Map<NoticeWay, NoticeSink> sinks = new EnumMap<>(NoticeWay.class);
        if (settings.folder() != null) {
            for (NoticeWay way : NoticeWay.values()) {
                sinks.put(way, new FolderSink(settings.folder(), way));
            }
        }
        // Read when something is sent; refused now, before anybody relies on it.
        Stream.of(settings.smtpPasswordFile(), settings.smsTokenFile())
                .filter(Objects::nonNull)
                .forEach(SecretFile::requireClosed);
        if (settings.smtpHost() != null) {
            SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
            sinks.put(NoticeWay.MAIL, new SmtpMail(settings, settings.smtpHost(), tls, clock));
        }
        if (settings.smsUrl() != null) {
            sinks.put(NoticeWay.SMS, new SmsOverHttp(settings.smsUrl(), settings.smsTokenFile()));
        }
        return sinks;
    }

    List<NoticeWay> ways() {
        return Stream.of(NoticeWay.values()).filter(sinks::containsKey).toList();
    }

    Optional<NoticeSink> of(NoticeWay way) {
        return Optional.ofNullable(sinks.get(way));
    }
}

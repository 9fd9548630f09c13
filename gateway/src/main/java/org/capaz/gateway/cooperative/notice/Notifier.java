// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.notice;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.capaz.gateway.cooperative.notice.NoticeStore.Due;
import org.capaz.gateway.cooperative.session.OwnOrigin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells cooperatives that there is something to answer: when a payment was announced, and again after 7 and after 14 days while it
 * is open. Of several that are due at once, one message tells. A notice is taken in the database before it is sent, so that it is
 * never sent twice; what certainly was not sent is tried again later, and what may have been is not.
 *
 * <p>Decision 197.
 */
@Singleton
public final class Notifier {
    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    private static final List<Integer> DAYS = List.of(14, 7, 0);
    private static final String PAGE = "/cooperative/payments";

    private final ContactStore contacts;
    private final NoticeStore notices;
    private final NoticeSinks sinks;
    private final OpenPayments payments;
    private final OwnOrigin origin;
    private final Clock clock;

    Notifier(
            ContactStore contacts,
            NoticeStore notices,
            NoticeSinks sinks,
            OpenPayments payments,
            OwnOrigin origin,
            Clock clock) {
        this.contacts = contacts;
        this.notices = notices;
        this.sinks = sinks;
        this.payments = payments;
        this.origin = origin;
        this.clock = clock;
    }

    /** Sends what is due now. What goes wrong with one party or on one way holds up no other. */
    public void round() {
        for (Contact contact : contacts.all()) {
            for (NoticeWay way : NoticeWay.values()) {
                sinks.of(way)
                        .ifPresent(sink -> contact.on(way).ifPresent(address -> {
                            try {
                                tell(contact, way, sink, address);
                            } catch (RuntimeException e) {
                                LOG.warn("no notice to {} by {}: {}", contact.party(), way, e.toString());
                            }
                        }));
            }
        }
    }

    private void tell(Contact contact, NoticeWay way, NoticeSink sink, String address) {
        Instant now = clock.instant();
        List<Due> taken = notices.take(
                payments.of(contact.party()).stream()
                        .map(open -> new Due(contact.party(), open.payment(), day(open.announcedAt(), now), way))
                        .toList(),
                now);
        if (taken.isEmpty()) {
            return;
        }
        try {
            sink.send(address, new Notice(contact.language(), origin.ofOwnLinks() + PAGE));
            notices.sent(taken);
        } catch (DeliveryUnknown perhaps) {
            notices.sent(taken);
            LOG.warn("the notice to {} by {} is not sent again: {}", contact.party(), way, perhaps.getMessage());
        } catch (IOException failed) {
            notices.later(taken, now);
            LOG.warn("the notice to {} by {} is tried again: {}", contact.party(), way, failed.toString());
        }
    }

    /** The last of the days that have passed since; those before it are not made up for. */
    private static int day(Instant announcedAt, Instant now) {
        long passed = Duration.between(announcedAt, now).toDays();
        return DAYS.stream().filter(day -> day <= passed).findFirst().orElse(0);
    }
}

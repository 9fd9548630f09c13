// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.cooperative.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capaz.gateway.Database;
import org.capaz.gateway.MovedClock;
import org.capaz.gateway.cooperative.OfficeTest;
import org.capaz.gateway.cooperative.session.OwnOrigin;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.message.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a cooperative is told that there is something to answer: at once, after 7 and 14 days, never twice, whatever fails. */
class NotifierTest extends OfficeTest {
    private static final Instant START = Instant.parse("2024-03-01T12:00:00Z");
    private static final String MAIL = "oficina@amp-01.example.co";
    private static final String PHONE = "+573001234567";

    private final List<String> sent = new ArrayList<>();
    private final List<OpenPayments.Open> open = new ArrayList<>();
    private Instant now = START;
    private Optional<IOException> failure = Optional.empty();

    @BeforeEach
    void empty() {
        gateway.bean(Database.class).change("delete from office.payment_notice");
        gateway.bean(Database.class).change("delete from office.notice_contact");
        contact("AMP-01", Optional.of(MAIL), Optional.empty());
        open.add(new OpenPayments.Open("P-1", START));
    }

    private void contact(String party, Optional<String> mail, Optional<String> phone) {
        gateway.bean(ContactStore.class)
                .set(
                        new Contact(party, Language.SPANISH, mail, phone, START),
                        new OfficerId(world.officer("amp-01-legal").id().value()));
    }

    /** One that knows of nothing but what is in the database, as after a restart. */
    private Notifier started() {
        NoticeSink sink = (to, notice) -> {
            if (failure.isPresent()) {
                throw failure.get();
            }
            sent.add(to);
        };
        return new Notifier(
                gateway.bean(ContactStore.class),
                gateway.bean(NoticeStore.class),
                new NoticeSinks(Map.of(NoticeWay.MAIL, sink, NoticeWay.SMS, sink)),
                party -> party.equals("AMP-01") ? List.copyOf(open) : List.of(),
                gateway.bean(OwnOrigin.class),
                new MovedClock(() -> now));
    }

    private void roundAfter(Duration passed) {
        now = now.plus(passed);
        started().round();
    }

    @Test
    void an_announcement_is_told_once_and_again_after_seven_and_fourteen_days() {
        for (int day = 0; day < 30; day++) {
            roundAfter(day == 0 ? Duration.ZERO : Duration.ofDays(1));
            roundAfter(Duration.ZERO);

            assertThat(sent).as("on day %d", day).hasSize(day < 7 ? 1 : day < 14 ? 2 : 3);
        }
        assertThat(sent).containsOnly(MAIL);
    }

    @Test
    void what_was_answered_is_told_no_more_and_what_is_announced_later_is() {
        roundAfter(Duration.ZERO);
        open.clear();
        roundAfter(Duration.ofDays(7));
        assertThat(sent).hasSize(1);

        open.add(new OpenPayments.Open("P-2", now));
        roundAfter(Duration.ofMinutes(1));
        assertThat(sent).hasSize(2);
    }

    @Test
    void of_several_that_are_due_at_once_one_message_tells() {
        open.add(new OpenPayments.Open("P-2", START));
        open.add(new OpenPayments.Open("P-3", START));
        roundAfter(Duration.ZERO);

        assertThat(sent).hasSize(1);
        roundAfter(Duration.ofDays(7));
        assertThat(sent).hasSize(2);
    }

    @Test
    void days_on_which_the_office_was_closed_are_not_made_up_for() {
        roundAfter(Duration.ofDays(20));
        roundAfter(Duration.ofDays(1));

        assertThat(sent).hasSize(1);
    }

    @Test
    void a_failing_server_is_asked_again_after_one_two_and_four_minutes_and_then_tells_once() {
        failure = Optional.of(new IOException("it answers 451"));
        roundAfter(Duration.ZERO);
        roundAfter(Duration.ofSeconds(59));
        assertThat(tries()).isEqualTo(1);
        roundAfter(Duration.ofSeconds(1));
        assertThat(tries()).isEqualTo(2);
        roundAfter(Duration.ofSeconds(119));
        assertThat(tries()).isEqualTo(2);
        roundAfter(Duration.ofSeconds(1));
        assertThat(tries()).isEqualTo(3);

        failure = Optional.empty();
        roundAfter(Duration.ofMinutes(4));
        roundAfter(Duration.ofHours(9));
        assertThat(sent).containsExactly(MAIL);
    }

    @Test
    void a_server_that_fails_for_days_is_asked_every_eight_hours() {
        failure = Optional.of(new IOException("it answers 451"));
        roundAfter(Duration.ZERO);
        for (int i = 0; i < 12; i++) {
            roundAfter(Duration.ofHours(8));
        }

        assertThat(tries()).isEqualTo(13);
    }

    @Test
    void what_may_have_been_sent_and_what_a_stopped_office_had_begun_is_not_sent_again() {
        failure = Optional.of(new DeliveryUnknown(new IOException("hung up")));
        roundAfter(Duration.ZERO);
        failure = Optional.empty();
        open.add(new OpenPayments.Open("P-2", START));
        gateway.bean(NoticeStore.class).take(List.of(new NoticeStore.Due("AMP-01", "P-2", 0, NoticeWay.MAIL)), now);
        roundAfter(Duration.ofDays(1));
        assertThat(sent).isEmpty();

        roundAfter(Duration.ofDays(6));
        assertThat(sent).containsExactly(MAIL);
    }

    @Test
    void a_way_that_fails_holds_up_neither_the_other_way_nor_another_party() {
        contact("AMP-00", Optional.of("broken@amp-00.example.co"), Optional.empty());
        contact("AMP-01", Optional.of(MAIL), Optional.of(PHONE));
        NoticeSink broken = (to, notice) -> {
            throw new IllegalStateException("a defect");
        };
        new Notifier(
                        gateway.bean(ContactStore.class),
                        gateway.bean(NoticeStore.class),
                        new NoticeSinks(Map.of(NoticeWay.MAIL, broken, NoticeWay.SMS, (to, notice) -> sent.add(to))),
                        party -> {
                            if (party.equals("AMP-00")) {
                                throw new IllegalStateException("another defect");
                            }
                            return open;
                        },
                        gateway.bean(OwnOrigin.class),
                        new MovedClock(() -> now))
                .round();

        assertThat(sent).containsExactly(PHONE);
    }

    @Test
    void after_the_address_was_erased_nothing_is_sent_and_what_was_sent_stays_recorded() {
        roundAfter(Duration.ZERO);
        assertThat(gateway.bean(ContactStore.class).erase("AMP-01")).isTrue();
        roundAfter(Duration.ofDays(7));
        assertThat(sent).hasSize(1);
        assertThat(tries()).isEqualTo(1);

        contact("AMP-01", Optional.empty(), Optional.of(PHONE));
        roundAfter(Duration.ZERO);
        assertThat(sent).containsExactly(MAIL, PHONE);
    }

    @Test
    void the_payments_of_the_case_are_open_for_their_own_payee_alone() {
        OpenPayments payments = gateway.bean(OpenPayments.class);

        assertThat(payments.of("AMP-01")).extracting(OpenPayments.Open::payment).containsExactly("P-AMP-01");
        assertThat(payments.of("AMP-02")).extracting(OpenPayments.Open::payment).containsExactly("P-AMP-02");
        assertThat(payments.of("TRD-01")).isEmpty();
    }

    private int tries() {
        return gateway.bean(Database.class)
                .list("select tries from office.payment_notice order by day desc", row -> row.getInt(1))
                .getFirst();
    }
}

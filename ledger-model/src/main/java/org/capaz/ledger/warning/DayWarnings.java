// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.warning;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.registry.ReferenceValue;

/** A day in another year than it happened: mostly a mistyped year, in January the old one. */
final class DayWarnings {
    /** Days on which something happened that is stated soon afterwards. */
    private static final List<String> HAPPENED =
            List.of("sentOn", "valueDate", "rateDay", "sampledOn", "soldOn", "date", "day");

    /** Days until which something holds. */
    private static final List<String> HOLDS_UNTIL = List.of("validTo", "dueAt", "deadline");

    private static final long QUARTER_OF_A_YEAR = 92;
    private static final long SIXTY_YEARS = 60 * 366;

    /** A week, where the members' value is not at hand. */
    private static final long HOURS_OFFLINE = 168;

    private DayWarnings() {}

    static Stream<Warning> of(Stated stated) {
        Day happened = Day.of(stated.statement().eventAt());
        Stream<Warning> days = stated.members().stream()
                .flatMap(member -> member.text().stream()
                        .flatMap(text -> Stated.parsed(text, Day::parse).stream())
                        .flatMap(day -> judged(member, day, happened)));
        return Stream.concat(event(stated), days);
    }

    private static Stream<Warning> judged(Member member, Day day, Day happened) {
        if (HAPPENED.contains(member.name()) && day.isBefore(happened.plusDays(-QUARTER_OF_A_YEAR))) {
            return Stream.of(new Warning(
                    member.path(),
                    WarningMessage.WARNING_DAY_LONG_AGO.with("day", day).and("happened", happened)));
        }
        return HOLDS_UNTIL.contains(member.name()) && day.isAfter(happened.plusDays(SIXTY_YEARS))
                ? Stream.of(new Warning(member.path(), WarningMessage.WARNING_DAY_FAR_AHEAD.with("day", day)))
                : Stream.empty();
    }

    /** I5: what is recorded later than being offline explains is flagged; organisations' own acts are not. */
    private static Stream<Warning> event(Stated stated) {
        Duration window = Duration.ofHours(stated.value(ReferenceValue.OFFLINE_WINDOW, HOURS_OFFLINE));
        boolean late = stated.kind().filter(StatementKind::actedByOrganisation).isEmpty()
                && stated.statement().eventAt().isBefore(stated.now().minus(window));
        return late
                ? Stream.of(new Warning(
                        "statement.eventAt",
                        WarningMessage.WARNING_EVENT_LONG_AGO
                                .with(
                                        "event",
                                        Argument.moment(stated.statement().eventAt()))
                                .and("hours", Argument.count(window.toHours()))))
                : Stream.empty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.flag;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.ReferenceValue;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;

/**
 * What parties that are not concerned have filed against a record: shown to readers, and stopping nothing until a scheme or
 * an auditor takes it up (I61). One record for each subject, with one entry for each party and ground and a limit for each
 * organisation, so that nobody makes it long: four hundred grievances of one party are one entry that counts to 400.
 *
 * <p>Decision 113.
 */
public record FiledNotices(LedgerKey subject, List<Entry> entries) {
    private static final int MOST_OF_AN_ORGANISATION = 20;

    /**
     * What one party files on one ground.
     *
     * @param reason as last stated, like the evidence
     * @param times how often
     * @param takenUpWith the statement of the scheme or auditor that took it up, if one did
     */
    public record Entry(
            PartyId by,
            MspId organisation,
            RaiseFlag.Ground ground,
            Code reason,
            String evidence,
            Instant firstAt,
            Instant lastAt,
            long times,
            Optional<RecordId> takenUpWith) {

        private static Entry read(Fields fields) {
            return new Entry(
                    fields.parsed("by", PartyId::new),
                    fields.parsed("organisation", MspId::new),
                    fields.parsed("ground", Codes.of(RaiseFlag.Ground.class)),
                    fields.parsed("reason", Code::new),
                    fields.text("evidence"),
                    Instant.ofEpochSecond(fields.integer("firstAt")),
                    Instant.ofEpochSecond(fields.integer("lastAt")),
                    fields.integer("times"),
                    fields.optionalParsed("takenUpWith", RecordId::new));
        }

        private Json.Obj json() {
            Json.Obj json = Json.object()
                    .with("by", by.value())
                    .with("organisation", organisation.value())
                    .with("ground", ground.name())
                    .with("reason", reason.value())
                    .with("evidence", evidence)
                    .with("firstAt", firstAt.getEpochSecond())
                    .with("lastAt", lastAt.getEpochSecond())
                    .with("times", times);
            return takenUpWith
                    .map(record -> json.with("takenUpWith", record.value()))
                    .orElse(json);
        }

        private boolean is(PartyId party, RaiseFlag.Ground wanted) {
            return by.equals(party) && ground == wanted;
        }

        /** Still waiting for a scheme or an auditor? */
        public boolean open() {
            return takenUpWith.isEmpty();
        }
    }

    /** One read. */
    public static FiledNotices on(LedgerKey subject, LedgerState ledger) {
        return new FiledNotices(
                subject,
                ledger.find(LedgerKeys.notice(subject))
                        .map(record -> record.objects("entries", Entry::read))
                        .orElse(List.of()));
    }

    /**
     * With what that party states now: a new entry, or the one that it has on that ground, counted once more. Where its
     * organisation has no room left, the entry takes the place of one that lapsed.
     */
    Checked<StateChange> with(RaiseFlag.Ground ground, Code reason, String evidence, Act act, LedgerState ledger) {
        Optional<Entry> before = of(act.party(), ground);
        List<Entry> ofOrganisation = entries.stream()
                .filter(entry -> entry.organisation().equals(act.caller()))
                .toList();
        Optional<Entry> makesRoom = ofOrganisation.size() < MOST_OF_AN_ORGANISATION
                ? Optional.empty()
                : ofOrganisation.stream()
                        .filter(entry -> hasLapsed(entry, act.recordedAt(), ledger))
                        .findFirst();
        var entry = new Entry(
                act.party(),
                act.caller(),
                ground,
                reason,
                evidence,
                before.map(Entry::firstAt).orElse(act.recordedAt()),
                act.recordedAt(),
                before.map(Entry::times).orElse(0L) + 1,
                Optional.empty());
        return Checked.require(
                        Rule.I61,
                        before.isPresent() || ofOrganisation.size() < MOST_OF_AN_ORGANISATION || makesRoom.isPresent(),
                        () -> Message.NOTICES_TOO_MANY
                                .with("organisation", act.caller())
                                .and("most", Argument.count(MOST_OF_AN_ORGANISATION))
                                .and("key", Argument.id(subject.toString())))
                .map(ok -> without(makesRoom.filter(lapsed -> before.isEmpty()))
                        .replaced(entry)
                        .event("NoticeFiled"));
    }

    /** With that party's notice taken up by the acting scheme or auditor. */
    Checked<StateChange> takenUp(PartyId by, RaiseFlag.Ground ground, Act act) {
        return Checked.present(
                        Rule.I3,
                        of(by, ground).filter(Entry::open),
                        () -> Message.NOTICE_NOT_OPEN.with("party", by).and("key", Argument.id(subject.toString())))
                .map(found -> new Entry(
                        found.by(),
                        found.organisation(),
                        found.ground(),
                        found.reason(),
                        found.evidence(),
                        found.firstAt(),
                        found.lastAt(),
                        found.times(),
                        Optional.of(act.id())))
                .map(taken -> replaced(taken).event("NoticeTakenUp"));
    }

    /**
     * Those that still wait for a scheme or an auditor. What nobody took up within {@code notice.openDays} of its last filing
     * has lapsed: it stays recorded, and readers are no longer told.
     */
    public List<Entry> openAt(Instant moment, LedgerState ledger) {
        return entries.stream()
                .filter(entry -> entry.open() && !hasLapsed(entry, moment, ledger))
                .toList();
    }

    /** Before the members published a time, none lapses. */
    private static boolean hasLapsed(Entry entry, Instant moment, LedgerState ledger) {
        return ReferenceValues.on(Day.of(moment), ledger)
                .find(ReferenceValue.NOTICE_OPEN)
                .filter(days -> entry.lastAt().plus(Duration.ofDays(days)).isBefore(moment))
                .isPresent();
    }

    private Optional<Entry> of(PartyId by, RaiseFlag.Ground ground) {
        return entries.stream().filter(entry -> entry.is(by, ground)).findFirst();
    }

    private FiledNotices without(Optional<Entry> lapsed) {
        return new FiledNotices(
                subject,
                entries.stream()
                        .filter(entry -> lapsed.filter(entry::equals).isEmpty())
                        .toList());
    }

    private FiledNotices replaced(Entry next) {
        List<Entry> all = new ArrayList<>(entries);
        all.removeIf(entry -> entry.is(next.by(), next.ground()));
        all.add(next);
        return new FiledNotices(subject, List.copyOf(all));
    }

    private StateChange event(String name) {
        return new StateChange(
                name,
                LedgerKeys.notice(subject),
                Json.object().with("entries", entries.stream().map(Entry::json).toList()));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.succession;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Rule;

/**
 * The other members' statement that an organisation is gone: for everybody to read, for ever, and without effect until the
 * waiting time is over, so that one that is only silent can answer. Without it the lots and attestations of an organisation
 * whose peers are gone could never change again, because its endorsement is needed.
 *
 * @param agreed the organisations whose registrars signed
 * @param effectiveFrom fixed when the release is stated: no later reference value shortens the wait
 * @param returnedAt when the organisation itself answered; from then on the release has no effect
 */
public record Release(
        Code id,
        MspId organisation,
        Code reason,
        List<MspId> agreed,
        Instant statedAt,
        Day effectiveFrom,
        Optional<Instant> returnedAt) {

    static Optional<Release> find(LedgerState ledger, MspId organisation, Code id) {
        return ledger.find(LedgerKeys.release(organisation, id)).map(Release::read);
    }

    /** The release of that organisation that it has not answered, if any; there is at most one. */
    static Optional<Release> open(LedgerState ledger, MspId organisation) {
        return ledger.list(LedgerKeys.releases(organisation)).stream()
                .map(record -> read(Fields.of(record, "release")))
                .filter(release -> release.returnedAt.isEmpty())
                .findFirst();
    }

    /** I24: what an organisation keeps is touched by others only once its release is in effect. */
    static Checked<Release> inEffect(MspId organisation, Day day, LedgerState ledger) {
        return Checked.present(
                        Rule.I24,
                        open(ledger, organisation),
                        () -> Message.ORGANISATION_NOT_RELEASED.with("organisation", organisation))
                .and(open -> Checked.require(
                        Rule.I24,
                        !day.isBefore(open.effectiveFrom),
                        () -> Message.RELEASE_NOT_IN_EFFECT_YET
                                .with("release", open.id)
                                .and("organisation", organisation)
                                .and("day", open.effectiveFrom)));
    }

    private static Release read(Fields fields) {
        return new Release(
                fields.parsed("release", Code::new),
                fields.parsed("organisation", MspId::new),
                fields.parsed("reason", Code::new),
                fields.texts("agreed", MspId::new),
                Instant.ofEpochSecond(fields.integer("statedAt")),
                fields.parsed("effectiveFrom", Day::parse),
                fields.optionalInteger("returnedAt").map(Instant::ofEpochSecond));
    }

    Release endedByReturn(Instant at) {
        return new Release(id, organisation, reason, agreed, statedAt, effectiveFrom, Optional.of(at));
    }

    StateChange event(String name) {
        Json.Obj record = Json.object()
                .with("release", id.value())
                .with("organisation", organisation.value())
                .with("reason", reason.value())
                .with("agreed", Json.texts(agreed.stream().map(MspId::value).toList()))
                .with("statedAt", statedAt.getEpochSecond())
                .with("effectiveFrom", effectiveFrom.toString());
        return new StateChange(
                name,
                LedgerKeys.release(organisation, id),
                returnedAt
                        .map(at -> record.with("returnedAt", at.getEpochSecond()))
                        .orElse(record));
    }
}

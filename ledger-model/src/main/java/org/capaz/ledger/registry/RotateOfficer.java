// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Statement;

/**
 * {@code officer.rotate}: an officer replaces its own key by a new one, signed with both: same person, owner and roles. Who has lost the old key
 * cannot sign this; its organisation revokes and registers anew.
 *
 * <p>Decision 046.
 *
 * @param from when the old key ends
 */
public record RotateOfficer(Officer.Key key, Instant from) implements BringsKey {
    private static final Code ROTATED = new Code("ROTATED");
    /** Both keys may sign for a while, so that devices can be changed one after the other. */
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

    public static RotateOfficer parse(Statement statement, Fields body) {
        return new RotateOfficer(Officer.Key.read(body), body.quantity("from", Statement::second));
    }

    @Override
    public Json.Obj body() {
        return key.json().with("from", from.getEpochSecond());
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return ownKeyOnly(act, ledger)
                .and(RotateOfficer::withoutEnd)
                .at(Refused.SIGNATURES)
                .and(old -> soon(old, act).at("from"))
                .and(old -> asGranted(old).at("validTo"))
                .and(old -> RegisterOfficer.newKey(old.rotated(key), ledger).at("spki"))
                .decide(old -> Stream.concat(
                                Stream.of(old.revoked(from, ROTATED).event("OfficerRotated")),
                                old
                                        .rotated(key)
                                        .grantedFrom(ReferenceValues.grantsFrom(act, ledger))
                                        .registered()
                                        .stream())
                        .toList());
    }

    private static Checked<Officer> ownKeyOnly(Act act, LedgerState ledger) {
        return Checked.require(Rule.I1, act.signers().size() == 1, Message.KEY_ROTATION_NOT_BY_OWNER_ALONE::sentence)
                .map(ok -> act.signers().getFirst().officer())
                .then(signer -> Checked.present(
                        Rule.I1, Officer.find(ledger, signer), () -> Message.OFFICER_UNKNOWN.with("officer", signer)));
    }

    private static Checked<Holds> withoutEnd(Officer old) {
        return Checked.require(
                Rule.I3, old.revocation().isEmpty(), () -> Message.OFFICER_END_EXISTS.with("officer", old.id()));
    }

    private Checked<Holds> soon(Officer old, Act act) {
        return Checked.require(
                Rule.I3,
                !from.isBefore(act.eventAt()) && !from.isAfter(act.eventAt().plus(LONGEST_OVERLAP)),
                () -> Message.KEY_ROTATION_DAY_OUT_OF_RANGE
                        .with("officer", old.id())
                        .and("now", Argument.moment(act.eventAt()))
                        .and("days", Argument.count(LONGEST_OVERLAP.toDays()))
                        .and("from", Argument.moment(from)));
    }

    private Checked<Holds> asGranted(Officer old) {
        return Checked.require(
                Rule.I3,
                !key.validTo().isAfter(old.key().validTo()),
                () -> Message.NEW_KEY_OUTLASTS_GRANT
                        .with("until", Argument.moment(key.validTo()))
                        .and("officer", old.id())
                        .and("granted", Argument.moment(old.key().validTo())));
    }
}

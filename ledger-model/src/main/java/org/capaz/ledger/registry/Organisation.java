// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Signer;

/**
 * A member of the consortium, by its MSP.
 *
 * <p>Decision 125.
 *
 * @param foundedAt when it was recorded
 */
public record Organisation(MspId msp, String name, Instant foundedAt) {

    public static Optional<Organisation> find(LedgerState ledger, MspId msp) {
        return ledger.find(LedgerKeys.organisation(msp))
                .map(fields ->
                        new Organisation(msp, fields.text("name"), Instant.ofEpochSecond(fields.integer("foundedAt"))));
    }

    /** All members founded so far, in the order of their MSP ids. */
    public static List<MspId> all(LedgerState ledger) {
        return ledger.list(LedgerKeys.organisations()).stream()
                .map(record -> new MspId(Fields.of(record, "org").text("msp")))
                .toList();
    }

    /** I1, I70: what the whole network stands by is signed by registrars of more than half of its members, once it has some. */
    public static Checked<Holds> agreedByMajority(Act act, LedgerState ledger) {
        List<MspId> founded = all(ledger);
        return enoughFounded(founded, act, ledger).then(ok -> moreThanHalf(agreeing(act, founded), founded));
    }

    private static List<MspId> agreeing(Act act, List<MspId> founded) {
        return act.signers().stream()
                .filter(Signer::ofOrganisation)
                .map(Signer::msp)
                .filter(founded::contains)
                .distinct()
                .sorted()
                .toList();
    }

    /** I70: one or two members are no majority of a network; the first to found itself would decide alone. */
    private static Checked<Holds> enoughFounded(List<MspId> founded, Act act, LedgerState ledger) {
        long least = ReferenceValues.on(act.recordedDay(), ledger).getOrLeast(ReferenceValue.FOUNDING_MIN_MEMBERS);
        return Checked.require(
                Rule.I70,
                founded.size() >= least,
                () -> Message.MEMBERS_TOO_FEW
                        .with("founded", Argument.several(founded))
                        .and("least", Argument.count(least)));
    }

    /** I1: what is decided about a member without it is signed by registrars of more than half of the others. */
    public static Checked<Holds> agreedByOthers(MspId about, Act act, LedgerState ledger) {
        List<MspId> others =
                all(ledger).stream().filter(member -> !member.equals(about)).toList();
        return moreThanHalf(agreeing(act, others), others);
    }

    /** I1: are these members more than half of those? */
    public static Checked<Holds> moreThanHalf(List<MspId> agreeing, List<MspId> members) {
        return Checked.require(
                Rule.I1,
                agreeing.size() * 2 > members.size(),
                () -> Message.REGISTRARS_TOO_FEW
                        .with("agreeing", Argument.several(agreeing))
                        .and("founded", Argument.several(members)));
    }

    public StateChange founded() {
        return new StateChange(
                "OrganisationFounded",
                LedgerKeys.organisation(msp),
                Json.object()
                        .with("msp", msp.value())
                        .with("name", name)
                        .with("foundedAt", foundedAt.getEpochSecond()));
    }
}

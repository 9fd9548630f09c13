// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Codes;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Money;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.registry.ReferenceValues;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.statement.Signer;

/**
 * The payee's answer about one payment, signed by two of its officers, or by its only one and a scheme's field officer, which
 * readers are told. A later answer supersedes it and never erases it.
 *
 * <p>Decisions 071 and 136.
 *
 * @param state that the answer gives the payment
 */
public record Receipt(Code id, Payment.State state, Answer answer) {

    /** The roles that may confirm for the payee; an officer of the payer is refused by rule I2 whatever the role. */
    private static final List<OfficerRole> AUTHORISED =
            List.of(OfficerRole.TREASURER, OfficerRole.LEGAL_REPRESENTATIVE, OfficerRole.SUPERVISOR);

    /** The answer that counts: the latest correction, or else the first answer. */
    public static Optional<Receipt> inEffect(Code payment, LedgerState ledger) {
        List<Json.Obj> corrections = ledger.list(LedgerKeys.corrections(payment));
        return corrections.isEmpty()
                ? ledger.find(LedgerKeys.receipt(payment)).map(Receipt::read)
                : Optional.of(read(Fields.of(corrections.getLast(), "correction")));
    }

    /** Has any answer to that payment this id, superseded ones included? */
    static boolean isStated(Code payment, Code receipt, LedgerState ledger) {
        return Stream.concat(
                        ledger.find(LedgerKeys.receipt(payment)).stream(),
                        ledger.list(LedgerKeys.corrections(payment)).stream()
                                .map(record -> Fields.of(record, "correction")))
                .anyMatch(stated -> stated.text("receipt").equals(receipt.value()));
    }

    private static Receipt read(Fields fields) {
        Payment.State state = fields.parsed("state", Codes.of(Payment.State.class));
        Answer answer = state == Payment.State.DISPUTED ? Answer.Denied.read(fields) : Answer.Arrived.read(fields);
        return new Receipt(fields.parsed("receipt", Code::new), state, answer);
    }

    /** Has it arrived, in full or short? */
    boolean arrived() {
        return answer instanceof Answer.Arrived;
    }

    /** What arrived on the account, in the received currency. */
    public Optional<Money> received() {
        return switch (answer) {
            case Answer.Arrived arrived -> Optional.of(arrived.received());
            case Answer.Denied denied -> Optional.empty();
        };
    }

    /** I2, I40: the payee's own authorised officers answer, and only while the payer has not taken the payment back. */
    static Checked<Payment> mayBeGiven(Code payment, Act act, LedgerState ledger) {
        return Payment.announced(Rule.I40, payment, ledger)
                .and(announced -> announcedTo(announced, act))
                .at("payment")
                .and(announced -> notByThePayer(announced, act).at(Refused.SIGNATURES))
                .and(announced -> notBetweenThemselves(announced, act, ledger).at("payment"))
                .and(announced -> byAuthorisedPeople(act).at(Refused.SIGNATURES))
                .and(announced -> fieldOfficerOfAnother(announced, act, ledger).at(Refused.SIGNATURES))
                .and(announced -> notTakenBack(payment, ledger).at("payment"));
    }

    private static Checked<Holds> announcedTo(Payment announced, Act act) {
        boolean payer = announced.payer().equals(act.party());
        return Checked.require(
                payer ? Rule.I2 : Rule.I40,
                announced.beneficiary().equals(act.party()),
                () -> Message.PAYMENT_OF_OTHER_BENEFICIARY
                        .with("payment", announced.id())
                        .and("beneficiary", announced.beneficiary())
                        .and("why", (payer ? Message.PAYER_CANNOT_CONFIRM : Message.ONLY_PAYEE_ANSWERS).sentence()));
    }

    private static Checked<Holds> notByThePayer(Payment announced, Act act) {
        return Checked.require(
                Rule.I2,
                act.signersOf(announced.payer().value()).isEmpty(),
                () -> Message.PAYER_OFFICER_CANNOT_CONFIRM.with("payer", announced.payer()));
    }

    /** One organisation could register officers for both, and confirm money that nobody else has seen. */
    private static Checked<Holds> notBetweenThemselves(Payment announced, Act act, LedgerState ledger) {
        return Checked.require(
                Rule.I2,
                !Party.sameOrganisation(announced.payer(), act.party(), ledger),
                () -> Message.PAYER_AND_PAYEE_SAME_ORGANISATION
                        .with("payer", announced.payer())
                        .and("payee", act.party()));
    }

    private static Checked<Holds> byAuthorisedPeople(Act act) {
        return act.signers().stream()
                .filter(signer -> signer.owner().equals(act.party().value()) && !signer.hasAnyOf(AUTHORISED))
                .findFirst()
                .map(signer -> Checked.<Holds>refuse(
                        Rule.I40,
                        Message.OFFICER_LACKS_ROLE
                                .with("officer", signer.officer())
                                .and("roles", Argument.codes(AUTHORISED))))
                .orElseGet(Checked::holds);
    }

    /** I69: where a scheme's field officer is the second to sign, it is no scheme of the payer's house. */
    private static Checked<Holds> fieldOfficerOfAnother(Payment announced, Act act, LedgerState ledger) {
        return fieldOfficerOf(act)
                .filter(scheme -> Party.sameOrganisation(scheme, announced.payer(), ledger))
                .map(scheme -> Checked.<Holds>refuse(
                        Rule.I69,
                        Message.FIELD_OFFICER_OF_PAYER.with("scheme", scheme).and("payer", announced.payer())))
                .orElseGet(Checked::holds);
    }

    /** The scheme whose field officer signed in the place of a second officer of the payee. */
    static Optional<PartyId> fieldOfficerOf(Act act) {
        return act.signers().stream()
                .map(Signer::owner)
                .filter(owner -> !owner.equals(act.party().value()))
                .map(PartyId::new)
                .findFirst();
    }

    private static Checked<Holds> notTakenBack(Code payment, LedgerState ledger) {
        return Checked.unrecorded(
                Rule.I40,
                LedgerKeys.reversal(payment),
                ledger,
                () -> Message.PAYMENT_TAKEN_BACK.with("payment", payment));
    }

    static Checked<Holds> fits(Answer answer, Payment announced, Act act, LedgerState ledger) {
        return answer.fits(announced, act, ReferenceValues.on(act.eventDay(), ledger));
    }

    /** I3: the first answer is never replaced; what is said later is a correction. */
    static Checked<Holds> isFirst(Code payment, LedgerState ledger) {
        return Checked.unrecorded(
                Rule.I3,
                LedgerKeys.receipt(payment),
                ledger,
                () -> Message.PAYMENT_RECEIPT_EXISTS.with("payment", payment));
    }

    /**
     * The answer as it is recorded, with what readers are told of who signed (I55), and red flags on the payment when it is
     * short (I43) or doubtful (I67).
     */
    static List<StateChange> given(
            String event,
            LedgerKey key,
            Json.Obj record,
            Payment announced,
            Answer answer,
            Act act,
            LedgerState ledger) {
        Payment.State state = answer.about(announced, ReferenceValues.on(act.eventDay(), ledger));
        Json.Obj confirmed = fieldOfficerOf(act)
                .map(scheme -> record.with("fieldOfficerOf", scheme.value()))
                .orElse(record);
        Json.Obj stated = answer.on(confirmed)
                .with("answer", answer.code())
                .with("payment", announced.id().value())
                .with("beneficiary", act.party().value())
                .with("confirmedBy", confirmers(act))
                .with(
                        "cautions",
                        Json.texts(Caution.of(act, ledger).stream()
                                .map(Caution::name)
                                .toList()))
                .with("state", state.name())
                .with("confirmedAt", act.eventAt().getEpochSecond());
        List<StateChange> events = new ArrayList<>();
        events.add(new StateChange(
                event,
                key,
                switch (answer) {
                    case Answer.Arrived arrived ->
                        stated.with("expectedMinor", arrived.expected(announced).minor());
                    case Answer.Denied denied -> stated;
                }));
        if (state == Payment.State.SHORT) {
            events.add(new Flag(LedgerKeys.payment(announced.id()), Flag.Kind.RED_FLAG, Rule.I43, new Code("SHORT"))
                    .raised(act));
        }
        events.addAll(Caution.flags(LedgerKeys.payment(announced.id()), act, ledger));
        List<Answer.Doubt> doubts = answer.doubts(announced, ReferenceValues.on(act.eventDay(), ledger));
        if (!doubts.isEmpty()) {
            String reason = doubts.stream().map(Enum::name).collect(Collectors.joining("-"));
            events.add(new Flag(LedgerKeys.payment(announced.id()), Flag.Kind.RED_FLAG, Rule.I67, new Code(reason))
                    .raised(act));
        }
        return events;
    }

    private static List<Json.Obj> confirmers(Act act) {
        return act.signers().stream()
                .map(signer -> Json.object()
                        .with("officer", signer.officer().value())
                        .with("method", signer.method().name()))
                .toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.lot.Payers;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.premium.Claims;
import org.capaz.ledger.premium.Obligation;
import org.capaz.ledger.premium.PremiumScheme;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.record.StateChange;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Decision;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.Statement;

/**
 * The scheme decides that one producer's premium is not to be paid. Nothing else takes away what is owed for gold sold
 * before, least of all a suspension. What was claimed for it may be claimed by another sale afterwards.
 *
 * <p>Decision 071.
 *
 * @param payer whose obligation it is; needed where several owe the same producer
 * @param decision SHA-256 of the scheme's decision, in lower-case hexadecimal digits
 */
public record CancelObligation(Obligation.Ref ref, Optional<PartyId> payer, Code reason, String decision)
        implements Command {

    public static CancelObligation parse(Statement statement, Fields body) {
        return new CancelObligation(
                Obligation.Ref.read(body),
                body.optionalParsed("payer", PartyId::new),
                body.parsed("reason", Code::new),
                body.parsed("decision", Digest::requireHex));
    }

    @Override
    public Json.Obj body() {
        Json.Obj body = ref.json().with("reason", reason.value()).with("decision", decision);
        return payer.map(named -> body.with("payer", named.value())).orElse(body);
    }

    @Override
    public Decision decide(Act act, LedgerState ledger) {
        return raised(ledger)
                .and(obligation -> byItsScheme(act.party(), ledger).at("scheme"))
                .and(obligation ->
                        ofAnotherHouse(act.party(), obligation, ledger).at("beneficiary"))
                .and(obligation -> notCancelledBefore(obligation).at("beneficiary"))
                .and(obligation -> noPaymentOpen(obligation, act, ledger).at("beneficiary"))
                .decide(obligation -> events(obligation, act, ledger));
    }

    private Checked<Obligation> raised(LedgerState ledger) {
        List<Obligation> all = Obligation.all(ledger, ref);
        List<Obligation> meant = all.stream()
                .filter(obligation -> payer.isEmpty() || payer.get().equals(obligation.payer()))
                .toList();
        if (meant.isEmpty()) {
            return Checked.<Obligation>refuse(Rule.I3, Message.OBLIGATION_UNKNOWN.with("obligation", ref))
                    .at(all.isEmpty() ? ref.unknownMember(ledger) : "payer");
        }
        return meant.size() == 1
                ? Checked.found(meant.getFirst())
                : Checked.<Obligation>refuse(Rule.I3, Message.OBLIGATION_OF_SEVERAL_PAYERS.with("obligation", ref))
                        .at("payer");
    }

    private Checked<Holds> byItsScheme(PartyId actor, LedgerState ledger) {
        PartyId publisher = PremiumScheme.publisher(ref.scheme(), ledger);
        return Checked.require(
                Rule.I1,
                publisher.equals(actor),
                () -> Message.SCHEME_NOT_BY_PUBLISHER
                        .with("scheme", ref.scheme())
                        .and("publisher", publisher)
                        .and("other", actor));
    }

    /** I69: what a payer owes is not cancelled by a scheme of its own organisation. */
    private static Checked<Holds> ofAnotherHouse(PartyId scheme, Obligation obligation, LedgerState ledger) {
        return Checked.require(
                Rule.I69,
                !Party.sameOrganisation(scheme, obligation.payer(), ledger),
                () -> Message.SCHEME_OF_PAYERS_ORGANISATION
                        .with("party", scheme)
                        .and("payer", obligation.payer()));
    }

    private Checked<Holds> notCancelledBefore(Obligation obligation) {
        return Checked.require(
                Rule.I3,
                obligation.stage() != Obligation.Stage.CANCELLED,
                () -> Message.OBLIGATION_CANCELLATION_EXISTS.with("obligation", ref));
    }

    /** What is confirmed stays owed and paid; what is announced must be answered or taken back first. */
    private Checked<Holds> noPaymentOpen(Obligation obligation, Act act, LedgerState ledger) {
        ObligationBalance balance = ObligationBalance.of(obligation, act.recordedDay(), ledger);
        return Checked.require(
                Rule.I39,
                balance.announced() == balance.disputed(),
                () -> Message.OBLIGATION_HAS_PAYMENTS.with("obligation", ref));
    }

    private List<StateChange> events(Obligation obligation, Act act, LedgerState ledger) {
        List<StateChange> events = new ArrayList<>();
        events.add(obligation
                .cancelledBy(Json.object()
                        .with("by", act.party().value())
                        .with("reason", reason.value())
                        .with("decision", decision)
                        .with("at", act.eventAt().getEpochSecond()))
                .event("ObligationCancelled"));
        PremiumScheme terms = PremiumScheme.of(ref.scheme(), obligation.version(), ledger);
        List<LotId> origins = ref.origins(ledger);
        events.addAll(Claims.recorded(
                        ref.subject(), terms, obligation.payer(), Payers.sole(obligation.payer()), origins, ledger)
                .of(ref.beneficiary())
                .released()
                .events("ClaimReleased"));
        return events;
    }
}

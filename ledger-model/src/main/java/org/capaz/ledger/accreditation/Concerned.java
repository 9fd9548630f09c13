// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.accreditation;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.record.LedgerKey;
import org.capaz.ledger.record.LedgerKeys;
import org.capaz.ledger.record.LedgerState;
import org.capaz.ledger.registry.Party;
import org.capaz.ledger.rule.Checked;
import org.capaz.ledger.rule.Checked.Holds;
import org.capaz.ledger.rule.Refused;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Act;

/**
 * The one place that decides whom a record concerns: of a lot its custodian and creator, every producer in its provenance
 * vector, buyer and seller, payers and payees; of anything else those that it names, and those of the lot or the payments that
 * it is about. Who belongs to the organisation of one of them does not judge the record.
 *
 * <p>Reads the records as they stand, so that it needs none of the packages that write them.
 *
 * <p>Decision 110.
 */
public final class Concerned {
    /** Members that name a party in every family of records that has them. */
    private static final List<String> PARTIES = List.of(
            "custodian", "creator", "amp", "payer", "beneficiary", "seller", "buyer", "laboratory", "attestedBy");

    private final LedgerState ledger;
    private final NavigableSet<PartyId> found = new TreeSet<>();

    private Concerned(LedgerState ledger) {
        this.ledger = ledger;
    }

    /** I57: the acting party belongs to the organisation of nobody whom the record concerns. The fault is the actor's. */
    public static Checked<Holds> independent(LedgerKey record, Act act, LedgerState ledger) {
        return of(act.party(), record, ledger)
                .<Checked<Holds>>map(party -> Checked.refuse(
                        Rule.I57,
                        Message.JUDGE_CONCERNED
                                .with("party", act.party())
                                .and("concerned", party)
                                .and("record", Argument.id(record.toString()))))
                .orElseGet(Checked::holds)
                .at(Refused.ACTOR);
    }

    /** The first party whom the record concerns and of whose organisation that one is. */
    public static Optional<PartyId> of(PartyId judge, LedgerKey record, LedgerState ledger) {
        return by(record, ledger).stream()
                .filter(party -> Party.sameOrganisation(judge, party, ledger))
                .findFirst();
    }

    /** All whom the record concerns, in the order of their ids. */
    public static NavigableSet<PartyId> by(LedgerKey record, LedgerState ledger) {
        var concerned = new Concerned(ledger);
        concerned.record(record);
        return concerned.found;
    }

    private void record(LedgerKey key) {
        named(key, PARTIES);
        String first = key.parts().isEmpty() ? "" : key.parts().getFirst();
        switch (key.family()) {
            case LOT -> lot(new LotId(first));
            case CONTRIBUTIONS, ASSAY, SETTLEMENT, CERTIFICATE_OF_LOT, RESCUED, INTRODUCTION, CLAIM ->
                lot(new LotId(first));
            case AMP,
                    AMP_CHANGE,
                    AUTHORITY_NOTICE,
                    DISENGAGEMENT,
                    LEGAL_BASIS,
                    SCOPE,
                    REPORT,
                    COMMITMENT,
                    COMMITMENT_RESULT,
                    PRODUCED,
                    ASSESSMENT -> found.add(new PartyId(first));
            case ATTESTATION, ATTESTED, CONTEST, WITHDRAWN -> {
                found.add(new PartyId(first));
                named(key, List.of("issuer"));
            }
            case SEAL -> named(key, List.of("issuer"));
            case DRAWN, MINER -> miner(new MinerRef(first));
            case TRANSFER -> named(key, List.of("from", "to"));
            case TRANSFORMATION -> named(key, List.of("by"));
            case RECEIPT, CORRECTION, REVERSAL, FUND -> named(LedgerKeys.payment(new Code(first)), PARTIES);
            case PLAN, USE -> spending(new PartyId(first), new Code(key.parts().get(1)));
            // Names itself whom it concerns, if anybody.
            case ORGANISATION,
                    OFFICER,
                    OFFICER_OF,
                    PARTY,
                    REFERENCE_VALUES,
                    STANDARD,
                    ACCREDITATION,
                    JUDGE,
                    RIGHT,
                    LIFT,
                    COMMENT,
                    DISPOSITION,
                    ORIGIN,
                    ORIGIN_USE,
                    SEAL_USE,
                    PURCHASE,
                    PLATFORM_NUMBER,
                    SCHEME,
                    CREDIT,
                    OBLIGATION,
                    PAYMENT,
                    BANK_REFERENCE,
                    PAID,
                    INVOICE,
                    RELEASE,
                    AUDIT_GRANT,
                    NUMBER,
                    FLAG,
                    NOTICE,
                    RECORD,
                    CERTIFICATE,
                    STATUS,
                    STATUS_INDEX,
                    HEAD,
                    NOT_ISSUED -> {}
        }
        aboutLots(key);
    }

    /** Every producer that has enrolled the miner. */
    private void miner(MinerRef miner) {
        ledger.read(LedgerKeys.miner(miner)).flatMap(Concerned::object).ifPresent(record -> {
            named(record, PARTIES);
            objects(record, "former").forEach(period -> named(period, PARTIES));
        });
    }

    /** The producer, and who paid what the plan spends. */
    private void spending(PartyId producer, Code plan) {
        found.add(producer);
        ledger.read(LedgerKeys.plan(producer, plan))
                .flatMap(Concerned::object)
                .map(record -> texts(record, "funds"))
                .ifPresent(funds -> funds.forEach(payment -> named(LedgerKeys.payment(new Code(payment)), PARTIES)));
    }

    private void aboutLots(LedgerKey key) {
        ledger.read(key).flatMap(Concerned::object).ifPresent(record -> {
            text(record, "lot").ifPresent(lot -> lot(new LotId(lot)));
            texts(record, "outputs").forEach(lot -> lot(new LotId(lot)));
            objects(record, "items").forEach(item -> text(item, "lot").ifPresent(lot -> lot(new LotId(lot))));
        });
    }

    private void lot(LotId lot) {
        LedgerKey key = LedgerKeys.lot(lot);
        named(key, PARTIES);
        ledger.read(key)
                .flatMap(Concerned::object)
                .ifPresent(record -> objects(record, "vector").forEach(share -> named(share, PARTIES)));
        named(LedgerKeys.settlement(lot), PARTIES);
        ledger.list(LedgerKeys.obligations(new Code(lot.value()))).forEach(obligation -> named(obligation, PARTIES));
    }

    private void named(LedgerKey key, List<String> members) {
        ledger.read(key).flatMap(Concerned::object).ifPresent(record -> named(record, members));
    }

    private void named(Json.Obj record, List<String> members) {
        members.forEach(member -> text(record, member).map(PartyId::new).ifPresent(found::add));
    }

    /** A status index holds a name alone. */
    private static Optional<Json.Obj> object(Json record) {
        return record instanceof Json.Obj object ? Optional.of(object) : Optional.empty();
    }

    private static Optional<String> text(Json.Obj record, String member) {
        return record.get(member) instanceof Json.Str text ? Optional.of(text.text()) : Optional.empty();
    }

    private static List<String> texts(Json.Obj record, String member) {
        return record.get(member) instanceof Json.Arr array
                ? array.items().stream()
                        .filter(Json.Str.class::isInstance)
                        .map(item -> ((Json.Str) item).text())
                        .toList()
                : List.of();
    }

    private static List<Json.Obj> objects(Json.Obj record, String member) {
        return record.get(member) instanceof Json.Arr array
                ? array.items().stream()
                        .filter(Json.Obj.class::isInstance)
                        .map(Json.Obj.class::cast)
                        .toList()
                : List.of();
    }
}

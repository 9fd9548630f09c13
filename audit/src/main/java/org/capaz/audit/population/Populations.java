// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.population;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.capaz.audit.population.Column.Row;
import org.capaz.audit.population.Column.Unit;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.payment.ObligationBalance;
import org.capaz.ledger.payment.Payment;
import org.capaz.ledger.premium.Obligation;
import org.capaz.ledger.quantity.Day;
import org.capaz.ledger.record.Family;

/**
 * Every population with its columns: the one declaration that each format, the samples and the reference page are made from.
 * A test compares it with {@code docs/reference/keys.md}, so that no member of a record is forgotten.
 */
public final class Populations {
    /** In the order of the page: people, producers, gold, premiums. */
    public static final List<Population> ALL = List.of(
            officers(),
            accreditations(),
            judges(),
            referenceValues(),
            attestations(),
            findings(),
            commitments(),
            lots(),
            lotShares(),
            lotChanges(),
            assays(),
            transfers(),
            transferItems(),
            transformations(),
            settlements(),
            certificates(),
            flags(),
            obligations(),
            payments(),
            paymentParts(),
            receipts(),
            uses());

    private Populations() {}

    /** The population of that name. */
    public static Optional<Population> named(String name) {
        return ALL.stream().filter(population -> population.name().equals(name)).findFirst();
    }

    private static Population officers() {
        return new Population("officers", "Keys of officers, without names: who signs for whom.", Family.OFFICER)
                .texts("officer", "id: a hash of the public key", "owner", "party or organisation it signs for")
                .texts("msp", "organisation that registered it", "kind", "kind of the key", "roles", "what it may sign")
                .texts("person", "id of the person: the same for a person's later keys")
                .times("validFrom", "first moment", "validTo", "last moment")
                .texts("enteredBy", "who vouched for it: FIRST key, another OFFICER, or a public WAITING time")
                .times("enteredAt", "when it was entered", "activeFrom", "from when it signs, after a waiting time")
                .times("revokedAt", "when it was revoked")
                .texts("reason", "why it was revoked", "origin", "of a passkey: the page it was made on")
                .without("spki", "the public key itself; the id is its hash")
                .without("rpIdHash", "of a passkey: a hash of the origin");
    }

    private static Population accreditations() {
        return new Population("accreditations", "Accreditations of assessors by schemes.", Family.ACCREDITATION)
                .texts("assessor", "who is accredited", "scheme", "by whom", "standard", "for what", "version", "of it")
                .texts("level", "up to which level of independence")
                .days("validFrom", "first day stated", "validTo", "last day stated")
                .days("countsFrom", "first day it counts", "withdrawnFrom", "first day it no longer counts")
                .texts("reason", "why it was withdrawn")
                .times("withdrawnAt", "when that was stated");
    }

    private static Population judges() {
        return new Population("judges", "Accreditations for one activity in which a party judges others.", Family.JUDGE)
                .texts("party", "who is accredited", "scheme", "by whom", "activity", "for what")
                .days("validFrom", "first day stated", "validTo", "last day stated")
                .days("countsFrom", "first day it counts", "withdrawnFrom", "first day it no longer counts")
                .texts("reason", "why it was withdrawn")
                .times("withdrawnAt", "when that was stated");
    }

    private static Population referenceValues() {
        return new Population("reference-values", "Limits and tolerances, one row a value.", Family.REFERENCE_VALUES)
                .eachOf("values")
                .days("effectiveFrom", "first day")
                .texts("values.key", "which value")
                .numbers(Unit.NUMBER, "values.value", "the number, in the unit that the key ends with");
    }

    private static Population attestations() {
        return new Population("attestations", "Attestations on one module of a standard each.", Family.ATTESTATION)
                .texts("attestation", "its id", "subject", "the producer")
                .numbers(Unit.NUMBER, "module", "which module")
                .texts("issuer", "who attests", "level", "how independent", "standard", "of what", "version", "of it")
                .days("validFrom", "first day", "validTo", "last day")
                .texts("supersedes", "the one before", "assessment", "the visit it rests on")
                .times("issuedAt", "when, as its issuer states", "recordedAt", "when it was recorded")
                .texts("state", "ACTIVE, SUPERSEDED or REVOKED", "supersededBy", "the one after")
                .days("revokedFrom", "first day on which it no longer holds")
                .texts("reason", "why it was revoked")
                .times("endedAt", "when it was superseded or revoked")
                .beside(Family.WITHDRAWN, Unit.DAY, "withdrawnFrom=from", "its issuer's organisation is gone")
                .beside(Family.WITHDRAWN, Unit.TEXT, "withdrawnBy=by", "who withdrew it then")
                .beside(Family.LIFT, Unit.TEXT, "liftedBy=by", "scheme that lifted its finding of abuse");
    }

    private static Population findings() {
        return new Population("findings", "The findings of attestations, one row a requirement.", Family.ATTESTATION)
                .eachOf("findings")
                .texts("attestation", "in which", "subject", "the producer")
                .numbers(Unit.NUMBER, "module", "which module")
                .texts("issuer", "by whom")
                .texts("findings.requirement", "which requirement", "findings.status", "what was found")
                .texts("findings.evidence", "hashes of the evidence")
                .days("findings.deadline", "for PROGRESSING: until when")
                .texts("findings.plan", "for PROGRESSING: hash of the plan", "state", "of the attestation");
    }

    private static Population commitments() {
        return new Population(
                        "commitments",
                        "Producers' commitments to improve, with what became of them.",
                        Family.COMMITMENT)
                .texts("amp", "the producer", "commitment", "its id", "standard", "of what", "version", "of it")
                .texts("requirement", "which requirement", "measure", "what is to be done")
                .days("dueAt", "promised until")
                .texts("milestones=milestones.milestone", "steps on the way")
                .days("milestonesDue=milestones.dueAt", "until when each")
                .days("adoptedAt", "when it was adopted")
                .days("extendedTo=extensions.dueAt", "later days, as assessors agreed")
                .texts("extendedBy=extensions.attestation", "the attestations that agreed")
                .beside(Family.COMMITMENT_RESULT, Unit.TEXT, "result", "ACHIEVED or NOT_ACHIEVED")
                .beside(Family.COMMITMENT_RESULT, Unit.TEXT, "assessor", "who found that")
                .beside(Family.COMMITMENT_RESULT, Unit.TEXT, "level", "how independent")
                .beside(Family.COMMITMENT_RESULT, Unit.TEXT, "evidence", "hashes of the evidence")
                .beside(Family.COMMITMENT_RESULT, Unit.TIME, "resultAt=recordedAt", "when that was recorded");
    }

    private static Population lots() {
        return new Population("lots", "Lots as they stand.", Family.LOT)
                .texts("lot", "its id", "material", "what it is", "state", "stage of its life")
                .texts("custodyState", "held, offered or on its way", "custodian", "who holds it", "place", "where")
                .masses("grossMg", "weight")
                .numbers(Unit.FINENESS, "fineness", "by the assay of record")
                .masses("fineMg", "gold contained", "nominalMg", "gold that its origins account for")
                .masses("unattributedMg", "gold that no origin accounts for (I49)")
                .texts("assay.assay", "the assay of record", "method=assay.method", "how it was read")
                .texts("laboratory=assay.laboratory", "by whom")
                .numbers(Unit.YES, "ownReading=assay.own", "read by the custodian itself")
                .texts("seal", "its seal", "parents", "lots it was made of", "successors", "lots made of it")
                .texts("claimClass", "what may be claimed of it", "creator", "who brought it in")
                .masses("lossMg", "gold lost since it began", "lifetimeLossMg", "the same, of all its ancestors")
                .masses("lifetimeSampledMg", "weight taken as samples", "weighedOffMg", "weight lost by weighing")
                .times("createdAt", "when it began", "movedAt", "when it last moved")
                .texts(
                        "transfer",
                        "the transfer it is in",
                        "recipient",
                        "to whom it is offered",
                        "reason",
                        "why it ended");
    }

    private static Population lotShares() {
        return new Population("lot-shares", "Whose gold is in a lot, one row an origin.", Family.LOT)
                .eachOf("vector")
                .texts("lot", "in which lot", "state", "of that lot", "origin=vector.lot", "lot of production")
                .texts("vector.amp", "the producer")
                .days("vector.periodFrom", "produced from", "vector.periodTo", "produced until")
                .masses("vector.nominalMg", "as it began", "vector.fineMg", "as measured now");
    }

    private static Population lotChanges() {
        return new Population("lot-changes", "What weighings and readings changed of a lot's gold.", Family.LOT)
                .eachOf("changes")
                .texts("lot", "of which lot", "changes.source", "LABORATORY or CUSTODIAN", "changes.by", "who")
                .masses("changes.gainedMg", "more gold than before", "changes.lostMg", "less");
    }

    private static Population assays() {
        return new Population("assays", "Assays of lots.", Family.ASSAY)
                .texts("assay", "its id", "lot", "of which lot", "laboratory", "by whom", "method", "how")
                .texts("sampledBy", "who took the sample")
                .days("sampledOn", "when")
                .numbers(Unit.FINENESS, "fineness", "gold", "silver", "silver", "uncertainty", "of the gold")
                .texts("certificate", "hash of the paper", "purpose", "what it is for")
                .times("recordedAt", "when it was recorded")
                .texts("agreedBy", "custodian that agreed")
                .numbers(Unit.YES, "own", "read by the custodian itself");
    }

    private static Population transfers() {
        return new Population("transfers", "Transfers from one custodian to another.", Family.TRANSFER)
                .texts("transfer", "its id", "state", "how far it is", "from", "sender", "to", "recipient")
                .texts("carrier", "who carries it", "lots=items.lot", "which lots", "place", "where it is received")
                .masses("items.dispatchMg", "weight sent", "items.receiptMg", "weight received")
                .times("offeredAt", "offered", "validUntil", "the offer holds until", "dispatchedAt", "sent")
                .times("dispatchRecordedAt", "when that was recorded", "receivedAt", "received")
                .times("receiptRecordedAt", "when that was recorded", "acceptedAt", "accepted")
                .times("cancelledAt", "cancelled", "resolvedAt", "resolved", "endedAt", "ended by the lot's end")
                .texts("reason", "why it was cancelled or resolved so")
                .without("counter", "the number of a lot's transfers, for the rules");
    }

    private static Population transferItems() {
        return new Population("transfer-items", "The lots of transfers, one row a lot.", Family.TRANSFER)
                .eachOf("items")
                .texts("transfer", "in which", "state", "of the transfer", "from", "sender", "to", "recipient")
                .texts("items.lot", "which lot")
                .masses("items.dispatchMg", "weight sent", "items.receiptMg", "weight received")
                .numbers(Unit.BASIS_POINTS, "items.varianceBp", "difference of the two")
                .texts("items.sealOut", "seal when sent", "items.noSealOut", "why it had none")
                .texts("items.sealIn", "seal when received", "items.noSealIn", "why it had none")
                .texts("items.outcome", "where lots fared differently: what became of this one")
                .times("itemEndedAt=items.endedAt", "when")
                .masses("dispatchBeforeMg=items.corrections.dispatchMgBefore", "corrected: weight sent before")
                .masses("receiptBeforeMg=items.corrections.receiptMgBefore", "corrected: weight received before")
                .texts("correctedFor=items.corrections.reason", "why", "correctedBy=items.corrections.by", "by whom")
                .texts("correctedWith=items.corrections.with", "who agreed")
                .texts("correctionEvidence=items.corrections.evidence", "hash of the evidence")
                .times("correctedAt=items.corrections.at", "when")
                .without("items.corrections.dispatchMg", "the corrected weight is the one shown")
                .without("items.corrections.receiptMg", "the corrected weight is the one shown");
    }

    private static Population transformations() {
        return new Population("transformations", "Melts, blends, splits and the like.", Family.TRANSFORMATION)
                .texts("transformation", "its id", "kind", "what was done", "by", "by whom", "place", "where")
                .texts("inputs", "lots in", "outputs", "lots out", "witness", "who watched")
                .masses(
                        "grossInMg",
                        "weight in",
                        "grossOutMg",
                        "weight out",
                        "fineInMg",
                        "gold in",
                        "fineOutMg",
                        "gold out")
                .texts("lossReasons=losses.reason", "declared losses")
                .masses("declaredLossMg=losses.fineMg", "gold declared lost")
                .times("at", "when");
    }

    private static Population settlements() {
        return new Population("settlements", "Settlements of lots between seller and buyer.", Family.SETTLEMENT)
                .texts(
                        "settlement",
                        "its id",
                        "lot",
                        "of which lot",
                        "state",
                        "how far",
                        "seller",
                        "who sells",
                        "buyer",
                        "who buys")
                .texts("assay", "the assay that binds")
                .masses(
                        "netMeltMg",
                        "weight after the melt",
                        "fineMg",
                        "gold that binds",
                        "unattributedMg",
                        "of no origin")
                .numbers(Unit.FINENESS, "fineness", "agreed by exchange or umpire")
                .numbers(Unit.BASIS_POINTS, "payableBp", "share that is paid for")
                .texts("priceSource=fixing.source", "whose price", "fixing.session", "of which session")
                .days("priceDay=fixing.date", "of which day")
                .texts("valueCommitment", "salted hash of the value", "payers=payers.payer", "who pays the premium")
                .numbers(Unit.BASIS_POINTS, "payersBp=payers.shareBp", "their shares, added")
                .texts("provisionalAssay=provisional.assay", "as first settled")
                .masses("provisionalMg=provisional.fineMg", "gold as first settled")
                .times("provisionalAt=provisional.at", "when that was")
                .texts("sellersAssay=exchange.sellersAssay", "of the exchange")
                .texts("buyersAssay=exchange.buyersAssay", "of the exchange", "protocol=exchange.protocol", "its hash")
                .texts("umpireNamed=exchange.umpire", "the laboratory that both named")
                .times("exchangedAt=exchange.at", "when")
                .texts("umpireAssay=umpire.assay", "the third reading", "umpire=umpire.laboratory", "by whom")
                .times(
                        "umpireAt=umpire.at",
                        "when",
                        "soldAt",
                        "when the gold was sold",
                        "at",
                        "when it was last stated")
                .without("fellThrough", "what it said before both sides let a sale fall through");
    }

    private static Population certificates() {
        return new Population("certificates", "Certificates of lots, with their state.", Family.CERTIFICATE)
                .texts("certificate=certId", "its id", "lot", "of which lot", "issuer", "by whom")
                .times("issuedAt", "when", "validUntil", "until when")
                .texts(
                        "material",
                        "what it is",
                        "claimClass",
                        "what is claimed",
                        "seal",
                        "its seal",
                        "country",
                        "where")
                .masses("grossMg", "weight", "fineMg", "gold", "unattributedMg", "of no origin")
                .numbers(Unit.FINENESS, "fineness", "by the assay of record")
                .texts("assay.assay", "the assay of record", "method=assay.method", "how")
                .texts("laboratory=assay.laboratory", "by whom", "origins.amp", "the producers")
                .numbers(Unit.NUMBER, "statusIndex", "its place in the status list", "v", "version of the format")
                .beside(Family.STATUS, Unit.TEXT, "state", "ISSUED, SUSPENDED, REVOKED, FROZEN or ENDED")
                .beside(Family.STATUS, Unit.TEXT, "reason", "why")
                .beside(Family.STATUS, Unit.TIME, "stateAt=at", "since when")
                .without("origins", "names, municipalities and results of each producer at issue")
                .without("commitments", "salted hashes of withheld fields");
    }

    private static Population flags() {
        return new Population("flags", "Flags and holds, open and closed.", Family.FLAG)
                .keyPart("subjectFamily", 0, "family of the record it stands on")
                .keyPart("subject", 1, "that record")
                .texts(
                        "kind",
                        "why a person is asked",
                        "rule",
                        "which rule",
                        "reason",
                        "of it",
                        "hold",
                        "name of a hold")
                .texts("raisedBy", "by whom", "raisedWith", "the statement", "evidence", "hash of the evidence")
                .times("raisedAt", "when", "closedAt", "when it was closed")
                .texts("closedBy", "by whom", "outcome", "with what outcome");
    }

    private static Population obligations() {
        return new Population("obligations", "What payers owe as premium.", Family.OBLIGATION)
                .texts("lot", "for which lot", "sale", "or which sale of credits", "scheme", "by which scheme")
                .numbers(Unit.NUMBER, "version", "of the scheme")
                .texts("payer", "who owes", "beneficiary", "to whom")
                .masses("fineMg", "gold it is for")
                .amount("minor", "currency", "owed")
                .texts("currency", "of every amount here")
                .days("dueOn", "last day")
                .times("raisedAt", "when it was raised")
                .texts("stage", "PROVISIONAL, DUE or CANCELLED")
                .masses("provisionalMg=provisional.fineMg", "gold by the first settlement")
                .amount("provisionalMinor=provisional.minor", "currency", "owed by the first settlement")
                .texts("cancelledBy=cancelled.by", "by whom", "cancelledFor=cancelled.reason", "why")
                .texts("decision=cancelled.decision", "hash of the decision")
                .times("cancelledAt=cancelled.at", "when")
                .derived(
                        "state",
                        Unit.TEXT,
                        "from its payments",
                        "how far it is paid",
                        row -> text(balance(row).state()))
                .derived(
                        "overdue",
                        Unit.YES,
                        "from its payments",
                        "past its day",
                        row -> List.of(new Json.Bool(
                                balance(row).overdue(Day.of(row.ledger().time())))))
                .derivedAmount(
                        "announcedMinor",
                        "currency",
                        "from its payments",
                        "sent, as the payer says",
                        amount(ObligationBalance::announced))
                .derivedAmount(
                        "confirmedMinor",
                        "currency",
                        "from its payments",
                        "of it accounted for by the payee",
                        amount(ObligationBalance::confirmed))
                .derivedAmount(
                        "arrivedMinor",
                        "currency",
                        "from its payments",
                        "of it on the payee's account",
                        amount(ObligationBalance::arrived))
                .derivedAmount(
                        "disputedMinor",
                        "currency",
                        "from its payments",
                        "of it denied by the payee",
                        amount(ObligationBalance::disputed));
    }

    private static Population payments() {
        return new Population("payments", "Payments as their payers announced them.", Family.PAYMENT)
                .texts("payment", "its id", "payer", "who paid", "beneficiary", "to whom")
                .amount("minor", "currency", "sent")
                .texts("currency", "of every amount here")
                .days("sentOn", "when")
                .times("announcedAt", "when it was announced")
                .texts(
                        "bankReference",
                        "of the bank",
                        "advice",
                        "hash of the advice",
                        "intermediary",
                        "bank on the way")
                .texts("deductionReasons=deductions.reason", "deductions known when it was sent")
                .amount("deductedMinor=deductions.minor", "currency", "deducted so")
                .numbers(Unit.YES, "advance", "more than is owed")
                .derived(
                        "state",
                        Unit.TEXT,
                        "from the answers",
                        "what became of it",
                        row -> List.of(
                                Json.text(Payment.read(Fields.of(row.record().object()))
                                        .state(row.ledger().time(), row.ledger().state())
                                        .name())))
                .beside(Family.REVERSAL, Unit.DAY, "returnedOn", "when it came back")
                .beside(Family.REVERSAL, Unit.TEXT, "returnedFor=reason", "why");
    }

    private static Population paymentParts() {
        return new Population("payment-parts", "What payments are for, one row an obligation.", Family.PAYMENT)
                .eachOf("for")
                .texts("payment", "which payment", "for.lot", "for which lot", "for.sale", "or which sale of credits")
                .texts("for.scheme", "by which scheme", "for.beneficiary", "to whom")
                .amount("for.minor", "currency", "how much of it")
                .texts("currency", "of the payment");
    }

    private static Population receipts() {
        return new Population(
                        "receipts",
                        "Payees' answers to payments, and their corrections.",
                        Family.RECEIPT,
                        Family.CORRECTION)
                .texts(
                        "receipt",
                        "its id",
                        "payment",
                        "which payment",
                        "beneficiary",
                        "who answers",
                        "answer",
                        "the answer")
                .amount("receivedMinor=received.minor", "received.currency", "on the account")
                .texts("currency=received.currency", "of the amounts here")
                .amount("expectedMinor", "received.currency", "what was sent, at the rate stated")
                .texts("rate", "exchange rate, six places", "rateSource", "whose rate")
                .days("rateDay", "of which day", "valueDate", "when it arrived")
                .texts("deductionReasons=deductions.reason", "what was kept on the way")
                .amount("deductedMinor=deductions.minor", "received.currency", "kept so")
                .texts("bankStatement=statement", "hash of what was read at the bank")
                .texts(
                        "officers=confirmedBy.officer",
                        "who confirmed",
                        "methods=confirmedBy.method",
                        "on what device each")
                .texts(
                        "cautions",
                        "what a reader must know of them",
                        "fieldOfficerOf",
                        "scheme whose officer signed too")
                .texts("state", "that the answer gives the payment")
                .times("confirmedAt", "when")
                .texts("supersedes", "of a correction: the answer before", "reason", "of a correction: why");
    }

    private static Population uses() {
        return new Population("uses", "What premium money was spent on.", Family.USE)
                .texts("amp", "the producer", "plan", "under which plan", "use", "its id", "line", "budget line")
                .amount("minor", "currency", "spent")
                .texts("currency", "of the amount", "invoice", "hash of the invoice", "number", "hash of its number")
                .texts("supplierKind", "kind of supplier")
                .days("spentOn", "when")
                .texts("evidence", "hashes of the evidence", "state", "SPENT, EVIDENCED, VERIFIED or REJECTED")
                .times("recordedAt", "when it was recorded")
                .texts("verifiedBy", "who looked at it", "report", "hash of that report");
    }

    private static ObligationBalance balance(Row row) {
        return ObligationBalance.of(
                Obligation.read(Fields.of(row.record().object())),
                Day.of(row.ledger().time()),
                row.ledger().state());
    }

    private static List<Json> text(Enum<?> constant) {
        return List.of(Json.text(constant.name()));
    }

    private static Function<Row, List<Json>> amount(ToLongFunction<ObligationBalance> of) {
        return row -> List.of(new Json.Num(of.applyAsLong(balance(row))));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.population;

import org.capaz.audit.population.Column.Unit;
import org.capaz.ledger.record.Family;

/** Gold from its declaration to its certificate, with the flags on it. */
final class GoldPopulations {
    private GoldPopulations() {}

    static Population lots() {
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

    static Population lotShares() {
        return new Population("lot-shares", "Whose gold is in a lot, one row an origin.", Family.LOT)
                .eachOf("vector")
                .texts("lot", "in which lot", "state", "of that lot", "origin=vector.lot", "lot of production")
                .texts("vector.amp", "the producer")
                .days("vector.periodFrom", "produced from", "vector.periodTo", "produced until")
                .masses("vector.nominalMg", "as it began", "vector.fineMg", "as measured now");
    }

    static Population lotChanges() {
        return new Population("lot-changes", "What weighings and readings changed of a lot's gold.", Family.LOT)
                .eachOf("changes")
                .texts("lot", "of which lot", "changes.source", "LABORATORY or CUSTODIAN", "changes.by", "who")
                .masses("changes.gainedMg", "more gold than before", "changes.lostMg", "less");
    }

    static Population assays() {
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

    static Population transfers() {
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

    static Population transferItems() {
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

    static Population transformations() {
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

    static Population settlements() {
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

    static Population certificates() {
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

    static Population flags() {
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
                .texts("answeredBy=answers.by", "who answered", "answer=answers.answer", "with what")
                .texts("answerEvidence=answers.evidence", "hash of what the answer rests on")
                .times("answeredAt=answers.at", "when it was answered")
                .texts("closedBy", "by whom", "outcome", "with what outcome");
    }
}

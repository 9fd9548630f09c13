// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.population;

import org.capaz.audit.population.Column.Unit;
import org.capaz.ledger.record.Family;

/** Who may what, and what is said of producers. */
final class PeoplePopulations {
    private PeoplePopulations() {}

    static Population officers() {
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

    static Population accreditations() {
        return new Population("accreditations", "Accreditations of assessors by schemes.", Family.ACCREDITATION)
                .texts("assessor", "who is accredited", "scheme", "by whom", "standard", "for what", "version", "of it")
                .texts("level", "up to which level of independence")
                .days("validFrom", "first day stated", "validTo", "last day stated")
                .days("countsFrom", "first day it counts", "withdrawnFrom", "first day it no longer counts")
                .texts("reason", "why it was withdrawn")
                .times("withdrawnAt", "when that was stated");
    }

    static Population judges() {
        return new Population("judges", "Accreditations for one activity in which a party judges others.", Family.JUDGE)
                .texts("party", "who is accredited", "scheme", "by whom", "activity", "for what")
                .days("validFrom", "first day stated", "validTo", "last day stated")
                .days("countsFrom", "first day it counts", "withdrawnFrom", "first day it no longer counts")
                .texts("reason", "why it was withdrawn")
                .times("withdrawnAt", "when that was stated");
    }

    static Population referenceValues() {
        return new Population("reference-values", "Limits and tolerances, one row a value.", Family.REFERENCE_VALUES)
                .eachOf("values")
                .days("effectiveFrom", "first day")
                .texts("values.key", "which value")
                .numbers(Unit.NUMBER, "values.value", "the number, in the unit that the key ends with");
    }

    static Population attestations() {
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

    static Population findings() {
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

    static Population commitments() {
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
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.capaz.gateway.projection.DerivedPremiums;
import org.capaz.ledger.record.Family;

/**
 * Every list of records, declared once: where it is, what it is called and what stands beside a record. By which members it can
 * be narrowed and who sees which record stands in {@link org.capaz.gateway.projection.ReadModel}. The addresses, their
 * description in {@code docs/reference/openapi.json}, the page {@code docs/reference/who-sees-what.md} and the populations of the
 * auditors' pages follow from here.
 *
 * <p>Decision 176.
 */
public final class Families {
    /** In the order of the description: the registry first, premiums last. */
    public static final List<Listing> ALL = List.of(
            new Listing(
                    "organisations",
                    "organisation",
                    "organisations",
                    "organisation",
                    Family.ORGANISATION,
                    "registry",
                    "The members"),
            new Listing("parties", "party", "parties", "party", Family.PARTY, "registry", "All parties"),
            new Listing(
                    "officers",
                    "officer",
                    "officers",
                    "officer",
                    Family.OFFICER,
                    "registry",
                    "The officers' public keys, roles and validity; persons are not named on the ledger"),
            new Listing(
                    "reference-values",
                    "effectiveFrom",
                    "referenceValues",
                    "referenceValue",
                    Family.REFERENCE_VALUES,
                    "registry",
                    "The reference values with their history: each entry is in effect from its day"),
            new Listing(
                    "standards",
                    "standard/version",
                    "standards",
                    "standard",
                    Family.STANDARD,
                    "registry",
                    "Standards and their versions"),
            new Listing(
                    "accreditations",
                    "assessor/standard/version/scheme/validFrom",
                    "accreditations",
                    "accreditation",
                    Family.ACCREDITATION,
                    "registry",
                    "Which scheme accredits which assessor"),
            new Listing(
                    "judges",
                    "party/activity/scheme/validFrom",
                    "judges",
                    "judge",
                    Family.JUDGE,
                    "registry",
                    "Which scheme accredits which party for an activity in which it judges others"),
            new Listing(
                    "releases",
                    "organisation/release",
                    "releases",
                    "release",
                    Family.RELEASE,
                    "registry",
                    "Organisations of which the others say that they are gone"),
            new Listing(
                            "consultations",
                            "consultation/comment",
                            "comments",
                            "comment",
                            Family.COMMENT,
                            "registry",
                            "Comments in consultations on a standard, with what became of each")
                    .showing(Shown::comment, Family.DISPOSITION),
            new Listing("amps", "amp", "amps", "amp", Family.AMP, "producers", "Producers as they declared themselves")
                    .showing(Shown::amp, Family.AMP_CHANGE),
            new Listing(
                    "legal-bases",
                    "amp/basis",
                    "legalBases",
                    "legalBasis",
                    Family.LEGAL_BASIS,
                    "producers",
                    "On which legal basis producers mine"),
            new Listing(
                    "scopes",
                    "amp/version",
                    "scopes",
                    "scope",
                    Family.SCOPE,
                    "producers",
                    "Which working units belong to a producer"),
            new Listing(
                    "authority-notices",
                    "amp/notice",
                    "authorityNotices",
                    "authorityNotice",
                    Family.AUTHORITY_NOTICE,
                    "producers",
                    "Orders of authorities about producers"),
            new Listing(
                    "disengagements",
                    "amp",
                    "disengagements",
                    "disengagement",
                    Family.DISENGAGEMENT,
                    "producers",
                    "Producers that left for good, and why"),
            new Listing(
                    "reports",
                    "amp/periodTo/number",
                    "producerReports",
                    "producerReport",
                    Family.REPORT,
                    "producers",
                    "Producers' reports on a period"),
            new Listing(
                            "miners",
                            "miner",
                            "miners",
                            "miner",
                            Family.MINER,
                            "producers",
                            "Enrolments by pseudonym: a producer's own, for its own officers and its organisation's")
                    .showing(Shown::miner),
            new Listing(
                    "assessments",
                    "amp/assessment",
                    "assessments",
                    "assessment",
                    Family.ASSESSMENT,
                    "assessment",
                    "Assessors' visits, with the hashes of their reports"),
            new Listing(
                            "attestations",
                            "subject/module/attestation",
                            "attestations",
                            "attestation",
                            Family.ATTESTATION,
                            "assessment",
                            "Attestations, of one producer or of all, with their contests and what else a reader must"
                                    + " know")
                    .showing(Shown::attestation, Family.CONTEST, Family.LIFT, Family.WITHDRAWN),
            new Listing(
                            "findings",
                            "subject/module/attestation",
                            "findings",
                            "finding",
                            Family.ATTESTATION,
                            "assessment",
                            "The findings of each attestation, with the agreement that lifts one")
                    .showing(Shown::findings, Family.LIFT),
            new Listing(
                            "commitments",
                            "amp/commitment",
                            "commitments",
                            "commitment",
                            Family.COMMITMENT,
                            "assessment",
                            "Producers' commitments to improve, with what became of each")
                    .showing(Shown::commitment, Family.COMMITMENT_RESULT),
            new Listing(
                    "contests",
                    "subject/module/attestation/by",
                    "contests",
                    "contest",
                    Family.CONTEST,
                    "assessment",
                    "Objections to attestations"),
            new Listing(
                    "origin-documents",
                    "issuer/number/producer",
                    "originDocuments",
                    "originDocument",
                    Family.ORIGIN,
                    "lots",
                    "Origin documents with the quantity that each covers, and their corrections"),
            new Listing("lots", "lot", "lots", "lot", Family.LOT, "lots", "Lots, by state and custodian"),
            new Listing("assays", "lot/assay", "assays", "assay", Family.ASSAY, "lots", "Assays of lots"),
            new Listing(
                    "seals", "seal/lot", "seals", "seal", Family.SEAL, "lots", "Seals and the lots that they are on"),
            new Listing(
                    "transfers",
                    "transfer",
                    "transfers",
                    "transfer",
                    Family.TRANSFER,
                    "lots",
                    "Transfers with what was weighed, and the corrections; one under way is for those who take part"),
            new Listing(
                    "transformations",
                    "transformation",
                    "transformations",
                    "transformation",
                    Family.TRANSFORMATION,
                    "lots",
                    "Melts, blends, splits: lots in, lots out, losses"),
            new Listing(
                    "purchases",
                    "lot/transfer",
                    "purchases",
                    "purchase",
                    Family.PURCHASE,
                    "lots",
                    "Purchases with the papers of the state"),
            new Listing(
                    "settlements",
                    "lot",
                    "settlements",
                    "settlement",
                    Family.SETTLEMENT,
                    "lots",
                    "Settlements of lots"),
            new Listing(
                            "certificates",
                            "certificate",
                            "certificates",
                            "certificate",
                            Family.CERTIFICATE,
                            "certificates",
                            "Certificates, each with its present state")
                    .showing(Shown::certificate, Family.STATUS),
            new Listing(
                            "flags",
                            "family/subject/rule/statement",
                            "flags",
                            "flag",
                            Family.FLAG,
                            "audit",
                            "Flags and holds with what they stand on; open ones, or all with closed=true")
                    .showing(Shown::flag),
            new Listing(
                    "audit-grants",
                    "auditor/organisation/grant",
                    "auditGrants",
                    "auditGrant",
                    Family.AUDIT_GRANT,
                    "audit",
                    "What members opened to auditors, who are named by their keys alone, and until when"),
            new Listing(
                    "schemes",
                    "scheme/version",
                    "schemes",
                    "scheme",
                    Family.SCHEME,
                    "premiums",
                    "Premium schemes and their versions"),
            new Listing("credits", "credit", "credits", "credit", Family.CREDIT, "premiums", "Sales of credits"),
            new Listing(
                            "obligations",
                            "subject/scheme/beneficiary/payer",
                            "obligations",
                            "obligation",
                            Family.OBLIGATION,
                            "premiums",
                            "Obligations with their derived state and the sums announced and confirmed")
                    .showing((fact, ledger, sight) -> DerivedPremiums.obligation(fact, ledger), Family.PAID),
            new Listing(
                            "payments",
                            "payment",
                            "payments",
                            "payment",
                            Family.PAYMENT,
                            "premiums",
                            "Announced payments with what became of each, for payer and payee")
                    .showing(
                            (fact, ledger, sight) -> DerivedPremiums.payment(fact, ledger),
                            Family.RECEIPT,
                            Family.CORRECTION,
                            Family.REVERSAL),
            new Listing(
                            "receipts",
                            "payment",
                            "receipts",
                            "receipt",
                            Family.RECEIPT,
                            "premiums",
                            "What payees say arrived, with their corrections, for payer and payee")
                    .showing(Shown::receipt, Family.CORRECTION),
            new Listing(
                            "plans",
                            "amp/plan",
                            "plans",
                            "plan",
                            Family.PLAN,
                            "premiums",
                            "What producers mean to spend their premiums on, with every use and its derived state")
                    .showing((fact, ledger, sight) -> DerivedPremiums.plan(fact, ledger), Family.USE, Family.FUND),
            new Listing(
                    "uses",
                    "amp/plan/use",
                    "uses",
                    "use",
                    Family.USE,
                    "premiums",
                    "Uses of premium money, for the producer and for who verified one"));

    private static final Map<String, Listing> BY_PATH = new TreeMap<>();

    static {
        ALL.forEach(listing -> BY_PATH.put(listing.path(), listing));
    }

    private Families() {}

    /** The list at {@code /v1/} and that. */
    public static Optional<Listing> at(String path) {
        return Optional.ofNullable(BY_PATH.get(path));
    }
}

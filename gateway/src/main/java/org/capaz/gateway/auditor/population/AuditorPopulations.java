// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.auditor.population;

import java.util.List;
import java.util.Optional;
import org.capaz.gateway.query.Families;

/** What auditors are shown of each list of {@link Families}; a test holds that none is forgotten. */
public final class AuditorPopulations {
    /** In the order of their lists. */
    public static final List<AuditorPopulation> ALL = List.of(
            of("organisations", "name", "foundedAt"),
            of("parties", "name", "roles=ROLE", "msp", "country"),
            of("officers", "owner", "roles=OFFICER_ROLE", "validFrom", "validTo", "revokedAt"),
            of("reference-values", "effectiveFrom"),
            of("standards", "standard", "version"),
            of("accreditations", "assessor", "scheme", "standard", "version", "level", "validFrom", "validTo"),
            of("judges", "party", "activity", "scheme", "validFrom", "validTo"),
            of("releases", "organisation", "reason", "effectiveFrom"),
            of("consultations", "consultation", "by", "recordedAt"),
            of("amps", "type", "municipality", "miners", "declaredOn"),
            of("legal-bases", "amp", "kind", "authority", "validFrom", "validTo"),
            of("scopes", "amp", "version", "validFrom"),
            of("authority-notices", "amp", "authority", "reason", "from"),
            of("disengagements", "by", "reason", "from"),
            of("reports", "amp", "periodFrom", "periodTo", "recordedAt"),
            of("assessments", "amp", "assessor", "level", "periodFrom", "periodTo"),
            of("attestations", "subject", "module", "issuer", "level", "validFrom", "validTo"),
            of("commitments", "amp", "requirement", "measure", "dueAt"),
            of("contests", "subject", "module", "by", "reason", "recordedAt"),
            of("origin-documents", "issuer", "kind", "date", "quantityMg", "registeredBy"),
            of("lots", "material=MATERIAL", "state", "custodian", "grossMg", "fineness", "fineMg"),
            of("assays", "lot", "laboratory", "method=ASSAY_METHOD", "fineness", "sampledOn"),
            of("seals", "lot", "kind", "appliedAt", "removedAt"),
            of("transfers", "from", "to", "state", "dispatchedAt", "receivedAt"),
            of("transformations", "kind", "by", "grossInMg", "grossOutMg", "fineInMg", "fineOutMg"),
            of("purchases", "buyer", "seller"),
            of("settlements", "seller", "buyer", "fineMg", "state", "soldAt"),
            of("certificates", "lot", "shortId", "status.state=RECORD_STATE", "issuedAt"),
            of("flags", "kind=FLAG_KIND", "rule", "raisedBy", "raisedAt", "closedAt"),
            of("audit-grants", "organisation", "auditor", "periodFrom", "periodTo", "grantedAt", "withdrawnAt"),
            of("schemes", "publisher", "ratePerKg", "dueDays"),
            of("credits", "payer", "scheme", "soldAt"),
            of("obligations", "payer", "beneficiary", "minor", "dueOn", "state=OBLIGATION_STATE"),
            of("payments", "payer", "beneficiary", "minor", "sentOn", "state=PAYMENT_STATE"),
            of("receipts", "payer", "beneficiary", "answer", "received", "valueDate", "confirmedAt"),
            of("plans", "amp", "stage", "currency"),
            of("uses", "amp", "line", "minor", "spentOn", "state"));

    private AuditorPopulations() {}

    /** The population at that path; empty where auditors have none. */
    static Optional<AuditorPopulation> at(String path) {
        return ALL.stream()
                .filter(population -> population.listing().path().equals(path))
                .findFirst();
    }

    private static AuditorPopulation of(String path, String... columns) {
        return AuditorPopulation.of(Families.at(path).orElseThrow(), columns);
    }
}

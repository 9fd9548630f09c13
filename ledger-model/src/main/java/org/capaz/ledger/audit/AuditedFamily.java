// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.record.Family;

/**
 * The families of records that a member can open to an auditor, each with the members that name the parties whose records
 * they are; a receipt is also its payment's, and a flag that of the record on which it stands. What is about miners is not among
 * them (I47), nor what finds or counts other records.
 *
 * <p>Decisions 242 and 261.
 */
public enum AuditedFamily {
    AMP(Family.AMP, "amp"),
    LEGAL_BASIS(Family.LEGAL_BASIS, "amp"),
    SCOPE(Family.SCOPE, "amp"),
    AUTHORITY_NOTICE(Family.AUTHORITY_NOTICE, "amp"),
    DISENGAGEMENT(Family.DISENGAGEMENT, "amp"),
    REPORT(Family.REPORT, "amp"),
    ASSESSMENT(Family.ASSESSMENT, "amp", "assessor"),
    ATTESTATION(Family.ATTESTATION, "subject", "issuer"),
    CONTEST(Family.CONTEST, "subject", "by"),
    COMMITMENT(Family.COMMITMENT, "amp"),
    ORIGIN(Family.ORIGIN, "registeredBy"),
    LOT(Family.LOT, "creator", "custodian"),
    ASSAY(Family.ASSAY, "laboratory", "sampledBy"),
    SEAL(Family.SEAL, "issuer", "removedBy"),
    TRANSFER(Family.TRANSFER, "from", "to", "carrier"),
    TRANSFORMATION(Family.TRANSFORMATION, "by"),
    PURCHASE(Family.PURCHASE, "buyer", "seller"),
    SETTLEMENT(Family.SETTLEMENT, "buyer", "seller"),
    CERTIFICATE(Family.CERTIFICATE, "issuer", "origins.amp"),
    CREDIT(Family.CREDIT, "payer"),
    OBLIGATION(Family.OBLIGATION, "payer", "beneficiary"),
    PAYMENT(Family.PAYMENT, "payer", "beneficiary"),
    RECEIPT(Family.RECEIPT, "payer", "beneficiary"),
    PLAN(Family.PLAN, "amp"),
    USE(Family.USE, "amp", "verifiedBy"),
    FLAG(Family.FLAG, "raisedBy", "closedBy");

    /** Members that are written, or written anew, after the record was. */
    private static final List<String> WRITTEN_LATER =
            List.of("carrier", "closedBy", "custodian", "removedBy", "verifiedBy");

    private final Family family;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> parties;

    AuditedFamily(Family family, String... parties) {
        this.family = family;
        this.parties = List.of(parties);
    }

    /** The same of a family as it stands on the ledger; empty where its records are opened to nobody. */
    public static Optional<AuditedFamily> of(Family family) {
        return Arrays.stream(values()).filter(each -> each.family == family).findFirst();
    }

    public Family family() {
        return family;
    }

    /** The members of such a record that name the parties whose it is; a dot leads into the members of a member. */
    public List<String> parties() {
        return parties;
    }

    /** Those of them that are the same in the record as long as it stands. */
    public List<String> lastingParties() {
        return parties.stream()
                .filter(member -> !WRITTEN_LATER.contains(member))
                .toList();
    }
}

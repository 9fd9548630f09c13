// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.record;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.MessageKey;
import org.capaz.ledger.message.Messages;

/**
 * The families of keys: every kind of record that stands on the ledger, with the form of its key and with whose organisation
 * must endorse a change. A record of another family is refused, and a family cannot be added without saying whose peer
 * guards it. {@code docs/reference/keys.md} has a section for each, made from here.
 *
 * <p>Decisions 016 and 090.
 */
public enum Family {
    ORGANISATION("org", Form.COMPOSITE, Endorser.MAJORITY, "ProducersMSP"),
    OFFICER("officer", Form.COMPOSITE, Endorser.MAJORITY, "4K7QM2XRA"),
    OFFICER_OF("officerof", Form.COMPOSITE, Endorser.MAJORITY, "AMP-01", "4K7QM2XRA"),
    PARTY("party", Form.COMPOSITE, Endorser.MAJORITY, "AMP-01"),
    REFERENCE_VALUES("refvalues", Form.COMPOSITE, Endorser.MAJORITY, "2026-01-01"),
    STANDARD("standard", Form.COMPOSITE, Endorser.MAJORITY, "CRAFT", "2.1"),
    ACCREDITATION("accreditation", Form.COMPOSITE, Endorser.MAJORITY, "AUD-01", "CRAFT", "2.1", "SCH-01", "2024-01-01"),
    JUDGE("judge", Form.COMPOSITE, Endorser.MAJORITY, "ASY-01", "FIRE-ASSAY", "SCH-01", "2024-01-01"),
    AMP("amp", Form.COMPOSITE, Endorser.MAJORITY, "AMP-01"),
    AMP_CHANGE("ampchange", Form.COMPOSITE, Endorser.MAJORITY, "AMP-01", "2026-07-01"),
    AUTHORITY_NOTICE("authnotice", Form.COMPOSITE, Endorser.MAJORITY, "AMP-01", "N-1"),
    DISENGAGEMENT("disengagement", Form.COMPOSITE, Endorser.MAJORITY, "AMP-01"),
    LEGAL_BASIS("basis", Form.COMPOSITE, Endorser.MAJORITY, "AMP-01", "T-1"),
    RIGHT("right", Form.COMPOSITE, Endorser.MAJORITY, "ANM", "T1", "AMP-01", "LB-01"),
    SCOPE("scope", Form.COMPOSITE, Endorser.MAJORITY, "AMP-01", "000001"),
    MINER("miner", Form.COMPOSITE, Endorser.MAJORITY, "0123456789ABX"),
    REPORT("report", Form.COMPOSITE, Endorser.MAJORITY, "AMP-01", "2026-06-30", "01"),
    COMMITMENT("commitment", Form.COMPOSITE, Endorser.MAJORITY, "AMP-01", "C-1"),
    COMMITMENT_RESULT("comresult", Form.COMPOSITE, Endorser.MAJORITY, "AMP-01", "C-1"),
    INTRODUCTION("introduction", Form.COMPOSITE, Endorser.MAJORITY, "LX"),
    DRAWN("drawn", Form.COMPOSITE, Endorser.MAJORITY, "0123456789ABX", "2024", "03", "lot", "LB"),
    PRODUCED("produced", Form.COMPOSITE, Endorser.MAJORITY, "AMP-01", "2024", "03", "LB"),
    ASSESSMENT("assessment", Form.COMPOSITE, Endorser.MAJORITY, "AMP-01", "AS-2024"),
    ATTESTATION("attestation", Form.COMPOSITE, Endorser.ISSUER, "AMP-01", "03", "AT-7"),
    ATTESTED("attested", Form.COMPOSITE, Endorser.ISSUER, "AMP-01", "03", "AUD-01"),
    CONTEST("contest", Form.COMPOSITE, Endorser.MAJORITY, "AMP-01", "03", "AT-7", "1"),
    LIFT("lift", Form.COMPOSITE, Endorser.MAJORITY, "AMP-01", "03", "AT-7"),
    COMMENT("comment", Form.COMPOSITE, Endorser.MAJORITY, "CRAFT-3", "K-17"),
    DISPOSITION("disposition", Form.COMPOSITE, Endorser.MAJORITY, "CRAFT-3", "K-17"),
    ORIGIN("origin", Form.COMPOSITE, Endorser.MAJORITY, "ANM", "CO1", "AMP-01"),
    ORIGIN_USE("originuse", Form.COMPOSITE, Endorser.MAJORITY, "ANM", "CO1", "AMP-01", "LA"),
    LOT("lot", Form.COMPOSITE, Endorser.CUSTODIAN, "LE"),
    CONTRIBUTIONS("contributions", Form.COMPOSITE, Endorser.CUSTODIAN_OF_LOT, "LB"),
    ASSAY("assay", Form.COMPOSITE, Endorser.CUSTODIAN_OF_LOT, "LE", "AS-9"),
    SEAL("seal", Form.COMPOSITE, Endorser.MAJORITY, "CRAFT123", "LA"),
    SEAL_USE("sealuse", Form.COMPOSITE, Endorser.MAJORITY, "CRAFT123", "TradersMSP"),
    TRANSFER("transfer", Form.COMPOSITE, Endorser.MAJORITY, "T-12"),
    TRANSFORMATION("transformation", Form.COMPOSITE, Endorser.MAJORITY, "M-1"),
    SETTLEMENT("settlement", Form.COMPOSITE, Endorser.CUSTODIAN_OF_LOT, "LE"),
    PURCHASE("purchase", Form.COMPOSITE, Endorser.MAJORITY, "LA", "T-12"),
    PLATFORM_NUMBER("platform", Form.COMPOSITE, Endorser.MAJORITY, "TX2024-1", "AGG-01"),
    SCHEME("scheme", Form.COMPOSITE, Endorser.MAJORITY, "DEMO-PREMIUM", "000001"),
    CLAIM("claim", Form.COMPOSITE, Endorser.MAJORITY, "LA", "DEMO-PREMIUM", "LE", "BUY-01"),
    CREDIT("credit", Form.COMPOSITE, Endorser.MAJORITY, "CS-1"),
    OBLIGATION("obligation", Form.COMPOSITE, Endorser.MAJORITY, "LE", "DEMO-PREMIUM", "AMP-01", "BUY-01"),
    PAYMENT("payment", Form.COMPOSITE, Endorser.MAJORITY, "P-1"),
    BANK_REFERENCE("bankref", Form.COMPOSITE, Endorser.MAJORITY, "BUY-01", "TT1"),
    PAID("paid", Form.COMPOSITE, Endorser.MAJORITY, "LE", "DEMO-PREMIUM", "AMP-01", "BUY-01", "P-1"),
    RECEIPT("receipt", Form.COMPOSITE, Endorser.BENEFICIARY, "P-1"),
    CORRECTION("correction", Form.COMPOSITE, Endorser.BENEFICIARY, "P-1", "000001"),
    REVERSAL("reversal", Form.COMPOSITE, Endorser.MAJORITY, "P-1"),
    PLAN("plan", Form.COMPOSITE, Endorser.MAJORITY, "AMP-01", "PL-1"),
    FUND("fund", Form.COMPOSITE, Endorser.MAJORITY, "P-1"),
    USE("use", Form.COMPOSITE, Endorser.MAJORITY, "AMP-01", "PL-1", "U-1"),
    INVOICE(
            "invoice",
            Form.COMPOSITE,
            Endorser.MAJORITY,
            "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
    RELEASE("release", Form.COMPOSITE, Endorser.MAJORITY, "TradersMSP", "REL-1"),
    AUDIT_GRANT("auditgrant", Form.COMPOSITE, Endorser.MAJORITY, "4K7QM2XRA", "ProducersMSP", "AG-1"),
    WITHDRAWN("withdrawn", Form.COMPOSITE, Endorser.MAJORITY, "AMP-01", "03", "AT-7"),
    RESCUED("rescued", Form.COMPOSITE, Endorser.MAJORITY, "LE"),
    CERTIFICATE_OF_LOT("certof", Form.COMPOSITE, Endorser.MAJORITY, "LE"),
    NUMBER("number", Form.COMPOSITE, Endorser.MAJORITY, "SEWM9GJD9MT8Q"),
    FLAG("flag", Form.COMPOSITE, Endorser.MAJORITY, "lot", "LE", "I17", "8f14e45f-ea3f"),
    NOTICE("notice", Form.COMPOSITE, Endorser.MAJORITY, "lot", "LE"),
    RECORD("record", Form.COMPOSITE, Endorser.MAJORITY, "8f14e45f-ea3f"),
    CERTIFICATE("cert", Form.SIMPLE, Endorser.MAJORITY, "3f2a9f0e-7a51-4f0b-9b55-0d0c7e1ab713"),
    STATUS("status", Form.SIMPLE, Endorser.MAJORITY, "3f2a9f0e-7a51-4f0b-9b55-0d0c7e1ab713"),
    STATUS_INDEX("idx", Form.SIMPLE, Endorser.MAJORITY, "123"),
    HEAD("head", Form.SIMPLE, Endorser.MAJORITY),
    NOT_ISSUED("notissued", Form.SIMPLE, Endorser.MAJORITY);

    /** How a key is written in the state database. */
    public enum Form {
        /** A Fabric composite key: the family and its parts, each ended by a zero byte, so that parts can be listed. */
        COMPOSITE,
        /** As the verification format writes it, {@code cert:<uuid>}: strangers name it without knowing composite keys. */
        SIMPLE
    }

    /** Whose organisation must endorse a change of such a record. */
    public enum Endorser {
        /** Nobody in particular: the contract's own policy asks for a majority of the members. */
        MAJORITY,
        /** That of the party in the record's member {@code custodian}, and a majority with it. */
        CUSTODIAN,
        /** That of the custodian of the lot in the key's first part when the record was created, and a majority with it. */
        CUSTODIAN_OF_LOT,
        /** That of the party in the record's member {@code issuer}, and a majority with it. */
        ISSUER,
        /** That of the party in the record's member {@code beneficiary}, and a majority with it. */
        BENEFICIARY;

        /** The same in words. */
        public String in(Language language) {
            MessageKey key = () -> "ENDORSER_" + name();
            return Messages.in(language).text(key);
        }
    }

    private final String onLedger;
    private final Form form;
    private final Endorser endorser;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> example;

    Family(String onLedger, Form form, Endorser endorser, String... example) {
        this.onLedger = onLedger;
        this.form = form;
        this.endorser = endorser;
        this.example = List.of(example);
    }

    /** The family of that name on the ledger; empty when this version knows none. */
    public static Optional<Family> of(String onLedger) {
        return Arrays.stream(values())
                .filter(family -> family.onLedger.equals(onLedger))
                .findFirst();
    }

    /** Its name on the ledger, such as {@code refvalues}. */
    public String onLedger() {
        return onLedger;
    }

    public Form form() {
        return form;
    }

    public Endorser endorser() {
        return endorser;
    }

    /**
     * By how many of its parts, at least, the rules list such records together; empty where they only find one by its key.
     * No such list ever gets longer than {@link LedgerState#LONGEST_LIST} (I61): a statement that would make it longer is
     * refused, whatever its kind, so that nobody makes a record unreadable by adding others beside it.
     */
    public OptionalInt listedBy() {
        return switch (this) {
            case ORGANISATION, REFERENCE_VALUES -> OptionalInt.of(0);
            case OFFICER_OF,
                    ASSAY,
                    JUDGE,
                    AMP_CHANGE,
                    AUTHORITY_NOTICE,
                    LEGAL_BASIS,
                    SCOPE,
                    REPORT,
                    COMMITMENT,
                    COMMITMENT_RESULT,
                    ATTESTATION,
                    ATTESTED,
                    LIFT,
                    OBLIGATION,
                    SCHEME,
                    CLAIM,
                    CORRECTION,
                    RELEASE,
                    PLATFORM_NUMBER,
                    AUDIT_GRANT,
                    WITHDRAWN -> OptionalInt.of(1);
            case DRAWN, RIGHT, ORIGIN, USE, FLAG -> OptionalInt.of(2);
            case ACCREDITATION, ORIGIN_USE, PRODUCED, CONTEST -> OptionalInt.of(3);
            case PAID -> OptionalInt.of(4);
            // A list of one of these throws, so that none is read by oversight.
            case OFFICER,
                    PARTY,
                    STANDARD,
                    AMP,
                    DISENGAGEMENT,
                    MINER,
                    INTRODUCTION,
                    ASSESSMENT,
                    COMMENT,
                    DISPOSITION,
                    LOT,
                    CONTRIBUTIONS,
                    SEAL,
                    SEAL_USE,
                    TRANSFER,
                    TRANSFORMATION,
                    SETTLEMENT,
                    PURCHASE,
                    CREDIT,
                    PAYMENT,
                    BANK_REFERENCE,
                    RECEIPT,
                    REVERSAL,
                    PLAN,
                    FUND,
                    INVOICE,
                    RESCUED,
                    CERTIFICATE_OF_LOT,
                    NUMBER,
                    NOTICE,
                    RECORD,
                    CERTIFICATE,
                    STATUS,
                    STATUS_INDEX,
                    HEAD,
                    NOT_ISSUED -> OptionalInt.empty();
        };
    }

    /** A key of this family, with made-up parts. */
    public LedgerKey example() {
        return new LedgerKey(this, example);
    }

    /** What such a record holds, in one sentence. */
    public String holds(Language language) {
        MessageKey key = () -> "FAMILY_" + name();
        return Messages.in(language).text(key);
    }

    /** Its name on the ledger. */
    @Override
    public String toString() {
        return onLedger;
    }
}

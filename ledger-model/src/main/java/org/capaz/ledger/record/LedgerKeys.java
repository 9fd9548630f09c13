// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.record;

import org.capaz.ledger.identity.CertificateId;
import org.capaz.ledger.identity.CertificateNumber;
import org.capaz.ledger.identity.Code;
import org.capaz.ledger.identity.LotId;
import org.capaz.ledger.identity.MinerRef;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.NormalForm;
import org.capaz.ledger.identity.OfficerId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.identity.RecordId;
import org.capaz.ledger.identity.SealNumber;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.quantity.Day;

/**
 * Every key shape of the ledger, with an example of each; {@code docs/reference/keys.md} says what stands there.
 *
 * <p>It is long on purpose: one look shows that no two kinds of record share a key. Cut by stage, that would need reading
 * every package.
 */
public final class LedgerKeys {
    private LedgerKeys() {}

    /** {@code org/ProducersMSP} */
    public static LedgerKey organisation(MspId msp) {
        return LedgerKey.of(Family.ORGANISATION, msp.value());
    }

    /** {@code org/*} */
    public static LedgerKey organisations() {
        return LedgerKey.of(Family.ORGANISATION);
    }

    /** {@code officer/4K7QM2XRA} */
    public static LedgerKey officer(OfficerId officer) {
        return LedgerKey.of(Family.OFFICER, officer.value());
    }

    /** {@code officerof/AMP-01/4K7QM2XRA} */
    public static LedgerKey officerOf(String owner, OfficerId officer) {
        return LedgerKey.of(Family.OFFICER_OF, owner, officer.value());
    }

    /** {@code officerof/AMP-01/*} */
    public static LedgerKey officersOf(String owner) {
        return LedgerKey.of(Family.OFFICER_OF, owner);
    }

    /** {@code party/AMP-01} */
    public static LedgerKey party(PartyId party) {
        return LedgerKey.of(Family.PARTY, party.value());
    }

    /** {@code refvalues/2026-01-01} */
    public static LedgerKey referenceValues(Day effectiveFrom) {
        return LedgerKey.of(Family.REFERENCE_VALUES, effectiveFrom.toString());
    }

    /** {@code refvalues/*} */
    public static LedgerKey referenceValues() {
        return LedgerKey.of(Family.REFERENCE_VALUES);
    }

    /** {@code standard/CRAFT/2.1} */
    public static LedgerKey standard(String standard, String version) {
        return LedgerKey.of(Family.STANDARD, standard, version);
    }

    /** {@code accreditation/AUD-01/CRAFT/2.1/SCH-01/2024-01-01} */
    public static LedgerKey accreditation(
            PartyId assessor, String standard, String version, PartyId scheme, Day validFrom) {
        return LedgerKey.of(
                Family.ACCREDITATION, assessor.value(), standard, version, scheme.value(), validFrom.toString());
    }

    /** {@code accreditation/AUD-01/CRAFT/2.1/*} */
    public static LedgerKey accreditations(PartyId assessor, String standard, String version) {
        return LedgerKey.of(Family.ACCREDITATION, assessor.value(), standard, version);
    }

    /** {@code judge/ASY-01/FIRE-ASSAY/SCH-01/2024-01-01} */
    public static LedgerKey judge(PartyId accredited, String activity, PartyId scheme, Day validFrom) {
        return LedgerKey.of(Family.JUDGE, accredited.value(), activity, scheme.value(), validFrom.toString());
    }

    /** {@code judge/ASY-01/*} */
    public static LedgerKey judges(PartyId accredited) {
        return LedgerKey.of(Family.JUDGE, accredited.value());
    }

    /** {@code amp/AMP-01} */
    public static LedgerKey amp(PartyId amp) {
        return LedgerKey.of(Family.AMP, amp.value());
    }

    /** {@code ampchange/AMP-01/2026-07-01} */
    public static LedgerKey ampChange(PartyId amp, Day from) {
        return LedgerKey.of(Family.AMP_CHANGE, amp.value(), from.toString());
    }

    /** {@code ampchange/AMP-01/*} */
    public static LedgerKey ampChanges(PartyId amp) {
        return LedgerKey.of(Family.AMP_CHANGE, amp.value());
    }

    /** {@code authnotice/AMP-01/N-1} */
    public static LedgerKey authorityNotice(PartyId amp, Code notice) {
        return LedgerKey.of(Family.AUTHORITY_NOTICE, amp.value(), notice.value());
    }

    /** {@code authnotice/AMP-01/*} */
    public static LedgerKey authorityNotices(PartyId amp) {
        return LedgerKey.of(Family.AUTHORITY_NOTICE, amp.value());
    }

    /** {@code disengagement/AMP-01} */
    public static LedgerKey disengagement(PartyId amp) {
        return LedgerKey.of(Family.DISENGAGEMENT, amp.value());
    }

    /** {@code basis/AMP-01/T-1} */
    public static LedgerKey basis(PartyId amp, Code basis) {
        return LedgerKey.of(Family.LEGAL_BASIS, amp.value(), basis.value());
    }

    /** {@code right/ANM/T1/AMP-01/LB-01}, authority and reference in their normal form */
    public static LedgerKey right(Code authority, Code reference, PartyId amp, Code basis) {
        return LedgerKey.of(
                Family.RIGHT,
                NormalForm.of(authority.value()),
                NormalForm.of(reference.value()),
                amp.value(),
                basis.value());
    }

    /** {@code right/ANM/T1/*} */
    public static LedgerKey rights(Code authority, Code reference) {
        return LedgerKey.of(Family.RIGHT, NormalForm.of(authority.value()), NormalForm.of(reference.value()));
    }

    /** {@code basis/AMP-01/*} */
    public static LedgerKey bases(PartyId amp) {
        return LedgerKey.of(Family.LEGAL_BASIS, amp.value());
    }

    /** {@code scope/AMP-01/000001} */
    public static LedgerKey scope(PartyId amp, int version) {
        return LedgerKey.of(Family.SCOPE, amp.value(), sixDigits(version));
    }

    /** {@code scope/AMP-01/*} */
    public static LedgerKey scopes(PartyId amp) {
        return LedgerKey.of(Family.SCOPE, amp.value());
    }

    /** {@code miner/0123456789ABX} */
    public static LedgerKey miner(MinerRef miner) {
        return LedgerKey.of(Family.MINER, miner.value());
    }

    /** {@code drawn/0123456789ABX/2024/03/lot/LB}, or {@code …/sale/S-1} for a sale outside the network */
    public static LedgerKey drawn(MinerRef miner, int year, int month, String kind, String name) {
        return LedgerKey.of(Family.DRAWN, miner.value(), padded(year, 4), twoDigits(month), kind, name);
    }

    /** {@code drawn/0123456789ABX/2024/*} */
    public static LedgerKey drawnIn(MinerRef miner, int year) {
        return LedgerKey.of(Family.DRAWN, miner.value(), padded(year, 4));
    }

    /** {@code produced/AMP-01/2024/03/LB} */
    public static LedgerKey produced(PartyId amp, int year, int month, LotId lot) {
        return LedgerKey.of(Family.PRODUCED, amp.value(), padded(year, 4), twoDigits(month), lot.value());
    }

    /** {@code produced/AMP-01/2024/03/*} */
    public static LedgerKey producedIn(PartyId amp, int year, int month) {
        return LedgerKey.of(Family.PRODUCED, amp.value(), padded(year, 4), twoDigits(month));
    }

    /** {@code introduction/LX} */
    public static LedgerKey introduction(LotId lot) {
        return LedgerKey.of(Family.INTRODUCTION, lot.value());
    }

    /** {@code report/AMP-01/2026-06-30/01} */
    public static LedgerKey report(PartyId amp, Day periodTo, int number) {
        return LedgerKey.of(Family.REPORT, amp.value(), periodTo.toString(), twoDigits(number));
    }

    /** {@code report/AMP-01/2026-06-30/*} */
    public static LedgerKey reports(PartyId amp, Day periodTo) {
        return LedgerKey.of(Family.REPORT, amp.value(), periodTo.toString());
    }

    /** {@code report/AMP-01/*} */
    public static LedgerKey reports(PartyId amp) {
        return LedgerKey.of(Family.REPORT, amp.value());
    }

    /** {@code commitment/AMP-01/C-1} */
    public static LedgerKey commitment(PartyId amp, Code commitment) {
        return LedgerKey.of(Family.COMMITMENT, amp.value(), commitment.value());
    }

    /** {@code commitment/AMP-01/*} */
    public static LedgerKey commitments(PartyId amp) {
        return LedgerKey.of(Family.COMMITMENT, amp.value());
    }

    /** {@code attestation/AMP-01/03/AT-7} */
    public static LedgerKey attestation(PartyId subject, int module, Code attestation) {
        return LedgerKey.of(Family.ATTESTATION, subject.value(), twoDigits(module), attestation.value());
    }

    /** {@code attestation/AMP-01/*} */
    public static LedgerKey attestations(PartyId subject) {
        return LedgerKey.of(Family.ATTESTATION, subject.value());
    }

    /** {@code attested/AMP-01/03/AUD-01} */
    public static LedgerKey attested(PartyId subject, int module, PartyId issuer) {
        return LedgerKey.of(Family.ATTESTED, subject.value(), twoDigits(module), issuer.value());
    }

    /** {@code attested/AMP-01/*} */
    public static LedgerKey attested(PartyId subject) {
        return LedgerKey.of(Family.ATTESTED, subject.value());
    }

    /** {@code contest/AMP-01/03/AT-7/1} */
    public static LedgerKey contest(PartyId subject, int module, Code attestation, int number) {
        return LedgerKey.of(
                Family.CONTEST, subject.value(), twoDigits(module), attestation.value(), Integer.toString(number));
    }

    /** {@code contest/AMP-01/03/AT-7/BUY-01}, of the time when keys named who objects; none is made any more. */
    public static LedgerKey formerContest(PartyId subject, int module, Code attestation, PartyId by) {
        return LedgerKey.of(Family.CONTEST, subject.value(), twoDigits(module), attestation.value(), by.value());
    }

    /** {@code contest/AMP-01/03/AT-7/*} */
    public static LedgerKey contests(PartyId subject, int module, Code attestation) {
        return LedgerKey.of(Family.CONTEST, subject.value(), twoDigits(module), attestation.value());
    }

    /** {@code comresult/AMP-01/C-1} */
    public static LedgerKey commitmentResult(PartyId amp, Code commitment) {
        return LedgerKey.of(Family.COMMITMENT_RESULT, amp.value(), commitment.value());
    }

    /** {@code comresult/AMP-01/*} */
    public static LedgerKey commitmentResults(PartyId amp) {
        return LedgerKey.of(Family.COMMITMENT_RESULT, amp.value());
    }

    /** {@code lift/AMP-01/03/AT-7} */
    public static LedgerKey lift(PartyId subject, int module, Code finding) {
        return LedgerKey.of(Family.LIFT, subject.value(), twoDigits(module), finding.value());
    }

    /** {@code lift/AMP-01/*} */
    public static LedgerKey lifts(PartyId subject) {
        return LedgerKey.of(Family.LIFT, subject.value());
    }

    /** {@code comment/CRAFT-3/K-17} */
    public static LedgerKey comment(Code consultation, Code comment) {
        return LedgerKey.of(Family.COMMENT, consultation.value(), comment.value());
    }

    /** {@code disposition/CRAFT-3/K-17} */
    public static LedgerKey disposition(Code consultation, Code comment) {
        return LedgerKey.of(Family.DISPOSITION, consultation.value(), comment.value());
    }

    /** {@code assessment/AMP-01/AS-2024} */
    public static LedgerKey assessment(PartyId amp, Code assessment) {
        return LedgerKey.of(Family.ASSESSMENT, amp.value(), assessment.value());
    }

    /** {@code origin/ANM/CO1/AMP-01}, issuer and number in their normal form */
    public static LedgerKey origin(Code issuer, Code number, PartyId producer) {
        return LedgerKey.of(
                Family.ORIGIN, NormalForm.of(issuer.value()), NormalForm.of(number.value()), producer.value());
    }

    /** {@code origin/ANM/CO1/*} */
    public static LedgerKey origins(Code issuer, Code number) {
        return LedgerKey.of(Family.ORIGIN, NormalForm.of(issuer.value()), NormalForm.of(number.value()));
    }

    /** {@code originuse/ANM/CO1/AMP-01/LA} */
    public static LedgerKey originUse(Code issuer, Code number, PartyId producer, LotId lot) {
        return LedgerKey.of(
                Family.ORIGIN_USE,
                NormalForm.of(issuer.value()),
                NormalForm.of(number.value()),
                producer.value(),
                lot.value());
    }

    /** {@code originuse/ANM/CO1/AMP-01/*} */
    public static LedgerKey originUses(Code issuer, Code number, PartyId producer) {
        return LedgerKey.of(
                Family.ORIGIN_USE, NormalForm.of(issuer.value()), NormalForm.of(number.value()), producer.value());
    }

    /** {@code lot/LE} */
    public static LedgerKey lot(LotId lot) {
        return LedgerKey.of(Family.LOT, lot.value());
    }

    /** {@code lot/*} */
    public static LedgerKey lots() {
        return LedgerKey.of(Family.LOT);
    }

    /** {@code contributions/LB} */
    public static LedgerKey contributions(LotId lot) {
        return LedgerKey.of(Family.CONTRIBUTIONS, lot.value());
    }

    /** {@code assay/LE/AS-9} */
    public static LedgerKey assay(LotId lot, Code assay) {
        return LedgerKey.of(Family.ASSAY, lot.value(), assay.value());
    }

    /** {@code assay/LE/*} */
    public static LedgerKey assays(LotId lot) {
        return LedgerKey.of(Family.ASSAY, lot.value());
    }

    /** {@code seal/CRAFT123/LA}, the number in its normal form */
    public static LedgerKey seal(SealNumber seal, LotId lot) {
        return LedgerKey.of(Family.SEAL, NormalForm.of(seal.value()), lot.value());
    }

    /** {@code sealuse/CRAFT123/TradersMSP}, the number in its normal form */
    public static LedgerKey sealUse(SealNumber seal, MspId organisation) {
        return LedgerKey.of(Family.SEAL_USE, NormalForm.of(seal.value()), organisation.value());
    }

    /** {@code transfer/T-12} */
    public static LedgerKey transfer(Code transfer) {
        return LedgerKey.of(Family.TRANSFER, transfer.value());
    }

    /** {@code transformation/M-1} */
    public static LedgerKey transformation(Code transformation) {
        return LedgerKey.of(Family.TRANSFORMATION, transformation.value());
    }

    /** {@code transformation/*} */
    public static LedgerKey transformations() {
        return LedgerKey.of(Family.TRANSFORMATION);
    }

    /** {@code settlement/LE} */
    public static LedgerKey settlement(LotId lot) {
        return LedgerKey.of(Family.SETTLEMENT, lot.value());
    }

    public static LedgerKey purchases(LotId lot) {
        return LedgerKey.of(Family.PURCHASE, lot.value());
    }

    /** {@code purchase/LA/T-12} */
    public static LedgerKey purchase(LotId lot, Code transfer) {
        return LedgerKey.of(Family.PURCHASE, lot.value(), transfer.value());
    }

    /** {@code platform/TX2024-1/AGG-01}, the number in its normal form */
    public static LedgerKey platformNumber(Code number, PartyId buyer) {
        return LedgerKey.of(Family.PLATFORM_NUMBER, NormalForm.of(number.value()), buyer.value());
    }

    /** {@code platform/TX2024-1/*} */
    public static LedgerKey platformNumbers(Code number) {
        return LedgerKey.of(Family.PLATFORM_NUMBER, NormalForm.of(number.value()));
    }

    /** {@code scheme/DEMO-PREMIUM/000001} */
    public static LedgerKey scheme(Code scheme, int version) {
        return LedgerKey.of(Family.SCHEME, scheme.value(), sixDigits(version));
    }

    /** {@code scheme/DEMO-PREMIUM/*} */
    public static LedgerKey schemeVersions(Code scheme) {
        return LedgerKey.of(Family.SCHEME, scheme.value());
    }

    /** {@code claim/LA/DEMO-PREMIUM/LE/BUY-01} */
    public static LedgerKey claim(LotId origin, Code scheme, Code subject, PartyId payer) {
        return LedgerKey.of(Family.CLAIM, origin.value(), scheme.value(), subject.value(), payer.value());
    }

    /** {@code claim/LA/*} */
    public static LedgerKey claims(LotId origin) {
        return LedgerKey.of(Family.CLAIM, origin.value());
    }

    /** {@code credit/CS-1} */
    public static LedgerKey credit(Code sale) {
        return LedgerKey.of(Family.CREDIT, sale.value());
    }

    /** {@code obligation/LE/DEMO-PREMIUM/AMP-01/BUY-01} */
    public static LedgerKey obligation(Code subject, Code scheme, PartyId beneficiary, PartyId payer) {
        return LedgerKey.of(Family.OBLIGATION, subject.value(), scheme.value(), beneficiary.value(), payer.value());
    }

    /** {@code obligation/LE/DEMO-PREMIUM/AMP-01/*} */
    public static LedgerKey obligationsTo(Code subject, Code scheme, PartyId beneficiary) {
        return LedgerKey.of(Family.OBLIGATION, subject.value(), scheme.value(), beneficiary.value());
    }

    /** {@code obligation/LE/DEMO-PREMIUM/*} */
    public static LedgerKey obligations(Code subject, Code scheme) {
        return LedgerKey.of(Family.OBLIGATION, subject.value(), scheme.value());
    }

    /** {@code obligation/LE/*} */
    public static LedgerKey obligations(Code subject) {
        return LedgerKey.of(Family.OBLIGATION, subject.value());
    }

    /** {@code payment/P-1} */
    public static LedgerKey payment(Code payment) {
        return LedgerKey.of(Family.PAYMENT, payment.value());
    }

    /** {@code bankref/BUY-01/TT1}, the reference in its normal form */
    public static LedgerKey bankReference(PartyId payer, Code reference) {
        return LedgerKey.of(Family.BANK_REFERENCE, payer.value(), NormalForm.of(reference.value()));
    }

    /** {@code paid/LE/DEMO-PREMIUM/AMP-01/BUY-01/P-1} */
    public static LedgerKey paid(Code subject, Code scheme, PartyId beneficiary, PartyId payer, Code payment) {
        return LedgerKey.of(
                Family.PAID, subject.value(), scheme.value(), beneficiary.value(), payer.value(), payment.value());
    }

    /** {@code paid/LE/DEMO-PREMIUM/AMP-01/BUY-01/*} */
    public static LedgerKey paidOn(Code subject, Code scheme, PartyId beneficiary, PartyId payer) {
        return LedgerKey.of(Family.PAID, subject.value(), scheme.value(), beneficiary.value(), payer.value());
    }

    /** {@code receipt/P-1} */
    public static LedgerKey receipt(Code payment) {
        return LedgerKey.of(Family.RECEIPT, payment.value());
    }

    /** {@code release/TradersMSP/REL-1} */
    public static LedgerKey release(MspId organisation, Code release) {
        return LedgerKey.of(Family.RELEASE, organisation.value(), release.value());
    }

    /** {@code release/TradersMSP/*} */
    public static LedgerKey releases(MspId organisation) {
        return LedgerKey.of(Family.RELEASE, organisation.value());
    }

    /** {@code auditgrant/4K7QM2XRA/ProducersMSP/AG-1} */
    public static LedgerKey auditGrant(OfficerId auditor, MspId organisation, Code grant) {
        return LedgerKey.of(Family.AUDIT_GRANT, auditor.value(), organisation.value(), grant.value());
    }

    /** {@code auditgrant/4K7QM2XRA/*} */
    public static LedgerKey auditGrants(OfficerId auditor) {
        return LedgerKey.of(Family.AUDIT_GRANT, auditor.value());
    }

    /** {@code withdrawn/AMP-01/03/AT-7} */
    public static LedgerKey withdrawn(PartyId subject, int module, Code attestation) {
        return LedgerKey.of(Family.WITHDRAWN, subject.value(), twoDigits(module), attestation.value());
    }

    /** {@code withdrawn/AMP-01/*} */
    public static LedgerKey withdrawals(PartyId subject) {
        return LedgerKey.of(Family.WITHDRAWN, subject.value());
    }

    /** {@code rescued/LE} */
    public static LedgerKey rescued(LotId lot) {
        return LedgerKey.of(Family.RESCUED, lot.value());
    }

    /** {@code rescued/*} */
    public static LedgerKey rescuedLots() {
        return LedgerKey.of(Family.RESCUED);
    }

    /** {@code correction/P-1/000001} */
    public static LedgerKey correction(Code payment, int number) {
        return LedgerKey.of(Family.CORRECTION, payment.value(), sixDigits(number));
    }

    /** {@code correction/P-1/*} */
    public static LedgerKey corrections(Code payment) {
        return LedgerKey.of(Family.CORRECTION, payment.value());
    }

    /** {@code plan/AMP-01/PL-1} */
    public static LedgerKey plan(PartyId amp, Code plan) {
        return LedgerKey.of(Family.PLAN, amp.value(), plan.value());
    }

    /** {@code plan/AMP-01/*} */
    public static LedgerKey plans(PartyId amp) {
        return LedgerKey.of(Family.PLAN, amp.value());
    }

    /** {@code fund/P-1} */
    public static LedgerKey fund(Code payment) {
        return LedgerKey.of(Family.FUND, payment.value());
    }

    /** {@code use/AMP-01/PL-1/U-1} */
    public static LedgerKey use(PartyId amp, Code plan, Code use) {
        return LedgerKey.of(Family.USE, amp.value(), plan.value(), use.value());
    }

    /** {@code use/AMP-01/PL-1/*} */
    public static LedgerKey uses(PartyId amp, Code plan) {
        return LedgerKey.of(Family.USE, amp.value(), plan.value());
    }

    /** {@code invoice/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08} */
    public static LedgerKey invoice(String hash) {
        return LedgerKey.of(Family.INVOICE, hash);
    }

    /** {@code reversal/P-1} */
    public static LedgerKey reversal(Code payment) {
        return LedgerKey.of(Family.REVERSAL, payment.value());
    }

    /** {@code number/SEWM9GJD9MT8Q} */
    public static LedgerKey number(CertificateNumber number) {
        return LedgerKey.of(Family.NUMBER, number.value());
    }

    /** {@code certof/LE} */
    public static LedgerKey certificateOf(LotId lot) {
        return LedgerKey.of(Family.CERTIFICATE_OF_LOT, lot.value());
    }

    /** {@code notice/lot/LE} */
    public static LedgerKey notice(LedgerKey subject) {
        return LedgerKey.of(Family.NOTICE, subject.family().onLedger(), String.join(".", subject.parts()));
    }

    /** {@code flag/lot/LE/I17/8f14e45f-ea3f} */
    public static LedgerKey flag(LedgerKey subject, String rule, RecordId raisedBy) {
        return LedgerKey.of(
                Family.FLAG, subject.family().onLedger(), String.join(".", subject.parts()), rule, raisedBy.value());
    }

    /** {@code flag/lot/LE/*} */
    public static LedgerKey flags(LedgerKey subject) {
        return LedgerKey.of(Family.FLAG, subject.family().onLedger(), String.join(".", subject.parts()));
    }

    /** {@code record/8f14e45f-ea3f} */
    public static LedgerKey record(RecordId id) {
        return LedgerKey.of(Family.RECORD, id.value());
    }

    /** {@code cert:3f2a9f0e-7a51-4f0b-9b55-0d0c7e1ab713} */
    public static LedgerKey certificate(CertificateId certificate) {
        return LedgerKey.of(Family.CERTIFICATE, certificate.value());
    }

    /** {@code status:3f2a9f0e-7a51-4f0b-9b55-0d0c7e1ab713} */
    public static LedgerKey status(CertificateId certificate) {
        return LedgerKey.of(Family.STATUS, certificate.value());
    }

    /** {@code idx:123} */
    public static LedgerKey statusIndex(long index) {
        return LedgerKey.of(Family.STATUS_INDEX, Long.toString(index));
    }

    /** {@code head} */
    public static LedgerKey head() {
        return LedgerKey.of(Family.HEAD);
    }

    /** {@code notissued} */
    public static LedgerKey notIssued() {
        return LedgerKey.of(Family.NOT_ISSUED);
    }

    private static String sixDigits(int number) {
        return padded(number, 6);
    }

    private static String twoDigits(int number) {
        return padded(number, 2);
    }

    /** Leading zeros make the order of the keys the order of the numbers. */
    private static String padded(int number, int digits) {
        String text = Integer.toString(number);
        if (number < 0 || text.length() > digits) {
            throw new InvalidValue(Message.TOO_MANY_DIGITS
                    .with("digits", Argument.count(digits))
                    .and("value", Argument.count(number)));
        }
        return "0".repeat(digits - text.length()) + text;
    }
}

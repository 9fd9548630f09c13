// SPDX-License-Identifier: Apache-2.0
package org.capaz.gateway.buyer.words;

import java.util.Arrays;
import org.capaz.gateway.buyer.lot.DeductionReason;
import org.capaz.gateway.buyer.lot.FlagReply;
import org.capaz.gateway.buyer.lot.WithdrawalReason;
import org.capaz.ledger.assessment.Affiliation;
import org.capaz.ledger.assessment.Affiliation.ModuleResult;
import org.capaz.ledger.assessment.AttestationNotice;
import org.capaz.ledger.flag.Flag;
import org.capaz.ledger.lot.Assay;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.MessageKey;
import org.capaz.ledger.message.Sentence;
import org.capaz.ledger.payment.Answer;
import org.capaz.ledger.payment.Caution;
import org.capaz.ledger.payment.ObligationBalance;
import org.capaz.ledger.payment.Payment;
import org.capaz.ledger.quantity.Material;
import org.capaz.ledger.registry.PartyRole;
import org.capaz.ledger.statement.OfficerSignature;
import org.capaz.ledger.status.CertificateEnd;
import org.capaz.ledger.status.CertificateStatus;

/**
 * The codes that people read in words. The bundle has the words of each constant under the name given here, an underscore and
 * the constant's own name, such as {@code MATERIAL_DORE}.
 */
public enum CodeWords {
    MATERIAL(Material.class),
    ASSAY_METHOD(Assay.Method.class),
    ROLE(PartyRole.class),
    RECORD_STATE(CertificateStatus.State.class),
    AFFILIATION(Affiliation.State.class),
    MODULE_RESULT(ModuleResult.Result.class),
    /** Who stated a result; a producer's own statement is only "reported" (I34). */
    RESULT_WORD(ModuleResult.Word.class),
    ATTESTATION_NOTICE(AttestationNotice.class),
    FLAG_KIND(Flag.Kind.class),
    FLAG_REPLY(FlagReply.class),
    OBLIGATION_STATE(ObligationBalance.State.class),
    PAYMENT_STATE(Payment.State.class),
    PAYMENT_DENIAL(Answer.Denied.Reason.class),
    SIGNING_METHOD(OfficerSignature.Method.class),
    CAUTION(Caution.class),
    CERTIFICATE_END(CertificateEnd.class),
    DEDUCTION_REASON(DeductionReason.class),
    WITHDRAWAL_REASON(WithdrawalReason.class);

    private final Class<? extends Enum<?>> type;

    CodeWords(Class<? extends Enum<?>> type) {
        this.type = type;
    }

    public Class<? extends Enum<?>> type() {
        return type;
    }

    /** The words of that code; throws {@link IllegalArgumentException} for a type that is not listed here. */
    public static Sentence of(Enum<?> code) {
        CodeWords words = Arrays.stream(values())
                .filter(listed -> listed.type == code.getDeclaringClass())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there are no words for " + code.getDeclaringClass()));
        MessageKey key = () -> words.name() + "_" + code.name();
        return key.sentence();
    }

    /** The words for why less arrived. */
    public static Sentence ofDeduction(String code) {
        return ofFreeCode(DeductionReason.values(), code);
    }

    /** The words for why a certificate is suspended or revoked. */
    public static Sentence ofWithdrawal(String code) {
        return ofFreeCode(WithdrawalReason.values(), code);
    }

    /** People may state any code; one without words is shown as such, and not as if it were a word of the page. */
    private static Sentence ofFreeCode(Enum<?>[] known, String code) {
        return Arrays.stream(known)
                .filter(constant -> constant.name().equals(code.replace('-', '_')))
                .findFirst()
                .map(CodeWords::of)
                .orElseGet(() -> PageMessage.PAGE_OTHER_REASON.with("code", Argument.id(code)));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.rule;

import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.MessageKey;
import org.capaz.ledger.message.Messages;

/**
 * The rules of the ledger, by the numbers that refusals cite. The sentence of each, and what it stops, stand in the bundle of each
 * language; {@code docs/reference/rules.md} names the file that keeps it.
 */
public enum Rule {
    I1(Effect.REFUSES),
    I2(Effect.REFUSES),
    I3(Effect.REFUSES),
    I4(Effect.REFUSES),
    I5(Effect.REFUSES_OR_FLAGS),
    I6(Effect.REFUSES),
    I7(Effect.REFUSES),
    I8(Effect.REFUSES),
    I9(Effect.REFUSES),
    I10(Effect.FLAGS),
    I11(Effect.FLAGS),
    I12(Effect.FLAGS),
    I13(Effect.REFUSES),
    I14(Effect.REFUSES),
    I15(Effect.REFUSES_OR_FLAGS),
    I16(Effect.REFUSES),
    I17(Effect.FLAGS),
    I18(Effect.REFUSES),
    I19(Effect.REFUSES),
    I20(Effect.REFUSES),
    I21(Effect.REFUSES),
    I22(Effect.REFUSES),
    I23(Effect.AUDITED),
    I24(Effect.REFUSES),
    I25(Effect.REFUSES),
    I26(Effect.REFUSES_OR_FLAGS),
    I27(Effect.FLAGS),
    I28(Effect.REFUSES),
    I29(Effect.REFUSES),
    I30(Effect.REFUSES),
    I31(Effect.REFUSES),
    I32(Effect.REFUSES_OR_FLAGS),
    I33(Effect.REFUSES),
    I34(Effect.REFUSES),
    I35(Effect.REFUSES),
    I36(Effect.REFUSES),
    I37(Effect.REFUSES),
    I38(Effect.REFUSES),
    I39(Effect.REFUSES),
    I40(Effect.REFUSES),
    I41(Effect.FLAGS),
    I42(Effect.REFUSES_OR_FLAGS),
    I43(Effect.FLAGS),
    I44(Effect.REFUSES_OR_FLAGS),
    I45(Effect.REFUSES),
    I46(Effect.REFUSES),
    I47(Effect.REFUSES),
    I48(Effect.REFUSES),
    I49(Effect.REFUSES_OR_FLAGS),
    I50(Effect.REFUSES_OR_FLAGS),
    I51(Effect.FLAGS),
    I52(Effect.REFUSES),
    I53(Effect.REFUSES),
    I54(Effect.REFUSES),
    I55(Effect.REFUSES_OR_FLAGS),
    I56(Effect.REFUSES),
    I57(Effect.REFUSES),
    I58(Effect.REFUSES),
    I59(Effect.REFUSES),
    I60(Effect.REFUSES),
    I61(Effect.REFUSES),
    I62(Effect.REFUSES_OR_FLAGS),
    I63(Effect.REFUSES),
    I64(Effect.REFUSES_OR_FLAGS),
    I65(Effect.REFUSES),
    I66(Effect.REFUSES),
    I67(Effect.FLAGS),
    I68(Effect.REFUSES),
    I69(Effect.REFUSES),
    I70(Effect.REFUSES),
    I71(Effect.REFUSES_OR_FLAGS),
    I72(Effect.REFUSES_OR_FLAGS),
    I73(Effect.REFUSES),
    I74(Effect.REFUSES),
    I75(Effect.REFUSES_OR_FLAGS),
    I76(Effect.REFUSES_OR_FLAGS),
    I77(Effect.REFUSES),
    I78(Effect.REFUSES),
    I79(Effect.REFUSES),
    I80(Effect.REFUSES);

    /** What the rule does with what breaks it. */
    public enum Effect {
        REFUSES,
        /** Accepted, because it may be true, and put before a person. */
        FLAGS,
        REFUSES_OR_FLAGS,
        /** Kept by sums that any member can run over the blocks. */
        AUDITED
    }

    private final Effect effect;

    Rule(Effect effect) {
        this.effect = effect;
    }

    /** The fraud or error that it stops. */
    public String stops(Language language) {
        return text("RULE_" + name() + "_STOPS", language);
    }

    public Effect effect() {
        return effect;
    }

    /** What must hold, in one sentence. */
    public String sentence(Language language) {
        return text("RULE_" + name(), language);
    }

    private static String text(String key, Language language) {
        MessageKey message = () -> key;
        return Messages.in(language).text(message);
    }
}

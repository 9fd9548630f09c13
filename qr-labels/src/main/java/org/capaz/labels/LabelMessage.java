// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels;

import java.util.Map;
import org.capaz.ledger.message.Language;
import org.capaz.ledger.message.MessageKey;
import org.capaz.ledger.message.Sentence;
import org.capaz.verifier.verdict.VerdictMessage;

/** What labels say, and why one is not printed. The words stand in the one bundle of each language. */
public enum LabelMessage implements MessageKey {
    // Words on the label, in both languages side by side
    LABEL_TITLE,
    LABEL_DEMONSTRATION,
    LABEL_NOTICE,
    LABEL_SEAL,
    LABEL_NUMBER,
    LABEL_GROSS_MASS,
    LABEL_FINE_MASS,
    LABEL_FINENESS,
    LABEL_MATERIAL,
    LABEL_LOT,
    LABEL_HOLDER,
    LABEL_INSTRUCTION,

    // The same inside a line, where only the Spanish, which stands first, has a capital
    LABEL_LINE_SEAL,
    LABEL_LINE_GROSS,
    LABEL_LINE_FINE,
    LABEL_LINE_STATED,

    // Materials and roles by the codes of the ledger
    MATERIAL_FREE_GOLD,
    MATERIAL_DORE,
    MATERIAL_SELECTED_ORE,
    MATERIAL_CONCENTRATE,
    MATERIAL_SPONGE,
    MATERIAL_REFINED,
    ROLE_AMP,
    ROLE_AGGREGATOR,
    ROLE_TRADER,
    ROLE_CARRIER,
    ROLE_LABORATORY,
    ROLE_REFINER,
    ROLE_BUYER,

    // Why a label is not printed
    PRINTED_LABEL_NOT_GENUINE,
    LABEL_DOES_NOT_FIT,
    LABEL_DOES_NOT_READ_BACK;

    private static final Map<String, LabelMessage> MATERIALS = Map.of(
            "FREE_GOLD", LabelMessage.MATERIAL_FREE_GOLD,
            "DORE", LabelMessage.MATERIAL_DORE,
            "SELECTED_ORE", LabelMessage.MATERIAL_SELECTED_ORE,
            "CONCENTRATE", LabelMessage.MATERIAL_CONCENTRATE,
            "SPONGE", LabelMessage.MATERIAL_SPONGE,
            "REFINED", LabelMessage.MATERIAL_REFINED);
    private static final Map<String, LabelMessage> ROLES = Map.of(
            "AMP", LabelMessage.ROLE_AMP,
            "AGGREGATOR", LabelMessage.ROLE_AGGREGATOR,
            "TRADER", LabelMessage.ROLE_TRADER,
            "CARRIER", LabelMessage.ROLE_CARRIER,
            "LABORATORY", LabelMessage.ROLE_LABORATORY,
            "REFINER", LabelMessage.ROLE_REFINER,
            "BUYER", LabelMessage.ROLE_BUYER);

    /** A material by its code on the ledger, such as {@code DORE}; a code of a newer version stands for itself. */
    static Sentence material(String code) {
        return named(MATERIALS, code);
    }

    /** What a party is by the code of its role on the ledger, such as {@code REFINER}; a code of a newer version stands for itself. */
    static Sentence role(String code) {
        return named(ROLES, code);
    }

    private static Sentence named(Map<String, LabelMessage> names, String code) {
        LabelMessage name = names.get(code);
        return name == null ? VerdictMessage.asIs(code) : name.sentence();
    }

    /** Both languages side by side, Spanish first; once where they are the same. */
    static String both(MessageKey words) {
        return both(words.sentence());
    }

    static String both(Sentence words) {
        String spanish = words.in(Language.SPANISH);
        String english = words.in(Language.ENGLISH);
        return spanish.equals(english) ? english : spanish + " / " + english;
    }
}

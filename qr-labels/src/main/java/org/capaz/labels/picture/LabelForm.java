// SPDX-License-Identifier: Apache-2.0
package org.capaz.labels.picture;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.capaz.ledger.message.Argument;

/**
 * Tells by its form whether a code is meant as one of our labels; what it says is for the verifier. The codes of others are
 * not ours to judge: an invoice beside a label is no forged label.
 */
final class LabelForm {
    /** The payload of the shortest label has more digits, and more characters after {@code b.}. */
    private static final int SHORTEST_PAYLOAD = 150;

    private static final Pattern LABEL = Pattern.compile("(?i:https?)://[^#\\s]+#(?:[0-9]{" + SHORTEST_PAYLOAD
            + ",4096}|b\\.[A-Za-z0-9_-]{" + SHORTEST_PAYLOAD + ",4096})");
    /** The page of a certificate: what the language link of the page, or a bookmark, leaves of a label. */
    private static final Pattern ADDRESS_OF_LABEL =
            Pattern.compile("(?i:https?)://[^#?/\\s]+/(?i:c)/[0-9A-Za-z-]{13,17}(?:[?#]\\S{0,20})?");

    private static final Pattern WEB_ADDRESS = Pattern.compile("(?is)https?://.*");

    private LabelForm() {}

    /**
     * Keeps the labels.
     *
     * @param codes the texts of the codes in a file
     * @param otherwise what holds of the file when there is no code in it
     */
    static Reading labelsAmong(List<String> codes, PictureMessage otherwise) {
        List<String> labels = each(codes, LabelForm::isLabel);
        if (labels.isEmpty()) {
            labels = each(codes, LabelForm::isAddressOfLabel);
        }
        if (!labels.isEmpty()) {
            return new Reading.Found(labels);
        }
        if (codes.isEmpty() || otherwise.unfinished()) {
            return new Reading.NotFound(otherwise.sentence());
        }
        int addresses = each(codes, LabelForm::isWebAddress).size();
        return new Reading.NotFound(PictureMessage.PICTURE_WITHOUT_LABEL
                .with("addresses", Argument.count(addresses))
                .and("texts", Argument.count(each(codes, code -> true).size() - addresses)));
    }

    private static List<String> each(List<String> codes, Predicate<String> kind) {
        return codes.stream().filter(kind).distinct().toList();
    }

    static boolean isLabel(String text) {
        return LABEL.matcher(text).matches();
    }

    private static boolean isAddressOfLabel(String text) {
        return ADDRESS_OF_LABEL.matcher(text).matches();
    }

    private static boolean isWebAddress(String text) {
        return WEB_ADDRESS.matcher(text).matches();
    }
}

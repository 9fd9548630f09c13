// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.view;

import static org.capaz.verifier.verdict.Code.N_NOTICE;
import static org.capaz.verifier.verdict.Step.V15;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.capaz.ledger.certificate.ViewFormat;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.verifier.verdict.Finding;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.Stage;
import org.capaz.verifier.verdict.StatedNotices;
import org.capaz.verifier.verdict.VerdictMessage;

/**
 * The members {@code notices} and {@code noticesMore} of a state answer, read strictly: one set of notices has one form;
 * and the check that tells of them.
 *
 * <p>Decision 154.
 */
final class NoticeForm {
    private static final Pattern CODE = Pattern.compile("[A-Z_]{1,40}");
    private static final Pattern SUBJECT = Pattern.compile("[A-Z0-9-]{1,64}");

    private NoticeForm() {}

    static StatedNotices read(Fields answer) {
        List<StatedNotices.Entry> entries = answer.objects("notices", NoticeForm::entry);
        long more = answer.integer("noticesMore");
        boolean ascending = true;
        for (int i = 1; i < entries.size(); i++) {
            ascending &= entries.get(i - 1).compareTo(entries.get(i)) < 0;
        }
        if (!ascending || entries.size() > ViewFormat.MOST_NOTICES) {
            throw new JsonException(
                    "notices",
                    VerdictMessage.NOTICES_NOT_IN_ORDER.with("most", PlainNumbers.digits(ViewFormat.MOST_NOTICES)));
        }
        if (more < 0 || (more > 0 && entries.size() < ViewFormat.MOST_NOTICES)) {
            throw new JsonException("noticesMore", Message.EXPECTED_OTHER.with("what", Argument.id("0")));
        }
        return new StatedNotices(entries, more);
    }

    private static StatedNotices.Entry entry(Fields fields) {
        var entry = new StatedNotices.Entry(text(fields, "code", CODE), text(fields, "subject", SUBJECT));
        fields.end();
        return entry;
    }

    private static String text(Fields fields, String member, Pattern form) {
        String text = fields.text(member);
        if (!form.matcher(text).matches()) {
            throw new JsonException(member, Message.EXPECTED_OTHER.with("what", Argument.id(form.pattern())));
        }
        return text;
    }

    /**
     * The check V15, after all others: what was stated, or that nothing was.
     *
     * @param reached whether all checks before were passed
     * @param stated empty in an answer of the former type
     */
    static void list(Stage stage, boolean reached, Optional<StatedNotices> stated) {
        if (!reached) {
            stage.notMade(V15, Stage.STOPPED);
        } else if (stated.isEmpty()) {
            stage.notMade(V15, VerdictMessage.NOTICES_NOT_STATED.sentence());
        } else if (stated.get().any()) {
            Argument count = PlainNumbers.digits(stated.get().count());
            stage.note(V15, N_NOTICE, VerdictMessage.NOTICES_STATED.with("count", count));
        } else {
            stage.check(V15, () -> new Finding<>(stated.get(), VerdictMessage.NOTICES_NONE.sentence()));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.view;

import java.util.List;
import java.util.regex.Pattern;
import org.capaz.ledger.certificate.ViewFormat;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.StatedAttestation;
import org.capaz.verifier.verdict.VerdictMessage;

/**
 * The members of an attestation's answer, read strictly: words that steer the verdict are known, or the answer is refused.
 *
 * <p>Format: {@code docs/reference/formats/attestation.md}.
 */
final class AttestationForm {
    private static final Pattern ID = Pattern.compile("[A-Z0-9-]{1,64}");
    private static final Pattern RESULT = Pattern.compile("[A-Z_]{1,40}");
    private static final Pattern LEVEL = Pattern.compile("FIRST_PARTY|SECOND_PARTY|THIRD_PARTY");
    private static final Pattern STATE = Pattern.compile("ACTIVE|REVOKED|SUPERSEDED");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern NAME = Pattern.compile("attestation/[A-Z0-9-]{1,64}/[0-9]{2}/[A-Z0-9-]{1,64}");

    private AttestationForm() {}

    static StatedAttestation read(Fields answer) {
        List<StatedAttestation.Accreditation> accreditations =
                answer.objects("accreditations", AttestationForm::accreditation);
        if (accreditations.size() > ViewFormat.MOST_ACCREDITATIONS) {
            throw new JsonException(
                    "accreditations",
                    VerdictMessage.ACCREDITATIONS_TOO_MANY.with(
                            "most", PlainNumbers.digits(ViewFormat.MOST_ACCREDITATIONS)));
        }
        var read = new StatedAttestation(
                text(answer, "attestation", NAME),
                text(answer, "producer", ID),
                answer.text("producerName"),
                answer.integer("module"),
                answer.text("standard"),
                answer.text("version"),
                text(answer, "result", RESULT),
                text(answer, "level", LEVEL),
                text(answer, "issuer", ID),
                answer.text("issuerName"),
                answer.integer("issuedAt"),
                accreditations,
                text(answer, "state", STATE),
                answer.integer("at"),
                text(answer, "validFrom", DAY),
                text(answer, "validTo", DAY),
                answer.integer("validUntil"));
        // The name is what was asked for; the facts beside it are to be of the same producer and module.
        String begins = "attestation/" + read.producer() + "/";
        if (!read.name().startsWith(begins)
                || read.module() != Long.parseLong(read.name().substring(begins.length(), begins.length() + 2))) {
            throw new JsonException("attestation", VerdictMessage.ANSWER_OF_OTHER_SUBJECT.sentence());
        }
        return read;
    }

    private static StatedAttestation.Accreditation accreditation(Fields fields) {
        var read = new StatedAttestation.Accreditation(
                text(fields, "scheme", ID),
                fields.text("schemeName"),
                text(fields, "validFrom", DAY),
                text(fields, "validTo", DAY),
                fields.optionalText("withdrawnFrom"));
        if (!fields.mentions("withdrawnFrom")) {
            throw new JsonException("withdrawnFrom", VerdictMessage.MEMBER_ABSENT.sentence());
        }
        return read;
    }

    private static String text(Fields fields, String member, Pattern form) {
        String text = fields.text(member);
        if (!form.matcher(text).matches()) {
            throw new JsonException(member, Message.EXPECTED_OTHER.with("what", Argument.id(form.pattern())));
        }
        return text;
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.view;

import java.util.List;
import java.util.Optional;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Message;
import org.capaz.ledger.message.Sentence;
import org.capaz.verifier.fabric.SerializedIdentity;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.EcdsaSignature;
import org.capaz.verifier.trust.IdentityCheck;
import org.capaz.verifier.verdict.Check;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.StatedPremium;
import org.capaz.verifier.verdict.Step;
import org.capaz.verifier.verdict.VerdictMessage;

/**
 * The check P: that one member signed what is said of the premium. It never decides a verdict: what does not hold is not told,
 * and the report says why.
 *
 * @param check made, or not made and why
 * @param premium what the member states
 */
public record PremiumCheck(Check check, Optional<StatedPremium> premium) {
    private static final long SLACK_SECONDS = 300;

    /** A statement of the agreed form, of which nobody knows yet whose it is. */
    private record Read(String channel, String certificate, long asOf, List<StatedPremium.Owed> owed) {}

    /**
     * Makes the check.
     *
     * @param anchor the anchor of the network
     * @param certificate the certificate id, a lower-case UUID
     * @param parts what was handed in, the one to prefer first
     * @param now Unix seconds by the reader's clock
     * @return of the first part that holds; where none does, the reason of the first
     */
    public static PremiumCheck of(Anchor anchor, String certificate, List<PremiumPart> parts, long now) {
        Optional<Sentence> because = Optional.empty();
        for (PremiumPart part : parts) {
            try {
                return stated(require(anchor, certificate, part, now));
            } catch (CheckFailed failed) {
                because = because.or(() -> Optional.of(failed.evidence()));
            }
        }
        return new PremiumCheck(
                Check.notMade(Step.P, because.orElseGet(VerdictMessage.PREMIUM_NOT_STATED::sentence)),
                Optional.empty());
    }

    private static PremiumCheck stated(StatedPremium premium) {
        return new PremiumCheck(
                new Check(
                        Step.P,
                        Check.Result.PASSED,
                        Optional.empty(),
                        VerdictMessage.PREMIUM_SIGNED_BY.with("organisation", Argument.id(premium.organisation()))),
                Optional.of(premium));
    }

    private static StatedPremium require(Anchor anchor, String certificate, PremiumPart part, long now) {
        Read read = read(part.statement());
        if (!read.channel().equals(anchor.channel()) || !read.certificate().equals(certificate)) {
            throw new CheckFailed(Code.E_ARGS, VerdictMessage.PREMIUM_OF_ANOTHER.sentence());
        }
        if (read.asOf() > now + SLACK_SECONDS) {
            throw new CheckFailed(Code.E_TIME, VerdictMessage.PREMIUM_FROM_THE_FUTURE.sentence());
        }
        var signer = IdentityCheck.requireOfAnyRole(anchor, SerializedIdentity.read(part.signer()), read.asOf());
        signer.requireSigned(PremiumPart.signedBytes(part.statement()), EcdsaSignature.rawFromDer(part.signature()));
        return new StatedPremium(signer.member().mspId(), signer.member().name(), read.asOf(), read.owed());
    }

    private static Read read(String statement) {
        try {
            var fields = Fields.of(CanonicalJson.parseCanonicalObject(statement));
            if (!fields.text("type").equals(PremiumPart.TYPE)) {
                throw new JsonException("type", Message.EXPECTED_OTHER.with("what", Argument.id(PremiumPart.TYPE)));
            }
            var read = new Read(
                    fields.text("ch"),
                    fields.text("certId"),
                    fields.integer("asOf"),
                    fields.objects("owed", StatedPremium.Owed::read));
            fields.end();
            if (read.owed().size() > StatedPremium.MOST_OWED) {
                throw new JsonException(
                        "owed", Message.EXPECTED_OTHER.with("what", Argument.id("0-" + StatedPremium.MOST_OWED)));
            }
            return read;
        } catch (JsonException otherForm) {
            throw new CheckFailed(Code.E_RESPONSE, VerdictMessage.PREMIUM_FORM_WRONG.sentence());
        }
    }
}

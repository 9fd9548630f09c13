// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.certificate.Opening;
import org.capaz.ledger.message.Argument;
import org.capaz.verifier.bundle.AttestationBundle;
import org.capaz.verifier.bundle.OpeningCheck;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.Anchors;
import org.capaz.verifier.verdict.Check;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Finding;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.Stage;
import org.capaz.verifier.verdict.Step;
import org.capaz.verifier.verdict.Verdict;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.view.AttestationCheck;

/** Judges the bundle of one attestation: the file, the anchor, and what the members' peers stated at its time. */
final class AttestationJudge {
    private final Anchors anchors;
    private final List<Opening> openings;
    private final byte[] file;
    private final long now;

    AttestationJudge(Anchors anchors, List<Opening> openings, byte[] file, long now) {
        this.anchors = anchors;
        this.openings = openings;
        this.file = file;
        this.now = now;
    }

    Offline judge() {
        return anchors.farthest(
                        tag(),
                        anchor -> under(Optional.of(anchor)),
                        found -> found.verdict().genuine(),
                        AttestationJudge::passed)
                .orElseGet(() -> under(Optional.empty()));
    }

    private static long passed(Offline found) {
        return found.verdict().checks().stream()
                .filter(check -> check.result() == Check.Result.PASSED)
                .count();
    }

    private byte[] tag() {
        try {
            return HexFormat.of().parseHex(AttestationBundle.read(file).network());
        } catch (CheckFailed | IllegalArgumentException noBundle) {
            // B1 or B2 will say so.
            return new byte[0];
        }
    }

    private Offline under(Optional<Anchor> candidate) {
        var opening = new Stage();
        Optional<AttestationBundle> bundle = opening.check(Step.B1, this::read);
        Optional<Anchor> anchor = opening.check(
                Step.B2, bundle, found -> Verifier.takeAnchor(found.network(), found.channel(), candidate, now));
        var builder = new VerdictBuilder(now).ofAttestation().with(opening);
        if (anchor.isEmpty()) {
            return Offline.closed(builder.notMade(Step.V, Stage.STOPPED).failed(opening));
        }
        AttestationCheck view = AttestationCheck.of(
                anchor.get(),
                bundle.orElseThrow().attestation(),
                bundle.orElseThrow().views(),
                now);
        builder.trusting(anchor.get().reference())
                .with(view.stage())
                .signedBy(view.signers())
                .with(OpeningCheck.of(Optional.empty(), openings));
        return view.statement()
                .map(statement -> stated(builder, statement))
                .orElseGet(() -> Offline.closed(builder.failed(view.stage())));
    }

    /** Who wanted a live answer is not to take the file's for it. */
    private static Offline stated(VerdictBuilder builder, AttestationCheck.Statement statement) {
        Verdict filed = builder.attested(statement);
        return Offline.notAnswered(
                filed,
                builder.notMade(Step.V, VerdictMessage.ATTESTATION_NOT_ASKED_ABOUT.sentence())
                        .unanswered(filed));
    }

    private Finding<AttestationBundle> read() {
        var bundle = AttestationBundle.read(file);
        return new Finding<>(
                bundle,
                VerdictMessage.BUNDLE_READ
                        .with("bytes", PlainNumbers.digits(file.length))
                        .and("record", Argument.id(bundle.attestation())));
    }
}

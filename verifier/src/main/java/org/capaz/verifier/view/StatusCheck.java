package org.capaz.verifier.view;

import static org.capaz.verifier.verdict.Code.E_RESPONSE;
import static org.capaz.verifier.verdict.Code.E_STATUS_DIGEST;
import static org.capaz.verifier.verdict.Code.E_STATUS_STALE;
import static org.capaz.verifier.verdict.Code.E_TIME;
import static org.capaz.verifier.verdict.Code.N_NOT_ISSUED;
import static org.capaz.verifier.verdict.Step.S1;
import static org.capaz.verifier.verdict.Step.S2;
import static org.capaz.verifier.verdict.Step.S3;
import static org.capaz.verifier.verdict.Step.S4;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Stage;
import org.capaz.verifier.verdict.Words;
import org.capaz.verifier.wire.Sha256;

/**
 * The checks of a status snapshot: whether a genuine label's certificate was still ISSUED at a known, recent time. A
 * snapshot that fails is discarded and says nothing, neither good nor bad.
 */
public final class StatusCheck {
    private static final int SMALLEST = 16_384;
    private static final long CLOCK_SLACK_SECONDS = 300;

    private final Stage stage = new Stage();
    private final Endorsed<ViewAnswer.OfStatus> endorsed;
    private StatusSnapshot snapshot;

    private StatusCheck(Anchor anchor) {
        this.endorsed = new Endorsed<>(anchor, "StatusView", Optional.empty(), ViewAnswer::readStatus);
    }

    /**
     * @param file the snapshot as a member's gateway hands it out
     * @param statusIndex of the label's certificate
     * @param labelAsOf when the label was signed; an older snapshot knows less than the label
     */
    public static StatusCheck of(Anchor anchor, byte[] file, long statusIndex, long labelAsOf, long now) {
        var check = new StatusCheck(anchor);
        check.stage.check(S1, () -> check.endorsedAnswer(file, now));
        check.stage.check(S2, () -> check.compareDigest());
        check.stage.check(S3, () -> check.compareAge(anchor.statusMaxAge(), statusIndex, labelAsOf, now));
        check.stage.check(S4, () -> check.look(statusIndex));
        return check;
    }

    public Stage stage() {
        return stage;
    }

    /** Whether the snapshot holds and lists the certificate. */
    public boolean listed() {
        return stage.failure().map(failure -> failure.code() == N_NOT_ISSUED).orElse(false);
    }

    /** The time of the snapshot; only when it holds. */
    public long asOf() {
        return endorsed.asOf();
    }

    private Words endorsedAnswer(byte[] file, long now) {
        snapshot = StatusSnapshot.read(file);
        endorsed.parse(snapshot.payloads());
        endorsed.compareChannel();
        endorsed.compareTxIds();
        endorsed.compareProposalHashes();
        endorsed.compareQuestions();
        endorsed.readAnswers();
        endorsed.compareReads(List.of("head", "notissued"));
        endorsed.compareTimes(now, false);
        return endorsed.verifySignatures(ViewAnswer::asOf);
    }

    private Words compareDigest() {
        String digest = HexFormat.of().formatHex(Sha256.of(snapshot.bits()));
        for (var payload : endorsed.payloads()) {
            ViewAnswer.OfStatus answer = payload.answer();
            long expected = Math.max(SMALLEST, (answer.count() + 7) / 8);
            if (!digest.equals(answer.digest()) || snapshot.bits().length != expected) {
                throw new CheckFailed(
                        E_STATUS_DIGEST,
                        "%d bytes hash to %s, signed %s",
                        "%d bytes dan %s, firmado %s",
                        snapshot.bits().length,
                        digest,
                        answer.digest());
            }
            if (answer.head()
                    .map(Head::count)
                    .filter(count -> count == answer.count())
                    .isEmpty()) {
                throw new CheckFailed(E_RESPONSE, "count and heartbeat differ", "el número y el latido difieren");
            }
        }
        return Words.plain(digest);
    }

    private Words compareAge(long maxAge, long statusIndex, long labelAsOf, long now) {
        long asOf = endorsed.asOf();
        var stated = Instant.ofEpochSecond(asOf);
        if (asOf > now + CLOCK_SLACK_SECONDS) {
            throw new CheckFailed(
                    E_TIME, "of %s, which this clock has not reached", "de %s, que este reloj aún no alcanza", stated);
        }
        if (now - asOf > maxAge) {
            throw new CheckFailed(
                    E_STATUS_STALE, "of %s, older than %d s", "de %s, más antigua que %d s", stated, maxAge);
        }
        if (statusIndex >= endorsed.first().count() || asOf < labelAsOf) {
            throw new CheckFailed(
                    E_STATUS_STALE,
                    "of %s, does not cover index %d stated at %s",
                    "de %s, no cubre el índice %d declarado a %s",
                    stated,
                    statusIndex,
                    Instant.ofEpochSecond(labelAsOf));
        }
        return Words.of("of %s", "de %s", stated);
    }

    private Words look(long statusIndex) {
        if (snapshot.lists(statusIndex)) {
            throw new CheckFailed(N_NOT_ISSUED, "index %d is listed", "el índice %d figura en la lista", statusIndex);
        }
        return Words.of("index %d is not listed", "el índice %d no figura en la lista", statusIndex);
    }
}

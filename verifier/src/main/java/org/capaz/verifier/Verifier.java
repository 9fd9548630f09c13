package org.capaz.verifier;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.certificate.Opening;
import org.capaz.verifier.bundle.Bundle;
import org.capaz.verifier.bundle.OpeningCheck;
import org.capaz.verifier.fabric.EndorsedTransaction;
import org.capaz.verifier.label.LabelCheck;
import org.capaz.verifier.label.LabelClaims;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.PeerDirectory;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.Stage;
import org.capaz.verifier.verdict.Step;
import org.capaz.verifier.verdict.Verdict;
import org.capaz.verifier.verdict.Words;
import org.capaz.verifier.view.Question;
import org.capaz.verifier.view.Seen;
import org.capaz.verifier.view.StatusCheck;
import org.capaz.verifier.view.ViewCheck;

/**
 * The front door: turns a label, a live answer or a bundle into a {@link Verdict}. Believes nobody but the anchors it is
 * given, asks no network and no clock, and lists every check, made or not.
 */
public final class Verifier {
    private static final Words NO_SNAPSHOT = new Words("no status list was given", "no se dio una lista de estados");
    private static final Words NOT_ASKED = new Words("nobody was asked", "no se preguntó a nadie");
    private static final Words NOT_GOT_THERE = Stage.STOPPED;

    private final List<Anchor> anchors;
    private final PeerDirectory directory;
    private final List<Opening> openings;

    private Verifier(List<Anchor> anchors, PeerDirectory directory, List<Opening> openings) {
        this.anchors = List.copyOf(anchors);
        this.directory = directory;
        this.openings = List.copyOf(openings);
    }

    /**
     * @param anchors what the user believes, one or more networks
     * @param directory where label signers are looked up; untrusted
     */
    public static Verifier trusting(List<Anchor> anchors, PeerDirectory directory) {
        return new Verifier(anchors, directory, List.of());
    }

    /** The same, and it holds these opened values against the record's commitments. */
    public Verifier opening(List<Opening> opened) {
        return new Verifier(anchors, directory, opened);
    }

    /** The verdict when not even the means of checking could be read. */
    public static Verdict unable(CheckFailed failure, long now) {
        return new Draft(now).unable(failure);
    }

    /**
     * Level L0, or L1 with a snapshot: a label without a network.
     *
     * @param snapshot a status list as a member's gateway hands it out
     * @param now Unix seconds by the reader's clock
     */
    public Verdict label(String text, Optional<byte[]> snapshot, long now) {
        LabelCheck label = LabelCheck.ofText(text, anchors, directory, now);
        var draft = new Draft(now).with(label);
        if (!label.stage().passed()) {
            return draft.notMade(Step.S, NOT_GOT_THERE)
                    .notMade(Step.V, NOT_ASKED)
                    .failed(label);
        }
        LabelClaims claims = label.claims().orElseThrow();
        draft.notMade(Step.V, NOT_ASKED).with(OpeningCheck.of(Optional.empty(), openings));
        if (snapshot.isEmpty()) {
            return draft.notMade(Step.S, NO_SNAPSHOT).statusUnknown(claims);
        }
        StatusCheck status =
                StatusCheck.of(label.anchor().orElseThrow(), snapshot.get(), claims.statusIndex(), claims.asOf(), now);
        draft.with(status.stage());
        if (status.listed()) {
            return draft.noLongerIssued(claims, status.asOf());
        }
        return status.stage().passed() ? draft.notRevoked(claims, status.asOf()) : draft.statusUnknown(claims);
    }

    /**
     * Level L2: a label and one member's live answer to this verifier's own challenge.
     *
     * @param answer what the member sent
     */
    public LiveVerdict live(String text, LiveAnswer answer, Seen seen, long now) {
        LabelCheck label = LabelCheck.ofText(text, anchors, directory, now);
        var draft = new Draft(now).with(label).notMade(Step.S, NO_SNAPSHOT);
        boolean expired = label.stage()
                .failure()
                .map(failure -> failure.code() == Code.E_EXPIRED)
                .orElse(false);
        if (!label.stage().passed() && !expired) {
            return new LiveVerdict(draft.notMade(Step.V, NOT_GOT_THERE).failed(label), Optional.empty());
        }
        LabelClaims claims = label.claims().orElseThrow();
        var payload = label.payload().orElseThrow();
        var question = new Question(
                claims.certificate().toString(),
                Optional.of(answer.challenge()),
                Optional.of(claims.facts()),
                Optional.of(HexFormat.of().formatHex(claims.recordHash())),
                answer.value(),
                seen.and(Seen.onLabel(payload.certificate(), payload.status())));
        ViewCheck view = ViewCheck.of(label.anchor().orElseThrow(), question, answer.payloads(), now);
        draft.with(view.stage()).signedBy(view.signers());
        if (!view.stage().passed()) {
            return new LiveVerdict(draft.discarded(view.stage().failure().orElseThrow()), Optional.empty());
        }
        Stage opened = OpeningCheck.of(answer.value(), openings);
        draft.with(opened);
        if (!opened.passed()) {
            return new LiveVerdict(draft.failed(opened.failure().orElseThrow()), Optional.of(view.seen()));
        }
        return new LiveVerdict(draft.live(view, claims.facts(), expired), Optional.of(view.seen()));
    }

    /** What a member's gateway answered to {@code challenge}, 64 hexadecimal digits that were drawn for it alone. */
    public record LiveAnswer(String challenge, List<byte[]> payloads, Optional<String> value) {}

    /** @param seen what to keep for the next time, only after an answer that held */
    public record LiveVerdict(Verdict verdict, Optional<Seen> seen) {}

    /** Level L2 out of a file: what the members stated at the time of the bundle. */
    public Verdict bundle(byte[] file, long now) {
        var opening = new Stage();
        var opened = new Opened();
        opening.check(Step.B1, () -> opened.read(file));
        opening.check(Step.B2, () -> opened.findAnchor(anchors));
        var draft = new Draft(now).with(opening);
        if (!opening.passed()) {
            return draft.notMade(Step.V, NOT_GOT_THERE)
                    .notMade(Step.A, NOT_GOT_THERE)
                    .failed(opening.failure().orElseThrow());
        }
        Bundle bundle = opened.bundle;
        draft.trusting(opened.anchor.trusted());

        Optional<LabelCheck> label = bundle.label()
                .map(payload ->
                        LabelCheck.ofPayload(payload, List.of(opened.anchor), directory.with(opened.endorsers()), now));
        label.ifPresent(draft::with);
        Optional<CheckFailed> labelFailure = label.flatMap(
                        check -> check.stage().failure())
                .filter(failure -> failure.code() != Code.E_EXPIRED)
                // Signers that only the directory could name: the members' statement below decides alone.
                .filter(failure -> !(failure.code() == Code.E_QUORUM && failure.undecided()));
        if (labelFailure.isPresent()) {
            return draft.notMade(Step.V, NOT_GOT_THERE)
                    .notMade(Step.A, NOT_GOT_THERE)
                    .failed(labelFailure.get());
        }

        var claims = label.flatMap(LabelCheck::claims);
        var question = new Question(
                bundle.certificate(),
                Optional.empty(),
                claims.map(LabelClaims::facts),
                claims.map(read -> HexFormat.of().formatHex(read.recordHash())),
                bundle.value(),
                Seen.NOTHING);
        ViewCheck view = ViewCheck.of(opened.anchor, question, bundle.stateViews(), now);
        draft.with(view.stage()).signedBy(view.signers());
        draft.notMade(
                Step.A,
                bundle.issue().isPresent()
                        ? new Words("this program does not read that part", "este programa no lee esa parte")
                        : new Words("the file does not hold them", "el archivo no los contiene"));
        if (!view.stage().passed()) {
            return draft.failed(view.stage().failure().orElseThrow());
        }
        Stage shown = OpeningCheck.of(bundle.value(), openings);
        draft.with(shown);
        return shown.passed() ? draft.filed(view) : draft.failed(shown.failure().orElseThrow());
    }

    /** A bundle on its way from bytes to something that can be checked. */
    private static final class Opened {
        private Bundle bundle;
        private Anchor anchor;

        Words read(byte[] file) {
            bundle = Bundle.read(file);
            return Words.of("%d bytes, record %s", "%d bytes, constancia %s", file.length, bundle.certificate());
        }

        /** The peers in the file may be those of its label; like the directory, they are candidates and no more. */
        List<byte[]> endorsers() {
            var endorsers = new ArrayList<byte[]>();
            for (byte[] payload : bundle.stateViews()) {
                try {
                    EndorsedTransaction.read(payload).endorsements().forEach(e -> endorsers.add(e.endorser()));
                } catch (CheckFailed unreadable) {
                    // V1 will say so.
                    continue;
                }
            }
            return endorsers;
        }

        Words findAnchor(List<Anchor> anchors) {
            anchor = anchors.stream()
                    .filter(each -> HexFormat.of().formatHex(each.networkTag()).equals(bundle.network()))
                    .max(java.util.Comparator.comparingInt(Anchor::version))
                    .orElseThrow(() -> new CheckFailed(
                            Code.E_NET_UNKNOWN,
                            "no anchor for network %s",
                            "no hay ancla para la red %s",
                            bundle.network()));
            if (!anchor.channel().equals(bundle.channel())) {
                throw new CheckFailed(
                        Code.E_CHANNEL, "expected channel %s", "se esperaba el canal %s", anchor.channel());
            }
            return Words.of("anchor version %d", "ancla versión %d", anchor.version());
        }
    }
}

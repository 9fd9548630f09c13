// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.certificate.Opening;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.verifier.bundle.Bundle;
import org.capaz.verifier.bundle.OpeningCheck;
import org.capaz.verifier.fabric.EndorsedTransaction;
import org.capaz.verifier.label.LabelCheck;
import org.capaz.verifier.label.LabelClaims;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.PeerDirectory;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.Finding;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.Stage;
import org.capaz.verifier.verdict.Step;
import org.capaz.verifier.verdict.Verdict;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.view.LatestSeen;
import org.capaz.verifier.view.StatusCheck;
import org.capaz.verifier.view.ViewCheck;
import org.capaz.verifier.view.ViewExpectations;

/**
 * Turns a label, a live answer or a bundle into a {@link Verdict}. Believes only the anchors it is given, asks no network
 * and no clock, and lists every check, made or not. What is checked is {@code docs/reference/verdicts.md}; nothing that is
 * handed in makes it throw, however it is formed.
 *
 * <p>A label, checked without a network:
 *
 * {@snippet file="org/capaz/verifier/VerifierExample.java" region="label"}
 *
 * <p>Immutable, and safe for use by several threads.
 *
 * <p>Decision 020.
 */
public final class Verifier {
    private static final Sentence NO_SNAPSHOT = VerdictMessage.STATUS_LIST_NOT_GIVEN.sentence();
    private static final Sentence NOT_ASKED = VerdictMessage.MEMBERS_NOT_ASKED.sentence();
    private static final Sentence NOT_GOT_THERE = Stage.STOPPED;

    private final List<Anchor> anchors;
    private final PeerDirectory directory;
    private final List<Opening> openings;

    private Verifier(List<Anchor> anchors, PeerDirectory directory, List<Opening> openings) {
        this.anchors = List.copyOf(anchors);
        this.directory = directory;
        this.openings = List.copyOf(openings);
    }

    /**
     * A verifier that believes these anchors.
     *
     * @param anchors what the user believes, one or more networks
     * @param directory where label signers are looked up; untrusted
     * @return the verifier
     */
    public static Verifier trusting(List<Anchor> anchors, PeerDirectory directory) {
        return new Verifier(anchors, directory, List.of());
    }

    /**
     * The same verifier, which also holds opened values against the record's commitments (check O).
     *
     * @param opened the values their owner opened
     * @return another verifier; this one does not change
     */
    public Verifier opening(List<Opening> opened) {
        return new Verifier(anchors, directory, opened);
    }

    /**
     * The verdict when an anchor, a directory or a file could not be read, so that nothing could be checked.
     *
     * @param failure why not
     * @param now Unix seconds by the reader's clock
     * @return a verdict without checks
     */
    public static Verdict unable(CheckFailed failure, long now) {
        return new VerdictBuilder(now).unable(failure);
    }

    /**
     * Checks a label without a network (level L0), and with a snapshot that it was still issued at a known time (level L1).
     *
     * @param text the text of the QR code or of the radio tag
     * @param snapshot a status list as a member's gateway hands it out
     * @param now Unix seconds by the reader's clock
     * @return the verdict
     */
    public Verdict label(String text, Optional<byte[]> snapshot, long now) {
        LabelCheck label = LabelCheck.ofText(text, anchors, directory, now);
        var builder = new VerdictBuilder(now).with(label);
        return label.valid()
                .map(valid -> offline(builder.notMade(Step.V, NOT_ASKED), valid, snapshot, now))
                .orElseGet(() -> builder.notMade(Step.S, NOT_GOT_THERE)
                        .notMade(Step.V, NOT_ASKED)
                        .failed(label));
    }

    private Verdict offline(VerdictBuilder builder, LabelCheck.ReadLabel label, Optional<byte[]> snapshot, long now) {
        LabelClaims claims = label.claims();
        builder.with(OpeningCheck.of(Optional.empty(), openings));
        if (snapshot.isEmpty()) {
            return builder.notMade(Step.S, NO_SNAPSHOT).statusUnknown(claims);
        }
        StatusCheck status = StatusCheck.of(label.anchor(), snapshot.get(), claims.statusIndex(), claims.asOf(), now);
        builder.with(status.stage());
        return switch (status.result()) {
            case StatusCheck.Result.Listed listed -> builder.noLongerIssued(claims, listed.asOf());
            case StatusCheck.Result.NotListed fresh -> builder.notRevoked(claims, fresh.asOf());
            case StatusCheck.Result.Discarded discarded -> builder.statusUnknown(claims);
        };
    }

    /**
     * Checks a label and one member's live answer to this verifier's own challenge (level L2).
     *
     * @param text the text of the QR code or of the radio tag
     * @param answer what the member sent
     * @param seen what was kept from earlier live checks of this network and certificate
     * @param now Unix seconds by the reader's clock
     * @return the verdict, and what to keep
     */
    public LiveVerdict live(String text, LiveAnswer answer, LatestSeen seen, long now) {
        LabelCheck label = LabelCheck.ofText(text, anchors, directory, now);
        var builder = new VerdictBuilder(now).with(label).notMade(Step.S, NO_SNAPSHOT);
        return label.validOrExpired()
                .map(valid -> live(builder, valid, label.expired(), answer, seen, now))
                .orElseGet(() ->
                        new LiveVerdict(builder.notMade(Step.V, NOT_GOT_THERE).failed(label), Optional.empty()));
    }

    private LiveVerdict live(
            VerdictBuilder builder,
            LabelCheck.ReadLabel label,
            boolean expired,
            LiveAnswer answer,
            LatestSeen seen,
            long now) {
        LabelClaims claims = label.claims();
        var expected = new ViewExpectations(
                claims.certificate().toString(),
                Optional.of(answer.challenge()),
                Optional.of(claims.facts()),
                Optional.of(HexFormat.of().formatHex(claims.recordHash())),
                answer.value(),
                seen.and(LatestSeen.onLabel(
                        label.payload().certificate(), label.payload().status())));
        ViewCheck view = ViewCheck.of(label.anchor(), expected, answer.payloads(), now);
        builder.with(view.stage()).signedBy(view.signers());
        if (view.statement().isEmpty()) {
            return new LiveVerdict(builder.discarded(view.stage()), Optional.empty());
        }
        ViewCheck.Statement statement = view.statement().get();
        Stage opened = OpeningCheck.of(answer.value(), openings);
        builder.with(opened);
        return new LiveVerdict(
                opened.failure().map(builder::failed).orElseGet(() -> builder.live(statement, claims.facts(), expired)),
                Optional.of(statement.seen()));
    }

    /**
     * What a member's gateway answered.
     *
     * @param challenge 64 lower-case hexadecimal digits that were drawn for this one request
     * @param payloads {@code Envelope.payload} bytes of endorsed {@code StateView} answers
     * @param value the certificate record, when the gateway sent it; untrusted
     */
    public record LiveAnswer(String challenge, List<byte[]> payloads, Optional<String> value) {
        /** Copies the list. */
        public LiveAnswer {
            payloads = List.copyOf(payloads);
        }
    }

    /**
     * A verdict on a live answer.
     *
     * @param verdict the verdict
     * @param seen what to keep for the next live check, only after an answer that held
     */
    public record LiveVerdict(Verdict verdict, Optional<LatestSeen> seen) {}

    /**
     * Checks what the members stated at the time of a bundle (level L2 out of a file).
     *
     * @param file the bytes of a {@link Bundle}
     * @param now Unix seconds by the reader's clock
     * @return the verdict
     */
    public Verdict bundle(byte[] file, long now) {
        var opening = new Stage();
        Optional<Bundle> read = opening.check(Step.B1, () -> read(file));
        Optional<OpenedBundle> opened = opening.check(Step.B2, read, bundle -> findAnchor(bundle, anchors));
        var builder = new VerdictBuilder(now).with(opening);
        return opened.map(bundle -> bundle(builder, bundle, now))
                .orElseGet(() -> builder.notMade(Step.V, NOT_GOT_THERE)
                        .notMade(Step.A, NOT_GOT_THERE)
                        .failed(opening));
    }

    private Verdict bundle(VerdictBuilder builder, OpenedBundle opened, long now) {
        Bundle bundle = opened.bundle();
        builder.trusting(opened.anchor().reference());
        Optional<LabelCheck> label = bundle.label()
                .map(payload -> LabelCheck.ofPayload(
                        payload, List.of(opened.anchor()), directory.with(opened.endorsers()), now));
        label.ifPresent(builder::with);
        Optional<CheckFailed> labelFailure = label.filter(check -> !check.expired())
                .flatMap(check -> check.stage().failure())
                // Signers that only the directory could name: the members' statement below decides alone.
                .filter(failure -> !(failure.code() == Code.E_QUORUM && failure.undecided()));
        if (labelFailure.isPresent()) {
            return builder.notMade(Step.V, NOT_GOT_THERE)
                    .notMade(Step.A, NOT_GOT_THERE)
                    .failed(labelFailure.get());
        }

        var claims = label.flatMap(LabelCheck::claims);
        var expected = new ViewExpectations(
                bundle.certificate(),
                Optional.empty(),
                claims.map(LabelClaims::facts),
                claims.map(known -> HexFormat.of().formatHex(known.recordHash())),
                bundle.value(),
                LatestSeen.NOTHING);
        ViewCheck view = ViewCheck.of(opened.anchor(), expected, bundle.stateViews(), now);
        builder.with(view.stage()).signedBy(view.signers());
        builder.notMade(
                Step.A,
                bundle.issue().isPresent()
                        ? VerdictMessage.ISSUE_PART_NOT_READ.sentence()
                        : VerdictMessage.ISSUE_PART_NOT_IN_FILE.sentence());
        if (view.statement().isEmpty()) {
            return builder.failed(view.stage());
        }
        ViewCheck.Statement statement = view.statement().get();
        Stage shown = OpeningCheck.of(bundle.value(), openings);
        builder.with(shown);
        return shown.failure().map(builder::failed).orElseGet(() -> builder.filed(statement));
    }

    private static Finding<Bundle> read(byte[] file) {
        var bundle = Bundle.read(file);
        return new Finding<>(
                bundle,
                VerdictMessage.BUNDLE_READ
                        .with("bytes", PlainNumbers.digits(file.length))
                        .and("record", Argument.id(bundle.certificate())));
    }

    private static Finding<OpenedBundle> findAnchor(Bundle bundle, List<Anchor> anchors) {
        Anchor anchor = anchors.stream()
                .filter(each -> HexFormat.of().formatHex(each.networkTag()).equals(bundle.network()))
                .max(Comparator.comparingInt(Anchor::version))
                .orElseThrow(() -> new CheckFailed(
                        Code.E_NET_UNKNOWN,
                        VerdictMessage.ANCHOR_MISSING.with("network", Argument.id(bundle.network()))));
        if (!anchor.channel().equals(bundle.channel())) {
            throw new CheckFailed(
                    Code.E_CHANNEL, VerdictMessage.CHANNEL_EXPECTED.with("channel", Argument.id(anchor.channel())));
        }
        return new Finding<>(
                new OpenedBundle(bundle, anchor),
                VerdictMessage.ANCHOR_VERSION_USED.with("version", PlainNumbers.digits(anchor.version())));
    }

    /** A bundle that could be read, and the anchor of its network. */
    private record OpenedBundle(Bundle bundle, Anchor anchor) {
        /** The peers in the file may be those of its label; like the directory, they are candidates and no more. */
        List<byte[]> endorsers() {
            var endorsers = new ArrayList<byte[]>();
            for (byte[] payload : bundle.stateViews()) {
                try {
                    EndorsedTransaction.read(payload).endorsements().forEach(e -> endorsers.add(e.endorser()));
                } catch (CheckFailed unreadable) {
                    // V1 will say so.
                }
            }
            return endorsers;
        }
    }
}

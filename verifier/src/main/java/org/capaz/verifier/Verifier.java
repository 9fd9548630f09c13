// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.certificate.Opening;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.Sentence;
import org.capaz.verifier.bundle.AttestationBundle;
import org.capaz.verifier.bundle.Bundle;
import org.capaz.verifier.bundle.IssueCheck;
import org.capaz.verifier.bundle.IssuePart;
import org.capaz.verifier.bundle.OpeningCheck;
import org.capaz.verifier.fabric.EndorsedTransaction;
import org.capaz.verifier.label.LabelCheck;
import org.capaz.verifier.label.LabelClaims;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.Anchors;
import org.capaz.verifier.trust.PeerDirectory;
import org.capaz.verifier.verdict.Check;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.Finding;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.Stage;
import org.capaz.verifier.verdict.Step;
import org.capaz.verifier.verdict.Verdict;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.view.CertificateState;
import org.capaz.verifier.view.LatestSeen;
import org.capaz.verifier.view.PremiumCheck;
import org.capaz.verifier.view.PremiumPart;
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
 *
 * <p>Format: {@code docs/reference/formats/bundle.md}.
 */
public final class Verifier {
    private static final Sentence NO_SNAPSHOT = VerdictMessage.STATUS_LIST_NOT_GIVEN.sentence();
    private static final Sentence NOT_ASKED = VerdictMessage.MEMBERS_NOT_ASKED.sentence();
    private static final Sentence NOT_GOT_THERE = Stage.STOPPED;

    private final Anchors anchors;
    private final PeerDirectory directory;
    private final List<Opening> openings;

    private Verifier(Anchors anchors, PeerDirectory directory, List<Opening> openings) {
        this.anchors = anchors;
        this.directory = directory;
        this.openings = List.copyOf(openings);
    }

    /**
     * A verifier that believes these anchors.
     *
     * @param anchors what the user believes, one or more networks
     * @param directory where label signers are looked up; untrusted
     * @return the verifier
     * @throws CheckFailed with {@code E-ANCHOR} when two anchors of one network and version differ
     */
    public static Verifier trusting(List<Anchor> anchors, PeerDirectory directory) {
        return new Verifier(Anchors.of(anchors), directory, List.of());
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
        return labelBeforeAsking(text, snapshot, now).verdict();
    }

    /**
     * Checks a label as {@link #label} does, for a reader who will ask members next.
     *
     * @param text the text of the QR code or of the radio tag
     * @param snapshot a status list as a member's gateway hands it out
     * @param now Unix seconds by the reader's clock
     * @return the verdict, and what members can be asked
     */
    public Offline labelBeforeAsking(String text, Optional<byte[]> snapshot, long now) {
        LabelCheck label = LabelCheck.ofText(text, anchors.all(), directory, now);
        var builder = new VerdictBuilder(now).with(label);
        if (label.valid().isEmpty()) {
            Verdict failed = builder.notMade(Step.S, NOT_GOT_THERE)
                    .notMade(Step.V, NOT_ASKED)
                    .failed(label);
            var checks = new VerdictBuilder(now)
                    .with(label.stage())
                    .notMade(Step.S, snapshot.isEmpty() ? NO_SNAPSHOT : NOT_GOT_THERE)
                    .checks();
            return label.validOrExpired()
                    .map(expired -> Offline.ofLabel(failed, expired, checks, openings))
                    .orElseGet(() -> Offline.closed(failed));
        }
        LabelCheck.ReadLabel valid = label.valid().get();
        LabelClaims claims = valid.claims();
        Optional<StatusCheck> status =
                snapshot.map(file -> StatusCheck.of(valid.anchor(), file, claims.statusIndex(), claims.asOf(), now));
        builder.notMade(Step.V, NOT_ASKED).with(OpeningCheck.of(Optional.empty(), openings));
        var forQuestion = new VerdictBuilder(now).with(label.stage());
        status.ifPresentOrElse(
                found -> {
                    builder.with(found.stage());
                    forQuestion.with(found.stage());
                },
                () -> {
                    builder.notMade(Step.S, NO_SNAPSHOT);
                    forQuestion.notMade(Step.S, NO_SNAPSHOT);
                });
        Verdict verdict = status.flatMap(found -> builder.listed(found, claims.facts()))
                .orElseGet(() -> builder.statusUnknown(claims));
        return Offline.ofLabel(verdict, valid, forQuestion.checks(), openings);
    }

    /**
     * Checks a label and one member's live answer to this verifier's own challenge (level L2). A reader who can ask more than
     * one member asks with {@link Offline#ask}.
     *
     * @param text the text of the QR code or of the radio tag
     * @param answer what the member sent
     * @param seen what was kept from earlier live checks of this network and certificate
     * @param now Unix seconds by the reader's clock
     * @return the verdict, and what to keep
     */
    public LiveVerdict live(String text, LiveAnswer answer, LatestSeen seen, long now) {
        Offline label = labelBeforeAsking(text, Optional.empty(), now);
        return label.judge(answer, seen);
    }

    /**
     * What a member's gateway answered.
     *
     * @param challenge 64 lower-case hexadecimal digits that were drawn for this one request
     * @param payloads {@code Envelope.payload} bytes of endorsed {@code StateView} answers
     * @param value the certificate record, when the gateway sent it; untrusted
     * @param premium what that member alone states of the premium, when it does
     */
    public record LiveAnswer(
            String challenge, List<byte[]> payloads, Optional<String> value, Optional<PremiumPart> premium) {
        /** Copies the list. */
        public LiveAnswer {
            payloads = List.copyOf(payloads);
        }

        /**
         * Reads the body that a gateway answers with.
         *
         * @param challenge the one that was drawn for this request
         * @param body the bytes of the answer, as many as the reader was ready to take
         * @return the answer, of which nothing is believed yet
         * @throws org.capaz.ledger.json.JsonException when it is none
         */
        public static LiveAnswer read(String challenge, byte[] body) {
            Fields fields = Fields.of(CanonicalJson.parseObject(CanonicalJson.decode(body)));
            return new LiveAnswer(
                    challenge,
                    fields.texts("payloads", Base64Url::decode),
                    fields.optionalText("value"),
                    PremiumPart.in(fields));
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
     * Checks what the members stated at the time of a bundle (level L2 out of a file), and the issuing transaction with its
     * block where the file holds them (level L3).
     *
     * @param file the bytes of a {@link Bundle}
     * @param now Unix seconds by the reader's clock
     * @return the verdict
     */
    public Verdict bundle(byte[] file, long now) {
        return bundleBeforeAsking(file, Optional.empty(), now).verdict();
    }

    /**
     * Checks a bundle as {@link #bundle} does, for a reader who has a newer status list or will ask members next.
     *
     * <p>A file that is the bundle of an attestation is judged as such; no member answers about it live.
     *
     * @param file the bytes of a {@link Bundle} or an {@link AttestationBundle}
     * @param snapshot a status list as a member's gateway hands it out
     * @param now Unix seconds by the reader's clock
     * @return the verdict, and what members can be asked
     */
    public Offline bundleBeforeAsking(byte[] file, Optional<byte[]> snapshot, long now) {
        if (AttestationBundle.isMeant(file)) {
            return new AttestationJudge(anchors, openings, file, now).judge();
        }
        return anchors.farthest(
                        tagOf(file),
                        anchor -> bundle(file, Optional.of(anchor), snapshot, now),
                        found -> found.anchor().isPresent(),
                        found -> found.verdict().checks().stream()
                                .filter(check -> check.result() == Check.Result.PASSED)
                                .count())
                .orElseGet(() -> bundle(file, Optional.empty(), snapshot, now));
    }

    /** The tag of the bundle's network, empty for a file that is no bundle. */
    private static byte[] tagOf(byte[] file) {
        try {
            return HexFormat.of().parseHex(Bundle.read(file).network());
        } catch (CheckFailed | IllegalArgumentException noBundle) {
            // B1 or B2 will say so.
            return new byte[0];
        }
    }

    private Offline bundle(byte[] file, Optional<Anchor> candidate, Optional<byte[]> snapshot, long now) {
        var opening = new Stage();
        Optional<Bundle> read = opening.check(Step.B1, () -> read(file));
        Optional<OpenedBundle> opened = opening.check(Step.B2, read, bundle -> {
            Finding<Anchor> taken = takeAnchor(bundle.network(), bundle.channel(), candidate, now);
            return new Finding<>(new OpenedBundle(bundle, taken.value()), taken.evidence());
        });
        var builder = new VerdictBuilder(now).with(opening);
        return opened.map(bundle -> bundle(builder, bundle, snapshot, now))
                .orElseGet(() -> Offline.closed(builder.notMade(Step.V, NOT_GOT_THERE)
                        .notMade(Step.A, NOT_GOT_THERE)
                        .failed(opening)));
    }

    private Offline bundle(VerdictBuilder builder, OpenedBundle opened, Optional<byte[]> snapshot, long now) {
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
            return Offline.closed(builder.notMade(Step.V, NOT_GOT_THERE)
                    .notMade(Step.A, NOT_GOT_THERE)
                    .failed(labelFailure.get()));
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
        if (view.statement().isEmpty()) {
            return Offline.closed(builder.notMade(
                            Step.A,
                            bundle.issue().isPresent()
                                    ? NOT_GOT_THERE
                                    : VerdictMessage.ISSUE_PART_NOT_IN_FILE.sentence())
                    .failed(view.stage()));
        }
        ViewCheck.Statement statement = view.statement().get();
        Optional<CheckFailed> issueFailure = issue(builder, opened, statement, now);
        if (issueFailure.isPresent()) {
            return Offline.closed(builder.failed(issueFailure.get()));
        }
        Optional<StatusCheck> status = snapshot.flatMap(list -> statement
                .recordFacts()
                .map(facts -> StatusCheck.of(opened.anchor(), list, facts.statusIndex(), statement.asOf(), now)));
        status.ifPresent(found -> builder.with(found.stage()));
        List<Check> checks = builder.checks();
        if (recordOf(statement, bundle).isPresent()) {
            builder.with(PremiumCheck.of(
                    opened.anchor(),
                    bundle.certificate(),
                    bundle.premium().stream().toList(),
                    now));
        }
        Stage shown = OpeningCheck.of(recordOf(statement, bundle), openings);
        builder.with(shown);
        if (shown.failure().isPresent()) {
            return Offline.closed(builder.failed(shown));
        }
        Verdict filed = builder.telling(statement.recordFacts().flatMap(facts -> bundle.value()))
                .filed(statement);
        Verdict verdict = filed.conclusion().holdsUnlessChanged()
                ? status.flatMap(found ->
                                builder.listed(found, statement.recordFacts().orElseThrow()))
                        // A clear list does not take back what the members noted beside the state.
                        .filter(listed ->
                                !(filed.notices().any() && listed.conclusion().holdsUnlessChanged()))
                        .orElse(filed)
                : filed;
        return Offline.ofBundle(verdict, opened.anchor(), bundle, statement, checks, openings);
    }

    /** The record's text, where the members state that there is such a record and V12 found it to be theirs. */
    static Optional<String> recordOf(ViewCheck.Statement statement, Bundle bundle) {
        return statement.state() == CertificateState.UNKNOWN ? Optional.empty() : bundle.value();
    }

    /** The issuing transaction, where the file holds it: an absent record has none. */
    private static Optional<CheckFailed> issue(
            VerdictBuilder builder, OpenedBundle opened, ViewCheck.Statement statement, long now) {
        Bundle bundle = opened.bundle();
        Optional<Stage> issue = bundle.issue()
                .flatMap(part -> recordOf(statement, bundle)
                        .map(value -> IssueCheck.of(
                                opened.anchor(),
                                bundle.certificate(),
                                value,
                                statement.seen().certificate(),
                                part,
                                now)));
        issue.ifPresent(builder::with);
        if (issue.isEmpty()) {
            builder.notMade(Step.A, VerdictMessage.ISSUE_PART_NOT_IN_FILE.sentence());
        } else if (bundle.issue().flatMap(IssuePart::chain).isEmpty()) {
            builder.notMade(Step.A, VerdictMessage.CHAIN_NOT_IN_FILE.sentence());
        }
        return issue.flatMap(Stage::failure);
    }

    private static Finding<Bundle> read(byte[] file) {
        var bundle = Bundle.read(file);
        return new Finding<>(
                bundle,
                VerdictMessage.BUNDLE_READ
                        .with("bytes", PlainNumbers.digits(file.length))
                        .and("record", Argument.id(bundle.certificate())));
    }

    /** The check B2 of any bundle. */
    static Finding<Anchor> takeAnchor(String network, String channel, Optional<Anchor> candidate, long now) {
        Anchor anchor = candidate.orElseThrow(() -> new CheckFailed(
                Code.E_NET_UNKNOWN, VerdictMessage.ANCHOR_MISSING.with("network", Argument.id(network))));
        anchor.requireInForce(now);
        if (!anchor.channel().equals(channel)) {
            throw new CheckFailed(
                    Code.E_CHANNEL, VerdictMessage.CHANNEL_EXPECTED.with("channel", Argument.id(anchor.channel())));
        }
        return new Finding<>(
                anchor, VerdictMessage.ANCHOR_VERSION_USED.with("version", PlainNumbers.digits(anchor.version())));
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

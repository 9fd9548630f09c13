// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.label;

import static org.capaz.verifier.verdict.Code.E_DEF_UNKNOWN;
import static org.capaz.verifier.verdict.Code.E_DOMAIN;
import static org.capaz.verifier.verdict.Code.E_EXPIRED;
import static org.capaz.verifier.verdict.Code.E_NET_UNKNOWN;
import static org.capaz.verifier.verdict.Code.E_TIME;
import static org.capaz.verifier.verdict.Code.W_SIGNER_UNKNOWN;
import static org.capaz.verifier.verdict.Step.Q1;
import static org.capaz.verifier.verdict.Step.Q10;
import static org.capaz.verifier.verdict.Step.Q2;
import static org.capaz.verifier.verdict.Step.Q3;
import static org.capaz.verifier.verdict.Step.Q4;
import static org.capaz.verifier.verdict.Step.Q5;
import static org.capaz.verifier.verdict.Step.Q6;
import static org.capaz.verifier.verdict.Step.Q7;
import static org.capaz.verifier.verdict.Step.Q8;
import static org.capaz.verifier.verdict.Step.Q9;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.capaz.ledger.message.Argument;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.Anchors;
import org.capaz.verifier.trust.ChaincodeDefinition;
import org.capaz.verifier.trust.PeerDirectory;
import org.capaz.verifier.trust.Quorum;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.Finding;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.Signer;
import org.capaz.verifier.verdict.Stage;
import org.capaz.verifier.verdict.VerdictMessage;

/**
 * The checks Q1 to Q10: whether the peers of enough organisations signed exactly these facts. Needs no network; it cannot
 * know what happened to the certificate after it was signed.
 *
 * <p>Decision 020.
 *
 * <p>Format: {@code docs/reference/formats/label.md}.
 */
public final class LabelCheck {
    private final Stage stage;
    private final Optional<Anchor> anchor;
    private final Optional<ReadLabel> label;
    private final List<Signer> signers;

    /**
     * A label whose payload and claims are well formed and whose network has an anchor. Whether to believe it is what the
     * checks after Q3 decide.
     *
     * @param payload the payload
     * @param anchor the anchor of its network
     * @param claims the claims in the payload
     */
    public record ReadLabel(LabelPayload payload, Anchor anchor, LabelClaims claims) {}

    /** @param address the part before {@code #}; empty when only the payload was given */
    private record Decoded(String address, LabelPayload payload) {}

    private record OnNetwork(LabelPayload payload, Anchor anchor) {}

    private record UnderDefinition(ReadLabel label, ChaincodeDefinition definition) {}

    /**
     * @param response the bytes every endorser signed, rebuilt from the label
     * @param quorum takes in the signatures; it holds those that were good even where a later one fails
     */
    private record Rebuilt(ReadLabel label, byte[] response, Quorum quorum) {}

    private LabelCheck(Stage stage, Optional<Anchor> anchor, Optional<ReadLabel> label, List<Signer> signers) {
        this.stage = stage;
        this.anchor = anchor;
        this.label = label;
        this.signers = signers;
    }

    /**
     * Checks the text of a QR code or radio tag.
     *
     * @param text the whole text, address and payload
     * @param anchors the anchors to believe
     * @param directory names the signers; untrusted
     * @param now Unix seconds by the reader's clock
     * @return the checks and what they found
     */
    public static LabelCheck ofText(String text, List<Anchor> anchors, PeerDirectory directory, long now) {
        return of(
                () -> {
                    LabelText label = LabelText.parse(text);
                    return decode(label.address(), label.payload());
                },
                anchors,
                directory,
                now);
    }

    /**
     * Checks the payload alone, as bundles carry it.
     *
     * @param payload the bytes of a {@link LabelPayload}
     * @param anchors the anchors to believe
     * @param directory names the signers; untrusted
     * @param now Unix seconds by the reader's clock
     * @return the checks and what they found
     */
    public static LabelCheck ofPayload(byte[] payload, List<Anchor> anchors, PeerDirectory directory, long now) {
        return of(() -> decode("", payload), anchors, directory, now);
    }

    private static LabelCheck of(
            Supplier<Finding<Decoded>> text, List<Anchor> anchors, PeerDirectory directory, long now) {
        Supplier<Finding<Decoded>> decoding = once(text);
        return Anchors.of(anchors)
                .farthest(
                        tagOf(decoding),
                        anchor -> under(Optional.of(anchor), decoding, directory, now),
                        check -> check.validOrExpired().isPresent(),
                        check -> check.stage().passedChecks())
                .orElseGet(() -> under(Optional.empty(), decoding, directory, now));
    }

    /** Decoded here, also for several anchors; each of them is then told the same, or the same defect. */
    private static Supplier<Finding<Decoded>> once(Supplier<Finding<Decoded>> text) {
        try {
            Finding<Decoded> decoded = text.get();
            return () -> decoded;
        } catch (CheckFailed noLabel) {
            return () -> {
                throw noLabel;
            };
        }
    }

    /** The tag of the label's network, empty for a text that is no label. */
    private static byte[] tagOf(Supplier<Finding<Decoded>> decoding) {
        try {
            return decoding.get().value().payload().networkTag();
        } catch (CheckFailed noLabel) {
            // Q1 will say so.
            return new byte[0];
        }
    }

    private static LabelCheck under(
            Optional<Anchor> anchor, Supplier<Finding<Decoded>> decoding, PeerDirectory directory, long now) {
        var stage = new Stage();
        Optional<Decoded> decoded = stage.check(Q1, decoding);
        Optional<OnNetwork> onNetwork = stage.check(Q2, decoded, found -> takeAnchor(found.payload(), anchor, now));
        Optional<ReadLabel> label = stage.check(Q3, onNetwork, LabelCheck::readClaims);
        Optional<UnderDefinition> defined = stage.check(Q4, label, LabelCheck::findDefinition);
        Optional<UnderDefinition> inDomain = stage.check(Q5, defined, LabelCheck::compareDomain);
        Optional<Rebuilt> rebuilt = stage.check(Q6, inDomain, found -> findSigners(found, directory));
        Optional<Rebuilt> signed = stage.check(Q7, rebuilt, found -> verifySignatures(found, directory, stage));
        Optional<Rebuilt> endorsed = stage.check(Q8, signed, LabelCheck::countOrganisations);
        Optional<ReadLabel> timely = stage.check(Q9, endorsed, found -> checkTime(found.label(), now));
        timely.ifPresentOrElse(
                found -> ParcelComparison.ask(
                        decoded.map(Decoded::address).orElse(""), found.claims(), found.anchor(), stage),
                () -> stage.notMade(Q10, VerdictMessage.NOTHING_TO_COMPARE_WITH.sentence()));
        return new LabelCheck(
                stage,
                onNetwork.map(OnNetwork::anchor),
                label,
                rebuilt.map(found -> found.quorum().signers()).orElse(List.of()));
    }

    /**
     * The checks that were made.
     *
     * @return the stage, with Q1 to Q10 in order
     */
    public Stage stage() {
        return stage;
    }

    /**
     * The anchor of the label's network.
     *
     * @return empty when the label could not be read or no anchor is of its network
     */
    public Optional<Anchor> anchor() {
        return anchor;
    }

    /**
     * The claims, to be believed only if the stage passed.
     *
     * @return empty when they could not be read
     */
    public Optional<LabelClaims> claims() {
        return label.map(ReadLabel::claims);
    }

    /**
     * The label whose every check passed.
     *
     * @return empty when any check failed
     */
    public Optional<ReadLabel> valid() {
        return label.filter(found -> stage.passed());
    }

    /**
     * The label whose signatures hold, whether or not its validity is over.
     *
     * @return empty when any check failed, other than the one for the end of validity
     */
    public Optional<ReadLabel> validOrExpired() {
        return label.filter(found -> stage.passed() || expired());
    }

    /**
     * Whether the one thing wrong is that the validity is over. Q9 asks for it last, after the signatures held.
     *
     * @return true when the stage ended with {@code E-EXPIRED}
     */
    public boolean expired() {
        return stage.failure()
                .filter(failure -> failure.code() == Code.E_EXPIRED)
                .isPresent();
    }

    /**
     * Who signed, as far as the checks came.
     *
     * @return each known signer once
     */
    public List<Signer> signers() {
        return signers;
    }

    private static Finding<Decoded> decode(String address, byte[] bytes) {
        LabelPayload payload = LabelPayload.read(bytes);
        return new Finding<>(
                new Decoded(address, payload),
                VerdictMessage.LABEL_READ
                        .with("bytes", PlainNumbers.digits(bytes.length))
                        .and(
                                "signatures",
                                PlainNumbers.digits(payload.signatures().size())));
    }

    private static Finding<OnNetwork> takeAnchor(LabelPayload payload, Optional<Anchor> candidate, long now) {
        String tag = HexFormat.of().formatHex(payload.networkTag());
        Anchor anchor = candidate.orElseThrow(
                () -> new CheckFailed(E_NET_UNKNOWN, VerdictMessage.ANCHOR_MISSING.with("network", Argument.id(tag))));
        anchor.requireInForce(now);
        return new Finding<>(
                new OnNetwork(payload, anchor),
                VerdictMessage.ANCHOR_FOUND
                        .with("network", Argument.id(tag))
                        .and("channel", Argument.id(anchor.channel()))
                        .and("version", PlainNumbers.digits(anchor.version())));
    }

    private static Finding<ReadLabel> readClaims(OnNetwork found) {
        LabelClaims claims = LabelClaims.read(found.payload().claims());
        return new Finding<>(
                new ReadLabel(found.payload(), found.anchor(), claims),
                VerdictMessage.CLAIMS_FINE_MASS_FOLLOWS
                        .with("gross", PlainNumbers.digits(claims.grossMg()))
                        .and("fineness", PlainNumbers.digits(claims.fineness()))
                        .and("fine", PlainNumbers.digits(claims.fineMg())));
    }

    private static Finding<UnderDefinition> findDefinition(ReadLabel label) {
        ChaincodeDefinition definition = label.anchor()
                .definitionAt(label.payload().definition())
                .orElseThrow(() -> new CheckFailed(
                        E_DEF_UNKNOWN,
                        VerdictMessage.DEFINITION_NOT_IN_ANCHOR
                                .with("place", label.payload().definition())
                                .and(
                                        "version",
                                        PlainNumbers.digits(label.anchor().version()))));
        return new Finding<>(
                new UnderDefinition(label, definition),
                VerdictMessage.DEFINITION_FOUND
                        .with("chaincode", Argument.id(definition.chaincode()))
                        .and("release", Argument.id(definition.version()))
                        .and("place", definition.place()));
    }

    private static Finding<UnderDefinition> compareDomain(UnderDefinition found) {
        String channel = found.label().anchor().channel();
        String chaincode = found.definition().chaincode();
        if (!Arrays.equals(found.label().claims().domain(), LabelClaims.domain(channel, chaincode))) {
            throw new CheckFailed(
                    E_DOMAIN,
                    VerdictMessage.LABEL_OF_OTHER_DOMAIN
                            .with("channel", Argument.id(channel))
                            .and("chaincode", Argument.id(chaincode)));
        }
        return new Finding<>(
                found,
                VerdictMessage.LABEL_DOMAIN_FITS
                        .with("channel", Argument.id(channel))
                        .and("chaincode", Argument.id(chaincode)));
    }

    private static Finding<Rebuilt> findSigners(UnderDefinition found, PeerDirectory directory) {
        ReadLabel label = found.label();
        ChaincodeDefinition definition = found.definition();
        byte[] response = LabelViewResponse.rebuild(
                label.payload(), label.claims(), definition.chaincode(), definition.version());
        var signatures = label.payload().signatures();
        long known = signatures.stream()
                .filter(signature ->
                        !directory.named(signature.keyTag(), label.anchor()).isEmpty())
                .count();
        return new Finding<>(
                new Rebuilt(label, response, new Quorum(label.anchor())),
                VerdictMessage.SIGNERS_IN_DIRECTORY
                        .with("known", PlainNumbers.digits(known))
                        .and("all", PlainNumbers.digits(signatures.size())));
    }

    private static Finding<Rebuilt> verifySignatures(Rebuilt rebuilt, PeerDirectory directory, Stage stage) {
        var signatures = rebuilt.label().payload().signatures();
        for (LabelPayload.Signature signature : signatures) {
            if (!isGood(signature, rebuilt, directory)) {
                rebuilt.quorum().noteUnknown();
                stage.note(
                        Q6,
                        W_SIGNER_UNKNOWN,
                        VerdictMessage.SIGNER_NOT_IN_DIRECTORY.with(
                                "tag", Argument.id(HexFormat.of().formatHex(signature.keyTag()))));
            }
        }
        int unknown = rebuilt.quorum().unknown();
        return new Finding<>(
                rebuilt,
                VerdictMessage.SIGNATURES_GOOD
                        .with("good", PlainNumbers.digits(signatures.size() - unknown))
                        .and("unknown", PlainNumbers.digits(unknown)));
    }

    /**
     * Tries every identity of a member that the directory has under that tag, since two may share the four bytes.
     *
     * @return false when the signer is unknown
     * @throws CheckFailed when the signer is known and its signature does not count
     */
    private static boolean isGood(LabelPayload.Signature signature, Rebuilt rebuilt, PeerDirectory directory) {
        Optional<CheckFailed> failure = Optional.empty();
        for (byte[] identity :
                directory.named(signature.keyTag(), rebuilt.label().anchor())) {
            try {
                rebuilt.quorum()
                        .admit(
                                rebuilt.response(),
                                identity,
                                signature.rs(),
                                rebuilt.label().claims().asOf());
                return true;
            } catch (CheckFailed failed) {
                failure = Optional.of(failed);
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
        return false;
    }

    private static Finding<Rebuilt> countOrganisations(Rebuilt rebuilt) {
        return new Finding<>(rebuilt, rebuilt.quorum().require());
    }

    private static Finding<ReadLabel> checkTime(ReadLabel label, long now) {
        LabelClaims claims = label.claims();
        var asOf = Instant.ofEpochSecond(claims.asOf());
        if (claims.asOf() > now + Anchor.CLOCK_SLACK_SECONDS) {
            throw new CheckFailed(
                    E_TIME,
                    VerdictMessage.STATED_IN_THE_FUTURE
                            .with("stated", Argument.moment(asOf))
                            .and("now", Argument.moment(Instant.ofEpochSecond(now))));
        }
        var validUntil = Instant.ofEpochSecond(claims.validUntil());
        if (now > claims.validUntil()) {
            throw new CheckFailed(E_EXPIRED, VerdictMessage.VALIDITY_OVER.with("until", Argument.moment(validUntil)));
        }
        return new Finding<>(
                label,
                VerdictMessage.STATED_AND_VALID
                        .with("stated", Argument.moment(asOf))
                        .and("until", Argument.moment(validUntil)));
    }
}

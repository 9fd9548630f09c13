package org.capaz.verifier.label;

import static org.capaz.verifier.verdict.Code.E_DEF_UNKNOWN;
import static org.capaz.verifier.verdict.Code.E_DOMAIN;
import static org.capaz.verifier.verdict.Code.E_EXPIRED;
import static org.capaz.verifier.verdict.Code.E_NET_UNKNOWN;
import static org.capaz.verifier.verdict.Code.E_PROTO;
import static org.capaz.verifier.verdict.Code.E_TIME;
import static org.capaz.verifier.verdict.Code.N_ADDRESS;
import static org.capaz.verifier.verdict.Code.N_COMPARE;
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
import java.util.function.Function;
import org.capaz.ledger.identity.CertificateId;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.Definition;
import org.capaz.verifier.trust.PeerDirectory;
import org.capaz.verifier.trust.Quorum;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Facts;
import org.capaz.verifier.verdict.Signer;
import org.capaz.verifier.verdict.Stage;
import org.capaz.verifier.verdict.Words;

/**
 * The checks Q1 to Q10: whether two or more organisations' peers signed just these facts. Needs no network; what it
 * cannot know is what became of the lot since.
 */
public final class LabelCheck {
    /** How far a clock may be behind before a label seems to come from the future. */
    private static final long CLOCK_SLACK_SECONDS = 300;

    private final List<Anchor> anchors;
    private final PeerDirectory directory;
    private final long now;
    private final Stage stage = new Stage();

    private String address = "";
    private LabelPayload payload;
    private Anchor anchor;
    private LabelClaims claims;
    private Definition definition;
    private byte[] signed;
    private Quorum quorum;

    private LabelCheck(List<Anchor> anchors, PeerDirectory directory, long now) {
        this.anchors = anchors;
        this.directory = directory;
        this.now = now;
    }

    /** @param now Unix seconds by the reader's clock */
    public static LabelCheck ofText(String text, List<Anchor> anchors, PeerDirectory directory, long now) {
        return of(
                check -> {
                    LabelText label = LabelText.parse(text);
                    check.address = label.address();
                    return label.payload();
                },
                anchors,
                directory,
                now);
    }

    /** @param payload the bytes of the label, as bundles carry them */
    public static LabelCheck ofPayload(byte[] payload, List<Anchor> anchors, PeerDirectory directory, long now) {
        return of(check -> payload, anchors, directory, now);
    }

    private static LabelCheck of(
            Function<LabelCheck, byte[]> bytes, List<Anchor> anchors, PeerDirectory directory, long now) {
        var check = new LabelCheck(anchors, directory, now);
        check.stage.check(Q1, () -> check.decode(bytes.apply(check)));
        check.stage.check(Q2, check::findAnchor);
        check.stage.check(Q3, check::readClaims);
        check.stage.check(Q4, check::findDefinition);
        check.stage.check(Q5, check::compareDomain);
        check.stage.check(Q6, check::findSigners);
        check.stage.check(Q7, check::verifySignatures);
        check.stage.check(Q8, () -> check.quorum.require());
        check.stage.check(Q9, check::checkTime);
        check.askToCompare();
        return check;
    }

    public Stage stage() {
        return stage;
    }

    /** The anchor of the label's network, when there is one. */
    public Optional<Anchor> anchor() {
        return Optional.ofNullable(anchor);
    }

    /** The payload, when the label could be read. */
    public Optional<LabelPayload> payload() {
        return Optional.ofNullable(payload);
    }

    /** The claims, when they could be read; believed only if the stage passed. */
    public Optional<LabelClaims> claims() {
        return Optional.ofNullable(claims);
    }

    /** Who signed, as far as the checks came. */
    public List<Signer> signers() {
        return quorum == null ? List.of() : quorum.signers();
    }

    private Words decode(byte[] bytes) {
        payload = LabelPayload.read(bytes);
        return Words.of(
                "%d bytes, %d signatures",
                "%d bytes, %d firmas", bytes.length, payload.signatures().size());
    }

    private Words findAnchor() {
        String tag = HexFormat.of().formatHex(payload.networkTag());
        anchor = Anchor.forNetwork(anchors, payload.networkTag())
                .orElseThrow(() ->
                        new CheckFailed(E_NET_UNKNOWN, "no anchor for network %s", "no hay ancla para la red %s", tag));
        return Words.of(
                "network %s, channel %s, anchor version %d",
                "red %s, canal %s, ancla versión %d", tag, anchor.channel(), anchor.version());
    }

    private Words readClaims() {
        claims = LabelClaims.read(payload.claims());
        return Words.of(
                "%d mg x %d / 100000 = %d mg fine",
                "%d mg x %d / 100000 = %d mg finos", claims.grossMg(), claims.fineness(), claims.fineMg());
    }

    private Words findDefinition() {
        definition = anchor.definitionAt(payload.definition())
                .orElseThrow(() -> new CheckFailed(
                        E_DEF_UNKNOWN,
                        "no definition at %s in anchor version %d",
                        "no hay definición en %s en el ancla versión %d",
                        payload.definition(),
                        anchor.version()));
        return Words.of(
                "%s %s, committed at %s",
                "%s %s, registrado en %s", definition.chaincode(), definition.version(), definition.place());
    }

    private Words compareDomain() {
        if (!Arrays.equals(claims.domain(), LabelClaims.domain(anchor.channel(), definition.chaincode()))) {
            throw new CheckFailed(
                    E_DOMAIN,
                    "not for channel %s and contract %s",
                    "no es para el canal %s y el contrato %s",
                    anchor.channel(),
                    definition.chaincode());
        }
        return Words.of("channel %s, contract %s", "canal %s, contrato %s", anchor.channel(), definition.chaincode());
    }

    private Words findSigners() {
        signed = SignedAnswer.rebuild(payload, claims, definition.chaincode(), definition.version());
        quorum = new Quorum(anchor);
        long found = payload.signatures().stream()
                .filter(signature -> !directory.named(signature.keyTag()).isEmpty())
                .count();
        return Words.of(
                "%d of %d signers in the directory",
                "%d de %d firmantes en el directorio",
                found,
                payload.signatures().size());
    }

    private Words verifySignatures() {
        for (LabelPayload.Signature signature : payload.signatures()) {
            verify(signature);
        }
        return Words.of(
                "%d good, %d not counted because unknown",
                "%d buenas, %d sin contar por desconocidas",
                payload.signatures().size() - quorum.unknown(),
                quorum.unknown());
    }

    /** Tries every identity the directory has under that tag, since four bytes may name two. */
    private void verify(LabelPayload.Signature signature) {
        Optional<CheckFailed> failure = Optional.empty();
        for (byte[] identity : directory.named(signature.keyTag())) {
            try {
                quorum.admit(signed, identity, signature.rs(), claims.asOf());
                return;
            } catch (CheckFailed failed) {
                // The directory is untrusted: an entry that is nobody's must not hide what a member's entry shows.
                if (failed.code() != W_SIGNER_UNKNOWN && failed.code() != E_PROTO) {
                    failure = Optional.of(failed);
                }
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
        quorum.noteUnknown("");
        stage.note(
                Q6,
                W_SIGNER_UNKNOWN,
                Words.of(
                        "signer %s is not in the directory",
                        "el firmante %s no está en el directorio",
                        HexFormat.of().formatHex(signature.keyTag())));
    }

    private Words checkTime() {
        var asOf = Instant.ofEpochSecond(claims.asOf());
        if (claims.asOf() > now + CLOCK_SLACK_SECONDS) {
            throw new CheckFailed(
                    E_TIME,
                    "stated at %s, which this clock (%s) has not reached",
                    "declarado a %s, que este reloj (%s) aún no alcanza",
                    asOf,
                    Instant.ofEpochSecond(now));
        }
        var validUntil = Instant.ofEpochSecond(claims.validUntil());
        if (now > claims.validUntil()) {
            throw new CheckFailed(E_EXPIRED, "valid until %s", "vigente hasta %s", validUntil);
        }
        return Words.of("stated at %s, valid until %s", "declarado a %s, vigente hasta %s", asOf, validUntil);
    }

    private void askToCompare() {
        if (!stage.passed()) {
            stage.notMade(Q10, Words.of("there is nothing to compare with", "no hay con qué comparar"));
            return;
        }
        String shortId = new CertificateId(claims.certificate().toString()).shortId();
        int path = address.lastIndexOf("/c/");
        if (path >= 0 && !address.substring(path + "/c/".length()).equals(shortId)) {
            // The address is not signed and leads people only; but where it leads elsewhere, they must know.
            stage.note(Q10, N_ADDRESS, Words.of("this record is %s", "esta constancia es %s", shortId));
        }
        Words gross = Facts.grams(claims.grossMg());
        stage.note(
                Q10,
                N_COMPARE,
                new Words(
                        "seal " + claims.seal() + ", gross mass " + gross.en(),
                        "precinto " + claims.seal() + ", masa bruta " + gross.es()));
    }
}

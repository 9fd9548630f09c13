// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import static org.capaz.verifier.demo.DemoNetwork.ADDRESS;
import static org.capaz.verifier.demo.DemoNetwork.ANCHOR;
import static org.capaz.verifier.demo.DemoNetwork.ASSURANCE;
import static org.capaz.verifier.demo.DemoNetwork.CERTIFICATE;
import static org.capaz.verifier.demo.DemoNetwork.CHALLENGE;
import static org.capaz.verifier.demo.DemoNetwork.CLAIMS;
import static org.capaz.verifier.demo.DemoNetwork.MEMBERS;
import static org.capaz.verifier.demo.DemoNetwork.NOW;
import static org.capaz.verifier.demo.DemoNetwork.PRODUCERS;
import static org.capaz.verifier.demo.DemoNetwork.TRADERS;
import static org.capaz.verifier.demo.DemoNetwork.issued;
import static org.capaz.verifier.demo.DemoNetwork.labelView;
import static org.capaz.verifier.demo.DemoNetwork.peersOf;
import static org.capaz.verifier.demo.DemoNetwork.stateView;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.verifier.bundle.Bundle;
import org.capaz.verifier.fabric.EndorsedTransaction;
import org.capaz.verifier.fabric.Version;
import org.capaz.verifier.label.LabelClaims;
import org.capaz.verifier.label.LabelPayload;
import org.capaz.verifier.label.LabelText;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.EcdsaSignature;
import org.capaz.verifier.trust.Member;
import org.capaz.verifier.trust.PeerDirectory;
import org.capaz.verifier.wire.CheckedBase64Url;
import org.capaz.verifier.wire.ProtoWriter;

/** What the cases of the corpus are put together from, right or wrong. */
final class Pieces {
    static final List<DemoProposal.Signing> TWO = peersOf(PRODUCERS, TRADERS);
    static final List<DemoProposal.Signing> THREE = peersOf(PRODUCERS, TRADERS, ASSURANCE);
    static final long YEAR = 31_536_000;
    static final byte[] GOOD = signed(CLAIMS, TWO);
    static final String TAG = HexFormat.of().formatHex(ANCHOR.networkTag());

    private Pieces() {}

    // Proposals and who signs them

    static DemoProposal proposal(
            LabelClaims claims, List<DemoProposal.Signing> signings, Consumer<DemoProposal> change) {
        var proposal = labelView(claims, signings);
        change.accept(proposal);
        return proposal;
    }

    static DemoProposal broken(Consumer<DemoProposal> change) {
        var proposal = stateView(issued(), TWO);
        change.accept(proposal);
        return proposal;
    }

    static DemoProposal absence() {
        var proposal = stateView(unknown(), TWO);
        proposal.reads.set(0, DemoProposal.read("cert:" + CERTIFICATE, null));
        proposal.reads.set(2, DemoProposal.read("status:" + CERTIFICATE, null));
        return proposal;
    }

    /** One good peer and this one. */
    static List<DemoProposal.Signing> signings(DemoMember.Holder holder) {
        return List.of(TWO.get(0), DemoProposal.Signing.by(holder));
    }

    static DemoProposal.Signing foreign(DemoMember.Holder holder, String claimed) {
        return new DemoProposal.Signing(holder.identity(claimed), holder.key()::sign);
    }

    static List<DemoProposal.Signing> plus(List<DemoProposal.Signing> signings, DemoProposal.Signing one) {
        var all = new ArrayList<>(signings);
        all.add(one);
        return all;
    }

    // Labels

    static byte[] signed(LabelClaims claims, List<DemoProposal.Signing> signings) {
        return signed(labelView(claims, signings));
    }

    /** A label made as a careless or dishonest gateway would: whatever was signed goes in unchecked. */
    static byte[] signed(DemoProposal proposal) {
        var tx = EndorsedTransaction.read(proposal.payload());
        var namespaces = tx.response().results().namespaces();
        var reads = namespaces.get(1).reads();
        var signatures = new ArrayList<LabelPayload.Signature>();
        for (var endorsement : tx.endorsements()) {
            signatures.add(new LabelPayload.Signature(
                    PeerDirectory.keyTag(endorsement.endorser()), EcdsaSignature.rawFromDer(endorsement.signature())));
        }
        return new LabelPayload(
                        ANCHOR.networkTag(),
                        tx.response().proposalHash(),
                        namespaces.get(0).reads().get(0).version().orElseThrow(),
                        reads.get(0).version().orElseThrow(),
                        reads.get(1).version().orElseThrow(),
                        CheckedBase64Url.decode(
                                new String(tx.response().answer().payload(), StandardCharsets.US_ASCII),
                                org.capaz.verifier.verdict.Code.E_CLAIMS),
                        signatures)
                .bytes();
    }

    static LabelPayload with(LabelPayload label, List<LabelPayload.Signature> signatures) {
        return new LabelPayload(
                label.networkTag(),
                label.proposalHash(),
                label.definition(),
                label.certificate(),
                label.status(),
                label.claims(),
                signatures);
    }

    static LabelClaims claimsFor(String channel, String chaincode, long asOf) {
        return new LabelClaims(
                LabelClaims.domain(channel, chaincode),
                CLAIMS.certificate(),
                CLAIMS.recordHash(),
                asOf,
                CLAIMS.validUntil(),
                CLAIMS.statusIndex(),
                CLAIMS.grossMg(),
                CLAIMS.fineMg(),
                CLAIMS.fineness(),
                CLAIMS.country(),
                CLAIMS.seal());
    }

    static LabelClaims withRecord(LabelClaims claims, String record) {
        return new LabelClaims(
                claims.domain(),
                claims.certificate(),
                HexFormat.of().parseHex(hash(record)),
                claims.asOf(),
                claims.validUntil(),
                claims.statusIndex(),
                claims.grossMg(),
                claims.fineMg(),
                claims.fineness(),
                claims.country(),
                claims.seal());
    }

    // Records and bundles

    static String hash(String record) {
        return HexFormat.of()
                .formatHex(org.capaz.ledger.identity.Digest.sha256(record.getBytes(StandardCharsets.UTF_8)));
    }

    static Json.Obj unknown() {
        return issued().with("state", "UNKNOWN")
                .with("at", Json.NULL)
                .with("reason", Json.NULL)
                .with("record", Json.NULL);
    }

    static Bundle bundleOf(Json.Obj answer, String record, byte[] label) {
        return Bundle.withoutIssue(
                ANCHOR.networkTag(),
                DemoNetwork.CHANNEL,
                CERTIFICATE.toString(),
                record,
                Optional.ofNullable(label),
                List.of(stateView(answer, TWO).payload()));
    }

    // Anchors

    static Anchor anchorWithOperator(String mspId) {
        return DemoNetwork.anchor(MEMBERS.stream()
                .map(DemoNetwork::member)
                .map(member -> new Member(
                        member.mspId(),
                        member.name(),
                        member.mspId().equals(mspId),
                        member.roots(),
                        member.intermediates(),
                        member.crls(),
                        member.peerOu(),
                        member.peerCa(),
                        member.gateways(),
                        member.until()))
                .toList());
    }

    static Anchor anchorWithoutAttestedTime() {
        return Anchor.read(CanonicalJson.bytes(
                CanonicalJson.parseObject(text(ANCHOR.bytes())).with("timeAttested", false)));
    }

    // Files of the corpus

    static Json.Obj label(byte[] payload) {
        return label(new LabelText(ADDRESS, payload).text());
    }

    static Json.Obj label(String text) {
        return Json.object().with("kind", "label").with("label", text).with("now", NOW);
    }

    static Json.Obj live(DemoProposal... proposals) {
        return live(Arrays.stream(proposals).map(DemoProposal::payload).toList());
    }

    static Json.Obj live(List<byte[]> payloads) {
        return label(GOOD)
                .with("kind", "live")
                .with("challenge", CHALLENGE)
                .with(
                        "payloads",
                        Json.texts(payloads.stream().map(Base64Url::encode).toList()));
    }

    static Json.Obj bundle(Bundle bundle) {
        return bundle(text(bundle.bytes()));
    }

    static Json.Obj bundle(String text) {
        return Json.object().with("kind", "bundle").with("bundle", text).with("now", NOW);
    }

    static Json.Obj seen(long headSeq, Version certificate, Version status) {
        return Json.object()
                .with("headSeq", headSeq)
                .with("certificate", certificate.toString())
                .with("status", status.toString());
    }

    // Bytes

    /** The same signature with a needless zero before r. */
    static byte[] padded(byte[] der) {
        byte[] padded = spliced(der, 4, 0, new byte[1]);
        padded[1]++;
        padded[3]++;
        return padded;
    }

    static byte[] spliced(byte[] bytes, int at, int drop, byte[] insert) {
        return new ProtoWriter()
                .raw(Arrays.copyOf(bytes, at))
                .raw(insert)
                .raw(Arrays.copyOfRange(bytes, at + drop, bytes.length))
                .toBytes();
    }

    static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}

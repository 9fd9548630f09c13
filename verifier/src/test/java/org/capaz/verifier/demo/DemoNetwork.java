// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.Base64Url;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.verifier.fabric.Version;
import org.capaz.verifier.label.LabelClaims;
import org.capaz.verifier.trust.Anchor;
import org.capaz.verifier.trust.ChaincodeDefinition;
import org.capaz.verifier.trust.Member;
import org.capaz.verifier.trust.PeerDirectory;

/** The four demonstration members with their peers, one certificate record (bar LE) and everything they ever signed of it. */
public final class DemoNetwork {
    static final String CHANNEL = "capaz";
    static final String CHAINCODE = "capaz";
    static final Version DEFINITION = new Version(4, 0);
    static final Version CERT_AT = new Version(52, 1);
    static final Version STATUS_AT = new Version(52, 1);
    static final Version HEAD_AT = new Version(60, 0);
    public static final long AS_OF = Instant.parse("2026-11-20T12:00:00Z").getEpochSecond();
    public static final long NOW = AS_OF + 60;
    static final String GENESIS = "c0ffee01" + "5a".repeat(28);
    static final UUID CERTIFICATE = UUID.fromString("3f2a9f0e-7a51-4f0b-9b55-0d0c7e1ab713");
    public static final String ADDRESS = "https://label.capaz.example/c/TBFQXS43ZA922";
    static final long HEARTBEAT = 43_200;
    static final String CHALLENGE = "0123456789abcdef".repeat(4);

    static final DemoMember PRODUCERS = new DemoMember("ProducersMSP", "Producers");
    static final DemoMember TRADERS = new DemoMember("TradersMSP", "Traders");
    static final DemoMember BUYERS = new DemoMember("BuyersMSP", "Buyers");
    static final DemoMember ASSURANCE = new DemoMember("AssuranceMSP", "Assurance");
    static final DemoMember STRANGER = new DemoMember("StrangerMSP", "Stranger");
    /** In the order of an anchor. */
    static final List<DemoMember> MEMBERS = List.of(ASSURANCE, BUYERS, PRODUCERS, TRADERS);

    static final DemoMember.Holder CLIENT = TRADERS.holder("gateway", "client", 20, DemoMember.FROM, DemoMember.TO);
    static final DemoMember.Holder ADMIN = BUYERS.holder("admin", "admin", 21, DemoMember.FROM, DemoMember.TO);
    static final DemoMember.Holder BUYERS_CLIENT =
            BUYERS.holder("gateway", "client", 20, DemoMember.FROM, DemoMember.TO);
    static final DemoMember.Holder EXPIRED =
            BUYERS.holder("peer1", "peer", 11, DemoMember.FROM, Instant.parse("2026-06-01T00:00:00Z"));
    static final DemoMember.Holder NOT_YET =
            BUYERS.holder("peer2", "peer", 12, Instant.parse("2027-01-01T00:00:00Z"), DemoMember.TO);
    static final DemoMember.Holder REVOKED = BUYERS.holder("peer3", "peer", 13, DemoMember.FROM, DemoMember.TO);
    static final DemoMember.Holder REVOKED_LATER = BUYERS.holder("peer4", "peer", 14, DemoMember.FROM, DemoMember.TO);
    static final DemoMember.Holder OTHER_ALGORITHM = BUYERS.peerOfOtherAlgorithm("peer5", 15);
    static final DemoMember.Holder SECOND_PEER = TRADERS.holder("peer1", "peer", 11, DemoMember.FROM, DemoMember.TO);

    public static final Anchor ANCHOR =
            anchor(MEMBERS.stream().map(DemoNetwork::member).toList());
    public static final PeerDirectory DIRECTORY = PeerDirectory.of(List.of(
            PRODUCERS.peer().identity(),
            TRADERS.peer().identity(),
            SECOND_PEER.identity(),
            BUYERS.peer().identity(),
            ASSURANCE.peer().identity(),
            EXPIRED.identity(),
            NOT_YET.identity(),
            REVOKED.identity(),
            REVOKED_LATER.identity(),
            BUYERS_CLIENT.identity(),
            ADMIN.identity(),
            STRANGER.peer().identity(),
            ASSURANCE.peer().identity("BuyersMSP")));

    /** The ledger value of the certificate. */
    static final String RECORD = CanonicalJson.write(Json.object()
            .with("v", 1)
            .with("certId", CERTIFICATE.toString())
            .with("country", "CO")
            .with("grossMg", 3_944_900)
            .with("fineness", 84_290)
            .with("fineMg", 3_325_156)
            .with("seal", "CO-DEMO-000812")
            .with("statusIndex", 7)
            .with("validUntil", AS_OF + 31_536_000)
            .with("lot", "LE")
            .with("material", "DORE")
            .with("claimClass", "FULL"));

    static final LabelClaims CLAIMS = new LabelClaims(
            LabelClaims.domain(CHANNEL, CHAINCODE),
            CERTIFICATE,
            Digest.sha256(RECORD.getBytes(StandardCharsets.UTF_8)),
            AS_OF,
            AS_OF + 31_536_000,
            7,
            3_944_900,
            3_325_156,
            84_290,
            "CO",
            "CO-DEMO-000812");

    private DemoNetwork() {}

    static Member member(DemoMember member) {
        return member.member(
                member == BUYERS
                        ? List.of(
                                BUYERS.revoke(REVOKED, Instant.parse("2026-10-01T00:00:00Z")),
                                BUYERS.revoke(REVOKED_LATER, Instant.parse("2027-01-01T00:00:00Z")))
                        : List.of());
    }

    static Anchor anchor(List<Member> members) {
        return new Anchor(
                Anchor.Form.SECOND,
                1,
                Optional.empty(),
                CHANNEL,
                GENESIS,
                Anchor.Consensus.BFT,
                true,
                900,
                2,
                259_200,
                HEARTBEAT,
                Optional.of("label.capaz.example"),
                members.stream().sorted(Comparator.comparing(Member::mspId)).toList(),
                List.of(
                        new ChaincodeDefinition(
                                CHAINCODE,
                                "1.0",
                                DEFINITION,
                                3,
                                members.stream().map(Member::mspId).toList()),
                        new ChaincodeDefinition("other", "1.0", new Version(5, 0), 3, List.of("ProducersMSP"))),
                List.of(),
                Map.of());
    }

    /** The endorsed {@code LabelView} of these claims by the peers of these members. */
    static DemoProposal labelView(LabelClaims claims, List<DemoProposal.Signing> endorsers) {
        var proposal = new DemoProposal();
        String id = claims.certificate().toString();
        proposal.arguments = List.of("LabelView", id);
        proposal.answer = Base64Url.encode(claims.bytes()).getBytes(StandardCharsets.US_ASCII);
        proposal.reads.add(DemoProposal.read("cert:" + id, CERT_AT));
        proposal.reads.add(DemoProposal.read("status:" + id, STATUS_AT));
        proposal.endorsers.addAll(endorsers);
        return proposal;
    }

    /** The answer of {@code StateView} while the certificate is ISSUED. */
    static Json.Obj issued() {
        return Json.object()
                .with("asOf", AS_OF)
                .with("at", AS_OF - 3600)
                .with("cc", CHAINCODE)
                .with("certId", CERTIFICATE.toString())
                .with("ch", CHANNEL)
                .with("challenge", CHALLENGE)
                .with(
                        "head",
                        Json.object().with("at", AS_OF - 7200).with("count", 12).with("seq", 5))
                .with("reason", "ISSUE")
                .with("record", HexFormat.of().formatHex(CLAIMS.recordHash()))
                .with("state", "ISSUED")
                .with("notices", List.of())
                .with("noticesMore", 0)
                .with("type", "gold-state/2");
    }

    /** The endorsed {@code StateView} with that answer. */
    static DemoProposal stateView(Json.Obj answer, List<DemoProposal.Signing> endorsers) {
        var proposal = new DemoProposal();
        proposal.arguments = List.of("StateView", CERTIFICATE.toString(), CHALLENGE);
        proposal.answer = CanonicalJson.bytes(answer);
        proposal.reads.add(DemoProposal.read("cert:" + CERTIFICATE, CERT_AT));
        proposal.reads.add(DemoProposal.read("head", HEAD_AT));
        proposal.reads.add(DemoProposal.read("status:" + CERTIFICATE, STATUS_AT));
        proposal.reads.add(DemoProposal.read("\0lot\0LE\0", CERT_AT));
        proposal.ranges.add(DemoProposal.range("\0flag\0lot\0LE\0"));
        proposal.endorsers.addAll(endorsers);
        return proposal;
    }

    /** An answer of the type that was in use before notices: it says nothing of them and reads nothing for them. */
    static DemoProposal formerStateView(List<DemoProposal.Signing> endorsers) {
        var proposal =
                stateView(issued().without("notices").without("noticesMore").with("type", "gold-state/1"), endorsers);
        proposal.reads.removeLast();
        proposal.ranges.clear();
        return proposal;
    }

    /** The endorsed {@code StatusView} over those bits. */
    static DemoProposal statusView(byte[] bits, long count, List<DemoProposal.Signing> endorsers) {
        return statusView(bits, count, AS_OF, endorsers);
    }

    private static DemoProposal statusView(byte[] bits, long count, long asOf, List<DemoProposal.Signing> endorsers) {
        var proposal = new DemoProposal();
        proposal.seconds = asOf;
        proposal.arguments = List.of("StatusView", CHALLENGE);
        proposal.answer = CanonicalJson.bytes(Json.object()
                .with("asOf", asOf)
                .with("cc", CHAINCODE)
                .with("ch", CHANNEL)
                .with("challenge", CHALLENGE)
                .with("count", count)
                .with("digest", Digest.hex(bits))
                .with(
                        "head",
                        Json.object()
                                .with("at", asOf - 7200)
                                .with("count", count)
                                .with("seq", 5))
                .with("type", "gold-status/1"));
        proposal.reads.add(DemoProposal.read("head", HEAD_AT));
        proposal.reads.add(DemoProposal.read("notissued", new Version(58, 2)));
        proposal.endorsers.addAll(endorsers);
        return proposal;
    }

    /** A status list of that time as a member's gateway hands it out, signed by two members; it lists none. */
    public static byte[] statusList(long asOf) {
        byte[] bits = new byte[16_384];
        byte[] payload = statusView(bits, 12, asOf, peersOf(PRODUCERS, TRADERS)).payload();
        return CanonicalJson.bytes(Json.object()
                .with("bits", Base64Url.encode(Pieces.gzip(bits)))
                .with("payloads", Json.texts(List.of(Base64Url.encode(payload)))));
    }

    /** The peers of these members, signing as they should. */
    static List<DemoProposal.Signing> peersOf(DemoMember... members) {
        return Arrays.stream(members)
                .map(member -> DemoProposal.Signing.by(member.peer()))
                .toList();
    }

    static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}

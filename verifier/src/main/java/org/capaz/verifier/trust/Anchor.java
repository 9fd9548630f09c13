// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.trust;

import static org.capaz.verifier.verdict.Code.E_ANCHOR;

import java.security.PublicKey;
import java.security.cert.CRLException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.json.JsonException;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Sentence;
import org.capaz.verifier.fabric.Version;
import org.capaz.verifier.verdict.AnchorReference;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.VerdictMessage;
import org.capaz.verifier.wire.CheckedBase64;

/**
 * What a verifier believes beforehand about one network: its first block, its members' roots and its rules. It always
 * comes from the user, never from what is being checked.
 *
 * <p>Whoever has this object may rely on it: an anchor that breaks one of the load rules cannot be made ({@code E-ANCHOR}).
 *
 * @param version from 1; a verifier uses the highest of a network
 * @param previous the fingerprint of the version before, when there is one
 * @param channel the channel's name
 * @param genesis SHA-256 of the header of block 0 in hexadecimal
 * @param consensus how blocks are ordered
 * @param timeAttested whether every member's peers refuse a proposal whose time is off
 * @param maxSkew by how many seconds a proposal may be off
 * @param minOrgs how many organisations must sign, at least 2
 * @param statusMaxAge seconds after which a status list is too old
 * @param members the organisations, each with keys of its own
 * @param definitions the chaincode definitions in force at any time, at least one
 * @param consenters the ordering nodes that count towards the quorum of a block
 * @param ordererRoots the roots of the ordering organisations by MSP id
 */
public record Anchor(
        int version,
        Optional<String> previous,
        String channel,
        String genesis,
        Consensus consensus,
        boolean timeAttested,
        long maxSkew,
        int minOrgs,
        long statusMaxAge,
        List<Member> members,
        List<ChaincodeDefinition> definitions,
        List<Consenter> consenters,
        Map<String, List<X509Certificate>> ordererRoots) {
    /**
     * How many seconds a reader's clock may be behind a peer's before a statement seems to come from the future; it is
     * added to {@link #maxSkew} for a live answer.
     */
    public static final long CLOCK_SLACK_SECONDS = 300;

    private static final String FORMAT = "gold-anchor/1";
    private static final int TAG_LENGTH = 4;

    /** How blocks are ordered: with a quorum's signatures, or with one. */
    public enum Consensus {
        /** A quorum of consenters signs each block. */
        BFT("BFT"),
        /** One orderer signs each block. */
        RAFT("etcdraft");

        private final String name;

        Consensus(String name) {
            this.name = name;
        }

        static Consensus parse(String name) {
            return Arrays.stream(values())
                    .filter(consensus -> consensus.name.equals(name))
                    .findFirst()
                    .orElseThrow(() -> new InvalidValue(VerdictMessage.ANCHOR_CONSENSUS_UNKNOWN.sentence()));
        }
    }

    /** Requires the load rules; {@code E-ANCHOR} names the first that is broken. */
    public Anchor {
        members = List.copyOf(members);
        definitions = List.copyOf(definitions);
        consenters = List.copyOf(consenters);
        ordererRoots = Map.copyOf(ordererRoots);
        require(version >= 1, VerdictMessage.ANCHOR_VERSION_NOT_POSITIVE.with("version", PlainNumbers.digits(version)));
        requireHash(genesis);
        previous.ifPresent(Anchor::requireHash);
        require(!definitions.isEmpty(), VerdictMessage.ANCHOR_WITHOUT_DEFINITION.sentence());
        require(minOrgs >= 2, VerdictMessage.ANCHOR_MIN_ORGS_BELOW_TWO.with("count", PlainNumbers.digits(minOrgs)));
        requireDistinctMembers(members);
        long independent = members.stream().filter(member -> !member.operator()).count();
        require(
                minOrgs <= independent,
                VerdictMessage.ANCHOR_MIN_ORGS_ABOVE_MEMBERS
                        .with("count", PlainNumbers.digits(minOrgs))
                        .and("members", PlainNumbers.digits(independent)));
    }

    /**
     * Reads {@code anchor.json}; only the canonical bytes are accepted, because the fingerprint is taken over them.
     *
     * @param json the bytes of {@code anchor.json}
     * @return the anchor
     * @throws CheckFailed with {@code E-ANCHOR} when the bytes are not canonical or break a load rule
     */
    public static Anchor read(byte[] json) {
        try {
            String text = CanonicalJson.decode(json);
            var fields = Fields.of(CanonicalJson.parseCanonicalObject(text));
            require(FORMAT.equals(fields.text("format")), VerdictMessage.ANCHOR_FORMAT_UNKNOWN.sentence());
            var anchor = new Anchor(
                    fields.quantity("version", Math::toIntExact),
                    fields.optionalText("previous"),
                    fields.text("channel"),
                    fields.text("genesis"),
                    fields.parsed("consensus", Consensus::parse),
                    fields.bool("timeAttested"),
                    fields.integer("maxSkew"),
                    fields.quantity("minOrgs", Math::toIntExact),
                    fields.integer("statusMaxAge"),
                    fields.objects("orgs", Anchor::readMember),
                    fields.objects("definitions", Anchor::readDefinition),
                    fields.objects("consenters", Anchor::readConsenter),
                    readOrdererRoots(fields));
            require(fields.optionalText("log").isEmpty(), VerdictMessage.ANCHOR_LOG_NOT_IN_USE.sentence());
            fields.end();
            return anchor;
        } catch (JsonException e) {
            throw CheckFailed.unread(E_ANCHOR, e);
        }
    }

    /**
     * {@code anchor.json}.
     *
     * @return canonical JSON (RFC 8785) in UTF-8
     */
    public byte[] bytes() {
        return CanonicalJson.bytes(Json.object()
                .with("format", FORMAT)
                .with("version", version)
                .with("previous", Json.orNull(previous.orElse(null)))
                .with("channel", channel)
                .with("genesis", genesis)
                .with("consensus", consensus.name)
                .with("timeAttested", timeAttested)
                .with("maxSkew", maxSkew)
                .with("minOrgs", minOrgs)
                .with("statusMaxAge", statusMaxAge)
                .with("orgs", members.stream().map(Anchor::json).toList())
                .with("definitions", definitions.stream().map(Anchor::json).toList())
                .with("consenters", consenters.stream().map(Anchor::json).toList())
                .with(
                        "ordererOrgs",
                        ordererRoots.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(entry -> Json.object()
                                        .with("mspId", entry.getKey())
                                        .with("roots", certificates(entry.getValue())))
                                .toList())
                .with("log", Json.NULL));
    }

    /**
     * The fingerprint people compare: the hash of {@code anchor.json}.
     *
     * @return SHA-256 in hexadecimal
     */
    public String id() {
        return Digest.hex(bytes());
    }

    /**
     * The first bytes of the first block's hash, by which a label names its network.
     *
     * @return 4 bytes
     */
    public byte[] networkTag() {
        return Arrays.copyOf(HexFormat.of().parseHex(genesis), TAG_LENGTH);
    }

    /**
     * Finds a member.
     *
     * @param mspId the organisation's MSP id
     * @return empty when no member has that id
     */
    public Optional<Member> member(String mspId) {
        return members.stream().filter(member -> member.mspId().equals(mspId)).findFirst();
    }

    /**
     * The definition that was committed at that place.
     *
     * @param place where a definition was committed
     * @return empty when the anchor does not know it
     */
    public Optional<ChaincodeDefinition> definitionAt(Version place) {
        return definitions.stream()
                .filter(definition -> definition.place().equals(place))
                .findFirst();
    }

    /**
     * The newest of these anchors for that network.
     *
     * @param anchors anchors of any network
     * @param networkTag the first 4 bytes of the genesis hash
     * @return empty when no anchor is of that network
     */
    public static Optional<Anchor> forNetwork(List<Anchor> anchors, byte[] networkTag) {
        return anchors.stream()
                .filter(anchor -> Arrays.equals(anchor.networkTag(), networkTag))
                .max(Comparator.comparingInt(Anchor::version));
    }

    /**
     * What a verdict names of this anchor.
     *
     * @return version, fingerprint and channel
     */
    public AnchorReference reference() {
        return new AnchorReference(version, id(), channel);
    }

    private static void requireDistinctMembers(List<Member> members) {
        Map<PublicKey, String> owners = new HashMap<>();
        var mspIds = new HashSet<String>();
        for (Member member : members) {
            require(
                    mspIds.add(member.mspId()),
                    VerdictMessage.ANCHOR_MEMBER_TWICE.with("member", Argument.id(member.mspId())));
            require(
                    !member.roots().isEmpty(),
                    VerdictMessage.ANCHOR_MEMBER_WITHOUT_ROOT.with("member", Argument.id(member.mspId())));
            member.authorities().forEach(authority -> {
                String owner = owners.putIfAbsent(authority.getPublicKey(), member.mspId());
                // One key under two names would let one organisation vote twice.
                if (owner != null && !owner.equals(member.mspId())) {
                    throw new CheckFailed(
                            E_ANCHOR,
                            VerdictMessage.ANCHOR_MEMBERS_SHARE_KEY
                                    .with("first", Argument.id(owner))
                                    .and("second", Argument.id(member.mspId())));
                }
            });
            for (X509CRL crl : member.crls()) {
                require(
                        member.authorities().anyMatch(authority -> Certificates.issued(authority, crl)),
                        VerdictMessage.ANCHOR_REVOCATION_LIST_FOREIGN.with("member", Argument.id(member.mspId())));
            }
        }
    }

    private static Member readMember(Fields fields) {
        return new Member(
                fields.text("mspId"),
                fields.text("name"),
                fields.bool("operator"),
                fields.texts("roots", Anchor::certificate),
                fields.texts("intermediates", Anchor::certificate),
                fields.texts("crls", Anchor::crl),
                fields.text("peerOu"),
                fields.optionalParsed("peerCa", Anchor::certificate),
                fields.texts("gateways", text -> text));
    }

    private static Json.Obj json(Member member) {
        return Json.object()
                .with("mspId", member.mspId())
                .with("name", member.name())
                .with("operator", member.operator())
                .with("roots", certificates(member.roots()))
                .with("intermediates", certificates(member.intermediates()))
                .with("crls", member.crls().stream().map(Anchor::json).toList())
                .with("peerOu", member.peerOu())
                .with("peerCa", member.peerCa().<Json>map(Anchor::json).orElse(Json.NULL))
                .with("gateways", Json.texts(member.gateways()));
    }

    private static ChaincodeDefinition readDefinition(Fields fields) {
        var policy = fields.object("issuePolicy");
        var definition = new ChaincodeDefinition(
                fields.text("cc"),
                fields.text("version"),
                new Version(fields.integer("block"), fields.integer("tx")),
                policy.quantity("n", Math::toIntExact),
                policy.texts("orgs", text -> text));
        policy.end();
        return definition;
    }

    private static Json.Obj json(ChaincodeDefinition definition) {
        return Json.object()
                .with("cc", definition.chaincode())
                .with("version", definition.version())
                .with("block", definition.place().block())
                .with("tx", definition.place().tx())
                .with(
                        "issuePolicy",
                        Json.object()
                                .with("n", definition.issueSignatures())
                                .with("orgs", Json.texts(definition.issueOrganisations())));
    }

    private static Consenter readConsenter(Fields fields) {
        return new Consenter(fields.integer("id"), fields.text("mspId"), fields.parsed("cert", Anchor::certificate));
    }

    private static Json.Obj json(Consenter consenter) {
        return Json.object()
                .with("id", consenter.id())
                .with("mspId", consenter.mspId())
                .with("cert", json(consenter.certificate()));
    }

    private static Map<String, List<X509Certificate>> readOrdererRoots(Fields fields) {
        var roots = new HashMap<String, List<X509Certificate>>();
        fields.objects("ordererOrgs", org -> Map.entry(org.text("mspId"), org.texts("roots", Anchor::certificate)))
                .forEach(org -> roots.put(org.getKey(), org.getValue()));
        return roots;
    }

    private static X509Certificate certificate(String base64) {
        return Certificates.fromDer(CheckedBase64.decode(base64))
                .orElseThrow(() -> new InvalidValue(VerdictMessage.X509_CERTIFICATE_NOT_VALID.sentence()));
    }

    private static X509CRL crl(String base64) {
        return Certificates.crlFromDer(CheckedBase64.decode(base64))
                .orElseThrow(() -> new InvalidValue(VerdictMessage.X509_REVOCATION_LIST_NOT_VALID.sentence()));
    }

    private static List<Json> certificates(List<X509Certificate> certificates) {
        return certificates.stream().map(Anchor::json).toList();
    }

    private static Json json(X509Certificate certificate) {
        try {
            return base64(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was decoded has its encoding", e);
        }
    }

    private static Json json(X509CRL crl) {
        try {
            return base64(crl.getEncoded());
        } catch (CRLException e) {
            throw new IllegalStateException("a revocation list that was decoded has its encoding", e);
        }
    }

    private static Json base64(byte[] der) {
        return Json.text(Base64.getEncoder().encodeToString(der));
    }

    private static void requireHash(String hex) {
        require(Digest.isHex(hex), VerdictMessage.ANCHOR_HASH_NOT_VALID.sentence());
    }

    private static void require(boolean condition, Sentence defect) {
        if (!condition) {
            throw new CheckFailed(E_ANCHOR, defect);
        }
    }
}

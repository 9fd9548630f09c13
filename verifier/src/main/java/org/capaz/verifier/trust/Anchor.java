// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.trust;

import static org.capaz.verifier.verdict.Code.E_ANCHOR;

import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.capaz.ledger.identity.Digest;
import org.capaz.ledger.message.Argument;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.message.Sentence;
import org.capaz.verifier.fabric.Version;
import org.capaz.verifier.verdict.AnchorReference;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.PlainNumbers;
import org.capaz.verifier.verdict.VerdictMessage;

/**
 * What a verifier believes beforehand about one network: its first block, its members' roots and its rules. It always
 * comes from the user, never from what is being checked.
 *
 * <p>Whoever has this object may rely on it: an anchor that breaks one of the load rules cannot be made ({@code E-ANCHOR}).
 *
 * <p>Decision 145.
 *
 * <p>Format: {@code docs/reference/formats/anchor.md}.
 *
 * @param form the form of its file
 * @param version from 1; a verifier never goes back to a lower one of a network
 * @param previous the fingerprint of the version before, when there is one
 * @param channel the channel's name
 * @param genesis SHA-256 of the header of block 0 in hexadecimal
 * @param consensus how blocks are ordered
 * @param timeAttested whether every member's peers refuse a proposal whose time is off
 * @param maxSkew by how many seconds a proposal may be off
 * @param minOrgs how many organisations must sign, at least 2
 * @param statusMaxAge seconds after which a status list is too old
 * @param heartbeat at most this many seconds pass between two heartbeats of the ledger
 * @param labelHost the host that printed labels lead to, when the consortium names one
 * @param members the organisations, each with keys of its own, also those that have left
 * @param definitions the chaincode definitions in force at any time, at least one, in the order of the ledger
 * @param consenters the ordering nodes that count towards the quorum of a block, in the order of their ids, with every
 *     certificate that they have had
 * @param ordererRoots the roots of the ordering organisations by MSP id
 */
public record Anchor(
        Form form,
        int version,
        Optional<String> previous,
        String channel,
        String genesis,
        Consensus consensus,
        boolean timeAttested,
        long maxSkew,
        int minOrgs,
        long statusMaxAge,
        long heartbeat,
        Optional<String> labelHost,
        List<Member> members,
        List<ChaincodeDefinition> definitions,
        List<Consenter> consenters,
        Map<String, List<X509Certificate>> ordererRoots) {
    /**
     * How many seconds a reader's clock may be behind a peer's before a statement seems to come from the future; it is
     * added to {@link #maxSkew} for a live answer.
     */
    public static final long CLOCK_SLACK_SECONDS = 300;

    /** How many heartbeats a ledger may miss before its peers count as standing still. */
    public static final long HEARTBEATS_MISSED = 2;

    /** Seconds between two heartbeats where an anchor of the first form does not say it: a ledger beats at least daily. */
    public static final long DAILY_HEARTBEAT_SECONDS = 86_400;

    private static final int TAG_LENGTH = 4;

    /** Every verdict names its anchor, and nearly all of a program's name the same one. */
    private static volatile Optional<Fingerprint> lastAsked = Optional.empty();

    /** The forms of {@code anchor.json}. A file of either is read; a new one is written in the second. */
    public enum Form {
        /** Without heartbeat and label host; its members stand in any order. */
        FIRST("gold-anchor/1"),
        /** With heartbeat and label host; every list is sorted. */
        SECOND("gold-anchor/2");

        private final String format;

        Form(String format) {
            this.format = format;
        }

        /** As the file names it. */
        String written() {
            return format;
        }

        static Form parse(String format) {
            return Arrays.stream(values())
                    .filter(form -> form.format.equals(format))
                    .findFirst()
                    .orElseThrow(() -> new InvalidValue(VerdictMessage.ANCHOR_FORMAT_UNKNOWN.sentence()));
        }
    }

    /** How blocks are ordered: with a quorum's signatures, or with one. */
    public enum Consensus {
        /** A quorum of consenters signs each block. */
        BFT("BFT"),
        /** One orderer signs each block. */
        RAFT("etcdraft");

        private final String name;

        /** As the file names it. */
        String written() {
            return name;
        }

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
        require(heartbeat > 0, VerdictMessage.ANCHOR_HEARTBEAT_NOT_POSITIVE.sentence());
        require(
                form == Form.SECOND || (heartbeat == DAILY_HEARTBEAT_SECONDS && labelHost.isEmpty()),
                VerdictMessage.ANCHOR_FORMAT_UNKNOWN.sentence());
        requireSorted("definitions", definitions, Comparator.comparing(ChaincodeDefinition::place));
        requireSorted("consenters", consenters, (one, other) -> one.isBefore(other) ? -1 : 1);
        if (form == Form.SECOND) {
            requireSorted("orgs", members, Comparator.comparing(Member::mspId));
        }
        requireDistinctMembers(members);
        long independent = members.stream()
                .filter(member -> member.stays() && !member.operator())
                .count();
        require(
                minOrgs <= independent,
                VerdictMessage.ANCHOR_MIN_ORGS_ABOVE_MEMBERS
                        .with("count", PlainNumbers.digits(minOrgs))
                        .and("members", PlainNumbers.digits(independent)));
    }

    /**
     * Reads {@code anchor.json}; only the canonical bytes of its content are accepted, because the fingerprint people compare
     * is the hash of the file.
     *
     * @param json the bytes of {@code anchor.json}
     * @return the anchor
     * @throws CheckFailed with {@code E-ANCHOR} when the bytes are not canonical or break a load rule
     */
    public static Anchor read(byte[] json) {
        Anchor anchor = AnchorFile.read(json);
        require(Arrays.equals(anchor.bytes(), json), VerdictMessage.ANCHOR_NOT_CANONICAL.sentence());
        return anchor;
    }

    /**
     * {@code anchor.json}.
     *
     * @return canonical JSON (RFC 8785) in UTF-8
     */
    public byte[] bytes() {
        return AnchorFile.bytes(this);
    }

    /**
     * The fingerprint people compare: the hash of {@code anchor.json}.
     *
     * @return SHA-256 in hexadecimal
     */
    @SuppressWarnings("ReferenceEquality") // comparing all members would cost as much as writing them
    public String id() {
        Optional<Fingerprint> known = lastAsked.filter(last -> last.anchor == this);
        if (known.isPresent()) {
            return known.get().id;
        }
        String id = Digest.hex(bytes());
        lastAsked = Optional.of(new Fingerprint(this, id));
        return id;
    }

    private record Fingerprint(Anchor anchor, String id) {}

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
     * The organisations that have not left: those that are asked, and of whom a majority decides.
     *
     * @return in the order of the anchor
     */
    public List<Member> present() {
        return members.stream().filter(Member::stays).toList();
    }

    /**
     * The ordering nodes of a block.
     *
     * @param block the block's number
     * @return each with the certificate that it had then
     */
    public List<Consenter> consentersOf(long block) {
        return consenters.stream().filter(node -> node.signs(block)).toList();
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
     * This anchor, which was made anew from the network, as the version after another one: what the consortium decided stays
     * until it decides otherwise. How many must sign, how old an answer may be, and what was decided about each member stand on
     * no network; a version without them would ask less of a label than the members agreed.
     *
     * @param before the version before
     * @return the next version, of the members, definitions and orderers of this one
     */
    public Anchor asNextAfter(Anchor before) {
        return new Anchor(
                Form.SECOND,
                before.version + 1,
                Optional.of(before.id()),
                channel,
                genesis,
                consensus,
                before.timeAttested,
                before.maxSkew,
                before.minOrgs,
                before.statusMaxAge,
                before.heartbeat,
                before.labelHost,
                members.stream()
                        .map(member -> member.asDecidedBefore(before.member(member.mspId())))
                        .toList(),
                definitions,
                consenters,
                ordererRoots);
    }

    /**
     * What a verdict names of this anchor.
     *
     * @return version, fingerprint and channel
     */
    public AnchorReference reference() {
        return new AnchorReference(version, id(), channel);
    }

    /**
     * Refuses an anchor with an authority that is not in force: what it vouches for then is open, not genuine.
     *
     * @param now Unix seconds by the reader's clock
     * @throws CheckFailed with {@code E-ANCHOR}
     */
    public void requireInForce(long now) {
        for (Member member : present()) {
            member.authorities().forEach(authority -> {
                long from = authority.getNotBefore().toInstant().getEpochSecond();
                long to = authority.getNotAfter().toInstant().getEpochSecond();
                require(
                        from <= now && now <= to,
                        VerdictMessage.ANCHOR_AUTHORITY_NOT_IN_FORCE
                                .with("member", Argument.id(member.mspId()))
                                .and("from", Argument.moment(Instant.ofEpochSecond(from)))
                                .and("to", Argument.moment(Instant.ofEpochSecond(to))));
            });
        }
    }

    private static <T> void requireSorted(String list, List<T> items, Comparator<T> order) {
        for (int i = 1; i < items.size(); i++) {
            require(
                    order.compare(items.get(i - 1), items.get(i)) < 0,
                    VerdictMessage.ANCHOR_LIST_NOT_SORTED.with("list", Argument.id(list)));
        }
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

    private static void requireHash(String hex) {
        require(Digest.isHex(hex), VerdictMessage.ANCHOR_HASH_NOT_VALID.sentence());
    }

    private static void require(boolean condition, Sentence defect) {
        if (!condition) {
            throw new CheckFailed(E_ANCHOR, defect);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.capaz.ledger.message.Argument;
import org.capaz.network.consortium.Consortium;
import org.capaz.network.consortium.Member;
import org.capaz.network.keys.Certificates;
import org.capaz.network.keys.CryptoMaterial;
import org.capaz.network.keys.MemberFile;
import org.capaz.network.layout.NetworkLayout;
import org.capaz.network.layout.Port;
import org.capaz.network.machine.Pause;
import org.capaz.network.operation.NetworkFailure;
import org.capaz.network.operation.NetworkMessage;
import org.capaz.network.operation.NotAccepted;

/**
 * Changes of the channel that its members decide on together: one proposes, each looks at it and signs, any sends it when
 * enough have signed. The change travels as a file; what it means is read from the configuration that this member's own peer
 * has, so whoever sends the file can not describe it otherwise.
 *
 * <p>Decision 229.
 */
public final class ChannelChanges {

    /** After an orderer was away, the others may have to agree on a leader first. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration PATIENCE_WITH_ONE_ORDERER = Duration.ofSeconds(10);

    private final Consortium consortium;
    private final AdminCli admin;
    private final CryptoMaterial crypto;
    private final Member member;

    /** Of one member, with its own peer. */
    public ChannelChanges(Consortium consortium, AdminCli admin, CryptoMaterial crypto, Member member) {
        this.consortium = consortium;
        this.admin = admin;
        this.crypto = crypto;
        this.member = member;
    }

    /** Proposes the prepared certificates of this member's orderer. */
    public byte[] renewedOrderer() {
        Configuration present = admin.configuration();
        if (present.consenter(member.mspId()).isEmpty()) {
            throw new NotAccepted(
                    NetworkMessage.CHANNEL_WITHOUT_ORDERER.with("member", Argument.id(member.displayName())));
        }
        Configuration wanted = present.withRenewed(
                member.mspId(),
                CryptoMaterial.text(crypto.certificateOf(crypto.preparedOrderer())),
                CryptoMaterial.text(crypto.tlsCertificateOf(crypto.preparedOrderer())));
        return change(present, wanted);
    }

    /**
     * Proposes a member that joins, with its orderer, which gets a number that none has had.
     *
     * @param joining the member
     * @param file what it tells of itself
     * @param layout whose ports it has
     * @return the proposed change, as a file
     */
    public byte[] newMember(Member joining, MemberFile file, NetworkLayout layout) {
        String host = joining.place().host();
        var own = new OrganisationForm.Own(
                joining.mspId(),
                file.root(),
                file.tlsRoot(),
                new OrganisationForm.Address(host, layout.port(joining, Port.PEER)),
                layout.address(joining, Port.ORDERER));
        return newMember(
                own,
                new Consenter(
                        nextNumber(),
                        host,
                        layout.port(joining, Port.ORDERER),
                        joining.mspId(),
                        file.orderer(),
                        file.ordererTls(),
                        file.ordererTls()));
    }

    private byte[] newMember(OrganisationForm.Own own, Consenter orderer) {
        Configuration present = admin.configuration();
        Configuration wanted = present.withMember(own, orderer);
        if (present.organisations().contains(own.mspId())) {
            throw new NotAccepted(NetworkMessage.CHANNEL_HAS_MEMBER.with("member", Argument.id(own.mspId())));
        }
        present.organisations().stream()
                .filter(other -> !Collections.disjoint(present.rootKeys(other), wanted.rootKeys(own.mspId())))
                .findFirst()
                .ifPresent(other -> {
                    throw new NotAccepted(NetworkMessage.MEMBER_FILES_OF_ONE_ROOT
                            .with("member", Argument.id(own.mspId()))
                            .and("other", Argument.id(displayName(other))));
                });
        return change(present, wanted);
    }

    /** Blocks name their signers by number, also those of orderers that are gone. */
    private int nextNumber() {
        return admin.orderers().stream()
                        .mapToInt(term -> term.orderer().id())
                        .max()
                        .orElse(0)
                + 1;
    }

    /**
     * Proposes that a member leaves, with its orderer.
     *
     * @param leaving the member, this one or another
     * @return the proposed change, as a file
     */
    public byte[] withoutMember(Member leaving) {
        Configuration present = admin.configuration();
        if (!present.names(leaving.mspId())) {
            throw new NotAccepted(
                    NetworkMessage.CHANNEL_HAS_NOT_MEMBER.with("member", Argument.id(leaving.displayName())));
        }
        Configuration wanted = present.withoutMember(leaving.mspId());
        int orderers = wanted.consenters().size();
        if (Consenter.faulty(orderers) == 0) {
            throw new NotAccepted(
                    NetworkMessage.CHANGE_LEAVES_TOO_FEW.with("orderers", NetworkMessage.number(orderers)));
        }
        return change(present, wanted);
    }

    /** Requires that the channel no longer has this member: before, its peer is still asked and its orderer still counts. */
    public void requireNoMember(Member left) {
        if (admin.configuration().names(left.mspId())) {
            throw new NotAccepted(
                    NetworkMessage.CHANNEL_STILL_HAS_MEMBER.with("member", Argument.id(left.displayName())));
        }
    }

    private byte[] change(Configuration present, Configuration wanted) {
        return new ConfigUpdateFile(
                        ConfigUpdate.between(consortium.channel(), present.channel(), wanted.channel()), Set.of())
                .bytes();
    }

    /**
     * Requires that the channel has this member with these roots, so that a member that only a description names is nobody yet.
     *
     * @param other the member
     * @param root of its identities, as PEM
     * @param tlsRoot of its connections, as PEM
     */
    public void requireMember(Member other, String root, String tlsRoot) {
        Configuration present = admin.configuration();
        if (!present.organisations().contains(other.mspId())) {
            throw new NotAccepted(
                    NetworkMessage.CHANNEL_WITHOUT_MEMBER.with("member", Argument.id(other.displayName())));
        }
        if (!present.roots(Configuration.APPLICATION, other.mspId()).contains(Certificates.parse(root))
                || !present.tlsRoots(Configuration.APPLICATION, other.mspId()).contains(Certificates.parse(tlsRoot))) {
            throw new NotAccepted(
                    NetworkMessage.MEMBER_FILE_OF_OTHER_ROOTS.with("member", Argument.id(other.displayName())));
        }
    }

    /** What the change is, and who has signed it; several copies count as one with the signatures of all. */
    public ConfigReview review(List<byte[]> copies) {
        return review(admin.configuration(), together(copies));
    }

    private ConfigReview review(Configuration present, ConfigUpdateFile change) {
        return ConfigReview.of(present, change, this::displayName);
    }

    private ConfigUpdateFile together(List<byte[]> copies) {
        return ConfigUpdateFile.together(copies.stream()
                .map(copy -> ConfigUpdateFile.read(copy, consortium.channel()))
                .toList());
    }

    /** The change with the signature of this member's administrator. */
    public byte[] signed(byte[] change) {
        return admin.signed(ConfigUpdateFile.read(change, consortium.channel())).bytes();
    }

    /** Sends the change when enough have signed it, and waits until this member's peer has it. */
    public void submit(List<byte[]> copies) {
        Configuration present = admin.configuration();
        ConfigUpdateFile change = together(copies);
        ConfigReview review = review(present, change);
        if (!review.approved()) {
            throw new NotAccepted(NetworkMessage.CHANGE_NOT_SIGNED_ENOUGH
                    .with("signed", Argument.ids(names(review.signedBy())))
                    .and("missing", Argument.ids(names(review.missing()))));
        }
        admin.submit(change);
        Instant end = Instant.now().plus(PATIENCE);
        for (int failures = 1; !inForce(present); failures++) {
            if (Instant.now().isAfter(end)) {
                throw new NetworkFailure(
                        NetworkMessage.CHANGE_NOT_SEEN.with("seconds", NetworkMessage.number(PATIENCE.toSeconds())));
            }
            try {
                admin.after(failures).submit(change);
            } catch (NetworkFailure refused) {
                // By an orderer that is not reached, or has the change already: what counts is whether it comes into
                // force.
            }
        }
    }

    private boolean inForce(Configuration before) {
        Instant end = Instant.now().plus(PATIENCE_WITH_ONE_ORDERER);
        while (admin.configuration().block() == before.block()) {
            // A member that has left is not given the block by which it left.
            if (Instant.now().isAfter(end)) return admin.isRefused();
            Pause.of(Duration.ofMillis(300));
        }
        return true;
    }

    private Set<String> names(Set<String> mspIds) {
        Set<String> names = new TreeSet<>();
        mspIds.forEach(mspId -> names.add(displayName(mspId)));
        return names;
    }

    private String displayName(String mspId) {
        Optional<Member> known = consortium.members().stream()
                .filter(one -> one.mspId().equals(mspId))
                .findFirst();
        return known.map(Member::displayName).orElse(mspId);
    }
}

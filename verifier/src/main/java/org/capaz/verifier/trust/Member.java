// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.trust;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * One organisation of the consortium as the anchor knows it.
 *
 * @param mspId the MSP id, by which identities name it
 * @param name the name for people
 * @param operator whether it runs the public pages; its signature never counts towards the quorum
 * @param roots its root authorities
 * @param intermediates its intermediate authorities
 * @param crls its revocation lists, each signed by one of its authorities
 * @param peerOu the organisational unit that marks its peers
 * @param peerCa the one authority that issues its peers, when only one does
 * @param gateways where it answers live questions
 * @param until Unix seconds at which it left the consortium: what its keys signed later counts for nothing; empty while it is
 *     a member
 */
public record Member(
        String mspId,
        String name,
        boolean operator,
        List<X509Certificate> roots,
        List<X509Certificate> intermediates,
        List<X509CRL> crls,
        String peerOu,
        Optional<X509Certificate> peerCa,
        List<String> gateways,
        OptionalLong until) {
    /** Copies the lists. */
    public Member {
        roots = List.copyOf(roots);
        intermediates = List.copyOf(intermediates);
        crls = List.copyOf(crls);
        gateways = List.copyOf(gateways);
    }

    /**
     * A member with one root, whose peers carry {@code OU=peer}, as the usual tools make them.
     *
     * @param mspId the MSP id, by which identities name it
     * @param name the name for people
     * @param root its one root authority
     * @param gateways the addresses at which it answers live requests
     * @return the member
     */
    public static Member of(String mspId, String name, X509Certificate root, List<String> gateways) {
        return new Member(
                mspId,
                name,
                false,
                List.of(root),
                List.of(),
                List.of(),
                "peer",
                Optional.empty(),
                gateways,
                OptionalLong.empty());
    }

    /** Whether it is a member, so that it is asked and counted. */
    boolean stays() {
        return until.isEmpty();
    }

    /**
     * This member as it stands in an anchor after it has left: nobody asks it, and what it signed before counts.
     *
     * @param at Unix seconds at which it left, unless that stands here already
     * @return the former member
     */
    public Member leftAt(long at) {
        return new Member(
                mspId,
                name,
                operator,
                roots,
                intermediates,
                crls,
                peerOu,
                peerCa,
                List.of(),
                until.isPresent() ? until : OptionalLong.of(at));
    }

    /**
     * This member in the next version of an anchor: what the consortium decided about it stays until it decides otherwise.
     * Revocation lists, the operator's mark and the authority of its peers cannot be found on a network, so a version made anew
     * from there would let a revoked peer sign again; and labels signed under a former root outlive it.
     *
     * @param before the member in the version before, when it was there
     * @return the member with what was decided
     */
    public Member asDecidedBefore(Optional<Member> before) {
        return before.map(former -> new Member(
                        mspId,
                        name,
                        former.operator(),
                        Stream.concat(former.roots().stream(), roots.stream())
                                .distinct()
                                .toList(),
                        former.intermediates(),
                        former.crls(),
                        former.peerOu(),
                        former.peerCa(),
                        gateways,
                        until))
                .orElse(this);
    }

    /**
     * What was decided about this member and does not stand in a newer anchor: a revocation list that is gone lets a revoked
     * peer sign again.
     *
     * @param newer the member in the newer anchor
     * @return the names of the anchor's members, in the order of the alphabet
     */
    public List<String> undecidedIn(Member newer) {
        var lost = new ArrayList<String>();
        if (!newer.crls().containsAll(crls)) {
            lost.add("crls");
        }
        if (operator && !newer.operator()) {
            lost.add("operator");
        }
        if (peerCa.isPresent() && newer.peerCa().isEmpty()) {
            lost.add("peerCa");
        }
        if (!newer.roots().containsAll(roots)) {
            lost.add("roots");
        }
        return lost;
    }

    Stream<X509Certificate> authorities() {
        return Stream.concat(roots.stream(), intermediates.stream());
    }
}

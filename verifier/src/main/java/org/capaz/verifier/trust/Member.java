// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.trust;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
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
        List<String> gateways) {
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
        return new Member(mspId, name, false, List.of(root), List.of(), List.of(), "peer", Optional.empty(), gateways);
    }

    Stream<X509Certificate> authorities() {
        return Stream.concat(roots.stream(), intermediates.stream());
    }
}

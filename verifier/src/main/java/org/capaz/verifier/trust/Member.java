package org.capaz.verifier.trust;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One organisation of the consortium as the anchor knows it.
 *
 * @param operator whether it runs the public pages; its word never counts towards the quorum
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
    public Member {
        roots = List.copyOf(roots);
        intermediates = List.copyOf(intermediates);
        crls = List.copyOf(crls);
        gateways = List.copyOf(gateways);
    }

    /** A member with one root, whose peers carry {@code OU=peer}, as the usual tools make them. */
    public static Member of(String mspId, String name, X509Certificate root, List<String> gateways) {
        return new Member(mspId, name, false, List.of(root), List.of(), List.of(), "peer", Optional.empty(), gateways);
    }

    Stream<X509Certificate> authorities() {
        return Stream.concat(roots.stream(), intermediates.stream());
    }
}

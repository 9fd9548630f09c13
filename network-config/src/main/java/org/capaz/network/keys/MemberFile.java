// SPDX-License-Identifier: Apache-2.0
package org.capaz.network.keys;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.capaz.ledger.message.Argument;
import org.capaz.network.consortium.Consortium;
import org.capaz.network.consortium.Member;
import org.capaz.network.machine.Yaml;
import org.capaz.network.operation.NetworkMessage;
import org.capaz.network.operation.NotAccepted;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What a member tells the others of itself, as a file that may travel by mail: certificates, and no key. Each part is PEM.
 *
 * <p>Decision 219.
 *
 * @param member its short name in the description
 * @param description the digest of the description that it was made for
 * @param root of its identities
 * @param tlsRoot of its TLS connections
 * @param peer by which its endorsements are verified
 * @param orderer by which its block signatures are verified
 * @param ordererTls by which the other orderers recognise its own
 */
public record MemberFile(
        String member,
        String description,
        String root,
        String tlsRoot,
        String peer,
        String orderer,
        String ordererTls) {

    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----\n[A-Za-z0-9+/=\n]{1,8000}\n-----END CERTIFICATE-----\n");

    /** Whether it names the same roots; peer and orderer may have other certificates of them. */
    public boolean hasRootsOf(MemberFile other) {
        return member.equals(other.member) && root.equals(other.root) && tlsRoot.equals(other.tlsRoot);
    }

    /** Its text. */
    public String text() {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("member", member);
        parts.put("description", description);
        parts.put("root", root);
        parts.put("tlsRoot", tlsRoot);
        parts.put("peer", peer);
        parts.put("orderer", orderer);
        parts.put("ordererTls", ordererTls);
        return Yaml.write(parts);
    }

    /**
     * Reads a file that came from another member. It is accepted only for a member of the description, if it was made for
     * the same description, and if its certificates are what they are taken for.
     *
     * @throws NotAccepted saying what is wrong with it
     */
    public static MemberFile read(String text, Consortium consortium) {
        Map<String, Object> parts = parts(text);
        MemberFile file = new MemberFile(
                part(parts, "member"),
                part(parts, "description"),
                part(parts, "root"),
                part(parts, "tlsRoot"),
                part(parts, "peer"),
                part(parts, "orderer"),
                part(parts, "ordererTls"));
        file.require(consortium);
        return file;
    }

    private static Map<String, Object> parts(String text) {
        try {
            return Optional.ofNullable(Yaml.read(text))
                    .orElseThrow(() -> new NotAccepted(NetworkMessage.MEMBER_FILE_NONE.sentence()));
        } catch (YamlEngineException | ClassCastException e) {
            throw new NotAccepted(NetworkMessage.MEMBER_FILE_NONE.sentence(), e);
        }
    }

    private static String part(Map<String, Object> parts, String name) {
        if (parts.get(name) instanceof String text) return text;
        throw new NotAccepted(NetworkMessage.MEMBER_FILE_NONE.sentence());
    }

    private void require(Consortium consortium) {
        Member whose = consortium.member(member);
        if (!description.equals(consortium.digest())) {
            throw new NotAccepted(NetworkMessage.MEMBER_FILE_OF_OTHER_DESCRIPTION
                    .with("member", Argument.id(whose.displayName()))
                    .and("theirs", Argument.id(description))
                    .and("ours", Argument.id(consortium.digest())));
        }
        requireRoot(whose, root, NetworkMessage.CERTIFICATE_ROOT);
        requireRoot(whose, tlsRoot, NetworkMessage.CERTIFICATE_TLS_ROOT);
        requireIssued(whose, peer, root, "OU=peer", NetworkMessage.CERTIFICATE_PEER);
        requireIssued(whose, orderer, root, "OU=orderer", NetworkMessage.CERTIFICATE_ORDERER);
        requireIssued(whose, ordererTls, tlsRoot, "CN=" + whose.ordererHost(), NetworkMessage.CERTIFICATE_ORDERER_TLS);
    }

    /**
     * Requires that no two members have one CA: who holds its key would be both of them, and a majority of members no longer a
     * majority of people.
     *
     * @throws NotAccepted naming two that do
     */
    public static void requireOwnRoots(Collection<MemberFile> all, Consortium consortium) {
        Map<PublicKey, Member> holders = new HashMap<>();
        for (MemberFile file : all) {
            Member whose = consortium.member(file.member);
            Stream.of(file.root, file.tlsRoot)
                    .map(pem -> certificate(whose, pem, NetworkMessage.CERTIFICATE_ROOT)
                            .getPublicKey())
                    .map(key -> holders.putIfAbsent(key, whose))
                    .filter(other -> other != null && !other.equals(whose))
                    .findFirst()
                    .ifPresent(other -> {
                        throw new NotAccepted(NetworkMessage.MEMBER_FILES_OF_ONE_ROOT
                                .with("member", Argument.id(other.displayName()))
                                .and("other", Argument.id(whose.displayName())));
                    });
        }
    }

    /**
     * Requires that no member has two files that differ: which of them stood in the block would hang on their order, and
     * the fingerprint would tell only that something differs.
     *
     * @throws NotAccepted naming the member
     */
    public static void requireOneOfEach(Collection<MemberFile> all, Consortium consortium) {
        Map<String, MemberFile> known = new HashMap<>();
        for (MemberFile file : all) {
            MemberFile other = known.putIfAbsent(file.member, file);
            if (other != null && !other.equals(file)) {
                throw new NotAccepted(NetworkMessage.MEMBER_FILES_DIFFER.with(
                        "member", Argument.id(consortium.member(file.member).displayName())));
            }
        }
    }

    private static void requireRoot(Member whose, String pem, NetworkMessage what) {
        X509Certificate root = certificate(whose, pem, what);
        if (root.getBasicConstraints() < 0 || !Certificates.issued(root, root)) throw wrong(whose, what);
    }

    private static void requireIssued(Member whose, String pem, String issuerPem, String subject, NetworkMessage what) {
        X509Certificate issued = certificate(whose, pem, what);
        if (!Certificates.names(issued, subject) || !Certificates.issued(issued, certificate(whose, issuerPem, what))) {
            throw wrong(whose, what);
        }
    }

    private static X509Certificate certificate(Member whose, String pem, NetworkMessage what) {
        // One certificate in the form that everybody writes: the genesis block must have the same bytes for all.
        if (!CERTIFICATE.matcher(pem).matches()) throw wrong(whose, what);
        try {
            return Certificates.parse(pem);
        } catch (IllegalArgumentException e) {
            throw new NotAccepted(wrong(whose, what).sentence(), e);
        }
    }

    private static NotAccepted wrong(Member whose, NetworkMessage what) {
        return new NotAccepted(NetworkMessage.MEMBER_FILE_CERTIFICATE_WRONG
                .with("member", Argument.id(whose.displayName()))
                .and("certificate", what.sentence()));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.trust;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.capaz.ledger.message.Argument;
import org.capaz.verifier.fabric.SerializedIdentity;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.VerdictMessage;

/**
 * Whether an identity is what it claims: issued by the very organisation it names, in the required role, not revoked and
 * in force at that time. The role test is what stops a gateway from signing with a client's key.
 */
public final class IdentityCheck {
    private static final String INVALIDITY_DATE = "2.5.29.24";
    /** No member has a longer chain; the bound ends the search when authorities issued each other. */
    private static final int DEEPEST_CHAIN = 6;

    private IdentityCheck() {}

    /**
     * Whom the check established.
     *
     * @param member the organisation that issued it
     * @param certificate the certificate
     */
    public record VerifiedIdentity(Member member, X509Certificate certificate) {
        /**
         * The peer's name.
         *
         * @return the common name on its certificate
         */
        public String peer() {
            return Certificates.commonName(certificate);
        }

        /**
         * Requires that its key signed these bytes.
         *
         * @param message the signed bytes
         * @param rs 64 bytes r || s
         * @throws CheckFailed with {@code E-HIGH-S} or {@code E-SIG}
         */
        public void requireSigned(byte[] message, byte[] rs) {
            EcdsaSignature.verify(Certificates.signingKey(certificate), message, rs);
        }
    }

    /**
     * Requires the identity to be what it claims.
     *
     * @param anchor the anchor that names the members
     * @param identity what the signer claims to be
     * @param role the role that is required
     * @param at Unix seconds at which the identity must be in force
     * @return the member and the certificate
     * @throws CheckFailed with {@code W-SIGNER-UNKNOWN} when the anchor has no such organisation, else with the code of
     *     the first rule that is broken
     */
    public static VerifiedIdentity require(Anchor anchor, SerializedIdentity identity, Role role, long at) {
        Member member = member(anchor, identity.mspId());
        X509Certificate leaf = read(identity.pem())
                .orElseThrow(() -> new CheckFailed(
                        Code.E_CHAIN, VerdictMessage.PEM_NOT_ONE_KEY.with("member", Argument.id(member.mspId()))));
        VerifiedIdentity verified = require(member, leaf, role, at);
        HeldLinks.rememberRead(identity.pem(), leaf);
        return verified;
    }

    /**
     * The same for somebody who may hold any role, such as the gateway of a member.
     *
     * @param anchor the anchor that names the members
     * @param identity what the signer claims to be
     * @param at Unix seconds at which the identity must be in force
     * @return the member and the certificate
     * @throws CheckFailed as {@link #require}, with {@code E-ROLE} when it holds none
     */
    public static VerifiedIdentity requireOfAnyRole(Anchor anchor, SerializedIdentity identity, long at) {
        for (Role role : Role.values()) {
            try {
                return require(anchor, identity, role, at);
            } catch (CheckFailed other) {
                if (other.code() != Code.E_ROLE) {
                    throw other;
                }
            }
        }
        throw new CheckFailed(Code.E_ROLE, VerdictMessage.SENDER_WITHOUT_ROLE.sentence());
    }

    /**
     * Whether these bytes are the identity of somebody to whom a member of the anchor gave a certificate, as a peer sends it. What
     * a directory holds besides is anybody's making: it costs nothing to write an entry whose hash begins as another's.
     *
     * @param anchor the anchor that names the members
     * @param entry an entry of a peer directory
     * @return false when nothing follows from the entry
     */
    public static boolean isOfMember(Anchor anchor, byte[] entry) {
        try {
            var identity = SerializedIdentity.read(entry);
            Member member = member(anchor, identity.mspId());
            Optional<X509Certificate> leaf = read(identity.pem());
            if (leaf.isEmpty() || !asSent(entry, member, leaf.get())) {
                return false;
            }
            chain(member, leaf.get());
            HeldLinks.rememberRead(identity.pem(), leaf.get());
            return true;
        } catch (CheckFailed | CertificateEncodingException notOfMember) {
            return false;
        }
    }

    private static Optional<X509Certificate> read(String pem) {
        return HeldLinks.read(pem).or(() -> Certificates.fromPem(pem));
    }

    private static boolean asSent(byte[] entry, Member member, X509Certificate leaf)
            throws CertificateEncodingException {
        return Arrays.equals(entry, SerializedIdentity.sent(member.mspId(), leaf.getEncoded()));
    }

    /** The same for a certificate in DER. */
    static VerifiedIdentity require(Anchor anchor, String mspId, byte[] der, Role role, long at) {
        Member member = member(anchor, mspId);
        X509Certificate leaf = Certificates.fromDer(der)
                .orElseThrow(() -> new CheckFailed(Code.E_CHAIN, VerdictMessage.X509_CERTIFICATE_NOT_VALID.sentence()));
        return require(member, leaf, role, at);
    }

    private static Member member(Anchor anchor, String mspId) {
        return anchor.member(mspId)
                .orElseThrow(() ->
                        new CheckFailed(Code.W_SIGNER_UNKNOWN, VerdictMessage.ORGANISATION_NOT_IN_ANCHOR.sentence()));
    }

    private static VerifiedIdentity require(Member member, X509Certificate leaf, Role role, long at) {
        List<X509Certificate> chain = chain(member, leaf);
        requireRole(member, leaf, role);
        if (role == Role.PEER && member.peerCa().isPresent()) {
            requireIssuer(member, leaf, chain.get(1));
        }
        requireNotRevoked(member, chain, at);
        chain.forEach(certificate -> requireInForce(member, certificate, at));
        Certificates.signingKey(leaf);
        return new VerifiedIdentity(member, leaf);
    }

    /** From the leaf to a root of the member, every link verified. */
    private static List<X509Certificate> chain(Member member, X509Certificate leaf) {
        var chain = new ArrayList<>(List.of(leaf));
        while (chain.size() <= DEEPEST_CHAIN) {
            X509Certificate last = chain.getLast();
            Optional<X509Certificate> root = issuerAmong(member.roots(), last);
            if (root.isPresent()) {
                chain.add(root.get());
                return chain;
            }
            Optional<X509Certificate> intermediate = issuerAmong(member.intermediates(), last);
            if (intermediate.isEmpty()) {
                break;
            }
            chain.add(intermediate.get());
        }
        throw new CheckFailed(
                Code.E_CHAIN,
                VerdictMessage.CHAIN_TO_ROOT_MISSING
                        .with("signer", Argument.id(Certificates.commonName(leaf)))
                        .and("member", Argument.id(member.mspId())));
    }

    private static Optional<X509Certificate> issuerAmong(List<X509Certificate> authorities, X509Certificate issued) {
        return authorities.stream()
                .filter(authority -> Certificates.issued(authority, issued))
                .findFirst();
    }

    private static void requireRole(Member member, X509Certificate leaf, Role role) {
        Set<String> all =
                Arrays.stream(Role.values()).map(each -> each.unit(member)).collect(Collectors.toSet());
        List<String> held = Certificates.organisationalUnits(leaf).stream()
                .filter(all::contains)
                .distinct()
                .toList();
        boolean authority = leaf.getBasicConstraints() >= 0;
        if (authority || !held.equals(List.of(role.unit(member)))) {
            throw new CheckFailed(
                    Code.E_ROLE,
                    VerdictMessage.SIGNER_ROLE_WRONG
                            .with("signer", Argument.id(Certificates.commonName(leaf)))
                            .and("member", Argument.id(member.mspId()))
                            .and("role", Argument.id(authority ? "CA" : String.join("+", held)))
                            .and("expected", Argument.id(role.unit(member))));
        }
    }

    private static void requireIssuer(Member member, X509Certificate leaf, X509Certificate issuer) {
        if (!issuer.getPublicKey().equals(member.peerCa().orElseThrow().getPublicKey())) {
            throw new CheckFailed(
                    Code.E_CHAIN,
                    VerdictMessage.SIGNER_OF_OTHER_AUTHORITY
                            .with("signer", Argument.id(Certificates.commonName(leaf)))
                            .and("member", Argument.id(member.mspId())));
        }
    }

    private static void requireNotRevoked(Member member, List<X509Certificate> chain, long at) {
        for (int i = 0; i + 1 < chain.size(); i++) {
            X509Certificate certificate = chain.get(i);
            for (X509CRL crl : member.crls()) {
                X509CRLEntry entry = Certificates.issued(chain.get(i + 1), crl)
                        ? crl.getRevokedCertificate(certificate.getSerialNumber())
                        : null;
                if (entry != null && revokedFrom(entry) <= at) {
                    throw new CheckFailed(
                            Code.E_REVOKED,
                            VerdictMessage.SIGNER_REVOKED
                                    .with("signer", Argument.id(Certificates.commonName(certificate)))
                                    .and("member", Argument.id(member.mspId()))
                                    .and("since", Argument.moment(Instant.ofEpochSecond(revokedFrom(entry)))));
                }
            }
        }
    }

    /** The earlier of the revocation date and the invalidity date (RFC 5280, 5.3.2), in Unix seconds. */
    private static long revokedFrom(X509CRLEntry entry) {
        long revoked = entry.getRevocationDate().toInstant().getEpochSecond();
        byte[] extension = entry.getExtensionValue(INVALIDITY_DATE);
        if (extension == null) {
            return revoked;
        }
        try {
            byte[] inner = ASN1OctetString.getInstance(extension).getOctets();
            long invalid = ASN1GeneralizedTime.getInstance(ASN1Primitive.fromByteArray(inner))
                    .getDate()
                    .toInstant()
                    .getEpochSecond();
            return Math.min(revoked, invalid);
        } catch (IOException | java.text.ParseException | IllegalArgumentException e) {
            // Unreadable: then the key counts as revoked from the beginning.
            return 0;
        }
    }

    /** The certificates of a member that has left end with its membership. */
    private static void requireInForce(Member member, X509Certificate leaf, long at) {
        long from = leaf.getNotBefore().toInstant().getEpochSecond();
        long to = Math.min(
                leaf.getNotAfter().toInstant().getEpochSecond(), member.until().orElse(Long.MAX_VALUE));
        if (at < from || at > to) {
            throw new CheckFailed(
                    Code.E_CERT_TIME,
                    VerdictMessage.SIGNER_NOT_IN_FORCE
                            .with("signer", Argument.id(Certificates.commonName(leaf)))
                            .and("from", Argument.moment(Instant.ofEpochSecond(from)))
                            .and("to", Argument.moment(Instant.ofEpochSecond(to)))
                            .and("signed", Argument.moment(Instant.ofEpochSecond(at))));
        }
    }
}

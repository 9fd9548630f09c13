// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.capaz.verifier.demo.DemoNetwork.ANCHOR;
import static org.capaz.verifier.demo.DemoNetwork.NOW;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.statement.P256;
import org.capaz.verifier.trust.EcdsaSignature;

/** Newer anchors beside the signatures of administrators of the trusted one. */
final class UpdateCases extends Cases {
    private static final byte[] DOMAIN = "gold-anchor/1\0".getBytes(UTF_8);
    private static final Json.Obj TRUSTED = CanonicalJson.parseObject(new String(ANCHOR.bytes(), UTF_8));
    private static final Json.Obj NEWER =
            TRUSTED.with("version", 2).with("previous", ANCHOR.id()).with("maxSkew", 800);

    private static final DemoMember.Holder PRODUCERS = admin(DemoNetwork.PRODUCERS);
    private static final DemoMember.Holder TRADERS = admin(DemoNetwork.TRADERS);
    private static final DemoMember.Holder BUYERS = DemoNetwork.ADMIN;
    private static final DemoMember.Holder ASSURANCE = admin(DemoNetwork.ASSURANCE);
    private static final DemoMember.Holder STRANGER = admin(DemoNetwork.STRANGER);
    private static final List<DemoMember.Holder> THREE = List.of(PRODUCERS, TRADERS, BUYERS);

    private final Corpus corpus;

    UpdateCases(Corpus corpus) {
        super(corpus);
        this.corpus = corpus;
    }

    @Override
    void all() {
        accepted("signed-by-three-of-four", update(NEWER, THREE), "BuyersMSP", "ProducersMSP", "TradersMSP");
        accepted(
                "two-versions-newer",
                update(NEWER.with("version", 3).with("previous", "00".repeat(32)), THREE),
                "BuyersMSP",
                "ProducersMSP",
                "TradersMSP");
        accepted(
                "without-a-former-member",
                update(NEWER.with("orgs", orgs(TRUSTED).subList(1, 4)), THREE),
                "BuyersMSP",
                "ProducersMSP",
                "TradersMSP");
        refused("signed-by-two-of-four", update(NEWER, List.of(PRODUCERS, TRADERS)), "E-QUORUM");
        refused("signed-by-nobody", update(NEWER, List.of()), "E-QUORUM");
        refused(
                "signed-by-one-organisation-three-times",
                update(NEWER, List.of(PRODUCERS, PRODUCERS, PRODUCERS)),
                "E-QUORUM");
        refused(
                "signed-by-an-organisation-that-only-the-newer-anchor-knows",
                update(NEWER.with("orgs", withStranger()), List.of(PRODUCERS, TRADERS, STRANGER)),
                "E-QUORUM");
        departed();
        operators();
        network();
        signers();
        forms();
    }

    /** Of three that stay two are most; who has left signs for nobody. */
    private void departed() {
        Json.Obj three = TRUSTED.with("orgs", leaving("BuyersMSP"));
        accepted(
                "signed-by-two-of-three-that-stay",
                under(three, follows(three), List.of(PRODUCERS, TRADERS)),
                "ProducersMSP",
                "TradersMSP");
        refused(
                "signed-by-one-that-stays-and-one-that-has-left",
                under(three, follows(three), List.of(PRODUCERS, BUYERS)),
                "E-CERT-TIME");
        Json.Obj four = TRUSTED.with("orgs", leaving(withStranger(), "BuyersMSP", NOW + 1));
        refused(
                "signed-by-two-of-four-that-stay-and-one-that-leaves-by-the-readers-clock",
                under(four, follows(four), THREE),
                "E-QUORUM");
        accepted(
                "in-which-a-member-has-left",
                update(NEWER.with("orgs", leaving("AssuranceMSP")), THREE),
                "BuyersMSP",
                "ProducersMSP",
                "TradersMSP");
    }

    private static List<Json> leaving(String mspId) {
        return leaving(orgs(TRUSTED), mspId, NOW - 1);
    }

    private static List<Json> leaving(List<Json> all, String mspId, long until) {
        return all.stream()
                .map(each -> (Json.Obj) each)
                .map(each -> Json.text(mspId).equals(each.get("mspId")) ? each.with("until", until) : each)
                .map(Json.class::cast)
                .toList();
    }

    private void operators() {
        Json.Obj one = operated("TradersMSP");
        accepted(
                "signed-by-two-members-and-the-operator",
                under(one, follows(one), THREE),
                "BuyersMSP",
                "ProducersMSP",
                "TradersMSP");
        Json.Obj two = operated("TradersMSP", "BuyersMSP");
        refused("signed-by-one-member-and-two-operators", under(two, follows(two), THREE), "E-QUORUM");
    }

    private void network() {
        refused("of-the-same-version", update(NEWER.with("version", 1), THREE), "E-ANCHOR");
        Json.Obj five = TRUSTED.with("version", 5);
        refused("of-a-lower-version", under(five, NEWER.with("version", 4), THREE), "E-ANCHOR");
        refused("that-follows-another-anchor", update(NEWER.with("previous", "00".repeat(32)), THREE), "E-ANCHOR");
        refused("that-follows-none", update(NEWER.with("previous", Json.NULL), THREE), "E-ANCHOR");
        refused("of-another-network", update(NEWER.with("genesis", "c0ffee01" + "77".repeat(28)), THREE), "E-ANCHOR");
        refused("of-another-channel", update(NEWER.with("channel", "other"), THREE), "E-ANCHOR");
        refused("that-is-no-anchor", update(NEWER.with("minOrgs", 1), THREE), "E-ANCHOR");
    }

    /** Two good signatures each, and a third that does not hold. */
    private void signers() {
        refused("signed-by-a-peer", third(DemoNetwork.BUYERS.peer()), "E-ROLE");
        refused("signed-by-a-client", third(DemoNetwork.BUYERS_CLIENT), "E-ROLE");
        refused(
                "signed-by-an-administrator-of-another-organisation",
                third(entry(NEWER, "BuyersMSP", certificate(ASSURANCE), ASSURANCE.key())),
                "E-CHAIN");
        refused(
                "signed-by-a-certificate-that-is-none",
                third(entry(NEWER, "BuyersMSP", new byte[] {1, 2, 3}, BUYERS.key())),
                "E-CHAIN");
        refused(
                "signed-by-an-administrator-whose-certificate-has-run-out",
                third(holder("admin1", 31, DemoMember.FROM, Instant.parse("2026-06-01T00:00:00Z"))),
                "E-CERT-TIME");
        refused(
                "signed-by-a-revoked-administrator",
                third(holder("peer3", 13, DemoMember.FROM, DemoMember.TO)),
                "E-REVOKED");
        Json.Obj good = entry(NEWER, "BuyersMSP", certificate(BUYERS), BUYERS.key());
        refused("signed-over-another-anchor", third(entry(TRUSTED, BUYERS)), "E-SIG");
        refused("signed-over-the-bytes-without-their-domain", third(bare()), "E-SIG");
        byte[] rs = Base64.getDecoder().decode(text(good, "sig"));
        refused("signed-with-a-high-s", third(good.with("sig", base64(high(rs)))), "E-HIGH-S");
        accepted(
                "with-a-signature-that-does-not-hold-beside-enough-that-do",
                file(
                        NEWER,
                        List.of(
                                entry(NEWER, DemoNetwork.BUYERS.peer()),
                                entry(NEWER, STRANGER),
                                entry(NEWER, PRODUCERS),
                                entry(NEWER, TRADERS),
                                entry(NEWER, BUYERS))),
                "BuyersMSP",
                "ProducersMSP",
                "TradersMSP");
    }

    private void forms() {
        Json.Obj good = entry(NEWER, BUYERS);
        Json.Obj base = update(NEWER, THREE);
        refused("with-signatures-that-are-no-json", base.with("signatures", "signatures"), "E-ANCHOR");
        refused("with-signatures-that-are-no-list", base.with("signatures", "{}"), "E-ANCHOR");
        refused("with-a-signature-with-a-member-too-many", third(good.with("name", "Buyers")), "E-ANCHOR");
        refused("with-a-signature-with-a-member-too-few", third(good.without("mspId")), "E-ANCHOR");
        refused("with-a-certificate-that-is-no-base64", third(good.with("cert", "!")), "E-ANCHOR");
        refused("with-a-signature-of-63-bytes", third(good.with("sig", base64(new byte[63]))), "E-ANCHOR");
        refused(
                "with-a-certificate-of-more-bytes-than-are-read",
                third(good.with("cert", base64(new byte[16_385]))),
                "E-LIMIT");
        refused("with-101-signatures", file(NEWER, Collections.nCopies(101, good)), "E-LIMIT");
    }

    private void accepted(String name, Json.Obj file, String... signedBy) {
        corpus.put("updates/" + name, file.with("signedBy", Json.texts(List.of(signedBy))));
    }

    private void refused(String name, Json.Obj file, String code) {
        corpus.put("updates/" + name, file.with("code", code));
    }

    private static Json.Obj third(DemoMember.Holder signer) {
        return third(entry(NEWER, signer));
    }

    private static Json.Obj third(Json.Obj entry) {
        return file(NEWER, List.of(entry(NEWER, PRODUCERS), entry(NEWER, TRADERS), entry));
    }

    private static Json.Obj update(Json.Obj newer, List<DemoMember.Holder> signers) {
        return file(newer, signers.stream().map(signer -> entry(newer, signer)).toList());
    }

    private static Json.Obj under(Json.Obj trusted, Json.Obj newer, List<DemoMember.Holder> signers) {
        return update(newer, signers).with("anchor", CanonicalJson.write(trusted));
    }

    private static Json.Obj file(Json.Obj newer, List<Json.Obj> entries) {
        return Json.object()
                .with("kind", "update")
                .with("now", NOW)
                .with("newer", CanonicalJson.write(newer))
                .with("signatures", CanonicalJson.write(Json.array(entries)));
    }

    private static Json.Obj entry(Json.Obj newer, DemoMember.Holder signer) {
        return entry(newer, signer.mspId(), certificate(signer), signer.key());
    }

    private static Json.Obj entry(Json.Obj newer, String mspId, byte[] certificate, DemoKey key) {
        byte[] der = key.sign(DOMAIN, CanonicalJson.bytes(newer));
        return entry(mspId, certificate, EcdsaSignature.rawFromDer(der));
    }

    private static Json.Obj entry(String mspId, byte[] certificate, byte[] rs) {
        return Json.object()
                .with("mspId", mspId)
                .with("cert", base64(certificate))
                .with("sig", base64(rs));
    }

    private static Json.Obj bare() {
        return entry(
                "BuyersMSP",
                certificate(BUYERS),
                EcdsaSignature.rawFromDer(BUYERS.key().sign(CanonicalJson.bytes(NEWER))));
    }

    private static byte[] high(byte[] rs) {
        byte[] s = P256.ORDER
                .subtract(new BigInteger(1, Arrays.copyOfRange(rs, 32, 64)))
                .toByteArray();
        byte[] high = Arrays.copyOf(rs, 64);
        Arrays.fill(high, 32, 64, (byte) 0);
        int length = Math.min(32, s.length);
        System.arraycopy(s, s.length - length, high, 64 - length, length);
        return high;
    }

    private static DemoMember.Holder admin(DemoMember member) {
        return member.holder("admin", "admin", 21, DemoMember.FROM, DemoMember.TO);
    }

    private static DemoMember.Holder holder(String label, int serial, Instant from, Instant to) {
        return DemoNetwork.BUYERS.holder(label, "admin", serial, from, to);
    }

    private static Json.Obj operated(String... operators) {
        List<Json> orgs = orgs(TRUSTED).stream()
                .map(org -> List.of(operators).contains(text((Json.Obj) org, "mspId"))
                        ? ((Json.Obj) org).with("operator", true)
                        : org)
                .toList();
        return TRUSTED.with("orgs", orgs);
    }

    private static Json.Obj follows(Json.Obj trusted) {
        String fingerprint = org.capaz.ledger.identity.Digest.hex(CanonicalJson.bytes(trusted));
        return trusted.with("version", 2).with("previous", fingerprint);
    }

    private static List<Json> withStranger() {
        var orgs = new java.util.ArrayList<>(orgs(TRUSTED));
        Json.Obj stranger = ((Json.Obj) orgs.getFirst())
                .with("mspId", "StrangerMSP")
                .with("roots", Json.texts(List.of(base64(encoded(DemoNetwork.STRANGER.root())))));
        orgs.add(3, stranger);
        return orgs;
    }

    private static List<Json> orgs(Json.Obj anchor) {
        return ((Json.Arr) anchor.get("orgs")).items();
    }

    private static String text(Json.Obj object, String name) {
        return ((Json.Str) object.get(name)).text();
    }

    private static byte[] certificate(DemoMember.Holder holder) {
        return encoded(holder.certificate());
    }

    private static byte[] encoded(java.security.cert.X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return new String(Base64.getEncoder().encode(bytes), StandardCharsets.US_ASCII);
    }
}

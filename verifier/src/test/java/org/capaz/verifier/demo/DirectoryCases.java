// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import static org.capaz.verifier.demo.DemoNetwork.ASSURANCE;
import static org.capaz.verifier.demo.DemoNetwork.CLAIMS;
import static org.capaz.verifier.demo.DemoNetwork.PRODUCERS;
import static org.capaz.verifier.demo.DemoNetwork.SECOND_PEER;
import static org.capaz.verifier.demo.DemoNetwork.TRADERS;
import static org.capaz.verifier.demo.Expected.COMPARE;
import static org.capaz.verifier.demo.Expected.UNKNOWN_ON_LABEL;
import static org.capaz.verifier.demo.Expected.noting;
import static org.capaz.verifier.demo.Pieces.GOOD;
import static org.capaz.verifier.demo.Pieces.THREE;
import static org.capaz.verifier.demo.Pieces.label;
import static org.capaz.verifier.demo.Pieces.signed;
import static org.capaz.verifier.demo.Pieces.with;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.verifier.label.LabelPayload;
import org.capaz.verifier.trust.PeerDirectory;
import org.capaz.verifier.wire.ProtoWriter;

/**
 * Peer directories of somebody who wants genuine gold called forged: an entry with the tag of the label's second signer takes
 * its place. Tags of four bytes are found by trying; here the label's own tag is changed instead, which nothing signs.
 */
final class DirectoryCases extends Cases {
    private static final String MSP = "TradersMSP";

    DirectoryCases(Corpus corpus) {
        super(corpus);
    }

    @Override
    void all() {
        byte[] genuine = TRADERS.peer().identity();
        String pem = new String(pem(), StandardCharsets.US_ASCII);
        at("Q8", "E-QUORUM")
                .file("directory-entry-with-a-field-more", secondSigner(DemoNetwork.join(genuine, new byte[] {24, 1})))
                .file(
                        "directory-entry-with-fields-in-another-order",
                        secondSigner(new ProtoWriter().text(2, pem).text(1, MSP).toBytes()))
                .file("directory-entry-without-a-certificate", secondSigner(entry("x")))
                .file("directory-entry-with-a-certificate-in-one-line", secondSigner(entry(inOneLine(pem))))
                .file("directory-entry-with-a-blank-after-its-certificate", secondSigner(entry(pem + " ")))
                .file("directory-entry-with-lines-ended-as-in-mail", secondSigner(entry(pem.replace("\n", "\r\n"))))
                .file(
                        "directory-entry-of-an-authority-of-the-same-name",
                        secondSigner(TRADERS.peerSignedBy(ASSURANCE, 10).identity()))
                .file(
                        "directory-entry-with-another-algorithm",
                        secondSigner(TRADERS.peerOfOtherAlgorithm("peer5", 15).identity()))
                .file("directory-entry-longer-than-any", secondSigner(entry(pem + " ".repeat(16_384))));
        notGenuineAt("Q7", "E-SIG")
                .file("directory-entry-of-another-peer-of-the-signers-member", secondSigner(SECOND_PEER.identity()));
        valid("directory-entry-of-the-signer-itself", secondSigner(genuine), "GENUINE_STATUS_UNKNOWN");
        valid(
                "directory-entry-of-nobody-in-place-of-one-signer-of-three",
                noting(signer(signed(CLAIMS, THREE), entry("x"), PRODUCERS, ASSURANCE), UNKNOWN_ON_LABEL, COMPARE),
                "GENUINE_STATUS_UNKNOWN");
    }

    /** The good label and a directory in which its second signer is this. */
    private static Json.Obj secondSigner(byte[] entry) {
        return signer(GOOD, entry, PRODUCERS);
    }

    /** The label of which the signature of the traders' peer refers to this entry; the directory has these others. */
    private static Json.Obj signer(byte[] label, byte[] entry, DemoMember... others) {
        byte[] replaced = PeerDirectory.keyTag(TRADERS.peer().identity());
        LabelPayload payload = LabelPayload.read(label);
        List<LabelPayload.Signature> signatures = payload.signatures().stream()
                .map(each -> Arrays.equals(each.keyTag(), replaced)
                        ? new LabelPayload.Signature(PeerDirectory.keyTag(entry), each.rs())
                        : each)
                .toList();
        List<String> entries = Stream.concat(
                        Stream.of(entry),
                        Arrays.stream(others).map(each -> each.peer().identity()))
                .map(Base64.getEncoder()::encodeToString)
                .sorted()
                .toList();
        return label(with(payload, signatures).bytes()).with("peers", CanonicalJson.write(Json.texts(entries)));
    }

    private static byte[] entry(String pem) {
        return new ProtoWriter().text(1, MSP).text(2, pem).toBytes();
    }

    private static byte[] pem() {
        try {
            return DemoMember.pem(TRADERS.peer().certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String inOneLine(String pem) {
        return pem.replaceAll("(?<=[A-Za-z0-9+/]{64})\n(?!-)", "");
    }
}

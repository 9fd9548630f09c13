// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.capaz.verifier.demo.DemoNetwork.ANCHOR;
import static org.capaz.verifier.demo.DemoNetwork.BUYERS;
import static org.capaz.verifier.demo.DemoNetwork.DIRECTORY;
import static org.capaz.verifier.demo.DemoNetwork.NOW;
import static org.capaz.verifier.demo.DemoNetwork.REVOKED;
import static org.capaz.verifier.demo.DemoNetwork.REVOKED_LATER;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.verifier.Verifier;
import org.capaz.verifier.label.LabelText;
import org.capaz.verifier.trust.AnchorSignatures;
import org.capaz.verifier.trust.AnchorUpdate;
import org.capaz.verifier.trust.Certificates;
import org.capaz.verifier.trust.Member;
import org.capaz.verifier.verdict.CheckFailed;
import org.capaz.verifier.verdict.Code;
import org.capaz.verifier.verdict.Conclusion;
import org.capaz.verifier.verdict.Verdict;
import org.capaz.verifier.wire.Limit;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What comes along with an anchor: the administrators' signatures beside a newer one, and revocation lists. Each is read in
 * one form or refused with {@link CheckFailed}, and none makes another anchor or another signer believed.
 */
class AnchorFilesFuzzTest {
    private static final String SIGNED = "updates/signed-by-three-of-four.json";
    private static final byte[] NEWER = text(SIGNED, "newer");
    private static final byte[] SIGNATURES = text(SIGNED, "signatures");
    private static final List<Code> OF_THE_FILE = List.of(Code.E_ANCHOR, Code.E_LIMIT);

    @MethodSource("signatureFiles")
    @FuzzTest
    void a_file_of_signatures_is_read_or_refused_and_has_one_content(byte[] file) {
        EveryByte.inTime("signatures", () -> {
            try {
                AnchorSignatures read = AnchorSignatures.read(file);
                assertThat(read.all()).hasSizeLessThanOrEqualTo(Limit.ENDORSEMENTS.most());
                assertThat(AnchorSignatures.read(read.bytes()).bytes()).isEqualTo(read.bytes());
            } catch (CheckFailed refused) {
                assertThat(refused.code()).isIn(OF_THE_FILE);
            }
        });
    }

    @MethodSource("signatureFiles")
    @FuzzTest
    void no_file_of_signatures_names_others_than_signed(byte[] file) {
        EveryByte.inTime(
                "update",
                () -> update(NEWER, file).ifPresent(update -> {
                    assertThat(update.anchor().bytes()).isEqualTo(NEWER);
                    assertThat(update.signedBy()).containsExactly("BuyersMSP", "ProducersMSP", "TradersMSP");
                }));
    }

    static Stream<byte[]> signatureFiles() throws IOException {
        return Stream.concat(
                Stream.of("[]".getBytes(UTF_8)), UpdateTest.updates().map(path -> text(path, "signatures")));
    }

    @MethodSource("newerAnchors")
    @FuzzTest
    void no_anchor_but_the_signed_one_is_taken(byte[] file) {
        EveryByte.inTime(
                "anchor",
                () -> update(file, SIGNATURES)
                        .ifPresent(update -> assertThat(update.anchor().bytes()).isEqualTo(NEWER)));
    }

    static Stream<byte[]> newerAnchors() throws IOException {
        return UpdateTest.updates().map(path -> text(path, "newer")).distinct();
    }

    private static Optional<AnchorUpdate> update(byte[] newer, byte[] signatures) {
        try {
            return Optional.of(AnchorUpdate.require(ANCHOR, newer, signatures, NOW));
        } catch (CheckFailed refused) {
            assertThat(refused.evidence()).isNotNull();
            return Optional.empty();
        }
    }

    @MethodSource("lists")
    @FuzzTest
    void a_revocation_list_is_read_or_refused_and_has_one_form(byte[] der) {
        EveryByte.inTime(
                "revocation list",
                () -> Certificates.crlFromDer(der)
                        .ifPresent(list -> assertThat(encoded(list)).isEqualTo(der)));
    }

    static Stream<byte[]> lists() {
        return Stream.of(
                encoded(BUYERS.revoke(REVOKED, Instant.ofEpochSecond(NOW))),
                encoded(BUYERS.revoke(REVOKED, Instant.ofEpochSecond(NOW), Optional.of(Instant.EPOCH))));
    }

    /** The worst that an authority can do with its own list is to have its peers not counted. */
    @MethodSource("listContents")
    @FuzzTest
    void whatever_an_authority_signs_as_its_list_a_label_gets_a_verdict(byte[] content) {
        EveryByte.inTime("signed revocation list", () -> {
            Optional<X509CRL> list = Certificates.crlFromDer(BUYERS.signedList(content));
            list.ifPresent(read -> assertThat(underList(read).conclusion())
                    .isIn(Conclusion.GENUINE_STATUS_UNKNOWN, Conclusion.NOT_GENUINE, Conclusion.COULD_NOT_BE_CHECKED));
        });
    }

    static Stream<byte[]> listContents() {
        return Stream.of(
                        BUYERS.revoke(REVOKED, Instant.ofEpochSecond(NOW)),
                        BUYERS.revoke(REVOKED_LATER, Instant.ofEpochSecond(NOW), Optional.of(Instant.EPOCH)))
                .map(list -> {
                    try {
                        return list.getTBSCertList();
                    } catch (CRLException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    /** A label of the traders' and the buyers' peer while the buyers have this list. */
    private static Verdict underList(X509CRL list) {
        try {
            List<Member> members = DemoNetwork.MEMBERS.stream()
                    .map(member -> member == BUYERS ? member.member(List.of(list)) : DemoNetwork.member(member))
                    .toList();
            byte[] label = Pieces.signed(DemoNetwork.CLAIMS, Pieces.signings(REVOKED_LATER));
            return Verifier.trusting(List.of(DemoNetwork.anchor(members)), DIRECTORY)
                    .label(new LabelText(DemoNetwork.ADDRESS, label).text(), Optional.empty(), NOW);
        } catch (CheckFailed refused) {
            return Verifier.unable(refused, NOW);
        }
    }

    private static byte[] encoded(X509CRL list) {
        try {
            return list.getEncoded();
        } catch (CRLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] text(String path, String member) {
        return CorpusTest.read(path).text(member).getBytes(UTF_8);
    }
}

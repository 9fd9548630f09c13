// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.capaz.verifier.demo.DemoNetwork.ANCHOR;
import static org.capaz.verifier.demo.DemoNetwork.AS_OF;
import static org.capaz.verifier.demo.DemoNetwork.CHALLENGE;
import static org.capaz.verifier.demo.DemoNetwork.CHANNEL;
import static org.capaz.verifier.demo.DemoNetwork.HEAD_AT;
import static org.capaz.verifier.demo.DemoNetwork.PRODUCERS;
import static org.capaz.verifier.demo.DemoNetwork.STRANGER;
import static org.capaz.verifier.demo.DemoNetwork.TRADERS;
import static org.capaz.verifier.demo.DemoNetwork.peersOf;
import static org.capaz.verifier.demo.Pieces.TWO;
import static org.capaz.verifier.demo.Pieces.text;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.verifier.bundle.AttestationBundle;
import org.capaz.verifier.fabric.Version;

/** Bundles of one attestation: who attested, accredited by whom, and that it stands, or what is wrong with it. */
final class AttestationCases extends Cases {
    static final String NAME = "attestation/AMP-01/03/AT-AMP-01-M3";
    private static final String KEY = "\0attestation\0AMP-01\u000003\0AT-AMP-01-M3\0";
    private static final Version WRITTEN_AT = new Version(40, 2);
    private static final long VALID_UNTIL = AS_OF + 8_640_000;
    private static final String GOOD = text(bundle(attested()).bytes());

    AttestationCases(Corpus corpus) {
        super(corpus);
    }

    @Override
    void all() {
        states();
        asked();
        notices();
        form();
        network();
        question();
        answer();
        reads();
        time();
        signatures();
    }

    /** The answer while the attestation stands. */
    static Json.Obj attested() {
        return Json.object()
                .with("accreditations", List.of(accreditation()))
                .with("asOf", AS_OF)
                .with("at", AS_OF - 86_400)
                .with("attestation", NAME)
                .with("cc", DemoNetwork.CHAINCODE)
                .with("ch", CHANNEL)
                .with("challenge", CHALLENGE)
                .with(
                        "head",
                        Json.object().with("at", AS_OF - 7200).with("count", 12).with("seq", 5))
                .with("issuedAt", AS_OF - 90_000)
                .with("issuer", "AUD-01")
                .with("issuerName", "Auditoría Demo")
                .with("level", "THIRD_PARTY")
                .with("module", 3)
                .with("notices", List.of())
                .with("noticesMore", 0)
                .with("producer", "AMP-01")
                .with("producerName", "Cooperativa Demo")
                .with("result", "CONTROLLED")
                .with("standard", "CRAFT")
                .with("state", "ACTIVE")
                .with("type", "gold-attestation/1")
                .with("validFrom", "2026-02-26")
                .with("validTo", "2027-02-27")
                .with("validUntil", VALID_UNTIL)
                .with("version", "2.1");
    }

    private static Json.Obj accreditation() {
        return Json.object()
                .with("scheme", "SCH-01")
                .with("schemeName", "Esquema Demo")
                .with("validFrom", "2026-01-01")
                .with("validTo", "2026-12-31")
                .with("withdrawnFrom", Json.NULL);
    }

    static DemoProposal view(Json.Obj answer, List<DemoProposal.Signing> endorsers) {
        var proposal = new DemoProposal();
        proposal.arguments = List.of("AttestationView", NAME, CHALLENGE);
        proposal.answer = CanonicalJson.bytes(answer);
        proposal.reads.add(DemoProposal.read("head", HEAD_AT));
        proposal.reads.add(DemoProposal.read(KEY, WRITTEN_AT));
        proposal.ranges.add(DemoProposal.range("\0attestation\0AMP-01\0"));
        proposal.endorsers.addAll(endorsers);
        return proposal;
    }

    private static AttestationBundle bundle(Json.Obj answer) {
        return holding(view(answer, TWO));
    }

    private static AttestationBundle holding(DemoProposal... views) {
        return AttestationBundle.of(
                ANCHOR.networkTag(),
                CHANNEL,
                NAME,
                Arrays.stream(views).map(DemoProposal::payload).toList());
    }

    private static Json.Obj file(Json.Obj answer) {
        return Pieces.bundle(text(bundle(answer).bytes()));
    }

    private static Json.Obj changed(Consumer<DemoProposal> change) {
        var proposal = view(attested(), TWO);
        change.accept(proposal);
        return Pieces.bundle(text(holding(proposal).bytes()));
    }

    private static Json.Obj noticed(String code) {
        return attested()
                .with("notices", List.of(Json.object().with("code", code).with("subject", "AMP-01")));
    }

    private void states() {
        valid("attestation", file(attested()), "GENUINE_AS_OF");
        valid("attestation-without-directory", file(attested()).with("peers", "[]"), "GENUINE_AS_OF");
        valid("attestation-on-its-last-day", file(attested()).with("now", VALID_UNTIL), "GENUINE_AS_OF");
        valid("attestation-past-its-last-day", file(attested()).with("now", VALID_UNTIL + 1), "EXPIRED");
        valid("attestation-that-was-revoked", file(attested().with("state", "REVOKED")), "REVOKED");
        valid(
                "attestation-that-was-revoked-past-its-last-day",
                file(attested().with("state", "REVOKED")).with("now", VALID_UNTIL + 1),
                "REVOKED");
        valid("attestation-that-was-corrected-by-another", file(attested().with("state", "SUPERSEDED")), "ENDED");
        valid(
                "attestation-told-in-two-answers",
                Pieces.bundle(text(holding(view(attested(), peersOf(PRODUCERS)), view(attested(), peersOf(TRADERS)))
                        .bytes())),
                "GENUINE_AS_OF");
    }

    /** Who wants members asked is told that nobody was, and not the file's answer in place of theirs. */
    private void asked() {
        members(
                "attestation-about-which-no-member-answers",
                file(attested()).with("members", List.of()),
                "GENUINE_STATUS_UNKNOWN");
        members(
                "attestation-that-was-revoked-and-nobody-answers",
                file(attested().with("state", "REVOKED")).with("members", List.of()),
                "REVOKED");
    }

    private void notices() {
        Json.Obj withdrawn = accreditation().with("withdrawnFrom", "2026-11-01");
        valid(
                "attestation-whose-issuer-lost-its-accreditation",
                file(noticed("ACCREDITATION_WITHDRAWN").with("accreditations", List.of(withdrawn))),
                "GENUINE_AS_OF_WITH_NOTICE");
        valid("attestation-that-is-contested", file(noticed("ATTESTATION_CONTESTED")), "GENUINE_AS_OF_WITH_NOTICE");
        valid(
                "attestation-that-a-module-is-not-met",
                file(noticed("MODULE_NOT_MET").with("result", "NOT_CONTROLLED")),
                "GENUINE_AS_OF_WITH_NOTICE");
        valid(
                "attestation-by-the-producer-itself",
                file(noticed("OWN_WORD")
                        .with("accreditations", List.of())
                        .with("issuer", "AMP-01")
                        .with("level", "FIRST_PARTY")),
                "GENUINE_AS_OF_WITH_NOTICE");
        valid("attestation-with-a-notice-nobody-knows", file(noticed("SOMETHING_NEW")), "GENUINE_AS_OF_WITH_NOTICE");
        valid(
                "attestation-revoked-with-a-notice",
                Expected.noting(file(noticed("PRODUCER_FLAGGED").with("state", "REVOKED")), Expected.NOTICE),
                "REVOKED");
    }

    private void form() {
        notGenuineAt("B1", "E-BUNDLE")
                .bundle(
                        "attestation-bundle-of-another-format",
                        altered("gold-attestation-proof/1", "gold-attestation-proof/2"))
                .bundle(
                        "attestation-bundle-called-one-of-a-certificate",
                        altered("gold-attestation-proof/1", "gold-proof/1"))
                .bundle("attestation-bundle-not-canonical", altered("{\"attestation\"", "{ \"attestation\""))
                .bundle(
                        "attestation-bundle-with-an-unknown-member",
                        altered("{\"attestation\"", "{\"a\":1,\"attestation\""))
                .bundle("attestation-bundle-without-its-channel", altered("\"channel\":\"capaz\",", ""))
                .bundle("attestation-bundle-with-a-view-that-is-no-base64", altered("\"views\":[\"", "\"views\":[\"!"));
    }

    private static String altered(String from, String to) {
        return GOOD.replace(from, to);
    }

    private void network() {
        at("B2", "E-NET-UNKNOWN").bundle("attestation-of-an-unknown-network", altered("c0ffee01", "c0ffee02"));
        notGenuineAt("B2", "E-CHANNEL")
                .bundle("attestation-of-another-channel", altered("\"channel\":\"capaz\"", "\"channel\":\"goldbft\""));
        notGenuineAt("V2", "E-CHANNEL")
                .file("attestation-answered-on-another-channel", changed(p -> p.channel = "goldbft"));
    }

    private void question() {
        notGenuineAt("V1", "E-ENV")
                .bundle("attestation-without-an-answer", text(holding().bytes()));
        notGenuineAt("V5", "E-ARGS")
                .bundle("attestation-of-another-producer", altered("attestation/AMP-01/03", "attestation/AMP-02/03"))
                .file(
                        "attestation-answered-to-another-function",
                        changed(p -> p.arguments = List.of("StateView", NAME, CHALLENGE)));
    }

    private void answer() {
        notGenuineAt("V6", "E-RESPONSE")
                .file("attestation-in-a-state-nobody-knows", file(attested().with("state", "UNKNOWN")))
                .file("attestation-of-a-level-nobody-knows", file(attested().with("level", "FOURTH_PARTY")))
                .file(
                        "attestation-with-a-module-that-its-name-denies",
                        file(attested().with("module", 4)))
                .file(
                        "attestation-of-a-producer-that-its-name-denies",
                        file(attested().with("producer", "AMP-02")))
                .file("attestation-named-as-another", file(attested().with("attestation", NAME + "2")))
                .file("attestation-that-says-more", file(attested().with("grade", "A")))
                .file("attestation-without-its-issuer", file(attested().without("issuer")))
                .file("attestation-without-its-notices", file(attested().without("notices")))
                .file("attestation-without-head", file(attested().without("head")))
                .file(
                        "attestation-with-a-result-in-small-letters",
                        file(attested().with("result", "controlled")))
                .file("attestation-with-a-day-that-is-none", file(attested().with("validTo", "27.2.2027")))
                .file(
                        "attestation-of-the-type-of-a-certificate",
                        file(attested().with("type", "gold-state/2")))
                .file(
                        "attestation-with-an-accreditation-that-hides-its-end",
                        file(attested()
                                .with("accreditations", List.of(accreditation().without("withdrawnFrom")))))
                .file(
                        "attestation-with-too-many-accreditations",
                        file(attested()
                                .with(
                                        "accreditations",
                                        IntStream.range(0, 33)
                                                .mapToObj(i -> accreditation())
                                                .toList())));
    }

    private void reads() {
        notGenuineAt("V7", "E-WRITES")
                .file(
                        "attestation-that-read-a-certificate",
                        changed(p -> p.reads.add(DemoProposal.read("cert:x", WRITTEN_AT))))
                .file("attestation-that-did-not-read-the-heartbeat", changed(p -> p.reads.removeFirst()));
        notGenuineAt("V8", "E-READ")
                .file("attestation-that-was-not-read", changed(p -> p.reads.removeLast()))
                .file(
                        "attestation-that-is-not-on-the-ledger",
                        changed(p -> p.reads.set(1, DemoProposal.read(KEY, null))));
    }

    private void time() {
        at("V9", "E-TIME")
                .file("attestation-from-the-future", file(attested()).with("now", AS_OF - 301))
                .file(
                        "attestation-of-another-second-than-its-question",
                        file(attested().with("asOf", AS_OF + 1)));
        valid("attestation-within-the-slack-of-clocks", file(attested()).with("now", AS_OF - 300), "GENUINE_AS_OF");
    }

    private void signatures() {
        notGenuineAt("V10", "E-QUORUM")
                .file("attestation-signed-by-one-member", changed(p -> only(p, peersOf(PRODUCERS))));
        at("V10", "E-QUORUM")
                .file(
                        "attestation-signed-by-one-member-and-a-stranger",
                        Expected.noting(
                                changed(p -> only(p, peersOf(PRODUCERS, STRANGER))), Expected.UNKNOWN_IN_ANSWER));
        notGenuineAt("V10", "E-SIG").bundle("attestation-with-a-result-altered-after-signing", alteredAfterSigning());
        notGenuineAt("V10", "E-DISAGREE")
                .bundle(
                        "attestation-told-in-two-answers-that-differ",
                        text(holding(
                                        view(attested(), peersOf(PRODUCERS)),
                                        view(attested().with("state", "REVOKED"), peersOf(TRADERS)))
                                .bytes()));
    }

    private static void only(DemoProposal proposal, List<DemoProposal.Signing> endorsers) {
        proposal.endorsers.clear();
        proposal.endorsers.addAll(endorsers);
    }

    /** The signed answer says NOT_FULFILLED; the file has a word of the same length in its place. */
    private static String alteredAfterSigning() {
        var signedOtherwise =
                view(attested().with("result", "NOT_FULFILLED"), TWO).payload();
        byte[] altered = new String(signedOtherwise, ISO_8859_1)
                .replace("NOT_FULFILLED", "ALL_FULFILLED")
                .getBytes(ISO_8859_1);
        return text(AttestationBundle.of(ANCHOR.networkTag(), CHANNEL, NAME, List.of(altered))
                .bytes());
    }
}

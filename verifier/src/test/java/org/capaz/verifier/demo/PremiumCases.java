// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import static org.capaz.verifier.demo.DemoNetwork.AS_OF;
import static org.capaz.verifier.demo.DemoNetwork.BUYERS_CLIENT;
import static org.capaz.verifier.demo.DemoNetwork.CERTIFICATE;
import static org.capaz.verifier.demo.DemoNetwork.CHANNEL;
import static org.capaz.verifier.demo.DemoNetwork.CLAIMS;
import static org.capaz.verifier.demo.DemoNetwork.NOW;
import static org.capaz.verifier.demo.DemoNetwork.RECORD;
import static org.capaz.verifier.demo.DemoNetwork.REVOKED;
import static org.capaz.verifier.demo.DemoNetwork.STRANGER;
import static org.capaz.verifier.demo.DemoNetwork.TRADERS;
import static org.capaz.verifier.demo.DemoNetwork.issued;
import static org.capaz.verifier.demo.DemoNetwork.stateView;
import static org.capaz.verifier.demo.Pieces.TWO;
import static org.capaz.verifier.demo.Pieces.absence;
import static org.capaz.verifier.demo.Pieces.bundleOf;
import static org.capaz.verifier.demo.Pieces.hash;
import static org.capaz.verifier.demo.Pieces.label;
import static org.capaz.verifier.demo.Pieces.live;
import static org.capaz.verifier.demo.Pieces.signed;
import static org.capaz.verifier.demo.Pieces.text;
import static org.capaz.verifier.demo.Pieces.withRecord;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.verifier.bundle.Bundle;
import org.capaz.verifier.verdict.StatedPremium;
import org.capaz.verifier.view.PremiumPart;

/** Producers and premium, which are told beside a verdict: check P, which never decides one. */
final class PremiumCases extends Cases {
    /** A producer with the results of two modules. */
    static final Json.Obj ORIGIN = Json.object()
            .with("amp", "AMP-01")
            .with("name", "Cooperativa Demo")
            .with("municipality", "52385")
            .with("fineMg", 1_089_035)
            .with("affiliation", "AFFILIATED")
            .with("standard", "CRAFT")
            .with("version", "2.1")
            .with(
                    "modules",
                    List.of(
                            Json.object()
                                    .with("module", 3)
                                    .with("result", "CONTROLLED")
                                    .with("level", "THIRD_PARTY"),
                            Json.object().with("module", 4).with("result", "NOT_ASSESSED")));

    /** A record that names its producer. */
    static final String NAMING =
            CanonicalJson.write(CanonicalJson.parseObject(RECORD).with("origins", Json.array(List.of(ORIGIN))));

    private static final StatedPremium.Owed OWED = new StatedPremium.Owed(
            "Cooperativa Demo",
            "DEMO-PREMIUM",
            "USD",
            120_000,
            "DUE",
            "PARTIALLY_CONFIRMED",
            true,
            80_000,
            50_000,
            49_000);

    /** What the buyers' gateway states. */
    static final PremiumPart PREMIUM = stated(AS_OF - 60, OWED);

    PremiumCases(Corpus corpus) {
        super(corpus);
    }

    @Override
    void all() {
        held();
        notHeld();
        form();
        asked();
    }

    private static String statement(long asOf, StatedPremium.Owed... owed) {
        return PremiumPart.statement(CHANNEL, CERTIFICATE.toString(), asOf, List.of(owed));
    }

    private static PremiumPart stated(long asOf, StatedPremium.Owed... owed) {
        return by(BUYERS_CLIENT, statement(asOf, owed));
    }

    private static PremiumPart by(DemoMember.Holder holder, String statement) {
        return new PremiumPart(statement, holder.identity(), holder.key().sign(PremiumPart.signedBytes(statement)));
    }

    /** A file with a record that names its producer. */
    static Bundle naming() {
        return bundleOf(issued().with("record", hash(NAMING)), NAMING, null);
    }

    private void told(String name, PremiumPart part, Optional<String> by) {
        valid(name, Pieces.bundle(naming().withPremium(part)).with("premiumBy", orNull(by)), "GENUINE_AS_OF");
    }

    private static Json orNull(Optional<String> by) {
        return Json.orNull(by.orElse(null));
    }

    private void held() {
        Optional<String> buyers = Optional.of("BuyersMSP");
        told("bundle-with-a-premium", PREMIUM, buyers);
        told("bundle-with-a-premium-of-which-nothing-is-owed", stated(AS_OF), buyers);
        told("bundle-with-a-premium-in-a-state-of-a-later-time", stated(AS_OF, in("USD", "SETTLED_ELSEWHERE")), buyers);
        told("bundle-with-a-premium-within-the-slack-of-clocks", stated(NOW + 300, OWED), buyers);
        told(
                "bundle-with-a-premium-stated-by-a-peer",
                by(TRADERS.peer(), statement(AS_OF, OWED)),
                Optional.of("TradersMSP"));
        valid(
                "bundle-without-a-premium-names-its-producers",
                Pieces.bundle(naming()).with("premiumBy", Json.NULL),
                "GENUINE_AS_OF");
    }

    private static StatedPremium.Owed in(String currency, String state) {
        return new StatedPremium.Owed("Cooperativa Demo", "S", currency, 1, "DUE", state, false, 0, 0, 0);
    }

    /** What anybody may have written into a file is not told, and takes nothing from the rest. */
    private void notHeld() {
        PremiumPart good = PREMIUM;
        not("altered", new PremiumPart(good.statement().replace("49000", "120000"), good.signer(), good.signature()));
        not(
                "of-another-signer",
                new PremiumPart(good.statement(), TRADERS.peer().identity(), good.signature()));
        not("of-a-stranger", by(STRANGER.peer(), good.statement()));
        not("of-a-revoked-signer", by(REVOKED, good.statement()));
        not("of-no-identity", new PremiumPart(good.statement(), new byte[] {1}, good.signature()));
        not("with-a-signature-that-is-none", new PremiumPart(good.statement(), good.signer(), new byte[] {1}));
        not(
                "of-another-record",
                by(BUYERS_CLIENT, good.statement().replace(CERTIFICATE.toString(), otherCertificate())));
        not("of-another-channel", by(BUYERS_CLIENT, good.statement().replace("\"ch\":\"" + CHANNEL, "\"ch\":\"other")));
        not("from-the-future", stated(NOW + 301, OWED));
        not("that-is-no-json", by(BUYERS_CLIENT, "paid"));
        not("of-another-type", by(BUYERS_CLIENT, good.statement().replace("gold-premium/1", "gold-premium/2")));
        not("with-an-unknown-member", by(BUYERS_CLIENT, good.statement().replace("{\"asOf\"", "{\"a\":1,\"asOf\"")));
        not("with-an-amount-below-zero", by(BUYERS_CLIENT, good.statement().replace("49000", "-49000")));
        not("in-a-currency-that-is-none", stated(AS_OF, in("usd", "DUE")));
        not("in-a-state-that-is-no-code", stated(AS_OF, in("USD", "paid in full")));
        not("of-too-many-sums", stated(AS_OF, Collections.nCopies(65, OWED).toArray(StatedPremium.Owed[]::new)));
        told(
                "bundle-with-a-premium-of-as-many-sums-as-may-be",
                stated(AS_OF, Collections.nCopies(64, OWED).toArray(StatedPremium.Owed[]::new)),
                Optional.of("BuyersMSP"));
    }

    private static String otherCertificate() {
        return "4" + CERTIFICATE.toString().substring(1);
    }

    private void not(String what, PremiumPart part) {
        told("bundle-with-a-premium-" + what, part, Optional.empty());
    }

    private void form() {
        String good = text(naming().withPremium(PREMIUM).bytes());
        notGenuineAt("B1", "E-BUNDLE")
                .bundle(
                        "bundle-with-a-premium-that-is-a-text",
                        good.replaceAll("\"premium\":\\{[^}]*\\}(?=[^}]*\\})", "\"premium\":\"paid\""))
                .bundle("bundle-with-a-premium-without-its-signature", good.replaceAll("\"signature\":\"[^\"]*\",", ""))
                .bundle(
                        "bundle-with-a-premium-whose-signer-is-no-base64",
                        good.replace("\"signer\":\"", "\"signer\":\"!"));
    }

    private void asked() {
        Json.Obj label = label(signed(withRecord(CLAIMS, NAMING), TWO));
        Json.Obj answer = Json.object()
                .with("challenge", live().get("challenge"))
                .with(
                        "payloads",
                        live(stateView(issued().with("record", hash(NAMING)), TWO))
                                .get("payloads"));
        Json.Obj named = answer.with("value", NAMING);
        Json.Obj stating = named.with("premium", PREMIUM.json());
        answered("members-who-state-a-premium", label, stating, "VALID_NOW", Optional.of("BuyersMSP"));
        answered("members-who-state-no-premium", label, named, "VALID_NOW", Optional.empty());
        answered(
                "members-whose-premium-is-a-text", label, named.with("premium", "paid"), "VALID_NOW", Optional.empty());
        answered(
                "members-who-state-a-premium-of-a-record-that-did-not-come",
                label,
                answer.with("premium", PREMIUM.json()),
                "VALID_NOW",
                Optional.empty());
        Json.Obj file = Pieces.bundle(naming().withPremium(by(TRADERS.peer(), statement(AS_OF, OWED))));
        answered(
                "members-whose-premium-is-newer-than-that-of-the-file",
                file,
                stating,
                "VALID_NOW",
                Optional.of("BuyersMSP"));
        answered(
                "members-without-a-premium-about-a-file-with-one", file, named, "VALID_NOW", Optional.of("TradersMSP"));
        answered(
                "members-who-sign-an-absence-and-state-a-premium",
                label(signed(CLAIMS, TWO)),
                live(absence()).with("value", Json.NULL).with("premium", PREMIUM.json()),
                "GENUINE_STATUS_UNKNOWN",
                Optional.empty());
        members(
                "members-silent-about-a-file-with-a-premium",
                file.with(
                                "members",
                                List.of(Json.object()
                                        .with("gateway", "https://member-1.example")
                                        .with("missing", "MEMBER_NOT_REACHED")))
                        .with("premiumBy", "TradersMSP"),
                "GENUINE_STATUS_UNKNOWN");
    }

    private void answered(String name, Json.Obj file, Json.Obj given, String verdict, Optional<String> by) {
        Json.Obj member = Json.object().with("gateway", "https://member-1.example");
        for (String each : List.of("challenge", "payloads", "value", "premium")) {
            member = given.get(each) == null ? member : member.with(each, given.get(each));
        }
        members(name, file.with("members", List.of(member)).with("premiumBy", orNull(by)), verdict);
    }
}

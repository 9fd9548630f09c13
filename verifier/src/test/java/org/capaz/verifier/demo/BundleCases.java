// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import static org.capaz.verifier.demo.DemoNetwork.AS_OF;
import static org.capaz.verifier.demo.DemoNetwork.CERTIFICATE;
import static org.capaz.verifier.demo.DemoNetwork.CLAIMS;
import static org.capaz.verifier.demo.DemoNetwork.RECORD;
import static org.capaz.verifier.demo.DemoNetwork.TRADERS;
import static org.capaz.verifier.demo.DemoNetwork.issued;
import static org.capaz.verifier.demo.DemoNetwork.peersOf;
import static org.capaz.verifier.demo.DemoNetwork.stateView;
import static org.capaz.verifier.demo.Pieces.GOOD;
import static org.capaz.verifier.demo.Pieces.TAG;
import static org.capaz.verifier.demo.Pieces.TWO;
import static org.capaz.verifier.demo.Pieces.YEAR;
import static org.capaz.verifier.demo.Pieces.absence;
import static org.capaz.verifier.demo.Pieces.broken;
import static org.capaz.verifier.demo.Pieces.bundle;
import static org.capaz.verifier.demo.Pieces.bundleOf;
import static org.capaz.verifier.demo.Pieces.hash;
import static org.capaz.verifier.demo.Pieces.label;
import static org.capaz.verifier.demo.Pieces.signed;
import static org.capaz.verifier.demo.Pieces.text;
import static org.capaz.verifier.demo.Pieces.withRecord;

import java.util.Arrays;
import java.util.Optional;
import org.capaz.ledger.certificate.Opening;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.verifier.bundle.Bundle;

/** Bundles, for who checks without a network: steps B1 and B2, what then fails as in an answer or a label, and O. */
final class BundleCases extends Cases {
    private static final String GOOD_BUNDLE =
            text(bundleOf(issued(), RECORD, GOOD).bytes());
    /** A record that is right but for its seal. */
    private static final String OTHER_RECORD = RECORD.replace("CO-DEMO-000812", "CO-DEMO-000821");

    BundleCases(Corpus corpus) {
        super(corpus);
    }

    @Override
    void all() {
        valid();
        b1Form();
        b2Network();
        v1Envelope();
        v5Question();
        v9Time();
        discardedList();
        v10Signatures();
        v12Record();
        label();
        openings();
    }

    private void valid() {
        Json.Obj withLabel = bundle(bundleOf(issued(), RECORD, GOOD));
        Json.Obj withoutLabel = bundle(bundleOf(issued(), RECORD, null));
        valid("bundle", withLabel, "GENUINE_AS_OF");
        valid("bundle-without-label", withoutLabel, "GENUINE_AS_OF");
        valid(
                "bundle-of-a-revoked-record",
                bundle(bundleOf(issued().with("state", "REVOKED").with("reason", "DEMO"), RECORD, GOOD)),
                "REVOKED");
        valid("bundle-without-directory", withLabel.with("peers", "[]"), "GENUINE_AS_OF");
        valid("bundle-years-later", withoutLabel.with("now", AS_OF + YEAR), "GENUINE_AS_OF");
        valid("bundle-past-the-validity", withoutLabel.with("now", AS_OF + YEAR + 1), "EXPIRED");
        valid(
                "bundle-of-a-signed-absence",
                bundle(holding(Optional.empty(), Optional.empty(), absence())),
                "UNKNOWN_CERTIFICATE");
        valid(
                "bundle-of-a-signed-absence-with-a-record",
                bundle(holding(Optional.of("not json"), Optional.empty(), absence())),
                "UNKNOWN_CERTIFICATE");
    }

    /** What cannot be used says nothing; the headline says that it was not used. */
    private void discardedList() {
        broken(
                "bundle-with-a-status-list-that-is-no-json",
                bundle(bundleOf(issued(), RECORD, null)).with("status", "no list"),
                "GENUINE_AS_OF",
                "S1",
                "E-STATUS-DIGEST");
    }

    private void v9Time() {
        at("V9", "E-TIME").file("bundle-from-the-future", withoutLabelAt(AS_OF - 301));
        valid("bundle-within-the-slack-of-clocks", withoutLabelAt(AS_OF - 300), "GENUINE_AS_OF");
    }

    private static Json.Obj withoutLabelAt(long now) {
        return bundle(bundleOf(issued(), RECORD, null)).with("now", now);
    }

    private void b1Form() {
        notGenuineAt("B1", "E-BUNDLE")
                .bundle("bundle-is-no-json", "this is not a proof")
                .bundle("bundle-is-empty", "")
                .bundle("bundle-is-a-list", "[]")
                .bundle("bundle-cut", GOOD_BUNDLE.substring(0, GOOD_BUNDLE.length() / 2))
                .bundle("bundle-not-canonical", altered("{\"certId\"", "{ \"certId\""))
                .bundle("bundle-of-another-format", altered("gold-proof/1", "gold-proof/2"))
                .bundle("bundle-with-an-unknown-member", altered("{\"certId\"", "{\"a\":1,\"certId\""))
                .bundle("bundle-with-a-member-twice", altered("\"log\":null", "\"log\":null,\"log\":null"))
                .bundle("bundle-without-a-member", altered("\"channel\":\"capaz\",", ""))
                .bundle("bundle-with-a-member-that-is-no-base64", altered("\"stateView\":[\"", "\"stateView\":[\"!"));
    }

    private void b2Network() {
        at("B2", "E-NET-UNKNOWN").bundle("bundle-of-an-unknown-network", altered("c0ffee01", "c0ffee02"));
        notGenuineAt("B2", "E-CHANNEL")
                .bundle("bundle-of-another-channel", altered("\"channel\":\"capaz\"", "\"channel\":\"goldbft\""));
    }

    private static String altered(String from, String to) {
        return GOOD_BUNDLE.replace(from, to);
    }

    private void v1Envelope() {
        notGenuineAt("V1", "E-ENV").bundle("bundle-without-state-view", holding(Optional.of(RECORD), Optional.empty()));
        at("V1", "E-PROTO")
                .bundle(
                        "bundle-with-a-duplicate-protobuf-field",
                        holding(
                                Optional.of(RECORD),
                                Optional.empty(),
                                Pieces.broken(p -> p.prp = AnswerCases::withAFieldTwice)));
    }

    private void v5Question() {
        notGenuineAt("V5", "E-ARGS")
                .bundle("bundle-of-another-certificate", altered("\"certId\":\"3", "\"certId\":\"4"));
    }

    private void v10Signatures() {
        notGenuineAt("V10", "E-QUORUM")
                .bundle(
                        "bundle-signed-by-one-organisation",
                        holding(Optional.of(RECORD), Optional.empty(), stateView(issued(), peersOf(TRADERS))));
    }

    private void v12Record() {
        byte[] labelOfTheOther = signed(withRecord(CLAIMS, OTHER_RECORD), TWO);
        notGenuineAt("V12", "E-RECORD")
                .bundle("bundle-whose-label-is-of-another-record", bundleOf(issued(), RECORD, labelOfTheOther));
        notGenuineAt("V12", "E-VALUE")
                .bundle(
                        "bundle-with-an-altered-record",
                        bundleOf(issued(), RECORD.replace("\"grossMg\":3944900", "\"grossMg\":4944900"), null))
                .bundle(
                        "bundle-without-the-record",
                        holding(Optional.empty(), Optional.of(GOOD), stateView(issued(), TWO)))
                .bundle(
                        "bundle-whose-record-is-not-canonical",
                        bundleOf(issued().with("record", hash(RECORD + " ")), RECORD + " ", null));
        notGenuineAt("V12", "E-MISMATCH")
                .bundle(
                        "bundle-whose-label-has-another-seal-than-the-record",
                        bundleOf(issued().with("record", hash(OTHER_RECORD)), OTHER_RECORD, labelOfTheOther));
    }

    private void label() {
        byte[] forged = GOOD.clone();
        forged[GOOD.length - 1] ^= 1;
        notGenuineAt("Q7", "E-SIG").bundle("bundle-with-a-forged-label", bundleOf(issued(), RECORD, forged));
    }

    private static Bundle holding(Optional<String> record, Optional<byte[]> label, DemoProposal... stateViews) {
        return new Bundle(
                TAG,
                DemoNetwork.CHANNEL,
                CERTIFICATE.toString(),
                record,
                label,
                Arrays.stream(stateViews).map(DemoProposal::payload).toList(),
                Optional.empty(),
                Optional.empty());
    }

    // Withheld fields

    private void openings() {
        var price = new Opening("11".repeat(32), Json.text("Demo 259314.82 COP per gram"), Optional.empty());
        var number = new Opening("22".repeat(32), Json.text("Demo RUCOM 2021-000417"), Optional.empty());
        String record = CanonicalJson.write(CanonicalJson.parseObject(RECORD)
                .with(
                        "commitments",
                        Json.object()
                                .with("purchasePrice", price.commitment())
                                .with("registration", number.commitment())));
        Json.Obj withheld = bundle(bundleOf(issued().with("record", hash(record)), record, null));
        valid("bundle-with-withheld-fields", withheld, "GENUINE_AS_OF");
        valid("bundle-with-one-field-opened", opened(withheld, price), "GENUINE_AS_OF");
        valid("bundle-with-all-fields-opened", opened(withheld, price, number), "GENUINE_AS_OF");
        var cheaper = new Opening(price.salt(), Json.text("Demo 259314.81 COP per gram"), Optional.empty());
        broken("bundle-with-a-forged-opening", opened(withheld, number, cheaper), "NOT_GENUINE", "O", "E-OPENING");
        var salted = new Opening(number.salt(), price.value(), Optional.empty());
        broken("bundle-opened-with-another-salt", opened(withheld, salted), "NOT_GENUINE", "O", "E-OPENING");
        broken(
                "bundle-that-commits-to-nothing-opened",
                opened(bundle(bundleOf(issued(), RECORD, GOOD)), price),
                "NOT_GENUINE",
                "O",
                "E-OPENING");
    }

    private static Json.Obj opened(Json.Obj bundle, Opening... openings) {
        return bundle.with(
                "openings",
                Json.texts(Arrays.stream(openings)
                        .map(opening -> opening.json().toString())
                        .toList()));
    }
}

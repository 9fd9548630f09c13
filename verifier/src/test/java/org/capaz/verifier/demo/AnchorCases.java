// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import static org.capaz.verifier.demo.DemoNetwork.ANCHOR;
import static org.capaz.verifier.demo.Pieces.GOOD;
import static org.capaz.verifier.demo.Pieces.label;
import static org.capaz.verifier.demo.Pieces.text;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;

/** Anchors and peer directories, which are judged before anything that they vouch for. */
final class AnchorCases extends Cases {
    AnchorCases(Corpus corpus) {
        super(corpus);
    }

    @Override
    void all() {
        anchors();
    }

    private void anchors() {
        String good = new String(ANCHOR.bytes(), StandardCharsets.UTF_8);
        Json.Obj json = CanonicalJson.parseObject(good);
        brokenAnchor("anchor-is-no-json", "anchor");
        brokenAnchor("anchor-of-another-format", good.replace("gold-anchor/1", "gold-anchor/2"));
        brokenAnchor("anchor-not-canonical", good + "\n");
        brokenAnchor("anchor-with-an-unknown-member", CanonicalJson.write(json.with("more", 1)));
        brokenAnchor("anchor-satisfied-with-one-organisation", CanonicalJson.write(json.with("minOrgs", 1)));
        brokenAnchor(
                "anchor-asking-for-more-organisations-than-there-are", CanonicalJson.write(json.with("minOrgs", 5)));
        brokenAnchor("anchor-without-definition", CanonicalJson.write(json.with("definitions", List.of())));
        brokenAnchor("anchor-of-version-0", CanonicalJson.write(json.with("version", 0)));
        brokenAnchor("anchor-with-a-short-genesis", CanonicalJson.write(json.with("genesis", "c0ffee01")));
        Json.Obj producers = member(json, 0);
        Json.Obj traders = member(json, 1);
        brokenAnchor(
                "anchor-with-shared-root", members(json, producers, traders.with("roots", producers.get("roots"))));
        brokenAnchor(
                "anchor-with-a-root-shared-as-intermediate",
                members(json, producers, traders.with("intermediates", producers.get("roots"))));
        brokenAnchor(
                "anchor-with-an-organisation-twice", members(json, producers, traders.with("mspId", "ProducersMSP")));
        brokenAnchor(
                "anchor-with-an-organisation-without-root", members(json, producers, traders.with("roots", List.of())));
        brokenAnchor(
                "anchor-with-the-revocation-list-of-another-organisation",
                members(json, producers, traders.with("crls", member(json, 2).get("crls"))));
        brokenAnchor(
                "anchor-with-a-root-that-is-none",
                members(json, producers, traders.with("roots", Json.texts(List.of("AAAA")))));
        at("", "E-PEERS")
                .file("directory-is-no-json", label(GOOD).with("peers", "peers"))
                .file("directory-with-an-entry-that-is-no-base64", label(GOOD).with("peers", "[\"!\"]"));
    }

    private void brokenAnchor(String name, String text) {
        at("", "E-ANCHOR").file(name, label(GOOD).with("anchor", text));
    }

    private static Json.Obj member(Json.Obj anchor, int index) {
        return (Json.Obj) ((Json.Arr) anchor.get("orgs")).items().get(index);
    }

    private static String members(Json.Obj anchor, Json.Obj... members) {
        return CanonicalJson.write(anchor.with("orgs", List.of(members)));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import static org.capaz.verifier.demo.DemoNetwork.ANCHOR;
import static org.capaz.verifier.demo.DemoNetwork.NOW;
import static org.capaz.verifier.demo.DemoNetwork.RECORD;
import static org.capaz.verifier.demo.DemoNetwork.issued;
import static org.capaz.verifier.demo.DemoNetwork.stateView;
import static org.capaz.verifier.demo.Pieces.GOOD;
import static org.capaz.verifier.demo.Pieces.TWO;
import static org.capaz.verifier.demo.Pieces.label;
import static org.capaz.verifier.demo.Pieces.live;
import static org.capaz.verifier.demo.Pieces.text;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
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
        brokenAnchor("anchor-of-another-format", good.replace("gold-anchor/2", "gold-anchor/3"));
        brokenAnchor("anchor-not-canonical", good + "\n");
        brokenAnchor("anchor-with-an-unknown-member", CanonicalJson.write(json.with("more", 1)));
        brokenAnchor("anchor-satisfied-with-one-organisation", CanonicalJson.write(json.with("minOrgs", 1)));
        brokenAnchor(
                "anchor-asking-for-more-organisations-than-there-are", CanonicalJson.write(json.with("minOrgs", 5)));
        brokenAnchor("anchor-without-definition", CanonicalJson.write(json.with("definitions", List.of())));
        brokenAnchor("anchor-of-version-0", CanonicalJson.write(json.with("version", 0)));
        brokenAnchor("anchor-with-a-short-genesis", CanonicalJson.write(json.with("genesis", "c0ffee01")));
        Json.Obj buyers = member(json, 1);
        Json.Obj producers = member(json, 2);
        Json.Obj traders = member(json, 3);
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
                members(json, producers, traders.with("crls", buyers.get("crls"))));
        brokenAnchor(
                "anchor-with-a-root-that-is-none",
                members(json, producers, traders.with("roots", Json.texts(List.of("AAAA")))));
        lists(json, producers, traders);
        forms(json);
        severalAnchors(json);
        authorities();
        at("", "E-LIMIT")
                .file(
                        "directory-with-more-entries-than-are-checked",
                        label(GOOD).with("peers", CanonicalJson.write(Json.texts(Collections.nCopies(10_001, "")))));
        at("", "E-PEERS")
                .file("directory-is-no-json", label(GOOD).with("peers", "peers"))
                .file("directory-with-an-entry-that-is-no-base64", label(GOOD).with("peers", "[\"!\"]"))
                .file("directory-with-base64-without-padding", label(GOOD).with("peers", "[\"AQ\"]"))
                .file("directory-with-base64-in-another-form", label(GOOD).with("peers", "[\"AR==\"]"));
    }

    private void lists(Json.Obj json, Json.Obj producers, Json.Obj traders) {
        for (String member : List.of("previous", "log", "labelHost", "heartbeat")) {
            brokenAnchor("anchor-without-the-member-" + member, CanonicalJson.write(json.without(member)));
        }
        brokenAnchor("anchor-whose-organisation-lacks-a-member", members(json, producers, traders.without("peerCa")));
        brokenAnchor("anchor-with-organisations-not-sorted", members(json, traders, producers));
        List<Json> definitions = items(json, "definitions");
        brokenAnchor("anchor-with-definitions-not-sorted", with(json, "definitions", definitions.reversed()));
        brokenAnchor("anchor-with-a-definition-twice", with(json, "definitions", twice(definitions.get(0))));
        Json root = ((Json.Arr) producers.get("roots")).items().get(0);
        Json.Obj orderer = Json.object().with("mspId", "ProducersMSP").with("roots", List.of(root));
        Json.Obj other = orderer.with("mspId", "AssuranceMSP");
        brokenAnchor(
                "anchor-with-ordering-organisations-not-sorted", with(json, "ordererOrgs", List.of(orderer, other)));
        brokenAnchor("anchor-with-an-ordering-organisation-twice", with(json, "ordererOrgs", twice(orderer)));
        Json.Obj consenter =
                Json.object().with("id", 2).with("mspId", "ProducersMSP").with("cert", root);
        brokenAnchor(
                "anchor-with-consenters-not-sorted",
                with(json, "consenters", List.of(consenter, consenter.with("id", 1))));
        brokenAnchor("anchor-with-a-consenter-twice", with(json, "consenters", twice(consenter)));
        brokenAnchor(
                "anchor-with-two-certificates-of-a-consenter-for-one-block",
                with(json, "consenters", List.of(consenter.with("until", 9), consenter.with("from", 9))));
        brokenAnchor(
                "anchor-with-a-consenter-until-null",
                with(json, "consenters", List.of(consenter.with("until", Json.NULL))));
        valid(
                "label-under-an-anchor-with-orderers",
                label(GOOD)
                        .with(
                                "anchor",
                                CanonicalJson.write(json.with("ordererOrgs", List.of(other, orderer))
                                        .with("consenters", List.of(consenter.with("id", 1), consenter)))),
                "GENUINE_STATUS_UNKNOWN");
    }

    private void forms(Json.Obj json) {
        brokenAnchor("anchor-with-a-heartbeat-of-0", CanonicalJson.write(json.with("heartbeat", 0)));
        Json.Obj first = json.with("format", "gold-anchor/1");
        brokenAnchor("anchor-of-the-first-form-with-a-heartbeat", CanonicalJson.write(first));
        Json.Obj old = first.without("heartbeat").without("labelHost");
        valid(
                "label-under-an-anchor-of-the-first-form",
                label(GOOD)
                        .with(
                                "anchor",
                                CanonicalJson.write(
                                        old.with("orgs", items(json, "orgs").reversed()))),
                "GENUINE_STATUS_UNKNOWN");
        valid(
                "live-issued-under-an-anchor-of-the-first-form",
                live(stateView(
                                issued().with(
                                                "head",
                                                Json.object()
                                                        .with("at", NOW - 172_800)
                                                        .with("count", 12)
                                                        .with("seq", 5)),
                                TWO))
                        .with("anchor", CanonicalJson.write(old)),
                "VALID_NOW");
    }

    /** The tag of a network is a hint that anybody can copy: what holds under one anchor is not hidden by another one. */
    private void severalAnchors(Json.Obj json) {
        Json.Obj unsigned = json.with("version", 2)
                .with(
                        "definitions",
                        List.of(((Json.Obj) items(json, "definitions").get(0)).with("block", 9)));
        Json.Obj foreign = unsigned.with("genesis", "c0ffee01" + "77".repeat(28));
        for (Json.Obj other : List.of(unsigned, foreign)) {
            String name = other == unsigned ? "a-newer-anchor" : "an-anchor-of-another-network-with-the-same-tag";
            valid("label-beside-" + name, label(GOOD).with("anchors", both(json, other)), "GENUINE_STATUS_UNKNOWN");
            valid(
                    "live-beside-" + name,
                    live(stateView(issued(), TWO)).with("anchors", both(other, json)),
                    "VALID_NOW");
            valid(
                    "bundle-beside-" + name,
                    Pieces.bundle(Pieces.bundleOf(issued(), RECORD, GOOD)).with("anchors", both(json, other)),
                    "GENUINE_AS_OF");
        }
        at("Q4", "E-DEF-UNKNOWN")
                .file("label-under-the-newer-anchor-alone", label(GOOD).with("anchors", both(unsigned, unsigned)));
        at("", "E-ANCHOR")
                .file(
                        "two-anchors-of-one-version-that-differ",
                        label(GOOD).with("anchors", both(json, json.with("maxSkew", 901))));
        valid("label-with-one-anchor-twice", label(GOOD).with("anchors", both(json, json)), "GENUINE_STATUS_UNKNOWN");
    }

    /** An authority that is not in force vouches for nobody, whatever the certificates below it say. */
    private void authorities() {
        long before = DemoMember.FROM.getEpochSecond() - 1;
        long after = DemoMember.TO.getEpochSecond() + 1;
        at("Q2", "E-ANCHOR")
                .file("label-before-the-authorities-are-in-force", label(GOOD).with("now", before))
                .file("label-after-the-authorities-have-expired", label(GOOD).with("now", after));
        at("B2", "E-ANCHOR")
                .file(
                        "bundle-after-the-authorities-have-expired",
                        Pieces.bundle(Pieces.bundleOf(issued(), RECORD, null)).with("now", after));
        valid(
                "bundle-in-the-last-second-of-the-authorities",
                Pieces.bundle(Pieces.bundleOf(issued(), RECORD, null)).with("now", after - 1),
                "EXPIRED");
    }

    private static Json both(Json.Obj one, Json.Obj other) {
        return Json.texts(List.of(CanonicalJson.write(one), CanonicalJson.write(other)));
    }

    private static List<Json> items(Json.Obj anchor, String list) {
        return ((Json.Arr) anchor.get(list)).items();
    }

    private static List<Json> twice(Json item) {
        return List.of(item, item);
    }

    private static String with(Json.Obj anchor, String list, List<? extends Json> items) {
        return CanonicalJson.write(anchor.with(list, items));
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

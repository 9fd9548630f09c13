// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import static org.capaz.verifier.demo.DemoNetwork.AS_OF;
import static org.capaz.verifier.demo.DemoNetwork.BUYERS_CLIENT;
import static org.capaz.verifier.demo.DemoNetwork.CLAIMS;
import static org.capaz.verifier.demo.DemoNetwork.RECORD;
import static org.capaz.verifier.demo.DemoNetwork.issued;
import static org.capaz.verifier.demo.DemoNetwork.stateView;
import static org.capaz.verifier.demo.Expected.NOTICE;
import static org.capaz.verifier.demo.Expected.noting;
import static org.capaz.verifier.demo.Pieces.GOOD;
import static org.capaz.verifier.demo.Pieces.TWO;
import static org.capaz.verifier.demo.Pieces.YEAR;
import static org.capaz.verifier.demo.Pieces.absence;
import static org.capaz.verifier.demo.Pieces.bundleOf;
import static org.capaz.verifier.demo.Pieces.label;
import static org.capaz.verifier.demo.Pieces.live;
import static org.capaz.verifier.demo.Pieces.signed;
import static org.capaz.verifier.demo.Pieces.signings;

import java.util.ArrayList;
import java.util.List;
import org.capaz.ledger.json.Json;

/** Members asked one after the other: what one answer decides, and what is said when none holds. */
final class MemberCases extends Cases {
    private static final Json.Obj GOOD_ANSWER = live(stateView(issued(), TWO));
    private static final Json.Obj REVOKED =
            live(stateView(issued().with("state", "REVOKED").with("reason", "DEMO"), TWO));
    private static final Json.Obj ALTERED = GOOD_ANSWER.with("value", RECORD.replace("DORE", "GOLD"));
    private static final Json.Obj REPLAYED = GOOD_ANSWER.with("challenge", "ff".repeat(32));
    private static final Json.Obj OTHER_RECORD = live(stateView(issued().with("record", "00".repeat(32)), TWO));

    MemberCases(Corpus corpus) {
        super(corpus);
    }

    @Override
    void all() {
        oneHolds();
        noneHolds();
        noticesInTheFile();
        nobodyNeedBeAsked();
    }

    private void oneHolds() {
        decided(
                "members-after-one-with-an-altered-record",
                "VALID_NOW",
                label(GOOD),
                given(ALTERED),
                given(GOOD_ANSWER));
        decided("members-after-one-that-is-silent", "VALID_NOW", label(GOOD), silent(), given(GOOD_ANSWER));
        decided("members-after-one-that-replays", "REVOKED", label(GOOD), given(REPLAYED), given(REVOKED));
        decided("members-of-whom-the-first-decides", "VALID_NOW", label(GOOD), given(GOOD_ANSWER), given(REVOKED));
        notGenuine("members-about-another-record", "E-RECORD", label(GOOD), given(OTHER_RECORD), given(GOOD_ANSWER));
        Json.Obj bundle = Pieces.bundle(bundleOf(issued(), RECORD, null));
        decided("members-about-a-bundle", "VALID_NOW", bundle, given(GOOD_ANSWER));
        decided("members-about-a-bundle-revoked-since", "REVOKED", bundle, given(ALTERED), given(REVOKED));
        notGenuine("members-about-a-bundle-of-another-record", "E-RECORD", bundle, given(OTHER_RECORD));
    }

    private void noneHolds() {
        unanswered("members-all-silent", "GENUINE_STATUS_UNKNOWN", label(GOOD), silent(), silent());
        unanswered(
                "members-none-with-an-answer-that-holds",
                "GENUINE_STATUS_UNKNOWN",
                label(GOOD),
                given(ALTERED),
                given(REPLAYED),
                given(live(absence())));
        unanswered("members-none-named", "GENUINE_STATUS_UNKNOWN", label(GOOD));
        Json.Obj bundle = Pieces.bundle(bundleOf(issued(), RECORD, GOOD));
        unanswered("members-silent-about-a-bundle", "GENUINE_STATUS_UNKNOWN", bundle, silent());
        unanswered(
                "members-silent-about-an-expired-label",
                "EXPIRED",
                label(GOOD).with("now", AS_OF + YEAR + 1).with("code", "E-EXPIRED"),
                silent());
        Json.Obj revoked =
                Pieces.bundle(bundleOf(issued().with("state", "REVOKED").with("reason", "DEMO"), RECORD, null));
        unanswered("members-silent-about-a-bundle-of-a-revoked-record", "REVOKED", revoked, silent());
    }

    /** What the members noted in a file stays noted when nobody answers now. */
    private void noticesInTheFile() {
        Json.Obj noticed = noting(
                Pieces.bundle(bundleOf(
                        issued().with(
                                        "notices",
                                        List.of(Json.object()
                                                .with("code", "LOOK_BACK")
                                                .with("subject", "LE"))),
                        RECORD,
                        null)),
                NOTICE);
        unanswered("members-silent-about-a-bundle-with-a-look-back", "GENUINE_STATUS_UNKNOWN", noticed, silent());
        decided("members-about-a-bundle-with-a-look-back", "VALID_NOW", noticed, given(GOOD_ANSWER));
    }

    private void nobodyNeedBeAsked() {
        notGenuine(
                "members-about-a-forged-label",
                "E-ROLE",
                noting(label(signed(CLAIMS, signings(BUYERS_CLIENT)))),
                given(GOOD_ANSWER));
    }

    private void decided(String name, String verdict, Json.Obj file, Json.Obj... members) {
        put(name, verdict, file, members);
    }

    private void notGenuine(String name, String code, Json.Obj file, Json.Obj... members) {
        put(name, "NOT_GENUINE", file.with("code", code), members);
    }

    private void unanswered(String name, String verdict, Json.Obj file, Json.Obj... members) {
        put(name, verdict, file, members);
    }

    private void put(String name, String verdict, Json.Obj file, Json.Obj... members) {
        var asked = new ArrayList<Json>();
        for (int i = 0; i < members.length; i++) {
            asked.add(members[i].with("gateway", "https://member-" + (i + 1) + ".example"));
        }
        members(name, file.with("members", List.copyOf(asked)), verdict);
    }

    private static Json.Obj given(Json.Obj live) {
        Json.Obj answer = Json.object().with("challenge", live.get("challenge")).with("payloads", live.get("payloads"));
        return live.get("value") == null ? answer : answer.with("value", live.get("value"));
    }

    private static Json.Obj silent() {
        return Json.object().with("missing", "MEMBER_NOT_REACHED");
    }
}

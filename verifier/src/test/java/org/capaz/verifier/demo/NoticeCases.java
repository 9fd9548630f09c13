// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.demo;

import static org.capaz.verifier.demo.DemoNetwork.AS_OF;
import static org.capaz.verifier.demo.DemoNetwork.BUYERS;
import static org.capaz.verifier.demo.DemoNetwork.CERT_AT;
import static org.capaz.verifier.demo.DemoNetwork.CHALLENGE;
import static org.capaz.verifier.demo.DemoNetwork.RECORD;
import static org.capaz.verifier.demo.DemoNetwork.TRADERS;
import static org.capaz.verifier.demo.DemoNetwork.formerStateView;
import static org.capaz.verifier.demo.DemoNetwork.issued;
import static org.capaz.verifier.demo.DemoNetwork.peersOf;
import static org.capaz.verifier.demo.DemoNetwork.stateView;
import static org.capaz.verifier.demo.Expected.COMPARE;
import static org.capaz.verifier.demo.Expected.NOTICE;
import static org.capaz.verifier.demo.Expected.noting;
import static org.capaz.verifier.demo.Pieces.GOOD;
import static org.capaz.verifier.demo.Pieces.TAG;
import static org.capaz.verifier.demo.Pieces.TWO;
import static org.capaz.verifier.demo.Pieces.absence;
import static org.capaz.verifier.demo.Pieces.bundle;
import static org.capaz.verifier.demo.Pieces.bundleOf;
import static org.capaz.verifier.demo.Pieces.live;
import static org.capaz.verifier.demo.Pieces.unknown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.capaz.ledger.certificate.ViewFormat;
import org.capaz.ledger.json.CanonicalJson;
import org.capaz.ledger.json.Json;
import org.capaz.verifier.bundle.Bundle;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;

/** What the members sign beside a state: steps V6 to V8 and V10 where they meet notices, and V15. */
final class NoticeCases extends Cases {
    private static final Json.Obj LOOK_BACK = notice("LOOK_BACK", "AMP-01");
    private static final Json.Obj FLAGGED = notice("LOT_FLAGGED", "LE");
    private static final Json.Obj CONTESTED = notice("ATTESTATION_CONTESTED", "AMP-01");
    private static final Json.Obj WITHDRAWN = notice("ACCREDITATION_WITHDRAWN", "AMP-01");

    NoticeCases(Corpus corpus) {
        super(corpus);
    }

    @Override
    void all() {
        valid();
        former();
        v6Form();
        v7Reads();
        v8Absence();
        v10Agreement();
    }

    private static Json.Obj notice(String code, String subject) {
        return Json.object().with("code", code).with("subject", subject);
    }

    private static Json.Obj noticed(Json.Obj... notices) {
        return issued().with("notices", List.of(notices));
    }

    /** As the contract reads it: objections and accreditations are behind the other reads, and no key names who objects. */
    private static DemoProposal doubted(Json.Obj... notices) {
        DemoProposal view = stateView(noticed(notices), TWO);
        view.ranges.add(DemoProposal.range("\0contest\0AMP-01\0" + "03\0AT-AMP-01-M3\0"));
        view.ranges.add(DemoProposal.range("\0accreditation\0AUD-01\0CRAFT\0" + "2.1\0"));
        return view;
    }

    private static List<Json.Obj> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> notice("LOOK_BACK", "AMP-" + (100 + i)))
                .toList();
    }

    private void valid() {
        valid("live-with-a-look-back", live(stateView(noticed(LOOK_BACK), TWO)), "VALID_WITH_NOTICE");
        valid("live-with-two-notices", live(stateView(noticed(LOOK_BACK, FLAGGED), TWO)), "VALID_WITH_NOTICE");
        valid("live-with-a-contested-attestation", live(doubted(CONTESTED)), "VALID_WITH_NOTICE");
        valid("live-with-a-withdrawn-accreditation", live(doubted(WITHDRAWN)), "VALID_WITH_NOTICE");
        valid("live-with-an-answered-objection", live(doubted()), "VALID_NOW");
        valid(
                "bundle-with-a-contested-attestation",
                bundle(bundleOf(noticed(WITHDRAWN, CONTESTED), RECORD, GOOD)),
                "GENUINE_AS_OF_WITH_NOTICE");
        valid(
                "live-with-a-notice-this-verifier-does-not-know",
                live(stateView(noticed(notice("SOMETHING_NEW", "LE")), TWO)),
                "VALID_WITH_NOTICE");
        valid(
                "live-with-as-many-notices-as-have-room",
                live(stateView(issued().with("notices", many(32)), TWO)),
                "VALID_WITH_NOTICE");
        valid(
                "live-with-more-notices-than-have-room",
                live(stateView(issued().with("notices", many(32)).with("noticesMore", 7), TWO)),
                "VALID_WITH_NOTICE");
        valid(
                "live-suspended-with-a-notice",
                noting(live(stateView(noticed(LOOK_BACK).with("state", "SUSPENDED"), TWO)), COMPARE, NOTICE),
                "SUSPENDED");
        valid(
                "live-that-read-nothing-further",
                live(Pieces.broken(p -> {
                    p.reads.removeLast();
                    p.ranges.clear();
                })),
                "VALID_NOW");
        valid(
                "live-that-read-as-much-as-allowed",
                live(Pieces.broken(p -> readFurther(p, ViewFormat.MOST_FURTHER_READS - 2))),
                "VALID_NOW");
        valid(
                "bundle-with-a-look-back",
                bundle(bundleOf(noticed(LOOK_BACK), RECORD, GOOD)),
                "GENUINE_AS_OF_WITH_NOTICE");
        valid(
                "bundle-with-a-look-back-past-the-validity",
                noting(bundle(bundleOf(noticed(LOOK_BACK), RECORD, null)).with("now", AS_OF + Pieces.YEAR + 1), NOTICE),
                "EXPIRED");
    }

    /** Of a time when answers named no notices: a file of then still proves what it proved, a present answer does not. */
    private void former() {
        var file = new Bundle(
                TAG,
                DemoNetwork.CHANNEL,
                DemoNetwork.CERTIFICATE.toString(),
                Optional.of(RECORD),
                Optional.of(GOOD),
                List.of(formerStateView(TWO).payload()),
                Optional.empty(),
                Optional.empty());
        valid("bundle-of-the-time-before-notices", bundle(file), "GENUINE_AS_OF");
        at("V6", "E-RESPONSE").file("live-answer-of-the-time-before-notices", live(formerStateView(TWO)));
        var further = formerStateView(TWO);
        further.reads.add(DemoProposal.read("\0lot\0LE\0", CERT_AT));
        notGenuineAt("V7", "E-WRITES")
                .bundle(
                        "bundle-of-the-time-before-notices-that-read-further",
                        new Bundle(
                                TAG,
                                DemoNetwork.CHANNEL,
                                DemoNetwork.CERTIFICATE.toString(),
                                Optional.of(RECORD),
                                Optional.of(GOOD),
                                List.of(further.payload()),
                                Optional.empty(),
                                Optional.empty()));
    }

    private void v6Form() {
        at("V6", "E-RESPONSE")
                .saying("answer-without-notices", issued().without("notices"))
                .saying("answer-without-the-number-of-other-notices", issued().without("noticesMore"))
                .saying("answer-with-notices-out-of-order", noticed(FLAGGED, LOOK_BACK))
                .saying("answer-with-a-notice-twice", noticed(LOOK_BACK, LOOK_BACK))
                .saying("answer-with-a-notice-that-says-more", noticed(LOOK_BACK.with("reason", "x")))
                .saying("answer-with-a-notice-without-subject", noticed(LOOK_BACK.without("subject")))
                .saying("answer-with-a-notice-in-small-letters", noticed(notice("look_back", "AMP-01")))
                .saying("answer-with-a-notice-on-a-sentence", noticed(notice("LOOK_BACK", "GOLD IS FINE")))
                .saying("answer-with-too-many-notices", issued().with("notices", many(33)))
                .saying(
                        "answer-with-other-notices-although-there-is-room",
                        noticed(LOOK_BACK).with("noticesMore", 1))
                .saying(
                        "answer-with-fewer-than-no-other-notices",
                        issued().with("notices", many(32)).with("noticesMore", -1));
    }

    private void v7Reads() {
        at("V7", "E-WRITES")
                .answer("view-that-read-more-than-allowed", p -> readFurther(p, ViewFormat.MOST_FURTHER_READS - 1))
                .answer("view-with-a-range-of-simple-keys", p -> p.ranges.add(DemoProposal.range("cert:")))
                .answer(
                        "view-with-a-range-that-ends-among-simple-keys",
                        p -> p.ranges.add(RangeQueryInfo.newBuilder()
                                .setStartKey("\0lot\0")
                                .setEndKey("zz")
                                .setItrExhausted(true)
                                .build()));
    }

    private static void readFurther(DemoProposal proposal, int keys) {
        var further = new ArrayList<>(proposal.reads);
        for (int i = 0; i < keys; i++) {
            further.add(DemoProposal.read("\0x\0" + i + "\0", null));
        }
        proposal.reads.clear();
        proposal.reads.addAll(further);
    }

    private void v8Absence() {
        var noticed = stateView(unknown().with("notices", List.of(LOOK_BACK)), TWO);
        var absent = absence();
        absent.answer = CanonicalJson.bytes(unknown().with("notices", List.of(LOOK_BACK)));
        at("V8", "E-READ")
                .file("view-of-nothing-with-a-notice", live(absent))
                .file("view-unknown-with-a-notice-although-the-record-stands", live(noticed));
    }

    private void v10Agreement() {
        at("V10", "E-DISAGREE")
                .file(
                        "views-of-which-one-tells-of-no-notice",
                        live(
                                stateView(noticed(LOOK_BACK), peersOf(TRADERS)),
                                stateView(issued().with("challenge", CHALLENGE), peersOf(BUYERS))));
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.json.Json;

/** Statements of each kind with the members that {@link EveryKind#rightly} leaves out, because they may be absent. */
final class EveryMember {
    private static final String SEAL = "'seal/S811/LA'";
    private static final String ATTESTATION = "{'subject':'AMP-01','module':4,'attestation':'AT-OWN'}";

    private EveryMember() {}

    /** Several where members exclude each other; none where nothing may be absent. */
    static List<Draft> of(StatementKind kind) {
        return switch (kind) {
            case REGISTER_OFFICER ->
                changed(
                        kind,
                        body -> DemoPasskey.registered(body)
                                .with(
                                        "person",
                                        Stage.FOUNDED
                                                .world()
                                                .officer("amp-01-treasurer")
                                                .id()
                                                .value()));
            case ROTATE_OFFICER, RECOVER_REGISTRAR -> changed(kind, DemoPasskey::registered);
            case GRANT_AUDIT -> changed(kind, body -> body.with("engagement", Body.hash("Demo engagement letter")));
            case FOUND_ORGANISATION ->
                changed(
                        kind,
                        body -> Body.set(
                                Body.set(
                                        Body.set(body, "officer.kind", "'PASSKEY'"),
                                        "officer.origin",
                                        "'" + DemoPasskey.ORIGIN + "'"),
                                "officer.rpIdHash",
                                "'" + Body.hash(DemoPasskey.SERVICE) + "'"));
            case PUBLISH_STANDARD ->
                changed(kind, body -> Body.set(body, "requirements[0].hints", "'interviews, contracts'"));
            case SUBMIT_REPORT ->
                List.of(Stage.ADMITTED
                        .world()
                        .amp01()
                        .reports(WorkedCase.report().with("corrects", "WRONG-HEADCOUNT")));
            case ADOPT_COMMITMENT ->
                changed(kind, body -> Body.set(body, "milestones", "[{'milestone':'M-1','dueAt':'2024-08-14'}]"));
            case ISSUE_ATTESTATION -> List.of(progressing());
            case REGISTER_ORIGIN_DOCUMENT -> changed(kind, body -> body.with("municipality", "52385"));
            case DECLARE_LOT ->
                List.of(EveryKind.withPaper("LA")
                        .amp01()
                        .declares(LotStory.ineligible(WorkedCase.lotLA())
                                .with("priceCommitment", Body.hash("Demo price of LA"))));
            case RECORD_ASSAY ->
                changed(kind, body -> body.with("silver", 10_000).with("uncertainty", 15));
            case LEAVE_MINERS -> List.of(Stage.ADMITTED.world().sch01().letsGo(Corrections.leavingByScheme()));
            case OFFER_CUSTODY -> List.of(HandOvers.unsealedOffer());
            case DISPATCH_CUSTODY -> List.of(HandOvers.unsealedDispatch());
            case RECEIVE_CUSTODY -> List.of(HandOvers.unsealedReceipt(), HandOvers.partialReceipt());
            case ACCEPT_CUSTODY -> List.of(HandOvers.partialAcceptance());
            case RESOLVE_CUSTODY -> changed(kind, body -> Body.set(body, "lots", "['LB']"));
            case TAKE_BACK_CUSTODY -> List.of(HandOvers.takenBackUnsealed());
            case RECORD_OUTTURN -> changed(kind, body -> precise(body, "assay"));
            case MELT_LOTS -> changed(kind, body -> precise(body, "output.assay"));
            case RETORT_LOTS -> changed(kind, body -> precise(witnessed(body), "output.assay"));
            case REFINE_LOTS -> changed(kind, body -> precise(witnessed(body), "outputs[0].assay"));
            case AGGREGATE_LOTS, BLEND_LOTS, SAMPLE_LOT, SPLIT_LOT -> changed(kind, EveryMember::witnessed);
            case RECORD_PURCHASE ->
                List.of(Conduct.sellersRegistered()
                        .agg01()
                        .buys(Conduct.purchase()
                                .with("sellerRegistration", "RUCOM")
                                .with("royalty", "RG-2024-17")
                                .with("consolidation", "05001")
                                .with("export", "DEX-2024-9")));
            case REGISTER_PARTY ->
                changed(
                        kind,
                        body -> Body.set(body, "relatedTo", "['TRD-01']")
                                .with("beneficialOwner", Body.hash("Demo owner of AGG-02")));
            case ENROL_MINERS -> changed(kind, body -> Body.set(body, "miners[0].registeredIn", "'05250'"));
            case EXCHANGE_ASSAYS -> changed(kind, body -> body.with("umpire", "ASY-09"));
            case SETTLE_LOT -> changed(kind, body -> Body.set(body, "laboratoryAgreed", "true"));
            case REVOKE_ATTESTATION -> changed(kind, body -> body.with("evidence", Body.hash("Demo error")));
            case RAISE_FLAG ->
                List.of(
                        raised("amp", "'AMP-01'"),
                        raised("attestation", ATTESTATION),
                        raised("record", SEAL),
                        LotStory.noticed().sch01().raisesFlag(LotStory.takingUp()));
            case ANSWER_FLAG ->
                List.of(answered("amp", "'AMP-01'"), answered("attestation", ATTESTATION), answered("record", SEAL));
            case CLOSE_FLAG ->
                List.of(closed("amp", "'AMP-01'"), closed("attestation", ATTESTATION), closed("record", SEAL));
            case PUBLISH_SCHEME ->
                changed(
                        kind,
                        body -> Body.set(
                                Body.set(body, "results", "[{'module':4,'atLeast':'PROGRESSING'}]")
                                        .with("minimumLevel", "THIRD_PARTY")
                                        .with("standing", "CANDIDATE"),
                                "standards",
                                "[{'standard':'CRAFT','version':'2.1'}]"));
            case RAISE_OBLIGATIONS ->
                changed(
                        kind,
                        body -> Body.set(
                                Body.set(body, "grams", "[{'lot':'LA','fineMg':1089035}]"),
                                "split",
                                "[{'beneficiary':'AMP-01','minor':435614}]"));
            case SELL_CREDIT ->
                changed(kind, body -> Body.set(body, "split", "[{'beneficiary':'AMP-01','minor':50000}]"));
            case CANCEL_OBLIGATION ->
                List.of(
                        creditSold().sch01().cancelsPremium(ofCredit(PremiumCase.cancellation("AMP-01"), "")),
                        EveryKind.rightly(kind)
                                .withBody(Body.set(PremiumCase.cancellation("AMP-04"), "payer", "'BUY-01'")));
            case ANNOUNCE_PAYMENT -> List.of(advance(), forCredit());
            case CORRECT_RECEIPT -> List.of(takenBack());
            case RECORD_USE ->
                changed(
                        kind,
                        body -> Body.set(body, "evidence", "['%s']".formatted(Body.hash("Demo")))
                                .with("number", "DEMOCUFE00000000000001"));
            // EveryMemberTest tells when a kind is missing here.
            default -> List.of();
        };
    }

    /** Each member once, with the first statement of the kind that has it. */
    static List<EveryKind.Member> members(StatementKind kind) {
        Set<String> seen = new HashSet<>();
        List<EveryKind.Member> members = new ArrayList<>();
        for (Draft draft : EveryKind.samples(kind)) {
            Body.paths(draft.statement().body()).stream()
                    .filter(seen::add)
                    .forEach(path -> members.add(new EveryKind.Member(kind, path, draft)));
        }
        return members;
    }

    /** Objects by the beginning of their members' paths. */
    static List<EveryKind.Member> objects(StatementKind kind) {
        Map<String, Draft> objects = new LinkedHashMap<>(Map.of("", EveryKind.rightly(kind)));
        EveryKind.members(kind)
                .forEach(member -> objects.putIfAbsent(member.path().replaceAll("[^.]*$", ""), member.draft()));
        return objects.entrySet().stream()
                .map(object -> new EveryKind.Member(kind, object.getKey(), object.getValue()))
                .toList();
    }

    private static List<Draft> changed(StatementKind kind, UnaryOperator<Json.Obj> change) {
        Draft right = EveryKind.rightly(kind);
        return List.of(right.withBody(change.apply(right.statement().body())));
    }

    private static Json.Obj witnessed(Json.Obj body) {
        return body.with("witness", "TRD-01");
    }

    /** Next to gold of 999.9 there is room for no more silver. */
    private static Json.Obj precise(Json.Obj body, String assay) {
        return Body.set(Body.set(body, assay + ".silver", 10), assay + ".uncertainty", 5);
    }

    // Attestations

    /** Cites an assessment, takes the place of an earlier one and leaves its first finding in progress. */
    private static Draft progressing() {
        Consortium world = Stage.ADMITTED.world();
        world.aud01().assesses(Conduct.assessment()).recorded();
        return world.aud01()
                .attests(Conduct.progress(5, 0, "AT-NEW", "2024-09-04")
                        .with("supersedes", "AT-AMP-01-M5")
                        .with("assessment", "ASM-01"));
    }

    // Flags

    /** AMP-01 has also attested itself, so that nobody of the assurers answers for that. */
    private static Consortium attestedByItself() {
        Consortium world = Stage.AT_AGGREGATOR.world();
        Json.Obj own = Body.set(WorkedCase.attestation("AMP-01", 4), "attestation", "'AT-OWN'");
        world.amp01().attests(Body.set(own, "level", "'FIRST_PARTY'")).recorded();
        return world;
    }

    private static Draft raised(String subject, String value) {
        return attestedByItself().amp01().raisesFlag(about(LotStory.grievance(), subject, value));
    }

    private static Draft answered(String subject, String value) {
        Consortium world = attestedByItself();
        world.sch01()
                .raisesFlag(about(LotStory.grievance(), subject, value))
                .withId("demo-grievance-1")
                .recorded();
        return world.later(Duration.ofHours(1))
                .amp01()
                .answersFlag(about(LotStory.answering("demo-grievance-1"), subject, value));
    }

    private static Draft closed(String subject, String value) {
        Consortium world = attestedByItself();
        world.by(subject.equals("record") ? "SCH-01" : "AMP-01")
                .raisesFlag(about(LotStory.grievance(), subject, value))
                .withId("demo-grievance-1")
                .recorded();
        return world.later(Duration.ofHours(1))
                .by(subject.equals("record") ? "SCH-01" : "AUD-01")
                .closesFlag(about(LotStory.closing("demo-grievance-1"), subject, value));
    }

    private static Json.Obj about(Json.Obj body, String subject, String value) {
        return Body.set(Body.without(body, "lot"), subject, value);
    }

    // Premiums

    private static Consortium creditSold() {
        Consortium world = PremiumCase.beforeAnySale();
        world.buy01().takesCredit(PremiumCase.creditSale()).recorded();
        return world;
    }

    private static Json.Obj ofCredit(Json.Obj body, String place) {
        Json.Obj credit = Body.set(Body.without(body, place + "lot"), place + "sale", "'CS-01'");
        return Body.set(credit, place + "scheme", "'DEMO-CREDIT'");
    }

    private static Draft advance() {
        Json.Obj via = Body.set(WorkedCase.payment("AMP-04"), "intermediary", "'CORRESPONDENT-BANK'");
        Json.Obj kept = Body.set(via, "deductions", "[{'reason':'TRANSFER-FEE','minor':1500}]");
        return Stage.OBLIGED.world().buy01().announces(Body.set(kept, "advance", "true"));
    }

    private static Draft forCredit() {
        Json.Obj payment = Body.set(ofCredit(WorkedCase.payment("AMP-01"), "for[0]."), "for[0].minor", 50_000);
        return creditSold().buy01().announces(Body.set(payment, "sentOn", "'2024-03-05'"));
    }

    private static Draft takenBack() {
        Consortium world = PremiumCase.announced();
        world.amp04().confirms(WorkedCase.arrival("AMP-04")).recorded();
        return world.amp04()
                .corrects(Body.set(
                        Body.without(PremiumCase.correction("AMP-04"), "arrived"),
                        "denied",
                        "{'answer':'NOT_OURS','statement':'%s'}".formatted(Body.hash("Demo bank statement"))));
    }
}

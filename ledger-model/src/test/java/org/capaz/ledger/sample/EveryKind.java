// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.json.Json;
import org.capaz.ledger.statement.OfficerRole;

/** One statement of each kind, in a world where it is right. */
public final class EveryKind {
    private EveryKind() {}

    /**
     * A member that a statement of that kind may have.
     *
     * @param path such as {@code contributions[0].grossMg}
     * @param draft a right statement that has it; to be judged and changed, never submitted, because its world is shared
     */
    public record Member(StatementKind kind, String path, Draft draft) {
        public Json value() {
            return Body.at(body(), path);
        }

        public Json.Obj body() {
            return draft.statement().body();
        }

        /** The same statement with something else there, written like a body. */
        public Draft with(String value) {
            return draft.withBody(Body.set(body(), path, value));
        }

        public Draft with(Json value) {
            return draft.withBody(Body.put(body(), path, value));
        }

        public Draft without() {
            return draft.withBody(Body.without(body(), path));
        }

        @Override
        public String toString() {
            return kind + " " + path;
        }
    }

    /** Right statements of that kind which, together with {@link #rightly}, have every member that one may have. */
    public static List<Draft> fully(StatementKind kind) {
        return EveryMember.of(kind);
    }

    public static List<Draft> samples(StatementKind kind) {
        return Stream.concat(Stream.of(rightly(kind)), fully(kind).stream()).toList();
    }

    /** Every member once, of lists the first item's. */
    public static List<Member> members(StatementKind kind) {
        return EveryMember.members(kind);
    }

    /** Every object once: the body itself, whose path is empty, and each one inside, such as {@code output.assay.} */
    public static List<Member> objects(StatementKind kind) {
        return EveryMember.objects(kind);
    }

    public static List<Member> members() {
        return Stream.of(StatementKind.values())
                .flatMap(kind -> members(kind).stream())
                .toList();
    }

    public static Draft rightly(StatementKind kind) {
        return switch (kind) {
            case FOUND_ORGANISATION ->
                Stage.FOUNDED.world().by("OthersMSP").founds(othersFounding()).signedBy(othersRegistrar());
            case REGISTER_OFFICER ->
                Stage.FOUNDED.world().producers().registersOfficer(WorkedCase.officer(newOfficer()));
            case REVOKE_OFFICER ->
                Stage.FOUNDED
                        .world()
                        .producers()
                        .revokesOfficer(Body.of(
                                "{'officer':'%s','from':1709553600,'reason':'KEY-LOST'}",
                                Stage.FOUNDED
                                        .world()
                                        .officer("amp-01-treasurer")
                                        .id()));
            case REGISTER_PARTY ->
                Stage.FOUNDED
                        .world()
                        .traders()
                        .registersParty(Body.set(WorkedCase.party("AGG-01"), "party", "'AGG-02'"));
            case PUBLISH_REFERENCE_VALUES ->
                Stage.FOUNDED
                        .world()
                        .assurance()
                        .publishesValues(
                                Body.of("{'effectiveFrom':'2024-06-01','values':{'transfer.toleranceBp':15}}"));
            case PUBLISH_STANDARD ->
                Stage.FOUNDED
                        .world()
                        .assurance()
                        .publishesStandard(Body.set(WorkedCase.standard(), "version", "'2.2'"));
            case ACCREDIT_ASSESSOR -> Stage.FOUNDED.world().sch01().accredits(WorkedCase.accreditation());
            case WITHDRAW_ACCREDITATION ->
                Stage.ADMITTED.world().sch01().withdrawsAccreditation(Conduct.accreditationWithdrawal());
            case RECOVER_REGISTRAR ->
                Stage.FOUNDED
                        .world()
                        .assurance()
                        .recoversRegistrar(Conduct.recovery())
                        .signedBy("assurance-registrar", "traders-registrar", "buyers-registrar");
            case GRANT_AUDIT -> Stage.FOUNDED.world().producers().grantsAudit(Conduct.auditGrant());
            case WITHDRAW_AUDIT -> Conduct.audited().producers().withdrawsAudit(Conduct.auditWithdrawal());
            case ACCREDIT_JUDGE ->
                Stage.FOUNDED.world().sch01().accreditsJudge(WorkedCase.judge("ASY-01", "FIRE_ASSAY"));
            case WITHDRAW_JUDGE -> Stage.ADMITTED.world().sch01().withdrawsJudge(Conduct.judgeWithdrawal());
            case ROTATE_OFFICER ->
                Stage.FOUNDED.world().amp01().rotatesItsKey(Conduct.rotation()).signedBy("amp-01-treasurer");
            case DECLARE_OWNERSHIP -> Stage.FOUNDED.world().traders().declaresOwnership(Conduct.ownership());
            case ADD_REGISTRATION -> Stage.FOUNDED.world().traders().addsRegistration(Conduct.registration());
            case WITHDRAW_PARTY -> Stage.FOUNDED.world().traders().withdrawsParty(Conduct.partyWithdrawal());
            case DECLARE_SCOPE -> Stage.ADMITTED.world().amp01().declaresScope(Conduct.scope());
            case DECLARE_BASIS -> Stage.ADMITTED.world().amp01().declaresBasis(Conduct.basis());
            case WITHDRAW_BASIS -> Stage.ADMITTED.world().amp01().withdrawsBasis(Conduct.basisWithdrawal());
            case NOTIFY_AUTHORITY_ORDER -> Stage.ADMITTED.world().sch01().notifiesOrder(Conduct.order());
            case LIFT_AUTHORITY_ORDER -> Conduct.ordered().sch01().liftsOrder(Conduct.lift());
            case UPDATE_AMP -> Stage.ADMITTED.world().amp01().updatesItself(Conduct.update());
            case DISENGAGE_AMP -> Stage.ADMITTED.world().sch01().disengages(Conduct.disengagement());
            case LEAVE_MINERS -> Stage.ADMITTED.world().amp04().letsGo(Conduct.leaving());
            case EXTEND_COMMITMENT -> Conduct.progressing().amp01().extendsPromise(Conduct.extension());
            case RECORD_COMMITMENT_RESULT -> Stage.ADMITTED.world().aud01().attestsResult(Conduct.result());
            case REVOKE_ATTESTATION -> Stage.ADMITTED.world().aud01().takesBack(Conduct.revocation());
            case CONTEST_ATTESTATION -> Stage.ADMITTED.world().amp01().contests(Conduct.contest());
            case ANSWER_CONTEST -> Conduct.contested().aud01().standsBy(Conduct.answer());
            case LIFT_FINDING -> Conduct.reassessed().sch01().lifts(Conduct.findingLift());
            case SUBMIT_COMMENT -> Stage.FOUNDED.world().amp01().comments(Conduct.comment());
            case DISPOSE_COMMENT -> Conduct.commented().sch01().disposes(Conduct.disposition());
            case RECORD_ASSESSMENT -> Stage.ADMITTED.world().aud01().assesses(Conduct.assessment());
            case DECLARE_AMP -> Stage.FOUNDED.world().amp01().describesItself(WorkedCase.producer("AMP-01"));
            case ENROL_MINERS -> Stage.FOUNDED.world().amp04().enrols(WorkedCase.enrolment("AMP-04", 58));
            case SUBMIT_REPORT -> Stage.FOUNDED.world().amp01().reports(WorkedCase.report());
            case ADOPT_COMMITMENT -> Stage.FOUNDED.world().amp01().promises(WorkedCase.commitment("AMP-01"));
            case ISSUE_ATTESTATION ->
                Stage.ADMITTED
                        .world()
                        .aud01()
                        .attests(Body.set(WorkedCase.attestation("AMP-01", 4), "attestation", "'AT-NEW'"));
            case REGISTER_ORIGIN_DOCUMENT -> Stage.ADMITTED.world().amp01().registersPaper(WorkedCase.paper("LA"));
            case DECLARE_LOT -> withPaper("LB").by("AMP-04").declares(WorkedCase.lotLB());
            case INTRODUCE_LOT -> Stage.AT_AGGREGATOR.world().agg01().introduces(LotStory.introduction());
            case ATTEST_OUTSIDE_SALE -> Stage.ADMITTED.world().aud01().attestsOutsideSale(LotStory.outsideSale(30_000));
            case CORRECT_OUTSIDE_SALE ->
                LotStory.soldOutside().aud01().correctsOutsideSale(LotStory.outsideSaleCorrected(3_000));
            case VOID_LOT -> Stage.SEALED.world().amp01().voids(LotStory.mistake("LA"));
            case HOLD_LOT -> Stage.AT_AGGREGATOR.world().sch01().holds(LotStory.hold("LA"));
            case RELEASE_LOT -> LotStory.onHold().sch01().releases(LotStory.release("LA"));
            case RETURN_LOT -> LotStory.onHold().agg01().returns(LotStory.returned());
            case SEIZE_LOT -> LotStory.onHold().sch01().losesToAuthority(LotStory.seizure("LA"));
            case WRITE_OFF_LOT -> Stage.AT_AGGREGATOR.world().agg01().writesOff(LotStory.loss("LA"));
            case DELIVER_LOT -> Stage.CERTIFIED.world().ref01().delivers(LotStory.delivery("LE"));
            case REMOVE_SEAL -> Stage.SEALED.world().amp01().opens(LotStory.opening("LA", "S-000811"));
            case RAISE_FLAG -> Stage.AT_AGGREGATOR.world().amp01().raisesFlag(LotStory.grievance());
            case ANSWER_FLAG ->
                LotStory.contested("demo-grievance-1").amp01().answersFlag(LotStory.answering("demo-grievance-1"));
            case CLOSE_FLAG ->
                LotStory.contested("demo-grievance-1").aud01().closesFlag(LotStory.closing("demo-grievance-1"));
            case RECORD_ASSAY ->
                Stage.DECLARED.world().later(Duration.ofDays(1)).asy01().assays(WorkedCase.assay("LA"));
            case RECORD_OWN_READING ->
                Stage.DECLARED
                        .world()
                        .later(Duration.ofDays(1))
                        .amp01()
                        .readsItself(LotStory.ownReading("LA", "TOUCHSTONE", 87_000));
            case APPLY_SEAL -> unsealed().amp01().seals(WorkedCase.seal("LA"));
            case OFFER_CUSTODY -> Stage.SEALED.world().amp01().offers(WorkedCase.offer("LA"));
            case DISPATCH_CUSTODY -> offered().amp01().dispatches(WorkedCase.dispatch("LA"));
            case RECEIVE_CUSTODY -> dispatched().agg01().receives(WorkedCase.receipt("LA"));
            case ACCEPT_CUSTODY -> received().agg01().accepts(WorkedCase.acceptance("LA"));
            case CANCEL_CUSTODY -> offered().amp01().cancels(HandOvers.cancellation());
            case RESOLVE_CUSTODY ->
                HandOvers.disputed().agg01().resolves(HandOvers.resolution("AMP-04", "ACCEPTED_WITH_VARIANCE"));
            case MOVE_LOT -> Stage.AT_AGGREGATOR.world().agg01().moves(LotStory.move("LA", "05154"));
            case DOWNGRADE_LOT -> Stage.AT_AGGREGATOR.world().agg01().downgrades(LotStory.downgrade("LA"));
            case CORRECT_WEIGHING -> HandOvers.mistyped().agg01().correctsWeighing(HandOvers.correction());
            case WITHDRAW_SETTLEMENT -> Settlements.begun().ref01().withdrawsSettlement(Settlements.withdrawal());
            case CORRECT_PAPER -> withPaper("LA").amp01().correctsPaper(Corrections.paper());
            case CORRECT_MINER -> Stage.AT_AGGREGATOR.world().amp04().correctsMiner(Corrections.miner());
            case CLOSE_LATE_FLAGS -> Corrections.declaredLate().sch01().closesLateFlags(Corrections.closingLate());
            case TAKE_BACK_CUSTODY ->
                HandOvers.onItsWay().later(Duration.ofDays(10)).amp04().takesLotsBack(HandOvers.takenBack());
            case MELT_LOTS -> Stage.AT_AGGREGATOR.world().agg01().melts(WorkedCase.melt());
            case RETORT_LOTS -> Workshop.withSponge().agg01().retorts(Workshop.retort());
            case REFINE_LOTS -> Stage.OUTTURN.world().ref01().refines(Workshop.refine());
            case AGGREGATE_LOTS -> Stage.AT_AGGREGATOR.world().agg01().aggregates(Workshop.aggregate());
            case BLEND_LOTS -> Stage.AT_AGGREGATOR.world().agg01().blends(Workshop.blend());
            case SAMPLE_LOT -> Stage.AT_AGGREGATOR.world().agg01().samples(Workshop.sample());
            case SPLIT_LOT -> Stage.SEALED.world().amp01().splits(WorkedCase.split());
            case RECORD_OUTTURN -> Stage.AT_REFINER.world().ref01().recordsOutturn(WorkedCase.outturn());
            case SETTLE_PROVISIONALLY ->
                Stage.AT_REFINER.world().ref01().settlesProvisionally(Settlements.provisional());
            case EXCHANGE_ASSAYS -> Settlements.assayed(84_290, 84_260).ref01().exchanges(Settlements.exchange());
            case DECIDE_BY_UMPIRE -> Settlements.apart().agg01().bringsUmpire(Settlements.umpire());
            case RECORD_PURCHASE -> Stage.AT_AGGREGATOR.world().agg01().buys(Conduct.purchase());
            case SETTLE_LOT -> Stage.OUTTURN.world().ref01().settles(WorkedCase.settlement());
            case PUBLISH_SCHEME -> Stage.FOUNDED.world().sch01().publishesScheme(WorkedCase.scheme());
            case RAISE_OBLIGATIONS -> Stage.SETTLED.world().buy01().obligesItself(WorkedCase.obligation());
            case TRUE_UP -> PremiumCase.finallySettled().buy01().truesUp(PremiumCase.trueUp());
            case SELL_CREDIT -> PremiumCase.beforeAnySale().buy01().takesCredit(PremiumCase.creditSale());
            case CANCEL_OBLIGATION -> Stage.OBLIGED.world().sch01().cancelsPremium(PremiumCase.cancellation("AMP-04"));
            case DENY_RECEIPT -> PremiumCase.announced().amp04().denies(PremiumCase.denial("AMP-04"));
            case CORRECT_RECEIPT -> PremiumCase.denied().amp04().corrects(PremiumCase.correction("AMP-04"));
            case PROPOSE_PLAN -> Stage.CONFIRMED.world().amp04().proposesPlan(PremiumPlans.plan());
            case APPROVE_PLAN -> PremiumPlans.proposed().amp04().approvesPlan(PremiumPlans.approval());
            case FUND_PLAN -> PremiumPlans.approved().amp04().fundsPlan(PremiumPlans.fund());
            case RECORD_USE -> PremiumPlans.funded().amp04().spends(PremiumPlans.use());
            case EVIDENCE_USE -> PremiumPlans.spent().amp04().showsUse(PremiumPlans.evidence());
            case VERIFY_USE -> PremiumPlans.shown().aud01().verifiesUse(PremiumPlans.verification());
            case REPORT_PLAN -> PremiumPlans.spent().amp04().reportsPlan(PremiumPlans.report());
            case CLOSE_PLAN -> PremiumPlans.reported().amp04().closesPlan(PremiumPlans.closing());
            case REVERSE_PAYMENT -> PremiumCase.announced().buy01().takesPaymentBack(PremiumCase.reversal("AMP-04"));
            case ANNOUNCE_PAYMENT -> Stage.OBLIGED.world().buy01().announces(WorkedCase.payment("AMP-04"));
            case CONFIRM_RECEIPT ->
                Stage.ANNOUNCED.world().later(Duration.ofHours(16)).amp04().confirms(WorkedCase.arrival("AMP-04"));
            case ISSUE_CERTIFICATE -> Stage.SEALED.world().amp01().certifies(WorkedCase.certificate("LA"));
            case SUSPEND_CERTIFICATES -> LotRecords.issued().amp01().suspends(LotRecords.suspension());
            case REINSTATE_CERTIFICATES -> LotRecords.suspended().sch01().reinstates(LotRecords.reinstatement());
            case REVOKE_CERTIFICATES -> LotRecords.issued().amp01().revokes(LotRecords.revocation());
            case RELEASE_ORGANISATION -> WayOut.release(Stage.SEALED.world());
            case RETURN_ORGANISATION -> WayOut.returned(WayOut.released());
            case RESCUE_LOT -> WayOut.rescue(WayOut.inEffect());
            case WITHDRAW_ATTESTATION -> WayOut.withdrawal(WayOut.auditorGone());
        };
    }

    private static DemoOfficer othersRegistrar() {
        return DemoOfficer.of("others-registrar", "OthersMSP", OfficerRole.REGISTRAR);
    }

    private static Json.Obj othersFounding() {
        return Body.set(
                WorkedCase.organisation("TradersMSP"),
                "officer.spki",
                "'%s'".formatted(othersRegistrar().spki()));
    }

    private static DemoOfficer newOfficer() {
        return DemoOfficer.of("amp-01-new-treasurer", "AMP-01", OfficerRole.TREASURER);
    }

    /** The producers are admitted and that lot's paper is registered. */
    public static Consortium withPaper(String lot) {
        Consortium world = Stage.ADMITTED.world().later(Duration.ofHours(3));
        world.by(WorkedCase.producerOf(lot))
                .registersPaper(WorkedCase.paper(lot))
                .recorded();
        return world;
    }

    /** LA has its assay, no seal yet. */
    public static Consortium unsealed() {
        Consortium world = Stage.DECLARED.world().later(Duration.ofDays(1));
        world.asy01().assays(WorkedCase.assay("LA")).recorded();
        return world;
    }

    /** LA is on offer to AGG-01. */
    public static Consortium offered() {
        Consortium world = Stage.SEALED.world();
        world.amp01().offers(WorkedCase.offer("LA")).recorded();
        return world;
    }

    /** LA is on its way to AGG-01. */
    public static Consortium dispatched() {
        Consortium world = offered();
        world.amp01().dispatches(WorkedCase.dispatch("LA")).recorded();
        return world;
    }

    /** AGG-01 has weighed LA. */
    public static Consortium received() {
        Consortium world = dispatched();
        world.agg01().receives(WorkedCase.receipt("LA")).recorded();
        return world;
    }
}

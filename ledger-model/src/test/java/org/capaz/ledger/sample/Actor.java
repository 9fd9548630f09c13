// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.sample;

import org.capaz.ledger.contract.StatementKind;
import org.capaz.ledger.json.Json;

/** A party, or an organisation, with everything it may say; what it says comes back as a {@link Draft}. */
public record Actor(Consortium world, String id) {

    public Draft states(StatementKind kind, Json.Obj body) {
        return Draft.of(world, kind, id, body);
    }

    public Draft founds(Json.Obj organisation) {
        return states(StatementKind.FOUND_ORGANISATION, organisation);
    }

    public Draft registersOfficer(Json.Obj officer) {
        return states(StatementKind.REGISTER_OFFICER, officer);
    }

    public Draft revokesOfficer(Json.Obj revocation) {
        return states(StatementKind.REVOKE_OFFICER, revocation);
    }

    public Draft registersParty(Json.Obj party) {
        return states(StatementKind.REGISTER_PARTY, party);
    }

    public Draft publishesValues(Json.Obj values) {
        return states(StatementKind.PUBLISH_REFERENCE_VALUES, values);
    }

    public Draft publishesStandard(Json.Obj standard) {
        return states(StatementKind.PUBLISH_STANDARD, standard);
    }

    public Draft accredits(Json.Obj assessor) {
        return states(StatementKind.ACCREDIT_ASSESSOR, assessor);
    }

    public Draft accreditsJudge(Json.Obj judge) {
        return states(StatementKind.ACCREDIT_JUDGE, judge);
    }

    public Draft withdrawsJudge(Json.Obj judge) {
        return states(StatementKind.WITHDRAW_JUDGE, judge);
    }

    public Draft correctsOutsideSale(Json.Obj sale) {
        return states(StatementKind.CORRECT_OUTSIDE_SALE, sale);
    }

    public Draft withdrawsAccreditation(Json.Obj accreditation) {
        return states(StatementKind.WITHDRAW_ACCREDITATION, accreditation);
    }

    public Draft assesses(Json.Obj assessment) {
        return states(StatementKind.RECORD_ASSESSMENT, assessment);
    }

    public Draft describesItself(Json.Obj amp) {
        return states(StatementKind.DECLARE_AMP, amp);
    }

    public Draft enrols(Json.Obj miners) {
        return states(StatementKind.ENROL_MINERS, miners);
    }

    public Draft reports(Json.Obj report) {
        return states(StatementKind.SUBMIT_REPORT, report);
    }

    public Draft promises(Json.Obj commitment) {
        return states(StatementKind.ADOPT_COMMITMENT, commitment);
    }

    public Draft attests(Json.Obj attestation) {
        return states(StatementKind.ISSUE_ATTESTATION, attestation);
    }

    public Draft buys(Json.Obj purchase) {
        return states(StatementKind.RECORD_PURCHASE, purchase);
    }

    public Draft registersPaper(Json.Obj document) {
        return states(StatementKind.REGISTER_ORIGIN_DOCUMENT, document);
    }

    public Draft declares(Json.Obj lot) {
        return states(StatementKind.DECLARE_LOT, lot);
    }

    public Draft introduces(Json.Obj lot) {
        return states(StatementKind.INTRODUCE_LOT, lot);
    }

    public Draft attestsOutsideSale(Json.Obj sale) {
        return states(StatementKind.ATTEST_OUTSIDE_SALE, sale);
    }

    public Draft voids(Json.Obj lot) {
        return states(StatementKind.VOID_LOT, lot);
    }

    public Draft holds(Json.Obj hold) {
        return states(StatementKind.HOLD_LOT, hold);
    }

    public Draft releases(Json.Obj hold) {
        return states(StatementKind.RELEASE_LOT, hold);
    }

    public Draft returns(Json.Obj lot) {
        return states(StatementKind.RETURN_LOT, lot);
    }

    public Draft losesToAuthority(Json.Obj lot) {
        return states(StatementKind.SEIZE_LOT, lot);
    }

    public Draft writesOff(Json.Obj lot) {
        return states(StatementKind.WRITE_OFF_LOT, lot);
    }

    public Draft delivers(Json.Obj lot) {
        return states(StatementKind.DELIVER_LOT, lot);
    }

    public Draft opens(Json.Obj seal) {
        return states(StatementKind.REMOVE_SEAL, seal);
    }

    public Draft raisesFlag(Json.Obj flag) {
        return states(StatementKind.RAISE_FLAG, flag);
    }

    public Draft answersFlag(Json.Obj answer) {
        return states(StatementKind.ANSWER_FLAG, answer);
    }

    public Draft closesFlag(Json.Obj flag) {
        return states(StatementKind.CLOSE_FLAG, flag);
    }

    public Draft assays(Json.Obj assay) {
        return states(StatementKind.RECORD_ASSAY, assay);
    }

    public Draft readsItself(Json.Obj reading) {
        return states(StatementKind.RECORD_OWN_READING, reading);
    }

    public Draft seals(Json.Obj seal) {
        return states(StatementKind.APPLY_SEAL, seal);
    }

    public Draft offers(Json.Obj offer) {
        return states(StatementKind.OFFER_CUSTODY, offer);
    }

    public Draft dispatches(Json.Obj dispatch) {
        return states(StatementKind.DISPATCH_CUSTODY, dispatch);
    }

    public Draft receives(Json.Obj receipt) {
        return states(StatementKind.RECEIVE_CUSTODY, receipt);
    }

    public Draft accepts(Json.Obj transfer) {
        return states(StatementKind.ACCEPT_CUSTODY, transfer);
    }

    public Draft cancels(Json.Obj offer) {
        return states(StatementKind.CANCEL_CUSTODY, offer);
    }

    public Draft resolves(Json.Obj dispute) {
        return states(StatementKind.RESOLVE_CUSTODY, dispute);
    }

    public Draft correctsWeighing(Json.Obj weighing) {
        return states(StatementKind.CORRECT_WEIGHING, weighing);
    }

    public Draft moves(Json.Obj lot) {
        return states(StatementKind.MOVE_LOT, lot);
    }

    public Draft downgrades(Json.Obj lot) {
        return states(StatementKind.DOWNGRADE_LOT, lot);
    }

    public Draft withdrawsSettlement(Json.Obj settlement) {
        return states(StatementKind.WITHDRAW_SETTLEMENT, settlement);
    }

    public Draft correctsPaper(Json.Obj paper) {
        return states(StatementKind.CORRECT_PAPER, paper);
    }

    public Draft correctsMiner(Json.Obj contribution) {
        return states(StatementKind.CORRECT_MINER, contribution);
    }

    public Draft closesLateFlags(Json.Obj flags) {
        return states(StatementKind.CLOSE_LATE_FLAGS, flags);
    }

    public Draft takesLotsBack(Json.Obj transfer) {
        return states(StatementKind.TAKE_BACK_CUSTODY, transfer);
    }

    public Draft melts(Json.Obj melt) {
        return states(StatementKind.MELT_LOTS, melt);
    }

    public Draft retorts(Json.Obj retorting) {
        return states(StatementKind.RETORT_LOTS, retorting);
    }

    public Draft refines(Json.Obj refining) {
        return states(StatementKind.REFINE_LOTS, refining);
    }

    public Draft aggregates(Json.Obj pooling) {
        return states(StatementKind.AGGREGATE_LOTS, pooling);
    }

    public Draft blends(Json.Obj blend) {
        return states(StatementKind.BLEND_LOTS, blend);
    }

    public Draft samples(Json.Obj sampling) {
        return states(StatementKind.SAMPLE_LOT, sampling);
    }

    public Draft splits(Json.Obj split) {
        return states(StatementKind.SPLIT_LOT, split);
    }

    public Draft recordsOutturn(Json.Obj outturn) {
        return states(StatementKind.RECORD_OUTTURN, outturn);
    }

    public Draft settlesProvisionally(Json.Obj settlement) {
        return states(StatementKind.SETTLE_PROVISIONALLY, settlement);
    }

    public Draft exchanges(Json.Obj assays) {
        return states(StatementKind.EXCHANGE_ASSAYS, assays);
    }

    public Draft bringsUmpire(Json.Obj assay) {
        return states(StatementKind.DECIDE_BY_UMPIRE, assay);
    }

    public Draft settles(Json.Obj settlement) {
        return states(StatementKind.SETTLE_LOT, settlement);
    }

    public Draft publishesScheme(Json.Obj scheme) {
        return states(StatementKind.PUBLISH_SCHEME, scheme);
    }

    public Draft obligesItself(Json.Obj premium) {
        return states(StatementKind.RAISE_OBLIGATIONS, premium);
    }

    public Draft truesUp(Json.Obj premium) {
        return states(StatementKind.TRUE_UP, premium);
    }

    public Draft takesCredit(Json.Obj sale) {
        return states(StatementKind.SELL_CREDIT, sale);
    }

    public Draft cancelsPremium(Json.Obj obligation) {
        return states(StatementKind.CANCEL_OBLIGATION, obligation);
    }

    public Draft denies(Json.Obj receipt) {
        return states(StatementKind.DENY_RECEIPT, receipt);
    }

    public Draft corrects(Json.Obj receipt) {
        return states(StatementKind.CORRECT_RECEIPT, receipt);
    }

    public Draft proposesPlan(Json.Obj plan) {
        return states(StatementKind.PROPOSE_PLAN, plan);
    }

    public Draft approvesPlan(Json.Obj plan) {
        return states(StatementKind.APPROVE_PLAN, plan);
    }

    public Draft fundsPlan(Json.Obj receipt) {
        return states(StatementKind.FUND_PLAN, receipt);
    }

    public Draft spends(Json.Obj use) {
        return states(StatementKind.RECORD_USE, use);
    }

    public Draft showsUse(Json.Obj evidence) {
        return states(StatementKind.EVIDENCE_USE, evidence);
    }

    public Draft verifiesUse(Json.Obj use) {
        return states(StatementKind.VERIFY_USE, use);
    }

    public Draft reportsPlan(Json.Obj report) {
        return states(StatementKind.REPORT_PLAN, report);
    }

    public Draft closesPlan(Json.Obj plan) {
        return states(StatementKind.CLOSE_PLAN, plan);
    }

    public Draft takesPaymentBack(Json.Obj payment) {
        return states(StatementKind.REVERSE_PAYMENT, payment);
    }

    public Draft announces(Json.Obj payment) {
        return states(StatementKind.ANNOUNCE_PAYMENT, payment);
    }

    public Draft confirms(Json.Obj receipt) {
        return states(StatementKind.CONFIRM_RECEIPT, receipt);
    }

    public Draft certifies(Json.Obj certificate) {
        return states(StatementKind.ISSUE_CERTIFICATE, certificate);
    }

    public Draft suspends(Json.Obj certificates) {
        return states(StatementKind.SUSPEND_CERTIFICATES, certificates);
    }

    public Draft reinstates(Json.Obj certificates) {
        return states(StatementKind.REINSTATE_CERTIFICATES, certificates);
    }

    public Draft revokes(Json.Obj certificates) {
        return states(StatementKind.REVOKE_CERTIFICATES, certificates);
    }

    public Draft recoversRegistrar(Json.Obj body) {
        return states(StatementKind.RECOVER_REGISTRAR, body);
    }

    public Draft grantsAudit(Json.Obj body) {
        return states(StatementKind.GRANT_AUDIT, body);
    }

    public Draft withdrawsAudit(Json.Obj body) {
        return states(StatementKind.WITHDRAW_AUDIT, body);
    }

    public Draft rotatesItsKey(Json.Obj body) {
        return states(StatementKind.ROTATE_OFFICER, body);
    }

    public Draft declaresOwnership(Json.Obj body) {
        return states(StatementKind.DECLARE_OWNERSHIP, body);
    }

    public Draft addsRegistration(Json.Obj body) {
        return states(StatementKind.ADD_REGISTRATION, body);
    }

    public Draft withdrawsParty(Json.Obj body) {
        return states(StatementKind.WITHDRAW_PARTY, body);
    }

    public Draft declaresScope(Json.Obj body) {
        return states(StatementKind.DECLARE_SCOPE, body);
    }

    public Draft declaresBasis(Json.Obj body) {
        return states(StatementKind.DECLARE_BASIS, body);
    }

    public Draft withdrawsBasis(Json.Obj body) {
        return states(StatementKind.WITHDRAW_BASIS, body);
    }

    public Draft notifiesOrder(Json.Obj body) {
        return states(StatementKind.NOTIFY_AUTHORITY_ORDER, body);
    }

    public Draft liftsOrder(Json.Obj body) {
        return states(StatementKind.LIFT_AUTHORITY_ORDER, body);
    }

    public Draft updatesItself(Json.Obj body) {
        return states(StatementKind.UPDATE_AMP, body);
    }

    public Draft disengages(Json.Obj body) {
        return states(StatementKind.DISENGAGE_AMP, body);
    }

    public Draft letsGo(Json.Obj body) {
        return states(StatementKind.LEAVE_MINERS, body);
    }

    public Draft extendsPromise(Json.Obj body) {
        return states(StatementKind.EXTEND_COMMITMENT, body);
    }

    public Draft attestsResult(Json.Obj body) {
        return states(StatementKind.RECORD_COMMITMENT_RESULT, body);
    }

    public Draft takesBack(Json.Obj body) {
        return states(StatementKind.REVOKE_ATTESTATION, body);
    }

    public Draft contests(Json.Obj body) {
        return states(StatementKind.CONTEST_ATTESTATION, body);
    }

    public Draft standsBy(Json.Obj body) {
        return states(StatementKind.ANSWER_CONTEST, body);
    }

    public Draft lifts(Json.Obj body) {
        return states(StatementKind.LIFT_FINDING, body);
    }

    public Draft comments(Json.Obj body) {
        return states(StatementKind.SUBMIT_COMMENT, body);
    }

    public Draft disposes(Json.Obj body) {
        return states(StatementKind.DISPOSE_COMMENT, body);
    }
}

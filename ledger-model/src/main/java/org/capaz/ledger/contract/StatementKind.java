// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.contract;

import static org.capaz.ledger.contract.PolicyRow.SIGNATORIES;
import static org.capaz.ledger.contract.PolicyRow.row;
import static org.capaz.ledger.registry.PartyRole.AGGREGATOR;
import static org.capaz.ledger.registry.PartyRole.AMP;
import static org.capaz.ledger.registry.PartyRole.AUDITOR;
import static org.capaz.ledger.registry.PartyRole.BUYER;
import static org.capaz.ledger.registry.PartyRole.LABORATORY;
import static org.capaz.ledger.registry.PartyRole.PAYER;
import static org.capaz.ledger.registry.PartyRole.REFINER;
import static org.capaz.ledger.registry.PartyRole.SCHEME;
import static org.capaz.ledger.registry.PartyRole.TRADER;
import static org.capaz.ledger.statement.OfficerRole.ASSAYER;
import static org.capaz.ledger.statement.OfficerRole.ASSESSOR;
import static org.capaz.ledger.statement.OfficerRole.CUSTODIAN;
import static org.capaz.ledger.statement.OfficerRole.LEGAL_REPRESENTATIVE;
import static org.capaz.ledger.statement.OfficerRole.PAYMENTS;
import static org.capaz.ledger.statement.OfficerRole.RESPONSIBLE;
import static org.capaz.ledger.statement.OfficerRole.SCHEME_OFFICER;
import static org.capaz.ledger.statement.OfficerRole.SETTLEMENT;
import static org.capaz.ledger.statement.OfficerRole.SUPERVISOR;
import static org.capaz.ledger.statement.OfficerRole.TREASURER;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.capaz.ledger.accreditation.AccreditJudge;
import org.capaz.ledger.accreditation.WithdrawJudge;
import org.capaz.ledger.assessment.AdoptCommitment;
import org.capaz.ledger.assessment.AnswerContest;
import org.capaz.ledger.assessment.ContestAttestation;
import org.capaz.ledger.assessment.ExtendCommitment;
import org.capaz.ledger.assessment.IssueAttestation;
import org.capaz.ledger.assessment.LiftFinding;
import org.capaz.ledger.assessment.RecordAssessment;
import org.capaz.ledger.assessment.RecordCommitmentResult;
import org.capaz.ledger.assessment.RevokeAttestation;
import org.capaz.ledger.assessment.SubmitReport;
import org.capaz.ledger.audit.GrantAudit;
import org.capaz.ledger.audit.WithdrawAudit;
import org.capaz.ledger.certificate.IssueCertificate;
import org.capaz.ledger.certificate.ReinstateCertificates;
import org.capaz.ledger.certificate.RevokeCertificates;
import org.capaz.ledger.certificate.SuspendCertificates;
import org.capaz.ledger.consultation.DisposeComment;
import org.capaz.ledger.consultation.SubmitComment;
import org.capaz.ledger.custody.AcceptCustody;
import org.capaz.ledger.custody.ApplySeal;
import org.capaz.ledger.custody.CancelCustody;
import org.capaz.ledger.custody.CorrectWeighing;
import org.capaz.ledger.custody.DeliverLot;
import org.capaz.ledger.custody.DispatchCustody;
import org.capaz.ledger.custody.MoveLot;
import org.capaz.ledger.custody.OfferCustody;
import org.capaz.ledger.custody.ReceiveCustody;
import org.capaz.ledger.custody.RemoveSeal;
import org.capaz.ledger.custody.ResolveCustody;
import org.capaz.ledger.custody.TakeBackCustody;
import org.capaz.ledger.custody.WriteOffLot;
import org.capaz.ledger.flag.AnswerFlag;
import org.capaz.ledger.flag.CloseFlag;
import org.capaz.ledger.flag.CloseLateFlags;
import org.capaz.ledger.flag.RaiseFlag;
import org.capaz.ledger.hold.HoldLot;
import org.capaz.ledger.hold.ReleaseLot;
import org.capaz.ledger.hold.ReturnLot;
import org.capaz.ledger.identity.MspId;
import org.capaz.ledger.identity.PartyId;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.message.InvalidValue;
import org.capaz.ledger.payment.AnnouncePayment;
import org.capaz.ledger.payment.CancelObligation;
import org.capaz.ledger.payment.ConfirmReceipt;
import org.capaz.ledger.payment.CorrectReceipt;
import org.capaz.ledger.payment.ReversePayment;
import org.capaz.ledger.plan.ApprovePlan;
import org.capaz.ledger.plan.ClosePlan;
import org.capaz.ledger.plan.EvidenceUse;
import org.capaz.ledger.plan.FundPlan;
import org.capaz.ledger.plan.ProposePlan;
import org.capaz.ledger.plan.RecordUse;
import org.capaz.ledger.plan.ReportPlan;
import org.capaz.ledger.plan.VerifyUse;
import org.capaz.ledger.premium.PublishScheme;
import org.capaz.ledger.premium.RaiseObligations;
import org.capaz.ledger.premium.SellCredit;
import org.capaz.ledger.premium.TrueUp;
import org.capaz.ledger.producer.DeclareAmp;
import org.capaz.ledger.producer.DeclareBasis;
import org.capaz.ledger.producer.DeclareScope;
import org.capaz.ledger.producer.DisengageAmp;
import org.capaz.ledger.producer.EnrolMiners;
import org.capaz.ledger.producer.LeaveMiners;
import org.capaz.ledger.producer.LiftAuthorityOrder;
import org.capaz.ledger.producer.NotifyAuthorityOrder;
import org.capaz.ledger.producer.UpdateAmp;
import org.capaz.ledger.producer.WithdrawBasis;
import org.capaz.ledger.production.AttestOutsideSale;
import org.capaz.ledger.production.CorrectMiner;
import org.capaz.ledger.production.CorrectOutsideSale;
import org.capaz.ledger.production.CorrectPaper;
import org.capaz.ledger.production.DeclareLot;
import org.capaz.ledger.production.DowngradeLot;
import org.capaz.ledger.production.IntroduceLot;
import org.capaz.ledger.production.RegisterOriginDocument;
import org.capaz.ledger.production.VoidLot;
import org.capaz.ledger.registry.AccreditAssessor;
import org.capaz.ledger.registry.AddRegistration;
import org.capaz.ledger.registry.DeclareOwnership;
import org.capaz.ledger.registry.FoundOrganisation;
import org.capaz.ledger.registry.PartyRole;
import org.capaz.ledger.registry.PublishReferenceValues;
import org.capaz.ledger.registry.PublishStandard;
import org.capaz.ledger.registry.RecoverRegistrar;
import org.capaz.ledger.registry.RegisterOfficer;
import org.capaz.ledger.registry.RegisterParty;
import org.capaz.ledger.registry.RevokeOfficer;
import org.capaz.ledger.registry.RotateOfficer;
import org.capaz.ledger.registry.WithdrawAccreditation;
import org.capaz.ledger.registry.WithdrawParty;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.settlement.DecideByUmpire;
import org.capaz.ledger.settlement.ExchangeAssays;
import org.capaz.ledger.settlement.RecordAssay;
import org.capaz.ledger.settlement.RecordOutturn;
import org.capaz.ledger.settlement.RecordOwnReading;
import org.capaz.ledger.settlement.RecordPurchase;
import org.capaz.ledger.settlement.SettleLot;
import org.capaz.ledger.settlement.SettleProvisionally;
import org.capaz.ledger.settlement.WithdrawSettlement;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.statement.SignedStatement;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.statement.StatementException;
import org.capaz.ledger.succession.ReleaseOrganisation;
import org.capaz.ledger.succession.RescueLot;
import org.capaz.ledger.succession.ReturnOrganisation;
import org.capaz.ledger.succession.WithdrawAttestation;
import org.capaz.ledger.transformation.CastLots;
import org.capaz.ledger.transformation.PoolLots;
import org.capaz.ledger.transformation.SampleLot;
import org.capaz.ledger.transformation.SplitLot;

/**
 * The policy table: every kind of statement with its reader, which parties may state it, which officers sign it and how
 * many. Where a row names no officers, each party speaks through its usual one
 * ({@link PolicyRow}). What is not here is refused.
 *
 * <p>Decision 002.
 */
public enum StatementKind {
    // Registry

    FOUND_ORGANISATION(row("organisation.found", FoundOrganisation::parse).byOrganisationWithItsFirstKey()),
    REGISTER_OFFICER(row("officer.register", RegisterOfficer::parse).byOrganisationWithOfficer()),
    REVOKE_OFFICER(row("officer.revoke", RevokeOfficer::parse).byOrganisation()),
    ROTATE_OFFICER(row("officer.rotate", RotateOfficer::parse).byAnyOfficer()),
    RECOVER_REGISTRAR(row("registrar.recover", RecoverRegistrar::parse).byMajority()),
    REGISTER_PARTY(row("party.register", RegisterParty::parse).byOrganisationOrMajority()),
    ADD_REGISTRATION(row("registration.add", AddRegistration::parse).byOrganisation()),
    DECLARE_OWNERSHIP(row("ownership.declare", DeclareOwnership::parse).byOrganisation()),
    WITHDRAW_PARTY(row("party.withdraw", WithdrawParty::parse).byOrganisation()),
    PUBLISH_REFERENCE_VALUES(
            row("reference.publish", PublishReferenceValues::parse).byMajority()),
    PUBLISH_STANDARD(row("standard.publish", PublishStandard::parse).byMajority()),
    ACCREDIT_ASSESSOR(row("assessor.accredit", AccreditAssessor::parse).by(SCHEME)),
    WITHDRAW_ACCREDITATION(
            row("accreditation.withdraw", WithdrawAccreditation::parse).by(SCHEME)),
    ACCREDIT_JUDGE(row("judge.accredit", AccreditJudge::parse).by(SCHEME)),
    WITHDRAW_JUDGE(row("judge.withdraw", WithdrawJudge::parse).by(SCHEME)),

    GRANT_AUDIT(row("audit.grant", GrantAudit::parse).byOrganisationWithParties()),
    WITHDRAW_AUDIT(row("audit.withdraw", WithdrawAudit::parse).byOrganisation()),

    // Producers and their assessment

    DECLARE_AMP(row("amp.declare", DeclareAmp::parse).by(AMP)),
    DECLARE_SCOPE(row("scope.declare", DeclareScope::parse).by(AMP)),
    DECLARE_BASIS(row("basis.declare", DeclareBasis::parse).by(AMP)),
    WITHDRAW_BASIS(row("basis.withdraw", WithdrawBasis::parse).by(AMP, SCHEME, AUDITOR)),
    NOTIFY_AUTHORITY_ORDER(row("authority.notice", NotifyAuthorityOrder::parse).by(SCHEME, AUDITOR)),
    LIFT_AUTHORITY_ORDER(row("authority.lift", LiftAuthorityOrder::parse).by(SCHEME, AUDITOR)),
    UPDATE_AMP(row("amp.update", UpdateAmp::parse).by(AMP)),
    DISENGAGE_AMP(row("amp.disengage", DisengageAmp::parse).by(SCHEME)),
    ENROL_MINERS(row("miner.enrol", EnrolMiners::parse)
            .by(AMP)
            .signedByTwo(Rule.I8, RESPONSIBLE, SUPERVISOR, TREASURER, SCHEME_OFFICER)),
    LEAVE_MINERS(row("miner.leave", LeaveMiners::parse)
            .by(AMP, SCHEME)
            .signedBy(RESPONSIBLE, SUPERVISOR, TREASURER, SCHEME_OFFICER)),
    SUBMIT_REPORT(row("report.submit", SubmitReport::parse).by(AMP)),
    ADOPT_COMMITMENT(row("commitment.adopt", AdoptCommitment::parse).by(AMP)),
    EXTEND_COMMITMENT(row("commitment.extend", ExtendCommitment::parse).by(AMP)),
    RECORD_COMMITMENT_RESULT(
            row("commitment.result", RecordCommitmentResult::parse).by(PartyRole.ASSESSOR)),
    ISSUE_ATTESTATION(row("attestation.issue", IssueAttestation::parse).by(PartyRole.ASSESSOR, AMP)),
    REVOKE_ATTESTATION(row("attestation.revoke", RevokeAttestation::parse).by(PartyRole.ASSESSOR, AMP)),
    CONTEST_ATTESTATION(row("attestation.contest", ContestAttestation::parse).byAnyOfficer()),
    ANSWER_CONTEST(row("attestation.answer", AnswerContest::parse).by(PartyRole.ASSESSOR, AMP)),
    LIFT_FINDING(row("finding.lift", LiftFinding::parse).by(SCHEME)),
    SUBMIT_COMMENT(row("consultation.comment", SubmitComment::parse).byAnyOfficer()),
    DISPOSE_COMMENT(row("consultation.dispose", DisposeComment::parse).by(SCHEME)),
    RECORD_ASSESSMENT(row("assessment.record", RecordAssessment::parse).by(PartyRole.ASSESSOR)),

    // Lots, holds and flags

    REGISTER_ORIGIN_DOCUMENT(
            row("origin.register", RegisterOriginDocument::parse).by(AMP)),
    CORRECT_PAPER(row("origin.correct", CorrectPaper::parse)
            .by(AMP)
            .signedOnBothSides(RESPONSIBLE, SCHEME_OFFICER, ASSESSOR)),
    CORRECT_MINER(row("contribution.correct", CorrectMiner::parse).by(AMP).signedOnBothSides(RESPONSIBLE, CUSTODIAN)),
    DECLARE_LOT(row("lot.declare", DeclareLot::parse).by(AMP)),
    INTRODUCE_LOT(row("lot.introduce", IntroduceLot::parse).byCustodian()),
    ATTEST_OUTSIDE_SALE(row("outside.attest", AttestOutsideSale::parse)
            .by(PartyRole.ASSESSOR, AUDITOR, AGGREGATOR)
            .withConsentOf(RESPONSIBLE)),
    CORRECT_OUTSIDE_SALE(row("outside.correct", CorrectOutsideSale::parse)
            .by(PartyRole.ASSESSOR, AUDITOR, AGGREGATOR, SCHEME)
            .withConsentOf(RESPONSIBLE)),
    VOID_LOT(row("lot.void", VoidLot::parse).byCustodian().signedBy(CUSTODIAN, RESPONSIBLE)),
    HOLD_LOT(row("lot.hold", HoldLot::parse).byCustodianOr(SCHEME, AUDITOR, PartyRole.CARRIER)),
    RELEASE_LOT(row("lot.release", ReleaseLot::parse).byCustodianOr(SCHEME, AUDITOR, PartyRole.CARRIER)),
    RETURN_LOT(row("lot.return", ReturnLot::parse).byCustodian().signedOnBothSides(CUSTODIAN)),
    SEIZE_LOT(row("lot.seize", WriteOffLot::seized).byCustodianOr(SCHEME, AUDITOR)),
    WRITE_OFF_LOT(row("lot.writeoff", WriteOffLot::lost).byCustodian()),
    DELIVER_LOT(row("lot.deliver", DeliverLot::parse).byCustodian()),
    MOVE_LOT(row("lot.move", MoveLot::parse).byCustodian()),
    DOWNGRADE_LOT(row("lot.downgrade", DowngradeLot::parse).byCustodian()),
    REMOVE_SEAL(row("seal.remove", RemoveSeal::parse).byCustodian()),
    RAISE_FLAG(row("flag.raise", RaiseFlag::parse)
            .byAnyParty()
            .signedBy(RESPONSIBLE, LEGAL_REPRESENTATIVE, CUSTODIAN, SCHEME_OFFICER, ASSESSOR, ASSAYER)),
    ANSWER_FLAG(row("flag.answer", AnswerFlag::parse).byAnyOfficer()),
    CLOSE_LATE_FLAGS(row("flag.closelate", CloseLateFlags::parse).by(SCHEME, AUDITOR)),
    CLOSE_FLAG(row("flag.close", CloseFlag::parse).by(SCHEME, AUDITOR, PartyRole.ASSESSOR)),

    // Assays, seals, custody

    RECORD_ASSAY(row("assay.record", RecordAssay::parse)
            .by(LABORATORY, REFINER)
            .signedBy(ASSAYER)
            .withConsentOf(CUSTODIAN)),
    RECORD_OWN_READING(row("assay.own", RecordOwnReading::parse).byCustodian()),
    APPLY_SEAL(row("seal.apply", ApplySeal::parse).byCustodian()),
    OFFER_CUSTODY(row("custody.offer", OfferCustody::parse).byCustodian()),
    DISPATCH_CUSTODY(row("custody.dispatch", DispatchCustody::parse).byCustodian()),
    RECEIVE_CUSTODY(row("custody.receive", ReceiveCustody::parse).byCustodian()),
    ACCEPT_CUSTODY(row("custody.accept", AcceptCustody::parse).byCustodian()),
    CANCEL_CUSTODY(row("custody.cancel", CancelCustody::parse).byCustodian()),
    RESOLVE_CUSTODY(row("custody.resolve", ResolveCustody::parse).byCustodian().signedOnBothSides(CUSTODIAN)),
    TAKE_BACK_CUSTODY(row("custody.takeback", TakeBackCustody::parse).byCustodian()),
    CORRECT_WEIGHING(
            row("custody.correct", CorrectWeighing::parse).byCustodian().signedOnBothSides(CUSTODIAN)),

    // Transformations and settlement

    MELT_LOTS(row("lot.melt", CastLots::parseMelt).byCustodian()),
    RETORT_LOTS(row("lot.retort", CastLots::parseRetort).byCustodian()),
    REFINE_LOTS(row("lot.refine", CastLots::parseRefine).by(REFINER)),
    AGGREGATE_LOTS(row("lot.aggregate", PoolLots::parseAggregate).byCustodian()),
    BLEND_LOTS(row("lot.blend", PoolLots::parseBlend).byCustodian()),
    SAMPLE_LOT(row("lot.sample", SampleLot::parse).byCustodian()),
    SPLIT_LOT(row("lot.split", SplitLot::parse).byCustodian()),
    RECORD_OUTTURN(row("lot.outturn", RecordOutturn::parse).by(REFINER).signedBy(ASSAYER)),
    SETTLE_PROVISIONALLY(row("settlement.provisional", SettleProvisionally::parse)
            .by(REFINER, TRADER, BUYER)
            .signedOnBothSides(SETTLEMENT)),
    EXCHANGE_ASSAYS(row("settlement.exchange", ExchangeAssays::parse)
            .by(REFINER, TRADER, BUYER)
            .signedOnBothSides(SETTLEMENT)),
    DECIDE_BY_UMPIRE(row("settlement.umpire", DecideByUmpire::parse)
            .byCustodian()
            .signedBy(SETTLEMENT)
            .withConsentOf(SETTLEMENT)),
    WITHDRAW_SETTLEMENT(row("settlement.withdraw", WithdrawSettlement::parse)
            .by(REFINER, TRADER, BUYER)
            .signedOnBothSides(SETTLEMENT)),
    SETTLE_LOT(
            row("settlement.final", SettleLot::parse).by(REFINER, TRADER, BUYER).signedOnBothSides(SETTLEMENT)),
    RECORD_PURCHASE(row("purchase.record", RecordPurchase::parse).by(AGGREGATOR, TRADER, REFINER, BUYER)),

    // Premiums

    PUBLISH_SCHEME(row("scheme.publish", PublishScheme::parse).by(SCHEME)),
    RAISE_OBLIGATIONS(row("premium.oblige", RaiseObligations::parse).by(PAYER)),
    TRUE_UP(row("premium.trueup", TrueUp::parse)
            .by(PAYER, AMP, SCHEME)
            .signedBy(PAYMENTS, TREASURER, LEGAL_REPRESENTATIVE, SCHEME_OFFICER)),
    SELL_CREDIT(row("premium.credit", SellCredit::parse)
            .by(PAYER)
            .signedOnBothSides(PAYMENTS, TREASURER, LEGAL_REPRESENTATIVE, SUPERVISOR)),
    CANCEL_OBLIGATION(row("premium.cancel", CancelObligation::parse).by(SCHEME)),
    ANNOUNCE_PAYMENT(row("premium.announce", AnnouncePayment::parse).by(PAYER)),
    /** Payers may try: then rule I2 answers them by name, where this table could only say "wrong role". */
    CONFIRM_RECEIPT(row("premium.confirm", ConfirmReceipt::parse)
            .by(AMP, PAYER)
            .signedByTwo(Rule.I40, SIGNATORIES, PAYMENTS, SCHEME_OFFICER)),
    DENY_RECEIPT(row("premium.deny", ConfirmReceipt::parseDenial)
            .by(AMP)
            .signedByTwo(Rule.I40, SIGNATORIES, SCHEME_OFFICER)),
    CORRECT_RECEIPT(
            row("receipt.correct", CorrectReceipt::parse).by(AMP).signedByTwo(Rule.I40, SIGNATORIES, SCHEME_OFFICER)),
    REVERSE_PAYMENT(row("payment.reverse", ReversePayment::parse).by(PAYER)),
    PROPOSE_PLAN(row("plan.propose", ProposePlan::parse).by(AMP)),
    APPROVE_PLAN(row("plan.approve", ApprovePlan::parse).by(AMP).signedByTwo(Rule.I42, SIGNATORIES, SCHEME_OFFICER)),
    FUND_PLAN(row("plan.fund", FundPlan::parse).by(AMP).signedBy(TREASURER)),
    RECORD_USE(row("use.record", RecordUse::parse).by(AMP).signedBy(TREASURER)),
    EVIDENCE_USE(row("use.evidence", EvidenceUse::parse).by(AMP).signedBy(TREASURER)),
    VERIFY_USE(row("use.verify", VerifyUse::parse).by(PartyRole.ASSESSOR, AUDITOR)),
    REPORT_PLAN(row("plan.report", ReportPlan::parse).by(AMP)),
    CLOSE_PLAN(row("plan.close", ClosePlan::parse).by(AMP).signedByTwo(Rule.I42, SIGNATORIES, SCHEME_OFFICER)),

    // Certificates

    ISSUE_CERTIFICATE(row("certificate.issue", IssueCertificate::parse).byCustodian()),
    SUSPEND_CERTIFICATES(row("certificate.suspend", SuspendCertificates::parse).byCustodianOr(SCHEME, AUDITOR)),
    REINSTATE_CERTIFICATES(
            row("certificate.reinstate", ReinstateCertificates::parse).byCustodianOr(SCHEME, AUDITOR)),
    REVOKE_CERTIFICATES(row("certificate.revoke", RevokeCertificates::parse).byCustodianOr(SCHEME)),

    // Organisations that are gone

    RELEASE_ORGANISATION(row("organisation.release", ReleaseOrganisation::parse).byMajority()),
    RETURN_ORGANISATION(row("organisation.return", ReturnOrganisation::parse).byOrganisation()),
    /** The registrars decide; the new custodian's officer signs along. */
    RESCUE_LOT(row("lot.rescue", RescueLot::parse).byMajority(CUSTODIAN)),
    WITHDRAW_ATTESTATION(row("attestation.withdraw", WithdrawAttestation::parse).by(SCHEME));

    @SuppressWarnings("ImmutableEnumChecker") // a record of immutable parts
    private final PolicyRow row;

    private final String function;

    StatementKind(PolicyRow row) {
        this.row = row;
        this.function = Arrays.stream(name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    public static Optional<StatementKind> of(String kind) {
        return Arrays.stream(values())
                .filter(entry -> entry.kind().equals(kind))
                .findFirst();
    }

    /** The name in a statement, such as {@code custody.offer}. */
    public String kind() {
        return row.kind();
    }

    /** The contract function: the constant's words, such as {@code OfferCustody}. */
    public String function() {
        return function;
    }

    /** Roles of which the acting party needs one; empty for the acts of an organisation itself. */
    public List<PartyRole> parties() {
        return row.parties();
    }

    public boolean actedByOrganisation() {
        return parties().isEmpty();
    }

    /** Roles of which each signing officer needs one. */
    public List<OfficerRole> officers() {
        return row.officers();
    }

    /** Roles of which an officer of the other party needs one, where its consent gives the statement more effect. */
    public List<OfficerRole> consenting() {
        return row.consenting();
    }

    public Signing signing() {
        return row.signing();
    }

    /** The rule that asks for two officers where {@link Signing#TWO_OFFICERS} does. */
    Rule twoOfficersBy() {
        return row.twoOfficersBy().orElseThrow();
    }

    /** What the statement asks for; a {@link StatementException} names the defect of form that keeps it from being judged. */
    public Command read(Statement statement) {
        requireActor(statement);
        return SignedStatement.reading(() -> {
            NothingPersonal.require(statement);
            return command(statement);
        });
    }

    void requireActor(Statement statement) {
        try {
            if (actedByOrganisation()) {
                new MspId(statement.actor());
            } else {
                new PartyId(statement.actor());
            }
        } catch (InvalidValue e) {
            throw new StatementException("MALFORMED", "statement.actor", e.sentence());
        }
    }

    Command command(Statement statement) {
        Fields body = Fields.of(statement.body(), "body");
        Command command = row.parser().parse(statement, body);
        body.end();
        return command;
    }
}

package org.capaz.ledger.notary;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.capaz.ledger.assessment.AdoptCommitment;
import org.capaz.ledger.assessment.AnswerContest;
import org.capaz.ledger.assessment.ContestAttestation;
import org.capaz.ledger.assessment.DeclareAmp;
import org.capaz.ledger.assessment.DeclareBasis;
import org.capaz.ledger.assessment.DeclareScope;
import org.capaz.ledger.assessment.DisengageAmp;
import org.capaz.ledger.assessment.EnrolMiners;
import org.capaz.ledger.assessment.ExtendCommitment;
import org.capaz.ledger.assessment.IssueAttestation;
import org.capaz.ledger.assessment.LeaveMiners;
import org.capaz.ledger.assessment.LiftAuthorityOrder;
import org.capaz.ledger.assessment.NotifyAuthorityOrder;
import org.capaz.ledger.assessment.RecordAssessment;
import org.capaz.ledger.assessment.RecordCommitmentResult;
import org.capaz.ledger.assessment.RevokeAttestation;
import org.capaz.ledger.assessment.SubmitReport;
import org.capaz.ledger.assessment.UpdateAmp;
import org.capaz.ledger.assessment.WithdrawBasis;
import org.capaz.ledger.certificate.IssueCertificate;
import org.capaz.ledger.certificate.ReinstateCertificates;
import org.capaz.ledger.certificate.RevokeCertificates;
import org.capaz.ledger.certificate.SuspendCertificates;
import org.capaz.ledger.consultation.DisposeComment;
import org.capaz.ledger.consultation.SubmitComment;
import org.capaz.ledger.custody.AcceptCustody;
import org.capaz.ledger.custody.ApplySeal;
import org.capaz.ledger.custody.AttestOutsideSale;
import org.capaz.ledger.custody.CancelCustody;
import org.capaz.ledger.custody.CastLots;
import org.capaz.ledger.custody.DecideByUmpire;
import org.capaz.ledger.custody.DeclareLot;
import org.capaz.ledger.custody.DeliverLot;
import org.capaz.ledger.custody.DispatchCustody;
import org.capaz.ledger.custody.ExchangeAssays;
import org.capaz.ledger.custody.HoldLot;
import org.capaz.ledger.custody.IntroduceLot;
import org.capaz.ledger.custody.OfferCustody;
import org.capaz.ledger.custody.PoolLots;
import org.capaz.ledger.custody.ReceiveCustody;
import org.capaz.ledger.custody.RecordAssay;
import org.capaz.ledger.custody.RecordOutturn;
import org.capaz.ledger.custody.RegisterOriginDocument;
import org.capaz.ledger.custody.ReleaseLot;
import org.capaz.ledger.custody.RemoveSeal;
import org.capaz.ledger.custody.ResolveCustody;
import org.capaz.ledger.custody.ReturnLot;
import org.capaz.ledger.custody.SampleLot;
import org.capaz.ledger.custody.SettleLot;
import org.capaz.ledger.custody.SettleProvisionally;
import org.capaz.ledger.custody.SplitLot;
import org.capaz.ledger.custody.VoidLot;
import org.capaz.ledger.custody.WriteOffLot;
import org.capaz.ledger.flag.CloseFlag;
import org.capaz.ledger.flag.RaiseFlag;
import org.capaz.ledger.json.Fields;
import org.capaz.ledger.premium.AnnouncePayment;
import org.capaz.ledger.premium.ApprovePlan;
import org.capaz.ledger.premium.CancelObligation;
import org.capaz.ledger.premium.ClosePlan;
import org.capaz.ledger.premium.ConfirmReceipt;
import org.capaz.ledger.premium.CorrectReceipt;
import org.capaz.ledger.premium.EvidenceUse;
import org.capaz.ledger.premium.FundPlan;
import org.capaz.ledger.premium.ProposePlan;
import org.capaz.ledger.premium.PublishScheme;
import org.capaz.ledger.premium.RaiseObligations;
import org.capaz.ledger.premium.RecordUse;
import org.capaz.ledger.premium.ReportPlan;
import org.capaz.ledger.premium.ReversePayment;
import org.capaz.ledger.premium.SellCredit;
import org.capaz.ledger.premium.TrueUp;
import org.capaz.ledger.premium.VerifyUse;
import org.capaz.ledger.registry.AccreditAssessor;
import org.capaz.ledger.registry.AddRegistration;
import org.capaz.ledger.registry.FoundOrganisation;
import org.capaz.ledger.registry.PartyRole;
import org.capaz.ledger.registry.PublishReferenceValues;
import org.capaz.ledger.registry.PublishStandard;
import org.capaz.ledger.registry.RegisterOfficer;
import org.capaz.ledger.registry.RegisterParty;
import org.capaz.ledger.registry.RevokeOfficer;
import org.capaz.ledger.registry.RotateOfficer;
import org.capaz.ledger.registry.WithdrawAccreditation;
import org.capaz.ledger.registry.WithdrawParty;
import org.capaz.ledger.rule.Rule;
import org.capaz.ledger.statement.Command;
import org.capaz.ledger.statement.OfficerRole;
import org.capaz.ledger.statement.Statement;
import org.capaz.ledger.succession.ReleaseOrganisation;
import org.capaz.ledger.succession.RescueLot;
import org.capaz.ledger.succession.ReturnOrganisation;
import org.capaz.ledger.succession.WithdrawAttestation;

/**
 * The policy table: every kind of statement, the contract function that takes it, which parties may state it, which
 * officers sign it and how many. What is not here is refused.
 */
public enum StatementKind {
    FOUND_ORGANISATION(
            "organisation.found",
            "FoundOrganisation",
            by(),
            signedBy(OfficerRole.REGISTRAR),
            Signing.OWN_FIRST_KEY,
            FoundOrganisation::parse),
    REGISTER_OFFICER(
            "officer.register",
            "RegisterOfficer",
            by(),
            signedBy(OfficerRole.REGISTRAR),
            Signing.ONE,
            RegisterOfficer::parse),
    REVOKE_OFFICER(
            "officer.revoke",
            "RevokeOfficer",
            by(),
            signedBy(OfficerRole.REGISTRAR),
            Signing.ONE,
            RevokeOfficer::parse),
    ROTATE_OFFICER(
            "officer.rotate", "RotateOfficer", byAnyParty(), signedByAnyOfficer(), Signing.ONE, RotateOfficer::parse),
    REGISTER_PARTY(
            "party.register",
            "RegisterParty",
            by(),
            signedBy(OfficerRole.REGISTRAR),
            Signing.ONE,
            RegisterParty::parse),
    ADD_REGISTRATION(
            "registration.add",
            "AddRegistration",
            by(),
            signedBy(OfficerRole.REGISTRAR),
            Signing.ONE,
            AddRegistration::parse),
    WITHDRAW_PARTY(
            "party.withdraw",
            "WithdrawParty",
            by(),
            signedBy(OfficerRole.REGISTRAR),
            Signing.ONE,
            WithdrawParty::parse),
    PUBLISH_REFERENCE_VALUES(
            "reference.publish",
            "PublishReferenceValues",
            by(),
            signedBy(OfficerRole.REGISTRAR),
            Signing.MAJORITY_OF_ORGANISATIONS,
            PublishReferenceValues::parse),
    PUBLISH_STANDARD(
            "standard.publish",
            "PublishStandard",
            by(),
            signedBy(OfficerRole.REGISTRAR),
            Signing.MAJORITY_OF_ORGANISATIONS,
            PublishStandard::parse),
    ACCREDIT_ASSESSOR(
            "assessor.accredit",
            "AccreditAssessor",
            by(PartyRole.SCHEME),
            signedBy(OfficerRole.SCHEME_OFFICER),
            Signing.ONE,
            AccreditAssessor::parse),
    WITHDRAW_ACCREDITATION(
            "accreditation.withdraw",
            "WithdrawAccreditation",
            by(PartyRole.SCHEME),
            signedBy(OfficerRole.SCHEME_OFFICER),
            Signing.ONE,
            WithdrawAccreditation::parse),
    DECLARE_AMP(
            "amp.declare",
            "DeclareAmp",
            by(PartyRole.AMP),
            signedBy(OfficerRole.RESPONSIBLE),
            Signing.ONE,
            DeclareAmp::parse),
    DECLARE_SCOPE(
            "scope.declare",
            "DeclareScope",
            by(PartyRole.AMP),
            signedBy(OfficerRole.RESPONSIBLE),
            Signing.ONE,
            DeclareScope::parse),
    DECLARE_BASIS(
            "basis.declare",
            "DeclareBasis",
            by(PartyRole.AMP),
            signedBy(OfficerRole.RESPONSIBLE),
            Signing.ONE,
            DeclareBasis::parse),
    WITHDRAW_BASIS(
            "basis.withdraw",
            "WithdrawBasis",
            by(PartyRole.AMP, PartyRole.SCHEME, PartyRole.AUDITOR),
            signedBy(OfficerRole.RESPONSIBLE, OfficerRole.SCHEME_OFFICER, OfficerRole.ASSESSOR),
            Signing.ONE,
            WithdrawBasis::parse),
    NOTIFY_AUTHORITY_ORDER(
            "authority.notice",
            "NotifyAuthorityOrder",
            by(PartyRole.SCHEME, PartyRole.AUDITOR),
            signedBy(OfficerRole.SCHEME_OFFICER, OfficerRole.ASSESSOR),
            Signing.ONE,
            NotifyAuthorityOrder::parse),
    LIFT_AUTHORITY_ORDER(
            "authority.lift",
            "LiftAuthorityOrder",
            by(PartyRole.SCHEME, PartyRole.AUDITOR),
            signedBy(OfficerRole.SCHEME_OFFICER, OfficerRole.ASSESSOR),
            Signing.ONE,
            LiftAuthorityOrder::parse),
    UPDATE_AMP(
            "amp.update",
            "UpdateAmp",
            by(PartyRole.AMP),
            signedBy(OfficerRole.RESPONSIBLE),
            Signing.ONE,
            UpdateAmp::parse),
    DISENGAGE_AMP(
            "amp.disengage",
            "DisengageAmp",
            by(PartyRole.SCHEME),
            signedBy(OfficerRole.SCHEME_OFFICER),
            Signing.ONE,
            DisengageAmp::parse),
    ENROL_MINERS(
            "miner.enrol",
            "EnrolMiners",
            by(PartyRole.AMP),
            signedBy(OfficerRole.RESPONSIBLE, OfficerRole.SUPERVISOR, OfficerRole.TREASURER),
            Signing.TWO_OFFICERS,
            EnrolMiners::parse),
    LEAVE_MINERS(
            "miner.leave",
            "LeaveMiners",
            by(PartyRole.AMP),
            signedBy(OfficerRole.RESPONSIBLE, OfficerRole.SUPERVISOR, OfficerRole.TREASURER),
            Signing.ONE,
            LeaveMiners::parse),
    SUBMIT_REPORT(
            "report.submit",
            "SubmitReport",
            by(PartyRole.AMP),
            signedBy(OfficerRole.RESPONSIBLE),
            Signing.ONE,
            SubmitReport::parse),
    ADOPT_COMMITMENT(
            "commitment.adopt",
            "AdoptCommitment",
            by(PartyRole.AMP),
            signedBy(OfficerRole.RESPONSIBLE),
            Signing.ONE,
            AdoptCommitment::parse),
    EXTEND_COMMITMENT(
            "commitment.extend",
            "ExtendCommitment",
            by(PartyRole.AMP),
            signedBy(OfficerRole.RESPONSIBLE),
            Signing.ONE,
            ExtendCommitment::parse),
    RECORD_COMMITMENT_RESULT(
            "commitment.result",
            "RecordCommitmentResult",
            by(PartyRole.ASSESSOR),
            signedBy(OfficerRole.ASSESSOR),
            Signing.ONE,
            RecordCommitmentResult::parse),
    ISSUE_ATTESTATION(
            "attestation.issue",
            "IssueAttestation",
            by(PartyRole.ASSESSOR, PartyRole.AMP),
            signedBy(OfficerRole.ASSESSOR, OfficerRole.RESPONSIBLE),
            Signing.ONE,
            IssueAttestation::parse),
    REVOKE_ATTESTATION(
            "attestation.revoke",
            "RevokeAttestation",
            by(PartyRole.ASSESSOR, PartyRole.AMP),
            signedBy(OfficerRole.ASSESSOR, OfficerRole.RESPONSIBLE),
            Signing.ONE,
            RevokeAttestation::parse),
    CONTEST_ATTESTATION(
            "attestation.contest",
            "ContestAttestation",
            byAnyParty(),
            signedByAnyOfficer(),
            Signing.ONE,
            ContestAttestation::parse),
    ANSWER_CONTEST(
            "attestation.answer",
            "AnswerContest",
            by(PartyRole.ASSESSOR, PartyRole.AMP),
            signedBy(OfficerRole.ASSESSOR, OfficerRole.RESPONSIBLE),
            Signing.ONE,
            AnswerContest::parse),
    SUBMIT_COMMENT(
            "consultation.comment",
            "SubmitComment",
            byAnyParty(),
            signedByAnyOfficer(),
            Signing.ONE,
            SubmitComment::parse),
    DISPOSE_COMMENT(
            "consultation.dispose",
            "DisposeComment",
            by(PartyRole.SCHEME),
            signedBy(OfficerRole.SCHEME_OFFICER),
            Signing.ONE,
            DisposeComment::parse),
    RECORD_ASSESSMENT(
            "assessment.record",
            "RecordAssessment",
            by(PartyRole.ASSESSOR),
            signedBy(OfficerRole.ASSESSOR),
            Signing.ONE,
            RecordAssessment::parse),
    REGISTER_ORIGIN_DOCUMENT(
            "origin.register",
            "RegisterOriginDocument",
            by(PartyRole.AMP),
            signedBy(OfficerRole.RESPONSIBLE),
            Signing.ONE,
            RegisterOriginDocument::parse),
    DECLARE_LOT(
            "lot.declare",
            "DeclareLot",
            by(PartyRole.AMP),
            signedBy(OfficerRole.RESPONSIBLE),
            Signing.ONE,
            DeclareLot::parse),
    INTRODUCE_LOT(
            "lot.introduce",
            "IntroduceLot",
            byAnyCustodian(),
            signedBy(OfficerRole.CUSTODIAN),
            Signing.ONE,
            IntroduceLot::parse),
    ATTEST_OUTSIDE_SALE(
            "outside.attest",
            "AttestOutsideSale",
            by(PartyRole.ASSESSOR, PartyRole.AUDITOR, PartyRole.AGGREGATOR),
            signedBy(OfficerRole.ASSESSOR, OfficerRole.CUSTODIAN),
            Signing.ONE,
            AttestOutsideSale::parse),
    VOID_LOT(
            "lot.void",
            "VoidLot",
            byAnyCustodian(),
            signedBy(OfficerRole.CUSTODIAN, OfficerRole.RESPONSIBLE),
            Signing.ONE,
            VoidLot::parse),
    HOLD_LOT(
            "lot.hold",
            "HoldLot",
            byAnyCustodianOr(PartyRole.SCHEME, PartyRole.AUDITOR),
            signedBy(OfficerRole.CUSTODIAN, OfficerRole.SCHEME_OFFICER, OfficerRole.ASSESSOR),
            Signing.ONE,
            HoldLot::parse),
    RELEASE_LOT(
            "lot.release",
            "ReleaseLot",
            byAnyCustodianOr(PartyRole.SCHEME, PartyRole.AUDITOR),
            signedBy(OfficerRole.CUSTODIAN, OfficerRole.SCHEME_OFFICER, OfficerRole.ASSESSOR),
            Signing.ONE,
            ReleaseLot::parse),
    RETURN_LOT(
            "lot.return",
            "ReturnLot",
            byAnyCustodian(),
            signedBy(OfficerRole.CUSTODIAN),
            Signing.BOTH_PARTIES,
            ReturnLot::parse),
    SEIZE_LOT(
            "lot.seize",
            "SeizeLot",
            byAnyCustodian(),
            signedBy(OfficerRole.CUSTODIAN),
            Signing.ONE,
            WriteOffLot::seized),
    WRITE_OFF_LOT(
            "lot.writeoff",
            "WriteOffLot",
            byAnyCustodian(),
            signedBy(OfficerRole.CUSTODIAN),
            Signing.ONE,
            WriteOffLot::lost),
    DELIVER_LOT(
            "lot.deliver",
            "DeliverLot",
            byAnyCustodian(),
            signedBy(OfficerRole.CUSTODIAN),
            Signing.ONE,
            DeliverLot::parse),
    REMOVE_SEAL(
            "seal.remove",
            "RemoveSeal",
            byAnyCustodian(),
            signedBy(OfficerRole.CUSTODIAN),
            Signing.ONE,
            RemoveSeal::parse),
    RAISE_FLAG(
            "flag.raise",
            "RaiseFlag",
            by(PartyRole.values()),
            signedBy(
                    OfficerRole.RESPONSIBLE,
                    OfficerRole.LEGAL_REPRESENTATIVE,
                    OfficerRole.CUSTODIAN,
                    OfficerRole.SCHEME_OFFICER,
                    OfficerRole.ASSESSOR,
                    OfficerRole.ASSAYER),
            Signing.ONE,
            RaiseFlag::parse),
    CLOSE_FLAG(
            "flag.close",
            "CloseFlag",
            by(PartyRole.SCHEME, PartyRole.AUDITOR, PartyRole.ASSESSOR),
            signedBy(OfficerRole.SCHEME_OFFICER, OfficerRole.ASSESSOR),
            Signing.ONE,
            CloseFlag::parse),
    RECORD_ASSAY(
            "assay.record",
            "RecordAssay",
            by(PartyRole.LABORATORY, PartyRole.REFINER),
            signedBy(OfficerRole.ASSAYER),
            Signing.ONE,
            RecordAssay::parse),
    APPLY_SEAL(
            "seal.apply",
            "ApplySeal",
            byAnyCustodian(),
            signedBy(OfficerRole.CUSTODIAN),
            Signing.ONE,
            ApplySeal::parse),
    OFFER_CUSTODY(
            "custody.offer",
            "OfferCustody",
            byAnyCustodian(),
            signedBy(OfficerRole.CUSTODIAN),
            Signing.ONE,
            OfferCustody::parse),
    DISPATCH_CUSTODY(
            "custody.dispatch",
            "DispatchCustody",
            byAnyCustodian(),
            signedBy(OfficerRole.CUSTODIAN),
            Signing.ONE,
            DispatchCustody::parse),
    RECEIVE_CUSTODY(
            "custody.receive",
            "ReceiveCustody",
            byAnyCustodian(),
            signedBy(OfficerRole.CUSTODIAN),
            Signing.ONE,
            ReceiveCustody::parse),
    ACCEPT_CUSTODY(
            "custody.accept",
            "AcceptCustody",
            byAnyCustodian(),
            signedBy(OfficerRole.CUSTODIAN),
            Signing.ONE,
            AcceptCustody::parse),
    CANCEL_CUSTODY(
            "custody.cancel",
            "CancelCustody",
            byAnyCustodian(),
            signedBy(OfficerRole.CUSTODIAN),
            Signing.ONE,
            CancelCustody::parse),
    RESOLVE_CUSTODY(
            "custody.resolve",
            "ResolveCustody",
            byAnyCustodian(),
            signedBy(OfficerRole.CUSTODIAN),
            Signing.BOTH_PARTIES,
            ResolveCustody::parse),
    MELT_LOTS(
            "lot.melt",
            "MeltLots",
            byAnyCustodian(),
            signedBy(OfficerRole.CUSTODIAN),
            Signing.ONE,
            CastLots::parseMelt),
    RETORT_LOTS(
            "lot.retort",
            "RetortLots",
            byAnyCustodian(),
            signedBy(OfficerRole.CUSTODIAN),
            Signing.ONE,
            CastLots::parseRetort),
    REFINE_LOTS(
            "lot.refine",
            "RefineLots",
            by(PartyRole.REFINER),
            signedBy(OfficerRole.CUSTODIAN),
            Signing.ONE,
            CastLots::parseRefine),
    AGGREGATE_LOTS(
            "lot.aggregate",
            "AggregateLots",
            byAnyCustodian(),
            signedBy(OfficerRole.CUSTODIAN),
            Signing.ONE,
            PoolLots::parseAggregate),
    BLEND_LOTS(
            "lot.blend",
            "BlendLots",
            byAnyCustodian(),
            signedBy(OfficerRole.CUSTODIAN),
            Signing.ONE,
            PoolLots::parseBlend),
    SAMPLE_LOT(
            "lot.sample",
            "SampleLot",
            byAnyCustodian(),
            signedBy(OfficerRole.CUSTODIAN),
            Signing.ONE,
            SampleLot::parse),
    SPLIT_LOT("lot.split", "SplitLot", byAnyCustodian(), signedBy(OfficerRole.CUSTODIAN), Signing.ONE, SplitLot::parse),
    RECORD_OUTTURN(
            "lot.outturn",
            "RecordOutturn",
            by(PartyRole.REFINER),
            signedBy(OfficerRole.ASSAYER),
            Signing.ONE,
            RecordOutturn::parse),
    SETTLE_PROVISIONALLY(
            "settlement.provisional",
            "SettleProvisionally",
            by(PartyRole.REFINER, PartyRole.TRADER, PartyRole.BUYER),
            signedBy(OfficerRole.SETTLEMENT),
            Signing.BOTH_PARTIES,
            SettleProvisionally::parse),
    EXCHANGE_ASSAYS(
            "settlement.exchange",
            "ExchangeAssays",
            by(PartyRole.REFINER, PartyRole.TRADER, PartyRole.BUYER),
            signedBy(OfficerRole.SETTLEMENT),
            Signing.BOTH_PARTIES,
            ExchangeAssays::parse),
    DECIDE_BY_UMPIRE(
            "settlement.umpire",
            "DecideByUmpire",
            byAnyCustodian(),
            signedBy(OfficerRole.SETTLEMENT),
            Signing.ONE,
            DecideByUmpire::parse),
    SETTLE_LOT(
            "settlement.final",
            "SettleLot",
            by(PartyRole.REFINER, PartyRole.TRADER, PartyRole.BUYER),
            signedBy(OfficerRole.SETTLEMENT),
            Signing.BOTH_PARTIES,
            SettleLot::parse),
    PUBLISH_SCHEME(
            "scheme.publish",
            "PublishScheme",
            by(PartyRole.SCHEME),
            signedBy(OfficerRole.SCHEME_OFFICER),
            Signing.ONE,
            PublishScheme::parse),
    RAISE_OBLIGATIONS(
            "premium.oblige",
            "RaiseObligations",
            by(PartyRole.PAYER),
            signedBy(OfficerRole.PAYMENTS),
            Signing.ONE,
            RaiseObligations::parse),
    TRUE_UP(
            "premium.trueup",
            "TrueUp",
            by(PartyRole.PAYER),
            signedBy(OfficerRole.PAYMENTS),
            Signing.ONE,
            TrueUp::parse),
    SELL_CREDIT(
            "premium.credit",
            "SellCredit",
            by(PartyRole.PAYER),
            signedBy(OfficerRole.PAYMENTS),
            Signing.ONE,
            SellCredit::parse),
    CANCEL_OBLIGATION(
            "premium.cancel",
            "CancelObligation",
            by(PartyRole.SCHEME),
            signedBy(OfficerRole.SCHEME_OFFICER),
            Signing.ONE,
            CancelObligation::parse),
    ANNOUNCE_PAYMENT(
            "premium.announce",
            "AnnouncePayment",
            by(PartyRole.PAYER),
            signedBy(OfficerRole.PAYMENTS),
            Signing.ONE,
            AnnouncePayment::parse),
    /** Payers may try: then rule I2 answers them by name, where this table could only say "wrong role". */
    CONFIRM_RECEIPT(
            "premium.confirm",
            "ConfirmReceipt",
            by(PartyRole.AMP, PartyRole.PAYER),
            signedBy(
                    OfficerRole.TREASURER,
                    OfficerRole.LEGAL_REPRESENTATIVE,
                    OfficerRole.SUPERVISOR,
                    OfficerRole.PAYMENTS),
            Signing.TWO_OFFICERS,
            ConfirmReceipt::parse),
    DENY_RECEIPT(
            "premium.deny",
            "DenyReceipt",
            by(PartyRole.AMP),
            signedBy(OfficerRole.TREASURER, OfficerRole.LEGAL_REPRESENTATIVE, OfficerRole.SUPERVISOR),
            Signing.TWO_OFFICERS,
            ConfirmReceipt::parseDenial),
    CORRECT_RECEIPT(
            "receipt.correct",
            "CorrectReceipt",
            by(PartyRole.AMP),
            signedBy(OfficerRole.TREASURER, OfficerRole.LEGAL_REPRESENTATIVE, OfficerRole.SUPERVISOR),
            Signing.TWO_OFFICERS,
            CorrectReceipt::parse),
    REVERSE_PAYMENT(
            "payment.reverse",
            "ReversePayment",
            by(PartyRole.PAYER),
            signedBy(OfficerRole.PAYMENTS),
            Signing.ONE,
            ReversePayment::parse),
    PROPOSE_PLAN(
            "plan.propose",
            "ProposePlan",
            by(PartyRole.AMP),
            signedBy(OfficerRole.RESPONSIBLE),
            Signing.ONE,
            ProposePlan::parse),
    APPROVE_PLAN(
            "plan.approve",
            "ApprovePlan",
            by(PartyRole.AMP),
            signedBy(OfficerRole.TREASURER, OfficerRole.LEGAL_REPRESENTATIVE, OfficerRole.SUPERVISOR),
            Signing.TWO_OFFICERS,
            ApprovePlan::parse),
    FUND_PLAN(
            "plan.fund", "FundPlan", by(PartyRole.AMP), signedBy(OfficerRole.TREASURER), Signing.ONE, FundPlan::parse),
    RECORD_USE(
            "use.record",
            "RecordUse",
            by(PartyRole.AMP),
            signedBy(OfficerRole.TREASURER),
            Signing.ONE,
            RecordUse::parse),
    EVIDENCE_USE(
            "use.evidence",
            "EvidenceUse",
            by(PartyRole.AMP),
            signedBy(OfficerRole.TREASURER),
            Signing.ONE,
            EvidenceUse::parse),
    VERIFY_USE(
            "use.verify",
            "VerifyUse",
            by(PartyRole.ASSESSOR, PartyRole.AUDITOR),
            signedBy(OfficerRole.ASSESSOR),
            Signing.ONE,
            VerifyUse::parse),
    REPORT_PLAN(
            "plan.report",
            "ReportPlan",
            by(PartyRole.AMP),
            signedBy(OfficerRole.RESPONSIBLE),
            Signing.ONE,
            ReportPlan::parse),
    CLOSE_PLAN(
            "plan.close",
            "ClosePlan",
            by(PartyRole.AMP),
            signedBy(OfficerRole.TREASURER, OfficerRole.LEGAL_REPRESENTATIVE, OfficerRole.SUPERVISOR),
            Signing.TWO_OFFICERS,
            ClosePlan::parse),
    ISSUE_CERTIFICATE(
            "certificate.issue",
            "IssueCertificate",
            byAnyCustodian(),
            signedBy(OfficerRole.CUSTODIAN),
            Signing.ONE,
            IssueCertificate::parse),
    SUSPEND_CERTIFICATES(
            "certificate.suspend",
            "SuspendCertificates",
            byAnyCustodianOr(PartyRole.SCHEME, PartyRole.AUDITOR),
            signedBy(OfficerRole.CUSTODIAN, OfficerRole.SCHEME_OFFICER, OfficerRole.ASSESSOR),
            Signing.ONE,
            SuspendCertificates::parse),
    REINSTATE_CERTIFICATES(
            "certificate.reinstate",
            "ReinstateCertificates",
            byAnyCustodianOr(PartyRole.SCHEME, PartyRole.AUDITOR),
            signedBy(OfficerRole.CUSTODIAN, OfficerRole.SCHEME_OFFICER, OfficerRole.ASSESSOR),
            Signing.ONE,
            ReinstateCertificates::parse),
    REVOKE_CERTIFICATES(
            "certificate.revoke",
            "RevokeCertificates",
            byAnyCustodianOr(PartyRole.SCHEME),
            signedBy(OfficerRole.CUSTODIAN, OfficerRole.SCHEME_OFFICER),
            Signing.ONE,
            RevokeCertificates::parse),
    RELEASE_ORGANISATION(
            "organisation.release",
            "ReleaseOrganisation",
            by(),
            signedBy(OfficerRole.REGISTRAR),
            Signing.MAJORITY_OF_ORGANISATIONS,
            ReleaseOrganisation::parse),
    RETURN_ORGANISATION(
            "organisation.return",
            "ReturnOrganisation",
            by(),
            signedBy(OfficerRole.REGISTRAR),
            Signing.ONE,
            ReturnOrganisation::parse),
    /** The registrars decide; the new custodian's officer signs along. */
    RESCUE_LOT(
            "lot.rescue",
            "RescueLot",
            by(),
            signedBy(OfficerRole.REGISTRAR, OfficerRole.CUSTODIAN),
            Signing.MAJORITY_OF_ORGANISATIONS,
            RescueLot::parse),
    WITHDRAW_ATTESTATION(
            "attestation.withdraw",
            "WithdrawAttestation",
            by(PartyRole.SCHEME),
            signedBy(OfficerRole.SCHEME_OFFICER),
            Signing.ONE,
            WithdrawAttestation::parse);

    /** How many officers sign, and for whom. */
    public enum Signing {
        ONE,
        /** Two different officers of the acting party. */
        TWO_OFFICERS,
        /** An officer of the acting party and one of the other party, which the rules of the kind name. */
        BOTH_PARTIES,
        /** One registrar of each of more than half of the founded organisations, the acting one among them. */
        MAJORITY_OF_ORGANISATIONS,
        /** The key that the statement itself brings. */
        OWN_FIRST_KEY
    }

    /** Turns the body of a statement into a command. */
    private interface Parser {
        Command parse(Statement statement, Fields body);
    }

    private final String kind;
    private final String function;
    private final List<PartyRole> parties;
    private final List<OfficerRole> officers;
    private final Signing signing;
    private final Parser parser;

    StatementKind(
            String kind,
            String function,
            List<PartyRole> parties,
            List<OfficerRole> officers,
            Signing signing,
            Parser parser) {
        this.kind = kind;
        this.function = function;
        this.parties = parties;
        this.officers = officers;
        this.signing = signing;
        this.parser = parser;
    }

    private static List<PartyRole> by(PartyRole... roles) {
        return List.of(roles);
    }

    private static List<PartyRole> byAnyCustodian() {
        return List.of(
                PartyRole.AMP,
                PartyRole.AGGREGATOR,
                PartyRole.TRADER,
                PartyRole.REFINER,
                PartyRole.BUYER,
                PartyRole.LABORATORY);
    }

    private static List<PartyRole> byAnyCustodianOr(PartyRole... others) {
        return Stream.concat(byAnyCustodian().stream(), Stream.of(others)).toList();
    }

    private static List<PartyRole> byAnyParty() {
        return List.of(PartyRole.values());
    }

    /** Any officer of a party; registrars speak for organisations. */
    private static List<OfficerRole> signedByAnyOfficer() {
        return Stream.of(OfficerRole.values())
                .filter(role -> role != OfficerRole.REGISTRAR)
                .toList();
    }

    private static List<OfficerRole> signedBy(OfficerRole... roles) {
        return List.of(roles);
    }

    public static Optional<StatementKind> of(String kind) {
        return Arrays.stream(values()).filter(entry -> entry.kind.equals(kind)).findFirst();
    }

    /** The name in a statement, such as {@code custody.offer}. */
    public String kind() {
        return kind;
    }

    /** The contract function, such as {@code OfferCustody}. */
    public String function() {
        return function;
    }

    /** Roles of which the acting party needs one; empty for the acts of an organisation itself. */
    public List<PartyRole> parties() {
        return parties;
    }

    public boolean actedByOrganisation() {
        return parties.isEmpty();
    }

    /** In which state its subject must be; the rules of the kind say no otherwise, with the reason. */
    public String standing() {
        return switch (this) {
            case FOUND_ORGANISATION -> "the organisation is not founded yet";
            case REGISTER_OFFICER -> "the owner is the organisation or a party of its own; the key is new";
            case REVOKE_OFFICER -> "the key is of the organisation and not revoked";
            case ROTATE_OFFICER -> "the old key is trusted; the new one is new";
            case REGISTER_PARTY -> "the party is new";
            case ADD_REGISTRATION -> "the party is of the organisation";
            case WITHDRAW_PARTY -> "the party is of the organisation and not withdrawn";
            case PUBLISH_REFERENCE_VALUES -> "no values begin on that day yet";
            case PUBLISH_STANDARD -> "that version is new";
            case ACCREDIT_ASSESSOR -> "the assessor is registered, the standard published";
            case WITHDRAW_ACCREDITATION -> "granted by the actor, not withdrawn";
            case DECLARE_AMP -> "the producer is not declared yet";
            case DECLARE_SCOPE -> "the producer is declared; the version is its next";
            case DECLARE_BASIS -> "the producer is declared; the basis is new";
            case WITHDRAW_BASIS -> "the basis stands";
            case NOTIFY_AUTHORITY_ORDER -> "the producer is declared; the notice is new";
            case LIFT_AUTHORITY_ORDER -> "the notice stands";
            case UPDATE_AMP -> "the producer is declared";
            case DISENGAGE_AMP -> "the producer is not DISENGAGED";
            case ENROL_MINERS -> "no enrolment of the miner overlaps";
            case LEAVE_MINERS -> "the miner is enrolled with the actor";
            case SUBMIT_REPORT ->
                "the standard is published, the period over; the first of its period, or a correction with a reason";
            case ADOPT_COMMITMENT -> "new; due within the mitigation limit";
            case EXTEND_COMMITMENT -> "adopted; an extension is left";
            case RECORD_COMMITMENT_RESULT -> "adopted; without a result";
            case ISSUE_ATTESTATION ->
                "new; the assessor is accredited that day, or a producer speaks FIRST_PARTY of itself";
            case REVOKE_ATTESTATION -> "ACTIVE; issued by the actor";
            case CONTEST_ATTESTATION -> "ACTIVE; not contested by the actor yet";
            case ANSWER_CONTEST -> "a contest is open; issued by the actor";
            case SUBMIT_COMMENT -> "new";
            case DISPOSE_COMMENT -> "the comment is not disposed of yet";
            case RECORD_ASSESSMENT -> "new; the assessor is accredited that day";
            case REGISTER_ORIGIN_DOCUMENT -> "the number is new for its issuer";
            case DECLARE_LOT ->
                "the producer was CANDIDATE or AFFILIATED that day (class NONE: declared); the lot is new";
            case INTRODUCE_LOT -> "the lot is new";
            case ATTEST_OUTSIDE_SALE -> "the miner is enrolled; the sale is new";
            case VOID_LOT -> "lot DRAFT or HELD by its creator, never moved, not settled";
            case HOLD_LOT -> "lot DRAFT or ACTIVE, not on hold";
            case RELEASE_LOT -> "the hold is open; placed by the actor, or the actor is AUDITOR";
            case RETURN_LOT -> "lot on hold and HELD by the actor; it came by an ACCEPTED transfer from the other";
            case SEIZE_LOT -> "lot HELD by the actor, on hold or not";
            case WRITE_OFF_LOT -> "lot HELD by the actor";
            case DELIVER_LOT -> "lot HELD by the actor";
            case REMOVE_SEAL -> "lot HELD by the actor and closed with that seal";
            case RAISE_FLAG -> "the record exists";
            case CLOSE_FLAG -> "the flag is open and no hold; the actor's organisation is not concerned";
            case RECORD_ASSAY -> "lot DRAFT or HELD, not settled";
            case APPLY_SEAL -> "lot HELD by the actor, not sealed; the number is new";
            case OFFER_CUSTODY -> "lots HELD by the actor, sealed";
            case DISPATCH_CUSTODY -> "transfer OFFERED by the actor, still valid";
            case RECEIVE_CUSTODY -> "transfer DISPATCHED to the actor";
            case ACCEPT_CUSTODY -> "transfer RECEIVED by the actor";
            case CANCEL_CUSTODY -> "transfer OFFERED by or to the actor, still valid";
            case RESOLVE_CUSTODY -> "transfer DISPUTED or DISPATCHED, between the two";
            case MELT_LOTS -> "lots HELD by the actor in one place; the output is new";
            case RETORT_LOTS -> "lots of SPONGE HELD by the actor in one place; the output is new";
            case REFINE_LOTS -> "lots HELD by the actor in one place; the outputs are new";
            case AGGREGATE_LOTS -> "lots of one material HELD by the actor in one place; the output is new";
            case BLEND_LOTS -> "lots HELD by the actor in one place; the output is new";
            case SAMPLE_LOT -> "lot HELD by the actor; the output is new";
            case SPLIT_LOT -> "lot HELD by the actor; the outputs are new";
            case RECORD_OUTTURN -> "lot HELD by the actor, not settled";
            case SETTLE_PROVISIONALLY -> "lot HELD by the actor; no settlement yet";
            case EXCHANGE_ASSAYS -> "settlement PROVISIONAL";
            case DECIDE_BY_UMPIRE -> "settlement EXCHANGE";
            case SETTLE_LOT -> "lot HELD by the actor; settlement not FINAL";
            case PUBLISH_SCHEME -> "the next version of the actor's scheme";
            case RAISE_OBLIGATIONS -> "lot settled, PROVISIONAL or FINAL; shares not claimed";
            case TRUE_UP -> "obligations PROVISIONAL, settlement FINAL";
            case SELL_CREDIT -> "production lots with fine gold not claimed";
            case CANCEL_OBLIGATION -> "obligation under the actor's scheme; nothing confirmed";
            case ANNOUNCE_PAYMENT -> "obligations owed by the actor; the bank reference is new";
            case CONFIRM_RECEIPT -> "payment announced to the actor; not answered yet";
            case DENY_RECEIPT -> "payment announced to the actor; not answered yet";
            case CORRECT_RECEIPT -> "payment answered by the actor";
            case REVERSE_PAYMENT -> "payment announced by the actor; not confirmed";
            case PROPOSE_PLAN -> "the plan is new";
            case APPROVE_PLAN -> "plan DRAFT";
            case FUND_PLAN -> "plan APPROVED or IN_EXECUTION; the receipt funds no other plan";
            case RECORD_USE -> "plan APPROVED or IN_EXECUTION; the invoice is new";
            case EVIDENCE_USE -> "use SPENT";
            case VERIFY_USE -> "use EVIDENCED";
            case REPORT_PLAN -> "plan APPROVED or IN_EXECUTION";
            case CLOSE_PLAN -> "plan REPORTED";
            case ISSUE_CERTIFICATE -> "lot HELD by the actor, and every condition of rule I44";
            case SUSPEND_CERTIFICATES -> "certificates ISSUED; issued by the actor, or the actor is SCHEME or AUDITOR";
            case REINSTATE_CERTIFICATES -> "certificates SUSPENDED by the actor";
            case REVOKE_CERTIFICATES -> "certificates ISSUED or SUSPENDED; issued by the actor, or the actor is SCHEME";
            case RELEASE_ORGANISATION -> "the organisation is founded and not released";
            case RETURN_ORGANISATION -> "the actor is released";
            case RESCUE_LOT -> "the custodian's organisation is released and the wait is over; the successor is new";
            case WITHDRAW_ATTESTATION ->
                "the issuer's organisation is released and the wait is over; the actor accredited it";
        };
    }

    /** Roles of which each signing officer needs one. */
    public List<OfficerRole> officers() {
        return officers;
    }

    public Signing signing() {
        return signing;
    }

    /** The rule that asks for two officers where {@link Signing#TWO_OFFICERS} does. */
    Rule twoOfficersBy() {
        return switch (this) {
            case ENROL_MINERS -> Rule.I8;
            case APPROVE_PLAN, CLOSE_PLAN -> Rule.I42;
            default -> Rule.I40;
        };
    }

    Command command(Statement statement) {
        Fields body = Fields.of(statement.body(), "body");
        Command command = parser.parse(statement, body);
        body.end();
        return command;
    }
}

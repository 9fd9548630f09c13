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
import org.capaz.ledger.assessment.AdoptCommitment;
import org.capaz.ledger.assessment.AnswerContest;
import org.capaz.ledger.assessment.ContestAttestation;
import org.capaz.ledger.assessment.ExtendCommitment;
import org.capaz.ledger.assessment.IssueAttestation;
import org.capaz.ledger.assessment.RecordAssessment;
import org.capaz.ledger.assessment.RecordCommitmentResult;
import org.capaz.ledger.assessment.RevokeAttestation;
import org.capaz.ledger.assessment.SubmitReport;
import org.capaz.ledger.certificate.IssueCertificate;
import org.capaz.ledger.certificate.ReinstateCertificates;
import org.capaz.ledger.certificate.RevokeCertificates;
import org.capaz.ledger.certificate.SuspendCertificates;
import org.capaz.ledger.consultation.DisposeComment;
import org.capaz.ledger.consultation.SubmitComment;
import org.capaz.ledger.custody.AcceptCustody;
import org.capaz.ledger.custody.ApplySeal;
import org.capaz.ledger.custody.CancelCustody;
import org.capaz.ledger.custody.DeliverLot;
import org.capaz.ledger.custody.DispatchCustody;
import org.capaz.ledger.custody.HoldLot;
import org.capaz.ledger.custody.OfferCustody;
import org.capaz.ledger.custody.ReceiveCustody;
import org.capaz.ledger.custody.ReleaseLot;
import org.capaz.ledger.custody.RemoveSeal;
import org.capaz.ledger.custody.ResolveCustody;
import org.capaz.ledger.custody.ReturnLot;
import org.capaz.ledger.custody.WriteOffLot;
import org.capaz.ledger.flag.CloseFlag;
import org.capaz.ledger.flag.RaiseFlag;
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
import org.capaz.ledger.production.DeclareLot;
import org.capaz.ledger.production.IntroduceLot;
import org.capaz.ledger.production.RegisterOriginDocument;
import org.capaz.ledger.production.VoidLot;
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
import org.capaz.ledger.settlement.DecideByUmpire;
import org.capaz.ledger.settlement.ExchangeAssays;
import org.capaz.ledger.settlement.RecordAssay;
import org.capaz.ledger.settlement.RecordOutturn;
import org.capaz.ledger.settlement.SettleLot;
import org.capaz.ledger.settlement.SettleProvisionally;
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
 * many, and in which state its subject must be. Where a row names no officers, each party speaks through its usual one
 * ({@link PolicyRow}). What is not here is refused.
 */
public enum StatementKind {
    // Registry

    FOUND_ORGANISATION(
            row("organisation.found", FoundOrganisation::parse).byOrganisationWithItsFirstKey(),
            "the organisation is not founded yet"),
    REGISTER_OFFICER(
            row("officer.register", RegisterOfficer::parse).byOrganisation(),
            "the owner is the organisation or a party of its own; the key is new"),
    REVOKE_OFFICER(
            row("officer.revoke", RevokeOfficer::parse).byOrganisation(),
            "the key is of the organisation and not revoked"),
    ROTATE_OFFICER(
            row("officer.rotate", RotateOfficer::parse).byAnyOfficer(), "the old key is trusted; the new one is new"),
    REGISTER_PARTY(row("party.register", RegisterParty::parse).byOrganisationOrMajority(), "the party is new"),
    ADD_REGISTRATION(
            row("registration.add", AddRegistration::parse).byOrganisation(), "the party is of the organisation"),
    WITHDRAW_PARTY(
            row("party.withdraw", WithdrawParty::parse).byOrganisation(),
            "the party is of the organisation and not withdrawn"),
    PUBLISH_REFERENCE_VALUES(
            row("reference.publish", PublishReferenceValues::parse).byMajority(),
            "no values begin on that day yet; what is in effect changes from the day of recording on"),
    PUBLISH_STANDARD(row("standard.publish", PublishStandard::parse).byMajority(), "that version is new"),
    ACCREDIT_ASSESSOR(
            row("assessor.accredit", AccreditAssessor::parse).by(SCHEME),
            "the assessor is registered, the standard published"),
    WITHDRAW_ACCREDITATION(
            row("accreditation.withdraw", WithdrawAccreditation::parse).by(SCHEME),
            "granted by the actor, not withdrawn"),

    // Producers and their standing

    DECLARE_AMP(row("amp.declare", DeclareAmp::parse).by(AMP), "the producer is not declared yet"),
    DECLARE_SCOPE(
            row("scope.declare", DeclareScope::parse).by(AMP), "the producer is declared; the version is its next"),
    DECLARE_BASIS(row("basis.declare", DeclareBasis::parse).by(AMP), "the producer is declared; the basis is new"),
    WITHDRAW_BASIS(row("basis.withdraw", WithdrawBasis::parse).by(AMP, SCHEME, AUDITOR), "the basis stands"),
    NOTIFY_AUTHORITY_ORDER(
            row("authority.notice", NotifyAuthorityOrder::parse).by(SCHEME, AUDITOR),
            "the producer is declared; the notice is new"),
    LIFT_AUTHORITY_ORDER(row("authority.lift", LiftAuthorityOrder::parse).by(SCHEME, AUDITOR), "the notice stands"),
    UPDATE_AMP(row("amp.update", UpdateAmp::parse).by(AMP), "the producer is declared"),
    DISENGAGE_AMP(row("amp.disengage", DisengageAmp::parse).by(SCHEME), "the producer is not DISENGAGED"),
    ENROL_MINERS(
            row("miner.enrol", EnrolMiners::parse).by(AMP).signedByTwo(Rule.I8, RESPONSIBLE, SUPERVISOR, TREASURER),
            "no enrolment of the miner overlaps"),
    LEAVE_MINERS(
            row("miner.leave", LeaveMiners::parse).by(AMP).signedBy(RESPONSIBLE, SUPERVISOR, TREASURER),
            "the miner is enrolled with the actor"),
    SUBMIT_REPORT(
            row("report.submit", SubmitReport::parse).by(AMP),
            "the standard is published, the period over; the first of its period, or a correction with a reason"),
    ADOPT_COMMITMENT(row("commitment.adopt", AdoptCommitment::parse).by(AMP), "new; due within the mitigation limit"),
    EXTEND_COMMITMENT(row("commitment.extend", ExtendCommitment::parse).by(AMP), "adopted; an extension is left"),
    RECORD_COMMITMENT_RESULT(
            row("commitment.result", RecordCommitmentResult::parse).by(PartyRole.ASSESSOR),
            "adopted; without a result"),
    ISSUE_ATTESTATION(
            row("attestation.issue", IssueAttestation::parse).by(PartyRole.ASSESSOR, AMP),
            "new; the assessor is accredited that day, or a producer speaks FIRST_PARTY of itself"),
    REVOKE_ATTESTATION(
            row("attestation.revoke", RevokeAttestation::parse).by(PartyRole.ASSESSOR, AMP),
            "ACTIVE; issued by the actor"),
    CONTEST_ATTESTATION(
            row("attestation.contest", ContestAttestation::parse).byAnyOfficer(),
            "ACTIVE; not contested by the actor yet"),
    ANSWER_CONTEST(
            row("attestation.answer", AnswerContest::parse).by(PartyRole.ASSESSOR, AMP),
            "a contest is open; issued by the actor"),
    SUBMIT_COMMENT(row("consultation.comment", SubmitComment::parse).byAnyOfficer(), "new"),
    DISPOSE_COMMENT(
            row("consultation.dispose", DisposeComment::parse).by(SCHEME), "the comment is not disposed of yet"),
    RECORD_ASSESSMENT(
            row("assessment.record", RecordAssessment::parse).by(PartyRole.ASSESSOR),
            "new; the assessor is accredited that day"),

    // Lots, holds and flags

    REGISTER_ORIGIN_DOCUMENT(
            row("origin.register", RegisterOriginDocument::parse).by(AMP), "the number is new for its issuer"),
    DECLARE_LOT(
            row("lot.declare", DeclareLot::parse).by(AMP),
            "the producer was CANDIDATE or AFFILIATED that day (class NONE: declared); the lot is new"),
    INTRODUCE_LOT(row("lot.introduce", IntroduceLot::parse).byCustodian(), "the lot is new"),
    ATTEST_OUTSIDE_SALE(
            row("outside.attest", AttestOutsideSale::parse).by(PartyRole.ASSESSOR, AUDITOR, AGGREGATOR),
            "the miner is enrolled; the sale is new"),
    VOID_LOT(
            row("lot.void", VoidLot::parse).byCustodian().signedBy(CUSTODIAN, RESPONSIBLE),
            "lot DRAFT or HELD by its creator, never moved, not settled"),
    HOLD_LOT(
            row("lot.hold", HoldLot::parse).byCustodianOr(SCHEME, AUDITOR),
            "lot DRAFT or ACTIVE; no hold of the actor, nor one of that id, is open on it"),
    RELEASE_LOT(
            row("lot.release", ReleaseLot::parse).byCustodianOr(SCHEME, AUDITOR),
            "the hold is open; placed by the actor, or the actor is AUDITOR"),
    RETURN_LOT(
            row("lot.return", ReturnLot::parse).byCustodian().signedOnBothSides(CUSTODIAN),
            "lot on hold and HELD by the actor; it came by an ACCEPTED transfer from the other"),
    SEIZE_LOT(row("lot.seize", WriteOffLot::seized).byCustodian(), "lot HELD by the actor, on hold or not"),
    WRITE_OFF_LOT(row("lot.writeoff", WriteOffLot::lost).byCustodian(), "lot HELD by the actor"),
    DELIVER_LOT(row("lot.deliver", DeliverLot::parse).byCustodian(), "lot HELD by the actor"),
    REMOVE_SEAL(row("seal.remove", RemoveSeal::parse).byCustodian(), "lot HELD by the actor and closed with that seal"),
    RAISE_FLAG(
            row("flag.raise", RaiseFlag::parse)
                    .byAnyParty()
                    .signedBy(RESPONSIBLE, LEGAL_REPRESENTATIVE, CUSTODIAN, SCHEME_OFFICER, ASSESSOR, ASSAYER),
            "the record exists"),
    CLOSE_FLAG(
            row("flag.close", CloseFlag::parse).by(SCHEME, AUDITOR, PartyRole.ASSESSOR),
            "the flag is open and no hold; the actor's organisation is not concerned"),

    // Assays, seals, custody

    RECORD_ASSAY(
            row("assay.record", RecordAssay::parse).by(LABORATORY, REFINER).signedBy(ASSAYER),
            "lot DRAFT or HELD, not settled"),
    APPLY_SEAL(
            row("seal.apply", ApplySeal::parse).byCustodian(), "lot HELD by the actor, not sealed; the number is new"),
    OFFER_CUSTODY(row("custody.offer", OfferCustody::parse).byCustodian(), "lots HELD by the actor, sealed"),
    DISPATCH_CUSTODY(
            row("custody.dispatch", DispatchCustody::parse).byCustodian(),
            "transfer OFFERED by the actor, still valid"),
    RECEIVE_CUSTODY(row("custody.receive", ReceiveCustody::parse).byCustodian(), "transfer DISPATCHED to the actor"),
    ACCEPT_CUSTODY(row("custody.accept", AcceptCustody::parse).byCustodian(), "transfer RECEIVED by the actor"),
    CANCEL_CUSTODY(
            row("custody.cancel", CancelCustody::parse).byCustodian(),
            "transfer OFFERED by or to the actor, still valid"),
    RESOLVE_CUSTODY(
            row("custody.resolve", ResolveCustody::parse).byCustodian().signedOnBothSides(CUSTODIAN),
            "transfer DISPUTED or DISPATCHED, between the two"),

    // The workshop and the sale

    MELT_LOTS(
            row("lot.melt", CastLots::parseMelt).byCustodian(),
            "lots HELD by the actor in one place; the output is new"),
    RETORT_LOTS(
            row("lot.retort", CastLots::parseRetort).byCustodian(),
            "lots HELD by the actor in one place; the output is new"),
    REFINE_LOTS(
            row("lot.refine", CastLots::parseRefine).by(REFINER),
            "lots HELD by the actor in one place; the outputs are new"),
    AGGREGATE_LOTS(
            row("lot.aggregate", PoolLots::parseAggregate).byCustodian(),
            "lots of one material HELD by the actor in one place; the output is new"),
    BLEND_LOTS(
            row("lot.blend", PoolLots::parseBlend).byCustodian(),
            "lots HELD by the actor in one place; the output is new"),
    SAMPLE_LOT(row("lot.sample", SampleLot::parse).byCustodian(), "lot HELD by the actor; the output is new"),
    SPLIT_LOT(row("lot.split", SplitLot::parse).byCustodian(), "lot HELD by the actor; the outputs are new"),
    RECORD_OUTTURN(
            row("lot.outturn", RecordOutturn::parse).by(REFINER).signedBy(ASSAYER),
            "lot HELD by the actor, not settled"),
    SETTLE_PROVISIONALLY(
            row("settlement.provisional", SettleProvisionally::parse)
                    .by(REFINER, TRADER, BUYER)
                    .signedOnBothSides(SETTLEMENT),
            "lot HELD by the actor; no settlement yet"),
    EXCHANGE_ASSAYS(
            row("settlement.exchange", ExchangeAssays::parse)
                    .by(REFINER, TRADER, BUYER)
                    .signedOnBothSides(SETTLEMENT),
            "settlement PROVISIONAL"),
    DECIDE_BY_UMPIRE(
            row("settlement.umpire", DecideByUmpire::parse).byCustodian().signedBy(SETTLEMENT), "settlement EXCHANGE"),
    SETTLE_LOT(
            row("settlement.final", SettleLot::parse).by(REFINER, TRADER, BUYER).signedOnBothSides(SETTLEMENT),
            "lot HELD by the actor; settlement not FINAL"),

    // Premiums

    PUBLISH_SCHEME(row("scheme.publish", PublishScheme::parse).by(SCHEME), "the next version of the actor's scheme"),
    RAISE_OBLIGATIONS(
            row("premium.oblige", RaiseObligations::parse).by(PAYER),
            "lot settled, PROVISIONAL or FINAL; shares not claimed"),
    TRUE_UP(
            row("premium.trueup", TrueUp::parse)
                    .by(PAYER, AMP, SCHEME)
                    .signedBy(PAYMENTS, TREASURER, LEGAL_REPRESENTATIVE, SCHEME_OFFICER),
            "obligations PROVISIONAL, settlement FINAL"),
    SELL_CREDIT(row("premium.credit", SellCredit::parse).by(PAYER), "production lots with fine gold not claimed"),
    CANCEL_OBLIGATION(
            row("premium.cancel", CancelObligation::parse).by(SCHEME),
            "obligation under the actor's scheme; nothing confirmed"),
    ANNOUNCE_PAYMENT(
            row("premium.announce", AnnouncePayment::parse).by(PAYER),
            "obligations owed by the actor; the bank reference is new"),
    /** Payers may try: then rule I2 answers them by name, where this table could only say "wrong role". */
    CONFIRM_RECEIPT(
            row("premium.confirm", ConfirmReceipt::parse).by(AMP, PAYER).signedByTwo(Rule.I40, SIGNATORIES, PAYMENTS),
            "payment announced to the actor; not answered yet"),
    DENY_RECEIPT(
            row("premium.deny", ConfirmReceipt::parseDenial).by(AMP).signedByTwo(Rule.I40, SIGNATORIES),
            "payment announced to the actor; not answered yet"),
    CORRECT_RECEIPT(
            row("receipt.correct", CorrectReceipt::parse).by(AMP).signedByTwo(Rule.I40, SIGNATORIES),
            "payment answered by the actor"),
    REVERSE_PAYMENT(
            row("payment.reverse", ReversePayment::parse).by(PAYER), "payment announced by the actor; not confirmed"),
    PROPOSE_PLAN(row("plan.propose", ProposePlan::parse).by(AMP), "the plan is new"),
    APPROVE_PLAN(row("plan.approve", ApprovePlan::parse).by(AMP).signedByTwo(Rule.I42, SIGNATORIES), "plan DRAFT"),
    FUND_PLAN(
            row("plan.fund", FundPlan::parse).by(AMP).signedBy(TREASURER),
            "plan APPROVED or IN_EXECUTION; the receipt funds no other plan"),
    RECORD_USE(
            row("use.record", RecordUse::parse).by(AMP).signedBy(TREASURER),
            "plan APPROVED or IN_EXECUTION; the invoice is new"),
    EVIDENCE_USE(row("use.evidence", EvidenceUse::parse).by(AMP).signedBy(TREASURER), "use SPENT"),
    VERIFY_USE(row("use.verify", VerifyUse::parse).by(PartyRole.ASSESSOR, AUDITOR), "use EVIDENCED"),
    REPORT_PLAN(row("plan.report", ReportPlan::parse).by(AMP), "plan APPROVED or IN_EXECUTION"),
    CLOSE_PLAN(row("plan.close", ClosePlan::parse).by(AMP).signedByTwo(Rule.I42, SIGNATORIES), "plan REPORTED"),

    // Certificates

    ISSUE_CERTIFICATE(
            row("certificate.issue", IssueCertificate::parse).byCustodian(),
            "lot HELD by the actor, and every condition of rule I44"),
    SUSPEND_CERTIFICATES(
            row("certificate.suspend", SuspendCertificates::parse).byCustodianOr(SCHEME, AUDITOR),
            "certificates ISSUED; issued by the actor, or the actor is SCHEME or AUDITOR"),
    REINSTATE_CERTIFICATES(
            row("certificate.reinstate", ReinstateCertificates::parse).byCustodianOr(SCHEME, AUDITOR),
            "certificates SUSPENDED by the actor"),
    REVOKE_CERTIFICATES(
            row("certificate.revoke", RevokeCertificates::parse).byCustodianOr(SCHEME),
            "certificates ISSUED or SUSPENDED; issued by the actor, or the actor is SCHEME"),

    // The way out

    RELEASE_ORGANISATION(
            row("organisation.release", ReleaseOrganisation::parse).byMajority(),
            "the organisation is founded and not released"),
    RETURN_ORGANISATION(
            row("organisation.return", ReturnOrganisation::parse).byOrganisation(), "the actor is released"),
    /** The registrars decide; the new custodian's officer signs along. */
    RESCUE_LOT(
            row("lot.rescue", RescueLot::parse).byMajority(CUSTODIAN),
            "the custodian's organisation is released and the wait is over; the successor is new"),
    WITHDRAW_ATTESTATION(
            row("attestation.withdraw", WithdrawAttestation::parse).by(SCHEME),
            "the issuer's organisation is released and the wait is over; the actor accredited it");

    private final PolicyRow row;
    private final String precondition;
    private final String function;

    StatementKind(PolicyRow row, String precondition) {
        this.row = row;
        this.precondition = precondition;
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

    public Signing signing() {
        return row.signing();
    }

    /** The rule that asks for two officers where {@link Signing#TWO_OFFICERS} does. */
    Rule twoOfficersBy() {
        return row.twoOfficersBy().orElseThrow();
    }

    /** In which state its subject must be; the rules of the kind say no otherwise, with the reason. */
    public String precondition() {
        return precondition;
    }

    /** What the statement asks for; a {@link StatementException} names the defect of form that keeps it from being judged. */
    public Command read(Statement statement) {
        try {
            if (actedByOrganisation()) {
                new MspId(statement.actor());
            } else {
                new PartyId(statement.actor());
            }
        } catch (InvalidValue e) {
            throw new StatementException("MALFORMED", "statement.actor", e.sentence());
        }
        return SignedStatement.reading(() -> command(statement));
    }

    Command command(Statement statement) {
        Fields body = Fields.of(statement.body(), "body");
        Command command = row.parser().parse(statement, body);
        body.end();
        return command;
    }
}

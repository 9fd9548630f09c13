// SPDX-License-Identifier: Apache-2.0
// The interface of docs/reference/openapi.json as types; a test writes this file with -Dcapaz.write=true.

export type AccreditationAnswer = {
  accreditation: AccreditationRecord & {
    recorded: Place;
  };
  height: number;
};

/** A record of the family accreditation, as docs/reference/keys.md shows it. */
export type AccreditationRecord = {
  assessor: string;
  countsFrom: string;
  level: string;
  reason?: string;
  scheme: string;
  standard: string;
  validFrom: string;
  validTo: string;
  version: string;
  withdrawnAt?: number; // seconds
  withdrawnFrom?: string;
};

/** What the assessor issued stays, with a notice. */
export type AccreditationWithdrawBody = {
  assessor: string;
  from: string; // day
  reason: string;
  standard: string;
  validFrom: string; // day
  version: string;
};

export type AccreditationWithdrawStatement = StatementFrame & {
  body?: AccreditationWithdrawBody;
  kind?: "accreditation.withdraw";
};

export type AccreditationsAnswer = {
  accreditations: Array<AccreditationRecord & {
    recorded: Place;
  }>;
  height: number;
  next?: string;
  order: string;
  total?: number;
  totalIsMore?: boolean;
};

export type AmpAnswer = {
  affiliation: {
    modules: Array<{
      issuer: string;
      level: string;
      module: number;
      result: string;
      validTo: string;
    }>;
    standard: string;
    state: string;
    version: string;
  };
  amp: AmpRecord & {
    recorded: Place;
  };
  attestations: Array<AttestationRecord & {
    contests: Array<unknown>;
    notices: Array<unknown>;
    recorded: Place;
  }>;
  bases: Array<LegalBasisRecord & {
    recorded: Place;
  }>;
  commitments: Array<CommitmentRecord & {
    recorded: Place;
  }>;
  height: number;
  miners: number;
  reports: Array<ReportRecord & {
    recorded: Place;
  }>;
  scopes: Array<ScopeRecord & {
    recorded: Place;
  }>;
};

/** A record of the family ampchange, as docs/reference/keys.md shows it. */
export type AmpChangeRecord = {
  amp: string;
  capacityMg?: number; // mg
  from: string;
  materials: Array<string>;
  miners: number;
  recordedAt: number; // seconds
};

export type AmpDeclareBody = {
  capacityMg?: number; // mg
  legalBasis: Array<{
    authority: string;
    id: string;
    kind: "TITLE" | "FORMALISATION_SUBCONTRACT" | "RESERVE_AREA" | "FORMALISATION_APPLICANT" | "SUBSISTENCE";
    reference: string;
    validFrom: string; // day
    validTo: string; // day
  }>;
  materials: Array<"FREE_GOLD" | "DORE" | "SELECTED_ORE" | "CONCENTRATE" | "SPONGE" | "REFINED">;
  miners: number; // number
  municipality: string;
  scope: {
    units: Array<string>;
    validFrom: string; // day
    version: number; // number
  };
  type: "INDIVIDUAL" | "FAMILY" | "GROUP" | "ORGANISATION" | "WITH_AGGREGATOR";
};

export type AmpDeclareStatement = StatementFrame & {
  body?: AmpDeclareBody;
  kind?: "amp.declare";
};

/** Final. `from` is at most `lookback.days` back. */
export type AmpDisengageBody = {
  amp: string;
  from: string; // day
  reason: string;
};

export type AmpDisengageStatement = StatementFrame & {
  body?: AmpDisengageBody;
  kind?: "amp.disengage";
};

/** A record of the family amp, as docs/reference/keys.md shows it. */
export type AmpRecord = {
  amp: string;
  capacityMg?: number; // mg
  declaredOn: string;
  materials: Array<string>;
  miners: number;
  municipality: string;
  recordedAt: number; // seconds
  type: string;
};

/** In effect from its day on; the earlier values stay for the days before. What is larger begins on the day of recording or later (I63) and counts for limits once an assessor has attested module 1 or 2 after it (I64). */
export type AmpUpdateBody = {
  capacityMg?: number; // mg
  from: string; // day
  materials: Array<"FREE_GOLD" | "DORE" | "SELECTED_ORE" | "CONCENTRATE" | "SPONGE" | "REFINED">;
  miners: number; // number
};

export type AmpUpdateStatement = StatementFrame & {
  body?: AmpUpdateBody;
  kind?: "amp.update";
};

export type AmpsAnswer = {
  amps: Array<AmpRecord & {
    recorded: Place;
  }>;
  height: number;
  next?: string;
  order: string;
  total?: number;
  totalIsMore?: boolean;
};

export type AssayAnswer = {
  assay: AssayRecord & {
    recorded: Place;
  };
  height: number;
};

/** By the holder of a lot that no laboratory has read. Provisional: any laboratory's reading replaces it, and no certificate rests on it (I44). */
export type AssayOwnBody = {
  assay: string;
  evidence: string;
  fineness: number; // 0.01 per mille
  lot: string;
  method: "TOUCHSTONE" | "XRF";
};

export type AssayOwnStatement = StatementFrame & {
  body?: AssayOwnBody;
  kind?: "assay.own";
};

/** A record of the family assay, as docs/reference/keys.md shows it. */
export type AssayRecord = {
  agreedBy?: string;
  assay: string;
  certificate: string;
  fineness: number; // 0.01 per mille
  laboratory: string;
  lot: string;
  method: string;
  own?: boolean;
  purpose: string;
  recordedAt: number; // seconds
  sampledBy: string;
  sampledOn: string;
  silver?: number;
  uncertainty?: number;
};

/** It becomes the assay of record when an officer of the lot's custodian in the role `CUSTODIAN` signs along (I52); otherwise it stands beside it and changes nothing. An assay for the EXCHANGE stands beside the assay of record until `settlement.exchange` or `settlement.umpire` names it. */
export type AssayRecordBody = {
  assay: string;
  certificate: string;
  fineness: number; // 0.01 per mille
  lot: string;
  method: "TOUCHSTONE" | "XRF" | "FIRE" | "UMPIRE";
  purpose: "PROVISIONAL" | "EXCHANGE" | "FINAL";
  sampledBy: string;
  sampledOn: string; // day
  silver?: number; // 0.01 per mille
  uncertainty?: number; // 0.01 per mille
};

export type AssayRecordStatement = StatementFrame & {
  body?: AssayRecordBody;
  kind?: "assay.record";
};

export type AssaysAnswer = {
  assays: Array<AssayRecord & {
    recorded: Place;
  }>;
  height: number;
  next?: string;
  order: string;
  total?: number;
  totalIsMore?: boolean;
};

export type AssessmentAnswer = {
  assessment: AssessmentRecord & {
    recorded?: Place;
  };
  height: number;
};

/** A record of the family assessment, as docs/reference/keys.md shows it. */
export type AssessmentRecord = {
  amp: string;
  assessment: string;
  assessor: string;
  level: string;
  periodFrom: string;
  periodTo: string;
  recordedAt: number; // seconds
  report: string;
  standard: string;
  version: string;
};

export type AssessmentRecordBody = {
  amp: string;
  assessment: string;
  level: "FIRST_PARTY" | "SECOND_PARTY" | "THIRD_PARTY";
  periodFrom: string; // day
  periodTo: string; // day
  report: string;
  standard: string;
  version: string;
};

export type AssessmentRecordStatement = StatementFrame & {
  body?: AssessmentRecordBody;
  kind?: "assessment.record";
};

export type AssessmentsAnswer = {
  assessments: Array<AssessmentRecord & {
    recorded?: Place;
  }>;
  height: number;
  next?: string;
  order: string;
  total?: number;
  totalIsMore?: boolean;
};

export type AssessorAccreditBody = {
  assessor: string;
  level: "FIRST_PARTY" | "SECOND_PARTY" | "THIRD_PARTY";
  standard: string;
  validFrom: string; // day
  validTo: string; // day
  version: string;
};

export type AssessorAccreditStatement = StatementFrame & {
  body?: AssessorAccreditBody;
  kind?: "assessor.accredit";
};

export type AttestationAnswer = {
  attestation: AttestationRecord & {
    contests: Array<unknown>;
    notices: Array<unknown>;
    recorded: Place;
  };
  height: number;
};

/** The issuer upholds the attestation; otherwise it revokes it. */
export type AttestationAnswerBody = {
  attestation: string;
  contestant: string;
  evidence: string;
  module: number; // number
  reason: string;
  subject: string;
};

export type AttestationAnswerStatement = StatementFrame & {
  body?: AttestationAnswerBody;
  kind?: "attestation.answer";
};

/** The attestation still applies, with a notice. */
export type AttestationContestBody = {
  attestation: string;
  evidence: string;
  module: number; // number
  reason: string;
  subject: string;
};

export type AttestationContestStatement = StatementFrame & {
  body?: AttestationContestBody;
  kind?: "attestation.contest";
};

/** FIRST_PARTY is a producer about itself, without accreditation. An attestation is superseded only by a later one on the same module and of the same or a higher level. */
export type AttestationIssueBody = {
  assessment?: string;
  attestation: string;
  findings: Array<{
    deadline?: string; // day
    evidence: Array<string>;
    plan?: string;
    requirement: string;
    status: "FULFILLED" | "NOT_FULFILLED" | "CONTROLLED" | "PROGRESSING" | "NOT_CONTROLLED" | "NOT_APPLICABLE";
  }>;
  level: "FIRST_PARTY" | "SECOND_PARTY" | "THIRD_PARTY";
  module: number; // number
  standard: string;
  subject: string;
  supersedes?: string;
  validFrom: string; // day
  validTo: string; // day
  version: string;
};

export type AttestationIssueStatement = StatementFrame & {
  body?: AttestationIssueBody;
  kind?: "attestation.issue";
};

/** A record of the family attestation, as docs/reference/keys.md shows it. */
export type AttestationRecord = {
  assessment?: string;
  attestation: string;
  endedAt?: number; // seconds
  findings: Array<{
    deadline?: string;
    evidence: Array<string>;
    plan?: string;
    requirement: string;
    status: string;
  }>;
  issuedAt: number; // seconds
  issuer: string;
  level: string;
  module: number;
  reason?: string;
  recordedAt: number; // seconds
  revokedFrom?: string;
  standard: string;
  state: string;
  subject: string;
  supersededBy?: string;
  supersedes?: string;
  validFrom: string;
  validTo: string;
  version: string;
};

/** The attestation still applies to the days before. A finding of abuse is taken back with `evidence` only (I59). */
export type AttestationRevokeBody = {
  attestation: string;
  evidence?: string;
  from: string; // day
  module: number; // number
  reason: string;
  subject: string;
};

export type AttestationRevokeStatement = StatementFrame & {
  body?: AttestationRevokeBody;
  kind?: "attestation.revoke";
};

/** The issuer's organisation is released and the waiting time is over. */
export type AttestationWithdrawBody = {
  attestation: string;
  from: string; // day
  module: number; // number
  reason: string;
  subject: string;
};

export type AttestationWithdrawStatement = StatementFrame & {
  body?: AttestationWithdrawBody;
  kind?: "attestation.withdraw";
};

export type AttestationsAnswer = {
  attestations: Array<AttestationRecord & {
    contests: Array<unknown>;
    notices: Array<unknown>;
    recorded: Place;
  }>;
  height: number;
  next?: string;
  order: string;
  total?: number;
  totalIsMore?: boolean;
};

/** A record of the family attested, as docs/reference/keys.md shows it. */
export type AttestedRecord = {
  attestations: Array<Array<boolean | number | null | string>>;
  issuer: string;
  module: number;
  subject: string;
};

export type AuditBalanceAnswer = {
  accountedFor: {
    activeMg: number; // mg
    deliveredMg: number; // mg
    lostMg: number; // mg
    writtenOffMg: number; // mg
  };
  began: {
    declaredMg: number; // mg
  };
  changes: {
    custodians: Array<{
      creeping: boolean;
      gainedMg: number; // mg
      gains: number;
      losses: number;
      lostMg: number; // mg
      party: string;
    }>;
    laboratories: Array<{
      creeping: boolean;
      gainedMg: number; // mg
      gains: number;
      losses: number;
      lostMg: number; // mg
      party: string;
    }>;
    overcounted: Array<unknown>;
    unattributedMg: number; // mg
  };
  differenceMg: number; // mg
  height: number;
  lots: number;
  transformations: number;
};

export type AuditGrantAnswer = {
  auditGrant: AuditGrantRecord & {
    recorded?: Place;
  };
  height: number;
};

/** Signed by a registrar, by an officer of each party that is named and has one who can sign, and with the auditor's key itself (I56); by two registrars where the scope is ALL, which names no party (I80). `spki` is the auditor's key, of which the grant takes its name for the auditor; it is no officer's and does not become one, and signs by itself: it is no passkey. `validTo` is at most 400 days after the recording: the auditor reads until then, or until the grant is withdrawn. `parties` are the member's own, at most six; `periodFrom` and `periodTo` are the first and last day, in Bogota, on which what is read was recorded. `engagement` is a salted hash of what member and auditor agreed. What an auditor reads and how, and who sees that, is in who sees which record. */
export type AuditGrantBody = {
  engagement?: string;
  families: Array<"AMP" | "LEGAL_BASIS" | "SCOPE" | "AUTHORITY_NOTICE" | "DISENGAGEMENT" | "REPORT" | "ASSESSMENT" | "ATTESTATION" | "CONTEST" | "COMMITMENT" | "ORIGIN" | "LOT" | "ASSAY" | "SEAL" | "TRANSFER" | "TRANSFORMATION" | "PURCHASE" | "SETTLEMENT" | "CERTIFICATE" | "CREDIT" | "OBLIGATION" | "PAYMENT" | "RECEIPT" | "PLAN" | "USE" | "FLAG">;
  grant: string;
  kind: "P256" | "PASSKEY";
  parties: Array<string>;
  periodFrom: string; // day
  periodTo: string; // day
  reason: string;
  scope: "PARTIES" | "ALL";
  spki: string;
  validFrom: number; // seconds
  validTo: number; // seconds
};

/** A record of the family auditgrant, as docs/reference/keys.md shows it. */
export type AuditGrantRecord = {
  auditor: string;
  engagement?: string;
  families: Array<string>;
  grant: string;
  grantedAt: number; // seconds
  kind: string;
  organisation: string;
  parties: Array<string>;
  periodFrom: string;
  periodTo: string;
  reason: string;
  scope: string;
  spki: string;
  validFrom: number; // seconds
  validTo: number; // seconds
  withdrawalReason?: string;
  withdrawnAt?: number; // seconds
};

export type AuditGrantStatement = StatementFrame & {
  body?: AuditGrantBody;
  kind?: "audit.grant";
};

export type AuditGrantsAnswer = {
  auditGrants: Array<AuditGrantRecord & {
    recorded?: Place;
  }>;
  height: number;
  next?: string;
  order: string;
  total?: number;
  totalIsMore?: boolean;
};

export type AuditReadingsAnswer = {
  next?: string;
  order: string;
  readings: Array<unknown>;
};

/** Ends the grant when it is recorded. Its record stays. */
export type AuditWithdrawBody = {
  auditor: string;
  grant: string;
  reason: string;
};

export type AuditWithdrawStatement = StatementFrame & {
  body?: AuditWithdrawBody;
  kind?: "audit.withdraw";
};

export type AuthorityLiftBody = {
  amp: string;
  evidence: string;
  from: string; // day
  notice: string;
};

export type AuthorityLiftStatement = StatementFrame & {
  body?: AuthorityLiftBody;
  kind?: "authority.lift";
};

export type AuthorityNoticeAnswer = {
  authorityNotice: AuthorityNoticeRecord & {
    recorded?: Place;
  };
  height: number;
};

/** Suspends the producer at once, until it is lifted. */
export type AuthorityNoticeBody = {
  amp: string;
  authority: string;
  evidence: string;
  from: string; // day
  notice: string;
  reason: string;
};

/** A record of the family authnotice, as docs/reference/keys.md shows it. */
export type AuthorityNoticeRecord = {
  amp: string;
  authority: string;
  evidence: string;
  from: string;
  liftEvidence?: string;
  liftedAt?: number; // seconds
  liftedBy?: string;
  liftedFrom?: string;
  notice: string;
  raisedBy: string;
  reason: string;
  recordedAt: number; // seconds
};

export type AuthorityNoticeStatement = StatementFrame & {
  body?: AuthorityNoticeBody;
  kind?: "authority.notice";
};

export type AuthorityNoticesAnswer = {
  authorityNotices: Array<AuthorityNoticeRecord & {
    recorded?: Place;
  }>;
  height: number;
  next?: string;
  order: string;
  total?: number;
  totalIsMore?: boolean;
};

/** A record of the family bankref, as docs/reference/keys.md shows it. */
export type BankReferenceRecord = {
  payment: string;
};

/** Counts once an assessor has attested module 1 or 2 after it (I64), and for no day before its recording (I63). */
export type BasisDeclareBody = {
  authority: string;
  id: string;
  kind: "TITLE" | "FORMALISATION_SUBCONTRACT" | "RESERVE_AREA" | "FORMALISATION_APPLICANT" | "SUBSISTENCE";
  reference: string;
  validFrom: string; // day
  validTo: string; // day
};

export type BasisDeclareStatement = StatementFrame & {
  body?: BasisDeclareBody;
  kind?: "basis.declare";
};

/** Not from a day before the legal basis began. */
export type BasisWithdrawBody = {
  amp: string;
  basis: string;
  from: string; // day
  reason: string;
};

export type BasisWithdrawStatement = StatementFrame & {
  body?: BasisWithdrawBody;
  kind?: "basis.withdraw";
};

export type BlockAnswer = {
  block: {
    block: number;
    dataHash: string;
    headerHash: string;
    previousHash: string;
    time: number;
    transactions: number;
  };
  transactions: Array<{
    block: number;
    index: number;
    organisation: string;
    time: number;
    transaction: string;
    type: number;
    validationCode: number;
  }>;
};

export type BlocksAnswer = {
  blocks: Array<{
    block: number;
    dataHash: string;
    headerHash: string;
    previousHash: string;
    time: number;
    transactions: number;
  }>;
  next?: string;
  order: string;
};

export type CertificateAnswer = {
  certificate: CertificateRecord;
  height: number;
  history: Array<StatusRecord & {
    recorded: Place;
  }>;
  recorded: Place;
  shortId: string;
  status: StatusRecord & {
    recorded: Place;
  };
};

/** `validUntil` follows from `certificate.validityDays`. */
export type CertificateIssueBody = {
  certificate: string;
  commitments: Record<string, string>;
  lot: string;
};

export type CertificateIssueStatement = StatementFrame & {
  body?: CertificateIssueBody;
  kind?: "certificate.issue";
};

/** A record of the family certof, as docs/reference/keys.md shows it. */
export type CertificateOfLotRecord = {
  certificate: string;
};

/** A record of the family cert, as docs/reference/keys.md shows it. */
export type CertificateRecord = {
  assay: {
    assay: string;
    laboratory: string;
    method: string;
  };
  certId: string;
  claimClass: string;
  commitments: Record<string, string>;
  country: string;
  fineMg: number; // mg
  fineness: number; // 0.01 per mille
  grossMg: number; // mg
  issuedAt: number; // seconds
  issuer: string;
  lot: string;
  material: string;
  origins: Array<{
    affiliation: string;
    amp: string;
    fineMg: number; // mg
    modules: Array<{
      issuer: string;
      level: string;
      module: number;
      result: string;
      validTo: string;
    }>;
    municipality: string;
    name: string;
    standard: string;
    version: string;
  }>;
  seal: string;
  statusIndex: number;
  v: number;
  validUntil: number;
};

export type CertificateReinstateBody = {
  certificates: Array<string>;
};

export type CertificateReinstateStatement = StatementFrame & {
  body?: CertificateReinstateBody;
  kind?: "certificate.reinstate";
};

/** Final, also of a frozen certificate. Revoked by a scheme, it also flags the lots. */
export type CertificateRevokeBody = {
  certificates: Array<string>;
  reason: string;
};

export type CertificateRevokeStatement = StatementFrame & {
  body?: CertificateRevokeBody;
  kind?: "certificate.revoke";
};

/** 1 to 500 certificates, each named. A hold on a lot suspends its own certificate. */
export type CertificateSuspendBody = {
  certificates: Array<string>;
  reason: string;
};

export type CertificateSuspendStatement = StatementFrame & {
  body?: CertificateSuspendBody;
  kind?: "certificate.suspend";
};

export type CertificatesAnswer = {
  certificates: Array<CertificateRecord & {
    recorded: Place;
    shortId: string;
    status: StatusRecord & {
      recorded: Place;
    };
  }>;
  height: number;
  next?: string;
  order: string;
  total?: number;
  totalIsMore?: boolean;
};

export type ChangesAnswer = {
  changes: Array<{
    block: number;
    index: number;
    records: Array<{
      family: string;
      key: Array<string>;
      record: {
        acceptedAt?: number; // seconds
        activity?: string;
        adoptedAt?: string;
        advice?: string;
        agreedBy?: string;
        amp?: string;
        announcedAt?: number; // seconds
        answer?: string;
        appliedAt?: number; // seconds
        assay?: {
          assay: string;
          laboratory: string;
          method: string;
        } | string;
        assessor?: string;
        at?: number;
        attestation?: string;
        authority?: string;
        bankReference?: string;
        base?: string;
        beneficiary?: string;
        buyer?: string;
        by?: string;
        capacityMg?: number; // mg
        carrier?: string;
        cautions?: Array<string>;
        certId?: string;
        certificate?: string;
        changes?: Array<{
          by: string;
          gainedMg: number; // mg
          lostMg: number; // mg
          source: string;
        }>;
        claimClass?: string;
        commitment?: string;
        commitments?: Record<string, string>;
        confirmedAt?: number; // seconds
        confirmedBy?: Array<{
          method: string;
          officer: string;
        } | string>;
        country?: string;
        countsFrom?: string;
        createdAt?: number; // seconds
        creator?: string;
        currency?: string;
        custodian?: string;
        custodyState?: string;
        date?: string;
        declaredOn?: string;
        deductions?: Array<{
          minor: number; // minor unit
          reason: string;
        }>;
        dispatchRecordedAt?: number; // seconds
        dispatchedAt?: number; // seconds
        dueAt?: string;
        dueDays?: number; // days
        dueOn?: string;
        effectiveFrom?: string;
        enteredAt?: number; // seconds
        enteredBy?: string;
        evidence?: string;
        expectedMinor?: number; // minor unit
        file?: string;
        findings?: Array<{
          evidence: Array<string>;
          requirement: string;
          status: string;
        }>;
        fineInMg?: number; // mg
        fineMg?: number; // mg
        fineOutMg?: number; // mg
        fineness?: number; // 0.01 per mille
        fixing?: {
          date: string;
          session: string;
          source: string;
        };
        for?: Array<{
          beneficiary: string;
          lot: string;
          minor: number; // minor unit
          scheme: string;
        }>;
        foundedAt?: number; // seconds
        from?: string;
        full?: string;
        grossInMg?: number; // mg
        grossMg?: number; // mg
        grossOutMg?: number; // mg
        id?: string;
        inputs?: Array<string>;
        issuedAt?: number; // seconds
        issuer?: string;
        items?: Array<{
          dispatchMg: number; // mg
          lot: string;
          receiptMg: number; // mg
          sealIn: string;
          sealOut: string;
          varianceBp: number; // bp
        }>;
        kind?: string;
        laboratory?: string;
        level?: string;
        lifetimeLossMg?: number; // mg
        lossMg?: number; // mg
        losses?: Array<{
          fineMg: number; // mg
          reason: string;
        }>;
        lot?: string;
        material?: string;
        materials?: Array<string>;
        measure?: string;
        method?: string;
        miner?: string;
        miners?: number;
        minor?: number; // minor unit
        module?: number;
        modules?: Array<number>;
        movedAt?: number; // seconds
        msp?: string;
        municipality?: string;
        name?: string;
        netMeltMg?: number; // mg
        nominalMg?: number; // mg
        number?: string;
        offeredAt?: number; // seconds
        officer?: string;
        origins?: Array<{
          affiliation: string;
          amp: string;
          fineMg: number; // mg
          modules: Array<{
            issuer: string;
            level: string;
            module: number;
            result: string;
            validTo: string;
          }>;
          municipality: string;
          name: string;
          standard: string;
          version: string;
        }>;
        outputs?: Array<string>;
        owner?: string;
        parents?: Array<string>;
        party?: string;
        payableBp?: number; // bp
        payer?: string;
        payers?: Array<{
          payer: string;
          shareBp: number; // bp
        }>;
        payment?: string;
        periodFrom?: string;
        periodTo?: string;
        person?: string;
        place?: string;
        publisher?: string;
        purpose?: string;
        quantityMg?: number; // mg
        raisedAt?: number; // seconds
        rate?: string;
        rateDay?: string;
        ratePerKg?: {
          currency: string;
          minor: number; // minor unit
        };
        rateSource?: string;
        reason?: string;
        receipt?: string;
        receiptRecordedAt?: number; // seconds
        received?: {
          currency: string;
          minor: number; // minor unit
        };
        receivedAt?: number; // seconds
        recordedAt?: number; // seconds
        reference?: string;
        registeredBy?: string;
        registrations?: Array<{
          commitment: string;
          kind: string;
          validFrom: string;
          validTo: string;
        }>;
        removedAt?: number; // seconds
        removedBy?: string;
        removedFor?: string;
        requirement?: string;
        requirements?: Array<{
          code: string;
          gate: string;
          module: number;
          title: string;
        }>;
        responsibleRole?: string;
        roles?: Array<string>;
        sampledBy?: string;
        sampledOn?: string;
        scheme?: string;
        seal?: string;
        seller?: string;
        sentOn?: string;
        settlement?: string;
        soldAt?: number; // seconds
        spki?: string;
        stacking?: boolean;
        stage?: string;
        standard?: string;
        state?: string;
        statement?: string;
        statusIndex?: number;
        subject?: string;
        submittedAt?: number; // seconds
        successors?: Array<string>;
        summary?: string;
        to?: string;
        transfer?: string;
        transformation?: string;
        type?: string;
        units?: Array<string>;
        v?: number;
        validFrom?: number | string; // seconds
        validTo?: number | string; // seconds
        validUntil?: number;
        valueCommitment?: string;
        valueDate?: string;
        values?: Record<string, number>;
        vector?: Array<{
          amp: string;
          fineMg: number; // mg
          lot: string;
          nominalMg: number; // mg
          periodFrom: string;
          periodTo: string;
        }>;
        version?: number | string;
        witness?: string;
      } | string;
    }>;
    time: number;
    transaction: string;
  }>;
  height: number;
  more: boolean;
  next: string;
};

/** A record of the family claim, as docs/reference/keys.md shows it. */
export type ClaimRecord = {
  amp: string;
  fineMg: number; // mg
  kind: string;
  origin: string;
  payer: string;
  scheme: string;
  shareMg: number; // mg
  subject: string;
  version: number;
};

export type CommentAnswer = {
  comment: CommentRecord & {
    recorded?: Place;
  };
  height: number;
};

/** A record of the family comment, as docs/reference/keys.md shows it. */
export type CommentRecord = {
  by: string;
  clause: string;
  comment: string;
  consultation: string;
  group: string;
  recordedAt: number; // seconds
  text: string;
};

export type CommentsAnswer = {
  comments: Array<CommentRecord & {
    recorded?: Place;
  }>;
  height: number;
  next?: string;
  order: string;
  total?: number;
  totalIsMore?: boolean;
};

export type CommitmentAdoptBody = {
  commitment: string;
  dueAt: string; // day
  measure: string;
  milestones?: Array<{
    dueAt: string; // day
    milestone: string;
  }>;
  requirement: string;
  standard: string;
  version: string;
};

export type CommitmentAdoptStatement = StatementFrame & {
  body?: CommitmentAdoptBody;
  kind?: "commitment.adopt";
};

export type CommitmentAnswer = {
  commitment: CommitmentRecord & {
    recorded: Place;
  };
  height: number;
};

/** Cites a second or third party's attestation of progress. */
export type CommitmentExtendBody = {
  attestation: string;
  commitment: string;
  dueAt: string; // day
  module: number; // number
};

export type CommitmentExtendStatement = StatementFrame & {
  body?: CommitmentExtendBody;
  kind?: "commitment.extend";
};

/** A record of the family commitment, as docs/reference/keys.md shows it. */
export type CommitmentRecord = {
  adoptedAt: string;
  amp: string;
  commitment: string;
  dueAt: string;
  extensions?: Array<{
    attestation: string;
    dueAt: string;
  }>;
  measure: string;
  milestones?: Array<{
    dueAt: string;
    milestone: string;
  }>;
  requirement: string;
  standard: string;
  version: string;
};

export type CommitmentResultBody = {
  amp: string;
  commitment: string;
  evidence: Array<string>;
  level: "FIRST_PARTY" | "SECOND_PARTY" | "THIRD_PARTY";
  result: "ACHIEVED" | "NOT_ACHIEVED";
};

/** A record of the family comresult, as docs/reference/keys.md shows it. */
export type CommitmentResultRecord = {
  amp: string;
  assessor: string;
  commitment: string;
  evidence: Array<string>;
  level: string;
  recordedAt: number; // seconds
  result: string;
};

export type CommitmentResultStatement = StatementFrame & {
  body?: CommitmentResultBody;
  kind?: "commitment.result";
};

export type CommitmentsAnswer = {
  commitments: Array<CommitmentRecord & {
    recorded: Place;
  }>;
  height: number;
  next?: string;
  order: string;
  total?: number;
  totalIsMore?: boolean;
};

export type ConsultationCommentBody = {
  clause: string;
  comment: string;
  consultation: string;
  group: string;
  text: string;
};

export type ConsultationCommentStatement = StatementFrame & {
  body?: ConsultationCommentBody;
  kind?: "consultation.comment";
};

/** `change` only with ACCEPTED and PARTLY. */
export type ConsultationDisposeBody = {
  change?: string;
  comment: string;
  consultation: string;
  disposition: "ACCEPTED" | "PARTLY" | "REJECTED" | "OUT_OF_SCOPE";
  reason: string;
};

export type ConsultationDisposeStatement = StatementFrame & {
  body?: ConsultationDisposeBody;
  kind?: "consultation.dispose";
};

export type ContestAnswer = {
  contest: ContestRecord & {
    recorded?: Place;
  };
  height: number;
};

/** A record of the family contest, as docs/reference/keys.md shows it. */
export type ContestRecord = {
  answer?: string;
  answerEvidence?: string;
  attestation: string;
  by: string;
  evidence: string;
  module: number;
  number?: number;
  reason: string;
  recordedAt: number; // seconds
  subject: string;
  upheldAt?: number; // seconds
};

export type ContestsAnswer = {
  contests: Array<ContestRecord & {
    recorded?: Place;
  }>;
  height: number;
  next?: string;
  order: string;
  total?: number;
  totalIsMore?: boolean;
};

/** Signed by the producer and by the party (`with`) that accepted the lot in `transfer`. All that `miner` brought to the lot is then what `instead` brought; the quotas follow (I77). */
export type ContributionCorrectBody = {
  evidence: string;
  instead: string;
  lot: string;
  miner: string;
  reason: string;
  transfer: string;
  with: string;
};

export type ContributionCorrectStatement = StatementFrame & {
  body?: ContributionCorrectBody;
  kind?: "contribution.correct";
};

/** A record of the family contributions, as docs/reference/keys.md shows it. */
export type ContributionsRecord = {
  contributions: Array<{
    grossMg: number; // mg
    miner?: string;
    unit?: string;
  }>;
  corrections?: Array<{
    at: number;
    evidence: string;
    grossMg: number; // mg
    instead: string;
    miner: string;
    reason: string;
    with: string;
  }>;
  ineligible?: string;
  lot: string;
  origins: Array<{
    grossMg: number; // mg
    issuer: string;
    number: string;
  }>;
  priceCommitment?: string;
};

/** A record of the family correction, as docs/reference/keys.md shows it. */
export type CorrectionRecord = {
  answer: string;
  beneficiary: string;
  cautions: Array<string>;
  confirmedAt: number; // seconds
  confirmedBy: Array<{
    method: string;
    officer: string;
  }>;
  deductions?: Array<{
    minor: number; // minor unit
    reason: string;
  }>;
  expectedMinor?: number; // minor unit
  payment: string;
  rate?: string;
  rateDay?: string;
  rateSource?: string;
  reason: string;
  receipt: string;
  received?: {
    currency: string;
    minor: number; // minor unit
  };
  state: string;
  statement: string;
  supersedes: string;
  valueDate?: string;
};

export type CreditAnswer = {
  credit: CreditRecord & {
    recorded?: Place;
  };
  height: number;
};

/** A record of the family credit, as docs/reference/keys.md shows it. */
export type CreditRecord = {
  grams: Array<{
    fineMg: number; // mg
    lot: string;
  }>;
  payer: string;
  sale: string;
  scheme: string;
  soldAt: number; // seconds
  version: number;
};

export type CreditsAnswer = {
  credits: Array<CreditRecord & {
    recorded?: Place;
  }>;
  height: number;
  next?: string;
  order: string;
  total?: number;
  totalIsMore?: boolean;
};

/** Without `lots`, all that came and is still open. */
export type CustodyAcceptBody = {
  lots?: Array<string>;
  transfer: string;
};

export type CustodyAcceptStatement = StatementFrame & {
  body?: CustodyAcceptBody;
  kind?: "custody.accept";
};

/** Before dispatch, and while the offer is valid (`offer.validHours`). */
export type CustodyCancelBody = {
  reason: string;
  transfer: string;
};

export type CustodyCancelStatement = StatementFrame & {
  body?: CustodyCancelBody;
  kind?: "custody.cancel";
};

/** Signed by both sides of a hand-over that is over: what both scales had shown. The item of the transfer keeps both values under `corrections` (I77). */
export type CustodyCorrectBody = {
  dispatchMg: number; // mg
  evidence: string;
  lot: string;
  reason: string;
  receiptMg: number; // mg
  transfer: string;
  with: string;
};

export type CustodyCorrectStatement = StatementFrame & {
  body?: CustodyCorrectBody;
  kind?: "custody.correct";
};

/** `counter` says that the recipient takes the lots where they are and nobody carries them. Each item has `seal`, or `noSeal` with the reason. A weight other than the recorded one is flagged (I27). */
export type CustodyDispatchBody = unknown | unknown;

export type CustodyDispatchStatement = StatementFrame & {
  body?: CustodyDispatchBody;
  kind?: "custody.dispatch";
};

/** `noSeal` is the reason why lots of the transfer have no seal; without it every lot is sealed (I26), and it is refused when all are (I53). The recipient may also be a producer, for lots whose gold is all its own: unsold, or melted for a toll. */
export type CustodyOfferBody = {
  lots: Array<string>;
  noSeal?: string;
  to: string;
  transfer: string;
};

export type CustodyOfferStatement = StatementFrame & {
  body?: CustodyOfferBody;
  kind?: "custody.offer";
};

/** `missing` names the lots of the transfer that did not come; they are flagged and stay open, and may be received later by another `custody.receive`. What was handed over at the counter is received in the place where it was (I28). */
export type CustodyReceiveBody = {
  items: Array<unknown | unknown>;
  missing?: Array<string>;
  place: string;
  transfer: string;
};

export type CustodyReceiveStatement = StatementFrame & {
  body?: CustodyReceiveBody;
  kind?: "custody.receive";
};

/** `with` is the other party of the transfer. Without `lots`, all that are open; of an acceptance, all that came. What was weighed and fits is not lost and not a matter of variance, but it may be `RETURNED`: the recipient does not want it (I76). A transfer whose lots met different ends reads `ENDED_BY_LOT`; each item then has its `outcome`. */
export type CustodyResolveBody = {
  lots?: Array<string>;
  outcome: "ACCEPTED_WITH_VARIANCE" | "RETURNED" | "LOST";
  reason: string;
  transfer: string;
  with: string;
};

export type CustodyResolveStatement = StatementFrame & {
  body?: CustodyResolveBody;
  kind?: "custody.resolve";
};

/** By the sender alone, `return.waitingDays` after the ledger knew of the transfer's last step. The lots are flagged (I76). */
export type CustodyTakebackBody = {
  evidence: string;
  items: Array<unknown | unknown>;
  reason: string;
  transfer: string;
};

export type CustodyTakebackStatement = StatementFrame & {
  body?: CustodyTakebackBody;
  kind?: "custody.takeback";
};

export type DisengagementAnswer = {
  disengagement: DisengagementRecord & {
    recorded?: Place;
  };
  height: number;
};

/** A record of the family disengagement, as docs/reference/keys.md shows it. */
export type DisengagementRecord = {
  amp: string;
  by: string;
  from: string;
  reason: string;
  recordedAt: number; // seconds
};

export type DisengagementsAnswer = {
  disengagements: Array<DisengagementRecord & {
    recorded?: Place;
  }>;
  height: number;
  next?: string;
  order: string;
  total?: number;
  totalIsMore?: boolean;
};

/** A record of the family disposition, as docs/reference/keys.md shows it. */
export type DispositionRecord = {
  by: string;
  change?: string;
  comment: string;
  consultation: string;
  disposition: string;
  reason: string;
  recordedAt: number; // seconds
};

/** A record of the family drawn, as docs/reference/keys.md shows it. */
export type DrawnRecord = {
  attestedBy?: string;
  correctedAt?: number; // seconds
  correctedBy?: string;
  evidence?: string;
  formerMg?: number; // mg
  grossMg: number; // mg
  lot?: string;
  miner: string;
  month: number;
  reason?: string;
  sale?: string;
  soldOn?: string;
  void?: boolean;
  year: number;
};

/** What would become of statements; nothing was recorded. */
export type DryRun = {
  accepted: boolean;
  dryRun: true;
  height: number;
  statements: Array<TriedStatement>;
};

/** The members' endorsed answers (docs/reference/formats/view.md) and the record itself. */
export type EndorsedView = {
  payloads: Array<string>;
  value: string | null;
};

/** A link with which one person makes a key. */
export type EnrolmentLink = {
  endsAt: number;
  id: string;
  link: string;
};

export type EnrolmentRequest = {
  party: string;
  person?: string | null;
  role: "REGISTRAR" | "SCHEME_OFFICER" | "RESPONSIBLE" | "TREASURER" | "LEGAL_REPRESENTATIVE" | "SUPERVISOR" | "ASSESSOR" | "ASSAYER" | "CUSTODIAN" | "SETTLEMENT" | "PAYMENTS";
};

export type EnrolmentSignature = {
  signature: OfficerSignature;
};

/** What a signature under a registration led to. */
export type EnrolmentState = {
  missing?: Array<string>;
  missing_es?: Array<string>;
  state: "REGISTERED" | "ON_ITS_WAY" | "WAITING";
};

/** Keys whose registration waits for a signature. */
export type EnrolmentsWaiting = {
  enrolments: Array<{
    id: string;
    party: string;
    role: string;
  }>;
};

/** How many records of each family the ledger has as of a block. */
export type FamilyCounts = {
  asOf: number;
  channel: string;
  families: Array<{
    family: string;
    records: number;
  }>;
};

export type FindingAnswer = {
  finding: AttestationRecord & {
    recorded: Place;
  };
  height: number;
};

/** The scheme that accredited the author of a finding of abuse agrees that the later attestation of another accredited assessor lifts it (I59). */
export type FindingLiftBody = {
  attestation: string;
  evidence: string;
  module: number; // number
  reason: string;
  reassessment: string;
  subject: string;
};

export type FindingLiftStatement = StatementFrame & {
  body?: FindingLiftBody;
  kind?: "finding.lift";
};

export type FindingsAnswer = {
  findings: Array<AttestationRecord & {
    recorded: Place;
  }>;
  height: number;
  next?: string;
  order: string;
  total?: number;
  totalIsMore?: boolean;
};

export type FlagAnswer = {
  flag: FlagRecord & {
    recorded?: Place;
  };
  height: number;
};

/** Of a party whom the record concerns. The flag stays open; one answer of each party stands on it, a later one takes its place. */
export type FlagAnswerBody = unknown | unknown | unknown | unknown;

export type FlagAnswerStatement = StatementFrame & {
  body?: FlagAnswerBody;
  kind?: "flag.answer";
};

export type FlagCloseBody = unknown | unknown | unknown | unknown;

export type FlagCloseStatement = StatementFrame & {
  body?: FlagCloseBody;
  kind?: "flag.close";
};

/** 1 to 200 LATE flags, such as those of two weeks without a connection. Each is judged as by `flag.close`. */
export type FlagCloselateBody = {
  flags: Array<{
    raisedWith: string;
    record: string;
  }>;
  outcome: string;
};

export type FlagCloselateStatement = StatementFrame & {
  body?: FlagCloselateBody;
  kind?: "flag.closelate";
};

/** A flag when stated by a scheme, an auditor or a party that the record names; of anybody else a notice, which stops nothing. With `takesUp` a scheme or an auditor makes a party's notice its own (I61). */
export type FlagRaiseBody = unknown | unknown | unknown | unknown;

export type FlagRaiseStatement = StatementFrame & {
  body?: FlagRaiseBody;
  kind?: "flag.raise";
};

/** A record of the family flag, as docs/reference/keys.md shows it. */
export type FlagRecord = {
  answers?: Array<{
    answer: string;
    at: number;
    by: string;
    evidence: string;
  }>;
  closedAt?: number; // seconds
  closedBy?: string;
  evidence?: string;
  hold?: string;
  kind: string;
  outcome?: string;
  raisedAt: number; // seconds
  raisedBy: string;
  raisedWith: string;
  reason: string;
  rule: string;
};

export type FlagsAnswer = {
  flags: Array<FlagRecord & {
    recorded?: Place;
  }>;
  height: number;
  next?: string;
  order: string;
  total?: number;
  totalIsMore?: boolean;
};

/** A record of the family fund, as docs/reference/keys.md shows it. */
export type FundRecord = {
  amp: string;
  payment: string;
  plan: string;
};

/** A record of the family introduction, as docs/reference/keys.md shows it. */
export type IntroductionRecord = {
  by: string;
  evidence: string;
  lot: string;
  source: string;
};

/** A record of the family invoice, as docs/reference/keys.md shows it. */
export type InvoiceRecord = {
  amp: string;
  plan: string;
  use: string;
};

/** Lets the party judge others in that activity (I57). Of the assays each includes the ones before it; a touchstone counts as XRF. It counts for nothing that happened before the day on which it was granted, nor longer before its recording than `offline.windowHours`. Schemes and auditors need none, except for assays. */
export type JudgeAccreditBody = {
  activity: "XRF_ASSAY" | "FIRE_ASSAY" | "UMPIRE_ASSAY" | "FLAG_CLOSING" | "USE_VERIFICATION" | "OUTSIDE_SALES";
  party: string;
  validFrom: string; // day
  validTo: string; // day
};

export type JudgeAccreditStatement = StatementFrame & {
  body?: JudgeAccreditBody;
  kind?: "judge.accredit";
};

export type JudgeAnswer = {
  height: number;
  judge: JudgeRecord & {
    recorded: Place;
  };
};

/** A record of the family judge, as docs/reference/keys.md shows it. */
export type JudgeRecord = {
  activity: string;
  countsFrom: string;
  party: string;
  reason?: string;
  scheme: string;
  validFrom: string;
  validTo: string;
  withdrawnAt?: number; // seconds
  withdrawnFrom?: string;
};

/** What the party judged stays. */
export type JudgeWithdrawBody = {
  activity: "XRF_ASSAY" | "FIRE_ASSAY" | "UMPIRE_ASSAY" | "FLAG_CLOSING" | "USE_VERIFICATION" | "OUTSIDE_SALES";
  from: string; // day
  party: string;
  reason: string;
  validFrom: string; // day
};

export type JudgeWithdrawStatement = StatementFrame & {
  body?: JudgeWithdrawBody;
  kind?: "judge.withdraw";
};

export type JudgesAnswer = {
  height: number;
  judges: Array<JudgeRecord & {
    recorded: Place;
  }>;
  next?: string;
  order: string;
  total?: number;
  totalIsMore?: boolean;
};

export type LegalBasesAnswer = {
  height: number;
  legalBases: Array<LegalBasisRecord & {
    recorded: Place;
  }>;
  next?: string;
  order: string;
  total?: number;
  totalIsMore?: boolean;
};

export type LegalBasisAnswer = {
  height: number;
  legalBasis: LegalBasisRecord & {
    recorded: Place;
  };
};

/** A record of the family basis, as docs/reference/keys.md shows it. */
export type LegalBasisRecord = {
  amp: string;
  authority: string;
  id: string;
  kind: string;
  onConfirmation?: boolean;
  reason?: string;
  recordedAt: number; // seconds
  reference: string;
  validFrom: string;
  validTo: string;
  withdrawnFrom?: string;
};

/** A record of the family lift, as docs/reference/keys.md shows it. */
export type LiftRecord = {
  at: number;
  attestation: string;
  by: string;
  evidence: string;
  module: number;
  reason: string;
  reassessment: string;
  subject: string;
};

/** Lots of one material, without melting. The output is a draft until it has an assay. */
export type LotAggregateBody = {
  inputs: Array<string>;
  output: {
    grossMg: number; // mg
    lot: string;
    material: "FREE_GOLD" | "DORE" | "SELECTED_ORE" | "CONCENTRATE" | "SPONGE" | "REFINED";
  };
  place: string;
  transformation: string;
  witness?: string;
};

export type LotAggregateStatement = StatementFrame & {
  body?: LotAggregateBody;
  kind?: "lot.aggregate";
};

export type LotAnswer = {
  assays: Array<AssayRecord & {
    recorded: Place;
  }>;
  certificate?: {
    certificate: string;
    recorded: Place;
  };
  contributions?: {
    contributions?: Array<{
      grossMg: number; // mg
      miner?: string;
      unit?: string;
    }>;
    contributors?: number;
    grossMg?: number; // mg
    lot: string;
    origins: Array<{
      grossMg: number; // mg
      issuer: string;
      number: string;
    }>;
    recorded: Place;
  };
  flags: Array<unknown>;
  height: number;
  holds: Array<unknown>;
  lot: LotRecord & {
    recorded: Place;
  };
  obligations: Array<ObligationRecord & {
    recorded: Place;
  }>;
  parents: Array<LotTree>;
  purchases: Array<unknown>;
  seals: Array<SealRecord & {
    recorded: Place;
  }>;
  settlement?: SettlementRecord & {
    recorded: Place;
  };
  successors: Array<LotTree>;
  transfers: Array<TransferRecord & {
    recorded: Place;
  }>;
  transformations: Array<TransformationRecord & {
    recorded: Place;
  }>;
};

/** Lots of unlike materials. The output is a draft until it has an assay. */
export type LotBlendBody = {
  inputs: Array<string>;
  output: {
    grossMg: number; // mg
    lot: string;
    material: "FREE_GOLD" | "DORE" | "SELECTED_ORE" | "CONCENTRATE" | "SPONGE" | "REFINED";
  };
  place: string;
  transformation: string;
  witness?: string;
};

export type LotBlendStatement = StatementFrame & {
  body?: LotBlendBody;
  kind?: "lot.blend";
};

/** The period has at most `production.longestDays`. Legal basis, scope and the producer's state are judged on each of its days (I62); what was brought is spread over them for the monthly and yearly limits. With `claim` NONE none of this is asked. */
export type LotDeclareBody = {
  claim?: "NONE";
  contributions: Array<unknown | unknown>;
  grossMg: number; // mg
  lot: string;
  material: "FREE_GOLD" | "DORE" | "SELECTED_ORE" | "CONCENTRATE" | "SPONGE" | "REFINED";
  origins: Array<{
    grossMg: number; // mg
    issuer: string;
    number: string;
  }>;
  periodFrom: string; // day
  periodTo: string; // day
  place: string;
  priceCommitment?: string;
  reason?: string;
};

export type LotDeclareStatement = StatementFrame & {
  body?: LotDeclareBody;
  kind?: "lot.declare";
};

/** The lot leaves the chain. Not while it is being settled. Its certificate is frozen (I45). */
export type LotDeliverBody = {
  lot: string;
  recipient: string;
};

export type LotDeliverStatement = StatementFrame & {
  body?: LotDeliverBody;
  kind?: "lot.deliver";
};

/** The lot is of claim class NONE from then on. Refused once a settlement of the lot has begun (I36). */
export type LotDowngradeBody = {
  evidence: string;
  lot: string;
  reason: string;
};

export type LotDowngradeStatement = StatementFrame & {
  body?: LotDowngradeBody;
  kind?: "lot.downgrade";
};

/** The lot cannot move, and its certificate is suspended. One hold for each party (I29). */
export type LotHoldBody = {
  evidence: string;
  hold: string;
  lot: string;
  reason: string;
};

export type LotHoldStatement = StatementFrame & {
  body?: LotHoldBody;
  kind?: "lot.hold";
};

/** Metal without history on the ledger: claim class NONE for ever (I22). */
export type LotIntroduceBody = {
  evidence: string;
  grossMg: number; // mg
  lot: string;
  material: "FREE_GOLD" | "DORE" | "SELECTED_ORE" | "CONCENTRATE" | "SPONGE" | "REFINED";
  place: string;
  source: "RECYCLED" | "UNDOCUMENTED" | "OTHER_CHAIN";
};

export type LotIntroduceStatement = StatementFrame & {
  body?: LotIntroduceBody;
  kind?: "lot.introduce";
};

export type LotMeltBody = {
  inputs: Array<string>;
  losses: Array<{
    fineMg: number; // mg
    reason: string;
  }>;
  output: {
    assay: {
      assay: string;
      certificate: string;
      fineness: number; // 0.01 per mille
      method: "TOUCHSTONE" | "XRF" | "FIRE" | "UMPIRE";
      silver?: number; // 0.01 per mille
      uncertainty?: number; // 0.01 per mille
    };
    grossMg: number; // mg
    lot: string;
    material: "FREE_GOLD" | "DORE" | "SELECTED_ORE" | "CONCENTRATE" | "SPONGE" | "REFINED";
  };
  place: string;
  transformation: string;
  witness?: string;
};

export type LotMeltStatement = StatementFrame & {
  body?: LotMeltBody;
  kind?: "lot.melt";
};

/** By the custodian alone, to another place of its own. The lot keeps its seal and its custodian. */
export type LotMoveBody = {
  lot: string;
  place: string;
};

export type LotMoveStatement = StatementFrame & {
  body?: LotMoveBody;
  kind?: "lot.move";
};

export type LotOutturnBody = {
  assay: {
    assay: string;
    certificate: string;
    fineness: number; // 0.01 per mille
    method: "TOUCHSTONE" | "XRF" | "FIRE" | "UMPIRE";
    silver?: number; // 0.01 per mille
    uncertainty?: number; // 0.01 per mille
  };
  lot: string;
  netMeltMg: number; // mg
};

export type LotOutturnStatement = StatementFrame & {
  body?: LotOutturnBody;
  kind?: "lot.outturn";
};

export type LotPageAnswer = {
  block: number;
  explanation: string;
  explanation_es: string;
  notices: number;
  number: string;
  openNotices: Array<unknown>;
  record: CertificateRecord;
  state: string;
  statedAt: number; // seconds
  statedBy: string;
  status: StatusRecord;
  upToDate: boolean;
  whatToDo: string;
  whatToDo_es: string;
  word: string;
  word_es: string;
};

/** A record of the family lot, as docs/reference/keys.md shows it. */
export type LotRecord = {
  assay?: {
    assay: string;
    laboratory: string;
    method: string;
    own?: boolean;
  };
  changes?: Array<{
    by: string;
    gainedMg: number; // mg
    lostMg: number; // mg
    source: string;
  }>;
  claimClass: string;
  createdAt: number; // seconds
  creator: string;
  custodian: string;
  custodyState: string;
  fineMg?: number; // mg
  fineness?: number; // 0.01 per mille
  grossMg: number; // mg
  lifetimeLossMg?: number; // mg
  lifetimeSampledMg?: number; // mg
  lossMg: number; // mg
  lot: string;
  material: string;
  movedAt?: number; // seconds
  nominalMg?: number; // mg
  parents: Array<string>;
  place: string;
  reason?: string;
  recipient?: string;
  seal?: string;
  state: string;
  successors: Array<string>;
  transfer?: string;
  vector: Array<{
    amp: string;
    fineMg: number; // mg
    lot: string;
    nominalMg: number; // mg
    periodFrom: string;
    periodTo: string;
  }>;
};

/** The material of the outputs is REFINED. */
export type LotRefineBody = {
  inputs: Array<string>;
  losses: Array<{
    fineMg: number; // mg
    reason: string;
  }>;
  outputs: Array<{
    assay: {
      assay: string;
      certificate: string;
      fineness: number; // 0.01 per mille
      method: "TOUCHSTONE" | "XRF" | "FIRE" | "UMPIRE";
      silver?: number; // 0.01 per mille
      uncertainty?: number; // 0.01 per mille
    };
    grossMg: number; // mg
    lot: string;
  }>;
  place: string;
  transformation: string;
  witness?: string;
};

export type LotRefineStatement = StatementFrame & {
  body?: LotRefineBody;
  kind?: "lot.refine";
};

export type LotReleaseBody = {
  hold: string;
  lot: string;
  outcome: string;
};

export type LotReleaseStatement = StatementFrame & {
  body?: LotReleaseBody;
  kind?: "lot.release";
};

/** The organisation of the lot's custodian is released and the waiting time is over. */
export type LotRescueBody = {
  lot: string;
  place: string;
  reason: string;
  successor: string;
  to: string;
};

export type LotRescueStatement = StatementFrame & {
  body?: LotRescueBody;
  kind?: "lot.rescue";
};

/** Mercury leaves, gold stays. */
export type LotRetortBody = {
  inputs: Array<string>;
  losses: Array<{
    fineMg: number; // mg
    reason: string;
  }>;
  output: {
    assay: {
      assay: string;
      certificate: string;
      fineness: number; // 0.01 per mille
      method: "TOUCHSTONE" | "XRF" | "FIRE" | "UMPIRE";
      silver?: number; // 0.01 per mille
      uncertainty?: number; // 0.01 per mille
    };
    grossMg: number; // mg
    lot: string;
    material: "FREE_GOLD" | "DORE" | "SELECTED_ORE" | "CONCENTRATE" | "SPONGE" | "REFINED";
  };
  place: string;
  transformation: string;
  witness?: string;
};

export type LotRetortStatement = StatementFrame & {
  body?: LotRetortBody;
  kind?: "lot.retort";
};

/** `transfer` is the accepted one that brought the lot. It stays on hold there. */
export type LotReturnBody = {
  lot: string;
  place: string;
  to: string;
  transfer: string;
};

export type LotReturnStatement = StatementFrame & {
  body?: LotReturnBody;
  kind?: "lot.return";
};

/** `output` is what is left, under the same assay of record. */
export type LotSampleBody = {
  input: string;
  laboratory: string;
  output: {
    grossMg: number; // mg
    lot: string;
  };
  transformation: string;
  witness?: string;
};

export type LotSampleStatement = StatementFrame & {
  body?: LotSampleBody;
  kind?: "lot.sample";
};

/** Written off, also while on hold: then by whoever placed the hold, or by an auditor (I74). */
export type LotSeizeBody = {
  authority: string;
  evidence: string;
  lot: string;
};

export type LotSeizeStatement = StatementFrame & {
  body?: LotSeizeBody;
  kind?: "lot.seize";
};

/** Without melting; the parts keep the assay of record. */
export type LotSplitBody = {
  input: string;
  outputs: Array<{
    grossMg: number; // mg
    lot: string;
  }>;
  transformation: string;
  witness?: string;
};

export type LotSplitStatement = StatementFrame & {
  body?: LotSplitBody;
  kind?: "lot.split";
};

/** A lot with those that it came from, or those that it became, and so on. */
export type LotTree = {
  lot: LotRecord & {
    recorded: Place;
  };
  parents?: Array<LotTree>;
  successors?: Array<LotTree>;
};

/** Before the lot first changes hands, without an open flag and without a premium claim. Quotas and origin documents are free again. */
export type LotVoidBody = {
  lot: string;
  reason: string;
};

export type LotVoidStatement = StatementFrame & {
  body?: LotVoidBody;
  kind?: "lot.void";
};

export type LotWriteoffBody = {
  evidence: string;
  lot: string;
  reason: string;
};

export type LotWriteoffStatement = StatementFrame & {
  body?: LotWriteoffBody;
  kind?: "lot.writeoff";
};

export type LotsAnswer = {
  height: number;
  lots: Array<LotRecord & {
    recorded: Place;
  }>;
  next?: string;
  order: string;
  total?: number;
  totalIsMore?: boolean;
};

export type MinerAnswer = {
  height: number;
  miner: MinerRecord & {
    recorded: Place;
  };
};

/** 1 to 200 miners. `miner` is a reference of 12 Crockford characters and a check character; `from` is at most `production.oldestDays` back. Once a producer has been on the ledger for `offline.windowHours`, it is at most that far back (I63). Where the producer has one person who can sign this, the second signature is that of a field officer of a scheme of another organisation than the producer's. */
export type MinerEnrolBody = {
  miners: Array<{
    evidence: string;
    from: string; // day
    kind: "SUBSISTENCE" | "MEMBER" | "WORKER" | "SELECTOR";
    miner: string;
    registeredIn?: string;
  }>;
};

export type MinerEnrolStatement = StatementFrame & {
  body?: MinerEnrolBody;
  kind?: "miner.enrol";
};

/** 1 to 200 miners. `to` is the last day. A scheme that speaks for a silent producer names it in `amp`; `to` is then not before the day of recording (I63). */
export type MinerLeaveBody = {
  amp?: string;
  miners: Array<{
    miner: string;
    to: string; // day
  }>;
  reason: string;
};

export type MinerLeaveStatement = StatementFrame & {
  body?: MinerLeaveBody;
  kind?: "miner.leave";
};

/** A record of the family miner, as docs/reference/keys.md shows it. */
export type MinerRecord = {
  amp: string;
  confirmedBy: Array<string>;
  evidence: string;
  from: string;
  kind: string;
  leftBy?: string;
  miner: string;
  reason?: string;
  registeredIn?: string;
  to?: string;
};

export type MinersAnswer = {
  height: number;
  miners: Array<MinerRecord & {
    recorded: Place;
  }>;
  next?: string;
  order: string;
  total?: number;
  totalIsMore?: boolean;
};

/** A record of the family notice, as docs/reference/keys.md shows it. */
export type NoticeRecord = {
  entries: Array<{
    by: string;
    evidence: string;
    firstAt: number; // seconds
    ground: string;
    lastAt: number; // seconds
    organisation: string;
    reason: string;
    takenUpWith?: string;
    times: number;
  }>;
};

export type ObligationAnswer = {
  height: number;
  obligation: ObligationRecord & {
    announcedMinor: number; // minor unit
    arrivedMinor: number; // minor unit
    confirmedMinor: number; // minor unit
    overdue: boolean;
    recorded: Place;
    state: string;
  };
};

/** A record of the family obligation, as docs/reference/keys.md shows it. */
export type ObligationRecord = {
  beneficiary: string;
  cancelled?: {
    at: number;
    by: string;
    decision?: string;
    reason: string;
  };
  currency: string;
  dueOn: string;
  fineMg: number; // mg
  lot?: string;
  minor: number; // minor unit
  payer: string;
  provisional?: {
    fineMg: number; // mg
    minor: number; // minor unit
  };
  raisedAt: number; // seconds
  sale?: string;
  scheme: string;
  stage: string;
  version: number;
};

export type ObligationsAnswer = {
  height: number;
  next?: string;
  obligations: Array<ObligationRecord & {
    announcedMinor: number; // minor unit
    arrivedMinor: number; // minor unit
    confirmedMinor: number; // minor unit
    overdue: boolean;
    recorded: Place;
    state: string;
  }>;
  order: string;
  total?: number;
  totalIsMore?: boolean;
};

export type OfficerAnswer = {
  height: number;
  officer: OfficerRecord & {
    recorded: Place;
  };
};

/** A record of the family officerof, as docs/reference/keys.md shows it. */
export type OfficerOfRecord = {
  officer: string;
};

/** A record of the family officer, as docs/reference/keys.md shows it. */
export type OfficerRecord = {
  activeFrom?: number;
  enteredAt: number; // seconds
  enteredBy: string;
  kind: string;
  msp: string;
  officer: string;
  origin?: string;
  owner: string;
  person: string;
  reason?: string;
  revokedAt?: number; // seconds
  roles: Array<string>;
  rpIdHash?: string;
  spki: string;
  validFrom: number; // seconds
  validTo: number; // seconds
};

/** Signed by a registrar, by one of the party's officers once it has some (I55), and with the new key itself (I56), in any order. `person` is the id of the first key of somebody whom the organisation has registered before; a new person needs none. A key is trusted from `offline.windowHours` before its recording at the earliest (I63). */
export type OfficerRegisterBody = {
  kind: "P256" | "PASSKEY";
  origin?: string;
  party: string;
  person?: string;
  roles: Array<"REGISTRAR" | "SCHEME_OFFICER" | "RESPONSIBLE" | "TREASURER" | "LEGAL_REPRESENTATIVE" | "SUPERVISOR" | "ASSESSOR" | "ASSAYER" | "CUSTODIAN" | "SETTLEMENT" | "PAYMENTS">;
  rpIdHash?: string;
  spki: string;
  validFrom: number; // seconds
  validTo: number; // seconds
};

export type OfficerRegisterStatement = StatementFrame & {
  body?: OfficerRegisterBody;
  kind?: "officer.register";
};

export type OfficerRevokeBody = {
  from: number; // seconds
  officer: string;
  reason: string;
};

export type OfficerRevokeStatement = StatementFrame & {
  body?: OfficerRevokeBody;
  kind?: "officer.revoke";
};

/** Signed with the old key, which ends at `from`, and with the new one (I56). Person, owner and roles stay the same. */
export type OfficerRotateBody = {
  from: number; // seconds
  kind: "P256" | "PASSKEY";
  origin?: string;
  rpIdHash?: string;
  spki: string;
  validFrom: number; // seconds
  validTo: number; // seconds
};

export type OfficerRotateStatement = StatementFrame & {
  body?: OfficerRotateBody;
  kind?: "officer.rotate";
};

/** An officer's signature, as docs/reference/formats/statement.md specifies its bytes. */
export type OfficerSignature = {
  authenticatorData?: string;
  clientDataJSON?: string;
  key: string;
  method: "OWN_KEY" | "SHARED_DEVICE" | "FIELD_VISIT";
  sig: string;
};

export type OfficersAnswer = {
  height: number;
  next?: string;
  officers: Array<{
    enteredAt: number; // seconds
    enteredBy: string;
    kind: string;
    msp: string;
    officer: string;
    owner: string;
    person: string;
    recorded: Place;
    roles: Array<string>;
    spki: string;
    validFrom: number; // seconds
    validTo: number; // seconds
  }>;
  order: string;
  total?: number;
  totalIsMore?: boolean;
};

export type OrganisationAnswer = {
  height: number;
  organisation: OrganisationRecord & {
    recorded: Place;
  };
};

/** `actor` is the MSP id of the caller. Signed with the key that it brings. A key of kind `PASSKEY` is one that a device keeps (WebAuthn, ES256): it has `origin`, the scheme, host and port of the pages on which it may be used, and `rpIdHash`, SHA-256 of the host for which the device keeps it. A key of kind `P256` has neither. How both sign: the statement. */
export type OrganisationFoundBody = {
  name: string;
  officer: {
    kind: "P256" | "PASSKEY";
    origin?: string;
    rpIdHash?: string;
    spki: string;
    validFrom: number; // seconds
    validTo: number; // seconds
  };
};

export type OrganisationFoundStatement = StatementFrame & {
  body?: OrganisationFoundBody;
  kind?: "organisation.found";
};

/** A record of the family org, as docs/reference/keys.md shows it. */
export type OrganisationRecord = {
  foundedAt: number; // seconds
  msp: string;
  name: string;
};

/** In effect after `release.waitingDays`, unless the organisation returns. */
export type OrganisationReleaseBody = {
  organisation: string;
  reason: string;
  release: string;
};

export type OrganisationReleaseStatement = StatementFrame & {
  body?: OrganisationReleaseBody;
  kind?: "organisation.release";
};

export type OrganisationReturnBody = {
  release: string;
};

export type OrganisationReturnStatement = StatementFrame & {
  body?: OrganisationReturnBody;
  kind?: "organisation.return";
};

export type OrganisationsAnswer = {
  height: number;
  next?: string;
  order: string;
  organisations: Array<OrganisationRecord & {
    recorded: Place;
  }>;
  total?: number;
  totalIsMore?: boolean;
};

/** Signed by the producer and by a scheme or an auditor (`with`). The record keeps both quantities under `corrections` (I77). */
export type OriginCorrectBody = {
  evidence: string;
  issuer: string;
  number: string;
  quantityMg: number; // mg
  reason: string;
  with: string;
};

export type OriginCorrectStatement = StatementFrame & {
  body?: OriginCorrectBody;
  kind?: "origin.correct";
};

export type OriginDocumentAnswer = {
  height: number;
  originDocument: OriginRecord & {
    recorded: Place;
  };
};

export type OriginDocumentsAnswer = {
  height: number;
  next?: string;
  order: string;
  originDocuments: Array<OriginRecord & {
    recorded: Place;
  }>;
  total?: number;
  totalIsMore?: boolean;
};

/** A record of the family origin, as docs/reference/keys.md shows it. */
export type OriginRecord = {
  corrections?: Array<{
    at: number;
    evidence: string;
    quantityMg: number; // mg
    quantityMgBefore: number;
    reason: string;
    with: string;
  }>;
  date: string;
  file: string;
  issuer: string;
  kind: string;
  municipality?: string;
  number: string;
  quantityMg: number; // mg
  registeredBy: string;
};

/** `issuer` is the producer itself or an authority of one of its legal bases. Numbers are compared in a normal form: `CO-2024-0101` and `CO2024-101` are one (why). */
export type OriginRegisterBody = {
  date: string; // day
  file: string;
  issuer: string;
  kind: "CERTIFICATE_OF_ORIGIN" | "PRODUCTION_DECLARATION";
  municipality?: string;
  number: string;
  quantityMg: number; // mg
};

export type OriginRegisterStatement = StatementFrame & {
  body?: OriginRegisterBody;
  kind?: "origin.register";
};

/** A record of the family originuse, as docs/reference/keys.md shows it. */
export type OriginUseRecord = {
  grossMg: number; // mg
  issuer: string;
  lot: string;
  number: string;
  void?: boolean;
};

/** Counts against the miner's yearly cap (I9). By an auditor or a party accredited for it, or with the signature of the `RESPONSIBLE` of the group that the miner belonged to on that day (I58). Whoever doubts it raises a flag on its record. */
export type OutsideAttestBody = {
  evidence: string;
  grossMg: number; // mg
  miner: string;
  sale: string;
  soldOn: string; // day
};

export type OutsideAttestStatement = StatementFrame & {
  body?: OutsideAttestBody;
  kind?: "outside.attest";
};

/** Supersedes an attested sale: with another mass, or without one when there was no such sale. What it no longer holds is free again. By who attested it, in the same way, or by a scheme, an auditor or an accredited party whom the sale does not concern. */
export type OutsideCorrectBody = {
  evidence: string;
  grossMg?: number; // mg
  miner: string;
  reason: string;
  sale: string;
  soldOn: string; // day
};

export type OutsideCorrectStatement = StatementFrame & {
  body?: OutsideCorrectBody;
  kind?: "outside.correct";
};

/** After the registration: another beneficial owner, and further relations. What was declared before stays; a relation is not taken back. */
export type OwnershipDeclareBody = {
  beneficialOwner?: string;
  party: string;
  relatedTo?: Array<string>;
};

export type OwnershipDeclareStatement = StatementFrame & {
  body?: OwnershipDeclareBody;
  kind?: "ownership.declare";
};

/** A record of the family paid, as docs/reference/keys.md shows it. */
export type PaidRecord = {
  currency: string;
  minor: number; // minor unit
  payment: string;
};

export type PartiesAnswer = {
  height: number;
  next?: string;
  order: string;
  parties: Array<PartyRecord & {
    recorded: Place;
  }>;
  total?: number;
  totalIsMore?: boolean;
};

export type PartyAnswer = {
  height: number;
  officers: Array<OfficerRecord & {
    recorded: Place;
  }>;
  party: PartyRecord & {
    recorded: Place;
  };
};

/** A record of the family party, as docs/reference/keys.md shows it. */
export type PartyRecord = {
  beneficialOwner?: string;
  country: string;
  msp: string;
  municipality?: string;
  name: string;
  party: string;
  reason?: string;
  registrations: Array<{
    commitment: string;
    kind: string;
    validFrom: string;
    validTo: string;
  }>;
  relatedTo?: Array<string>;
  roles: Array<string>;
  withdrawnAt?: number; // seconds
};

/** `beneficialOwner` is a commitment: that it is there says that an owner was declared. `relatedTo` names parties under the same control; wherever somebody must be independent, they count as one. */
export type PartyRegisterBody = {
  beneficialOwner?: string;
  country: string;
  municipality?: string;
  name: string;
  party: string;
  registrations: Array<{
    commitment: string;
    kind: string;
    validFrom: string; // day
    validTo: string; // day
  }>;
  relatedTo?: Array<string>;
  roles: Array<"AMP" | "AGGREGATOR" | "TRADER" | "CARRIER" | "LABORATORY" | "REFINER" | "BUYER" | "SCHEME" | "ASSESSOR" | "AUDITOR" | "PAYER">;
};

export type PartyRegisterStatement = StatementFrame & {
  body?: PartyRegisterBody;
  kind?: "party.register";
};

/** The party does not act from then on. */
export type PartyWithdrawBody = {
  from: number; // seconds
  party: string;
  reason: string;
};

export type PartyWithdrawStatement = StatementFrame & {
  body?: PartyWithdrawBody;
  kind?: "party.withdraw";
};

export type PaymentAnswer = {
  height: number;
  payment: PaymentRecord & {
    arrived: {
      currency: string;
      minor: number; // minor unit
    };
    became: string;
    deductions: Array<{
      minor: number; // minor unit
      reason: string;
    }>;
    recorded: Place;
    state: string;
  };
  receipt: ReceiptRecord & {
    recorded: Place;
  };
};

/** A record of the family payment, as docs/reference/keys.md shows it. */
export type PaymentRecord = {
  advance?: boolean;
  advice: string;
  announcedAt: number; // seconds
  bankReference: string;
  beneficiary: string;
  currency: string;
  deductions?: Array<{
    minor: number; // minor unit
    reason: string;
  }>;
  for: Array<{
    beneficiary: string;
    lot?: string;
    minor: number; // minor unit
    sale?: string;
    scheme: string;
  }>;
  intermediary?: string;
  minor: number; // minor unit
  payer: string;
  payment: string;
  sentOn: string;
};

/** The bank returned the payment. Only while the payee has not stated that it arrived. Its bank reference may be announced again. */
export type PaymentReverseBody = {
  advice: string;
  payment: string;
  reason: string;
  returnedOn: string; // day
};

export type PaymentReverseStatement = StatementFrame & {
  body?: PaymentReverseBody;
  kind?: "payment.reverse";
};

export type PaymentsAnswer = {
  height: number;
  next?: string;
  order: string;
  payments: Array<PaymentRecord & {
    arrived: {
      currency: string;
      minor: number; // minor unit
    };
    became: string;
    deductions: Array<{
      minor: number; // minor unit
      reason: string;
    }>;
    recorded: Place;
    state: string;
  }>;
  total?: number;
  totalIsMore?: boolean;
};

/** Where on the ledger a record stands. */
export type Place = {
  block: number;
  index: number;
  transaction: string;
};

export type PlanAnswer = {
  height: number;
  plan: PlanRecord & {
    recorded?: Place;
  };
};

/** `acta` is the hash of the assembly's minutes. The approval counts from `offline.windowHours` before its recording at the earliest (I63): nothing bought before is spent under the plan. Where the producer has one person who can sign this, the second signature is that of a field officer of a scheme of another organisation than the producer's. */
export type PlanApproveBody = {
  acta: string;
  approvedOn: string; // day
  plan: string;
};

export type PlanApproveStatement = StatementFrame & {
  body?: PlanApproveBody;
  kind?: "plan.approve";
};

export type PlanCloseBody = {
  plan: string;
};

export type PlanCloseStatement = StatementFrame & {
  body?: PlanCloseBody;
  kind?: "plan.close";
};

/** A payment that has arrived in the plan's currency becomes money of this plan alone. */
export type PlanFundBody = {
  payment: string;
  plan: string;
};

export type PlanFundStatement = StatementFrame & {
  body?: PlanFundBody;
  kind?: "plan.fund";
};

/** 1 to 100 lines. */
export type PlanProposeBody = {
  currency: string;
  lines: Array<{
    budgetMinor: number; // minor unit
    category: string;
    line: string;
  }>;
  plan: string;
};

export type PlanProposeStatement = StatementFrame & {
  body?: PlanProposeBody;
  kind?: "plan.propose";
};

/** A record of the family plan, as docs/reference/keys.md shows it. */
export type PlanRecord = {
  acta?: string;
  amp: string;
  approvedOn?: string;
  closedAt?: number; // seconds
  currency: string;
  funds: Array<string>;
  lines: Array<{
    budgetMinor: number; // minor unit
    category: string;
    line: string;
  }>;
  plan: string;
  proposedAt: number; // seconds
  report?: string;
  stage: string;
};

export type PlanReportBody = {
  plan: string;
  report: string;
};

export type PlanReportStatement = StatementFrame & {
  body?: PlanReportBody;
  kind?: "plan.report";
};

export type PlansAnswer = {
  height: number;
  next?: string;
  order: string;
  plans: Array<PlanRecord & {
    recorded?: Place;
  }>;
  total?: number;
  totalIsMore?: boolean;
};

/** A record of the family platform, as docs/reference/keys.md shows it. */
export type PlatformNumberRecord = {
  buyer: string;
  day: string;
  lot: string;
  number: string;
  transfer: string;
};

/** `deductions` are what the intermediary keeps, in the sent currency. */
export type PremiumAnnounceBody = {
  advance?: boolean;
  advice: string;
  bankReference: string;
  currency: string;
  deductions?: Array<{
    minor: number; // minor unit
    reason: string;
  }>;
  for: Array<unknown | unknown>;
  intermediary?: string;
  payment: string;
  sentOn: string; // day
};

export type PremiumAnnounceStatement = StatementFrame & {
  body?: PremiumAnnounceBody;
  kind?: "premium.announce";
};

/** `payer` is needed where several payers owe the beneficiary. */
export type PremiumCancelBody = unknown | unknown;

export type PremiumCancelStatement = StatementFrame & {
  body?: PremiumCancelBody;
  kind?: "premium.cancel";
};

/** `rate` is received currency per unit of the sent one, with six places: `"1.000000"` when the currencies are the same, otherwise with source and day. `deductions` are in the received currency. Deductions above `premium.deductionBp`, a rate further than `premium.rateBp` from the published one, or of a day more than `premium.rateDays` before the value date make the payment CONFIRMED_WITH_DEDUCTIONS and flag it (I67). Where the producer has one person who can sign this, the second signature is that of a field officer of a scheme of another organisation than the producer's and the payer's; the receipt says so. */
export type PremiumConfirmBody = {
  deductions: Array<{
    minor: number; // minor unit
    reason: string;
  }>;
  payment: string;
  rate: string;
  rateDay?: string; // day
  rateSource?: string;
  receipt: string;
  received: {
    currency: string;
    minor: number; // minor unit
  };
  statement: string;
  valueDate: string; // day
};

export type PremiumConfirmStatement = StatementFrame & {
  body?: PremiumConfirmBody;
  kind?: "premium.confirm";
};

/** `actor` is the payer. `lot` is a production lot; 1 to 50 of them. A treasurer, legal representative or supervisor of each producer signs along. */
export type PremiumCreditBody = {
  grams: Array<{
    fineMg: number; // mg
    lot: string;
  }>;
  sale: string;
  scheme: string;
  split?: Array<{
    beneficiary: string;
    minor: number; // minor unit
  }>;
  version: number; // number
};

export type PremiumCreditStatement = StatementFrame & {
  body?: PremiumCreditBody;
  kind?: "premium.credit";
};

export type PremiumDenyBody = {
  answer: "NOT_ARRIVED" | "NOT_OURS";
  payment: string;
  receipt: string;
  statement: string;
};

export type PremiumDenyStatement = StatementFrame & {
  body?: PremiumDenyBody;
  kind?: "premium.deny";
};

/** `actor` is a payer whom the buyer named in the settlement, and owes its share of the premium. `grams` names the fine gold of production lots when less than the payer's whole part is claimed; each of them must be eligible. A producer that would be owed less than a minor unit is left out. Unpaid for `premium.lapseDays` after its due day the obligation lapses. `split` holds the amounts as the payer computes them; they must be right to the minor unit. */
export type PremiumObligeBody = {
  grams?: Array<{
    fineMg: number; // mg
    lot: string;
  }>;
  lot: string;
  scheme: string;
  split?: Array<{
    beneficiary: string;
    minor: number; // minor unit
  }>;
  version: number; // number
};

export type PremiumObligeStatement = StatementFrame & {
  body?: PremiumObligeBody;
  kind?: "premium.oblige";
};

/** After the final settlement, once. The ledger computes the amounts. */
export type PremiumTrueupBody = {
  lot: string;
  scheme: string;
};

export type PremiumTrueupStatement = StatementFrame & {
  body?: PremiumTrueupBody;
  kind?: "premium.trueup";
};

/** What went wrong and what to do next (RFC 9457), in English and, with _es, in Spanish. Programs decide by status and code; the sentences are for people and may change. */
export type Problem = {
  code: string;
  detail: string;
  detail_es: string;
  errors?: Array<ProblemError>;
  field?: string;
  rule?: string;
  ruleText?: string;
  ruleText_es?: string;
  status: number;
  title: string;
  title_es: string;
  type: "about:blank";
  whatToDo: string;
  whatToDo_es: string;
};

export type ProblemError = {
  code: string;
  detail: string;
  detail_es: string;
  field?: string;
};

/** A record of the family produced, as docs/reference/keys.md shows it. */
export type ProducedRecord = {
  amp: string;
  fineMg: number; // mg
  lot: string;
  month: number;
  void?: boolean;
  year: number;
};

export type ProducerPageAnswer = {
  attestations: Array<{
    accreditations: Array<{
      scheme: string;
      schemeName: string;
      validFrom: string;
      validTo: string;
      withdrawnFrom: null;
    }>;
    asOf: number;
    at: number;
    attestation: string;
    bundle: string;
    counts: boolean;
    issuedAt: number; // seconds
    issuer: string;
    issuerName: string;
    level: string;
    module: number;
    notices: Array<unknown>;
    noticesMore: number;
    producer: string;
    producerName: string;
    result: string;
    standard: string;
    state: string;
    validFrom: string;
    validTo: string;
    validUntil: number;
    version: string;
  }>;
  block: number;
  more: number;
  name: string;
  place: string;
  producer: string;
  standard: string;
  state: string;
  statedAt: number; // seconds
  statedBy: string;
  upToDate: boolean;
};

export type ProducerReportAnswer = {
  height: number;
  producerReport: ReportRecord & {
    recorded: Place;
  };
};

export type ProducerReportsAnswer = {
  height: number;
  next?: string;
  order: string;
  producerReports: Array<ReportRecord & {
    recorded: Place;
  }>;
  total?: number;
  totalIsMore?: boolean;
};

export type ProjectionHashesAnswer = {
  height: number;
  tables: Array<{
    hash: string;
    rows: number;
    table: string;
  }>;
};

/** A bundle, as docs/reference/formats/bundle.md specifies it. */
export type ProofFile = {
  type: "gold-proof/1";
};

/** One of the files specified in docs/reference/formats: an anchor, its signatures, the peer directory, or the status list of the day. */
export type PublishedFile = Record<string, unknown> | Array<unknown>;

export type PurchaseAnswer = {
  height: number;
  purchase: PurchaseRecord & {
    recorded?: Place;
  };
};

/** A record of the family purchase, as docs/reference/keys.md shows it. */
export type PurchaseRecord = {
  at: number;
  buyer: string;
  buyerRegistration: string;
  consolidation?: string;
  export?: string;
  lot: string;
  platform?: {
    day: string;
    number: string;
  };
  royalty?: string;
  seller: string;
  sellerRegistration?: string;
  transfer: string;
};

/** By the recipient of the transfer, once it accepted the lot. Registrations are named by their kind (`RUCOM`, `GENESIS`) and must be valid that day. `platform` is a transaction of the state's traceability platform, which stands behind one purchase (I75); `royalty` and `export` are numbers of papers, `consolidation` is where lots of several origins are first put together (Regulation (EU) 2017/821). */
export type PurchaseRecordBody = {
  buyerRegistration: string;
  consolidation?: string;
  export?: string;
  lot: string;
  platform?: {
    day: string; // day
    number: string;
  };
  royalty?: string;
  sellerRegistration?: string;
  transfer: string;
};

export type PurchaseRecordStatement = StatementFrame & {
  body?: PurchaseRecordBody;
  kind?: "purchase.record";
};

export type PurchasesAnswer = {
  height: number;
  next?: string;
  order: string;
  purchases: Array<PurchaseRecord & {
    recorded?: Place;
  }>;
  total?: number;
  totalIsMore?: boolean;
};

export type ReceiptAnswer = {
  height: number;
  receipt: ReceiptRecord & {
    payer: string;
    recorded: Place;
  };
};

export type ReceiptCorrectBody = unknown | unknown;

export type ReceiptCorrectStatement = StatementFrame & {
  body?: ReceiptCorrectBody;
  kind?: "receipt.correct";
};

/** A record of the family receipt, as docs/reference/keys.md shows it. */
export type ReceiptRecord = {
  answer: string;
  beneficiary: string;
  cautions: Array<string>;
  confirmedAt: number; // seconds
  confirmedBy: Array<{
    method: string;
    officer: string;
  }>;
  deductions?: Array<{
    minor: number; // minor unit
    reason: string;
  }>;
  expectedMinor?: number; // minor unit
  payment: string;
  rate?: string;
  rateDay?: string;
  rateSource?: string;
  receipt: string;
  received?: {
    currency: string;
    minor: number; // minor unit
  };
  state: string;
  statement: string;
  valueDate?: string;
};

export type ReceiptsAnswer = {
  height: number;
  next?: string;
  order: string;
  receipts: Array<ReceiptRecord & {
    payer: string;
    recorded: Place;
  }>;
  total?: number;
  totalIsMore?: boolean;
};

/** A record of the family record, as docs/reference/keys.md shows it. */
export type RecordRecord = {
  actor: string;
  hash: string;
  keys: Array<string>;
  kind: string;
};

/** A statement as it stands in its block, and what it recorded. */
export type RecordedStatement = {
  recorded: Place;
  records: Array<{
    deleted?: boolean;
    family: string;
    key: Array<string>;
    record?: Record<string, unknown> | string | number | null;
  }>;
  signed: SignedStatement;
  time: number;
};

/** Integers; keys and ranges as in reference values. Values that are not named stay as they were. */
export type ReferencePublishBody = {
  effectiveFrom: string; // day
  values: {
    "amp.plausibleMgPerMinerDay"?: number; // mg
    "amp.workDaysPerMonth"?: number; // days
    "assay.fire.splitBp"?: number; // bp
    "assay.xrf.flagBp"?: number; // bp
    "assay.xrf.warnBp"?: number; // bp
    "banrep.discountBp"?: number; // bp
    "candidate.limitMonths"?: number; // months
    "certificate.validityDays"?: number; // days
    "clock.skewSeconds"?: number; // seconds
    "disengaged.coolingDays"?: number; // days
    "founding.minMembers"?: number; // number
    "gain.fine.maxBp"?: number; // bp
    "id.ownPrefix"?: number; // number
    "lookback.days"?: number; // days
    "loss.lifetime.fineBp"?: number; // bp
    "loss.meltDore.fineBp"?: number; // bp
    "loss.meltDore.grossBp"?: number; // bp
    "loss.meltFree.fineBp"?: number; // bp
    "loss.meltFree.grossBp"?: number; // bp
    "loss.meltSponge.fineBp"?: number; // bp
    "loss.meltSponge.grossBp"?: number; // bp
    "loss.refine.fineBp"?: number; // bp
    "loss.refine.grossBp"?: number; // bp
    "loss.retort.fineBp"?: number; // bp
    "loss.retort.grossBp"?: number; // bp
    "loss.sample.grossMg"?: number; // mg
    "loss.sample.lifetimeGrossMg"?: number; // mg
    "m5.minCommitments"?: number; // number
    "mitigation.extensions"?: number; // number
    "mitigation.limitMonths"?: number; // months
    "notice.openDays"?: number; // days
    "offer.validHours"?: number; // hours
    "officer.waitingDays"?: number; // days
    "officer.youngDays"?: number; // days
    "offline.windowHours"?: number; // hours
    "origin.oldestDays"?: number; // days
    "plausible.concentrate.leastBp"?: number; // bp
    "plausible.concentrate.mostBp"?: number; // bp
    "plausible.dore.leastBp"?: number; // bp
    "plausible.dore.mostBp"?: number; // bp
    "plausible.freeGold.leastBp"?: number; // bp
    "plausible.freeGold.mostBp"?: number; // bp
    "plausible.refined.leastBp"?: number; // bp
    "plausible.refined.mostBp"?: number; // bp
    "plausible.selectedOre.leastBp"?: number; // bp
    "plausible.selectedOre.mostBp"?: number; // bp
    "plausible.sponge.leastBp"?: number; // bp
    "plausible.sponge.mostBp"?: number; // bp
    "premium.answerDays"?: number; // days
    "premium.deductionBp"?: number; // bp
    "premium.lapseDays"?: number; // days
    "premium.rateBp"?: number; // bp
    "premium.rateDays"?: number; // days
    "premium.toleranceBp"?: number; // bp
    "price.minimumBp"?: number; // bp
    "production.longestDays"?: number; // days
    "production.oldestDays"?: number; // days
    "rate.copPerChf"?: number; // number
    "rate.copPerEur"?: number; // number
    "rate.copPerGbp"?: number; // number
    "rate.copPerUsd"?: number; // number
    "reference.noticeDays"?: number; // days
    "release.waitingDays"?: number; // days
    "report.graceDays"?: number; // days
    "report.validityMonths"?: number; // months
    "return.waitingDays"?: number; // days
    "royalty.effectiveBp"?: number; // bp
    "subsistence.annualCapMg"?: number; // mg
    "subsistence.monthlyAvgMg"?: number; // mg
    "transfer.disputeBp"?: number; // bp
    "transfer.floorMg"?: number; // mg
    "transfer.toleranceBp"?: number; // bp
    "unattributed.flagBp"?: number; // bp
  };
};

export type ReferencePublishStatement = StatementFrame & {
  body?: ReferencePublishBody;
  kind?: "reference.publish";
};

export type ReferenceValueAnswer = {
  height: number;
  referenceValue: ReferenceValuesRecord & {
    recorded: Place;
  };
};

export type ReferenceValuesAnswer = {
  height: number;
  next?: string;
  order: string;
  referenceValues: Array<ReferenceValuesRecord & {
    recorded: Place;
  }>;
  total?: number;
  totalIsMore?: boolean;
};

/** A record of the family refvalues, as docs/reference/keys.md shows it. */
export type ReferenceValuesRecord = {
  effectiveFrom: string;
  values: Record<string, number>;
};

/** Signed by registrars of more than half of the members, and of more than half of those beside `organisation`, and with the new key (I56). It signs after `officer.waitingDays`. */
export type RegistrarRecoverBody = {
  kind: "P256" | "PASSKEY";
  organisation: string;
  origin?: string;
  reason: string;
  rpIdHash?: string;
  spki: string;
  validFrom: number; // seconds
  validTo: number; // seconds
};

export type RegistrarRecoverStatement = StatementFrame & {
  body?: RegistrarRecoverBody;
  kind?: "registrar.recover";
};

/** Counts from `offline.windowHours` before its recording at the earliest (I63). */
export type RegistrationAddBody = {
  commitment: string;
  kind: string;
  party: string;
  validFrom: string; // day
  validTo: string; // day
};

export type RegistrationAddStatement = StatementFrame & {
  body?: RegistrationAddBody;
  kind?: "registration.add";
};

export type ReleaseAnswer = {
  height: number;
  release: ReleaseRecord & {
    recorded?: Place;
  };
};

/** A record of the family release, as docs/reference/keys.md shows it. */
export type ReleaseRecord = {
  agreed: Array<string>;
  effectiveFrom: string;
  organisation: string;
  reason: string;
  release: string;
  returnedAt?: number; // seconds
  statedAt: number; // seconds
};

export type ReleasesAnswer = {
  height: number;
  next?: string;
  order: string;
  releases: Array<ReleaseRecord & {
    recorded?: Place;
  }>;
  total?: number;
  totalIsMore?: boolean;
};

/** A record of the family report, as docs/reference/keys.md shows it. */
export type ReportRecord = {
  amp: string;
  corrects?: string;
  full: string;
  periodFrom: string;
  periodTo: string;
  responsibleRole: string;
  standard: string;
  submittedAt: number; // seconds
  summary: string;
  version: string;
};

/** `corrects` says why the report supersedes an earlier one. */
export type ReportSubmitBody = {
  corrects?: string;
  full: string;
  periodFrom: string; // day
  periodTo: string; // day
  responsibleRole: string;
  standard: string;
  summary: string;
  version: string;
};

export type ReportSubmitStatement = StatementFrame & {
  body?: ReportSubmitBody;
  kind?: "report.submit";
};

/** A record of the family rescued, as docs/reference/keys.md shows it. */
export type RescuedRecord = {
  at: number;
  by: string;
  lot: string;
  organisation: string;
  reason: string;
  release: string;
  successor: string;
  to: string;
};

/** A record of the family reversal, as docs/reference/keys.md shows it. */
export type ReversalRecord = {
  advice: string;
  payment: string;
  reason: string;
  returnedOn: string;
  reversedAt: number; // seconds
};

/** A record of the family right, as docs/reference/keys.md shows it. */
export type RightRecord = {
  amp: string;
  basis: string;
};

export type SchemeAnswer = {
  height: number;
  scheme: SchemeRecord & {
    recorded: Place;
  };
};

/** Asked of each producer on the last day of its production: `modules` fulfilled or controlled, `results` of further modules at least as good, found at `minimumLevel` or a higher one. */
export type SchemePublishBody = {
  base: "PHYSICAL" | "CREDIT";
  dueDays: number; // days
  effectiveFrom: string; // day
  minimumLevel?: "FIRST_PARTY" | "SECOND_PARTY" | "THIRD_PARTY";
  modules: Array<number>;
  ratePerKg: {
    currency: string;
    minor: number; // minor unit
  };
  results?: Array<{
    atLeast: "NOT_ASSESSED" | "NOT_FULFILLED" | "NOT_CONTROLLED" | "PROGRESSING" | "CONTROLLED" | "FULFILLED";
    module: number; // number
  }>;
  scheme: string;
  stacking: boolean;
  standards?: Array<{
    standard: string;
    version: string;
  }>;
  standing?: "CANDIDATE" | "AFFILIATED";
  version: number; // number
};

export type SchemePublishStatement = StatementFrame & {
  body?: SchemePublishBody;
  kind?: "scheme.publish";
};

/** A record of the family scheme, as docs/reference/keys.md shows it. */
export type SchemeRecord = {
  base: string;
  dueDays: number; // days
  effectiveFrom: string;
  minimumLevel?: string;
  modules: Array<number>;
  publisher: string;
  ratePerKg: {
    currency: string;
    minor: number; // minor unit
  };
  results?: Array<{
    atLeast: string;
    module: number;
  }>;
  scheme: string;
  stacking: boolean;
  standards?: Array<{
    standard: string;
    version: string;
  }>;
  standing?: string;
  version: number;
};

export type SchemesAnswer = {
  height: number;
  next?: string;
  order: string;
  schemes: Array<SchemeRecord & {
    recorded: Place;
  }>;
  total?: number;
  totalIsMore?: boolean;
};

export type ScopeAnswer = {
  height: number;
  scope: ScopeRecord & {
    recorded: Place;
  };
};

/** The next version, in effect from its day on; with a further unit not before the day of recording (I63). */
export type ScopeDeclareBody = {
  units: Array<string>;
  validFrom: string; // day
  version: number; // number
};

export type ScopeDeclareStatement = StatementFrame & {
  body?: ScopeDeclareBody;
  kind?: "scope.declare";
};

/** A record of the family scope, as docs/reference/keys.md shows it. */
export type ScopeRecord = {
  amp: string;
  units: Array<string>;
  validFrom: string;
  version: number;
};

export type ScopesAnswer = {
  height: number;
  next?: string;
  order: string;
  scopes: Array<ScopeRecord & {
    recorded: Place;
  }>;
  total?: number;
  totalIsMore?: boolean;
};

export type SealAnswer = {
  height: number;
  seal: SealRecord & {
    recorded: Place;
  };
};

/** A seal number has 4 to 20 characters of `[A-Z0-9-]`, at least four of them letters or digits, among them a digit from 1 to 9 (I53). */
export type SealApplyBody = {
  kind: string;
  lot: string;
  seal: string;
};

export type SealApplyStatement = StatementFrame & {
  body?: SealApplyBody;
  kind?: "seal.apply";
};

/** A record of the family seal, as docs/reference/keys.md shows it. */
export type SealRecord = {
  appliedAt: number; // seconds
  issuer: string;
  kind: string;
  lot: string;
  removedAt?: number; // seconds
  removedBy?: string;
  removedFor?: string;
  seal: string;
};

export type SealRemoveBody = {
  lot: string;
  reason: string;
  seal: string;
};

export type SealRemoveStatement = StatementFrame & {
  body?: SealRemoveBody;
  kind?: "seal.remove";
};

/** A record of the family sealuse, as docs/reference/keys.md shows it. */
export type SealUseRecord = {
  at: number;
  by: string;
  lot: string;
};

export type SealsAnswer = {
  height: number;
  next?: string;
  order: string;
  seals: Array<SealRecord & {
    recorded: Place;
  }>;
  total?: number;
  totalIsMore?: boolean;
};

export type SettlementAnswer = {
  height: number;
  settlement: SettlementRecord & {
    recorded: Place;
  };
};

/** `umpire` is the laboratory that decides should the two assays lie too far apart. `assay` is the id under which the mean is recorded, if it binds. */
export type SettlementExchangeBody = {
  assay: string;
  buyersAssay: string;
  lot: string;
  protocol: string;
  seller: string;
  sellersAssay: string;
  umpire?: string;
};

export type SettlementExchangeStatement = StatementFrame & {
  body?: SettlementExchangeBody;
  kind?: "settlement.exchange";
};

/** `actor` is the buyer. `payers` names who pays the premium on the lot, 1 to 10 parties with the role PAYER whose shares make 10000 basis points; without it the provisional settlement's payers stay, and where there were none the buyer itself pays. Once a premium was raised, its payers stay. */
export type SettlementFinalBody = {
  fixing: {
    date: string; // day
    session: "AM" | "PM";
    source: string;
  };
  laboratoryAgreed?: boolean;
  lot: string;
  payableBp: number; // bp
  payers?: Array<{
    payer: string;
    shareBp: number; // bp
  }>;
  seller: string;
  settlement: string;
  valueCommitment: string;
};

export type SettlementFinalStatement = StatementFrame & {
  body?: SettlementFinalBody;
  kind?: "settlement.final";
};

/** By the assay of record. `payableBp` is at most 10000. `payers` as in `settlement.final`. */
export type SettlementProvisionalBody = {
  lot: string;
  payableBp: number; // bp
  payers?: Array<{
    payer: string;
    shareBp: number; // bp
  }>;
  seller: string;
  settlement: string;
  valueCommitment: string;
};

export type SettlementProvisionalStatement = StatementFrame & {
  body?: SettlementProvisionalBody;
  kind?: "settlement.provisional";
};

/** A record of the family settlement, as docs/reference/keys.md shows it. */
export type SettlementRecord = {
  assay: string;
  at: number;
  buyer: string;
  exchange?: {
    at: number;
    buyersAssay: string;
    protocol: string;
    sellersAssay: string;
    umpire?: string;
  };
  fellThrough?: Array<{
    assay?: string;
    at?: number;
    buyer?: string;
    fineMg?: number; // mg
    lot?: string;
    payableBp?: number; // bp
    payers?: Array<{
      payer?: string;
      shareBp?: number; // bp
    }>;
    provisional?: {
      assay?: string;
      at?: number;
      fineMg?: number; // mg
    };
    reason?: string;
    seller?: string;
    settlement?: string;
    soldAt?: number; // seconds
    state?: string;
    valueCommitment?: string;
    withdrawnAt?: number; // seconds
  }>;
  fineMg: number; // mg
  fineness?: number; // 0.01 per mille
  fixing?: {
    date: string;
    session: string;
    source: string;
  };
  lot: string;
  netMeltMg?: number; // mg
  payableBp: number; // bp
  payers?: Array<{
    payer: string;
    shareBp: number; // bp
  }>;
  provisional?: {
    assay: string;
    at: number;
    fineMg: number; // mg
  };
  seller: string;
  settlement: string;
  soldAt: number; // seconds
  state: string;
  umpire?: {
    assay: string;
    at: number;
    laboratory: string;
  };
  valueCommitment: string;
};

/** The latest umpire's reading of the laboratory that both named in the exchange; of any other with both signatures. */
export type SettlementUmpireBody = {
  assay: string;
  lot: string;
};

export type SettlementUmpireStatement = StatementFrame & {
  body?: SettlementUmpireBody;
  kind?: "settlement.umpire";
};

/** Before the final settlement, signed by buyer and seller. The settlement stays visible under `fellThrough`, and the lot may be settled anew. */
export type SettlementWithdrawBody = {
  lot: string;
  reason: string;
  seller: string;
  settlement: string;
};

export type SettlementWithdrawStatement = StatementFrame & {
  body?: SettlementWithdrawBody;
  kind?: "settlement.withdraw";
};

export type SettlementsAnswer = {
  height: number;
  next?: string;
  order: string;
  settlements: Array<SettlementRecord & {
    recorded: Place;
  }>;
  total?: number;
  totalIsMore?: boolean;
};

export type SignedStatement = {
  signatures: Array<OfficerSignature>;
  statement: Statement;
};

export type StandardAnswer = {
  height: number;
  standard: StandardRecord & {
    recorded: Place;
  };
};

export type StandardPublishBody = {
  requirements: Array<{
    code: string;
    gate: "FUL" | "IMM" | "MIT" | "IMP";
    hints?: string;
    module: number; // number
    title: string;
  }>;
  standard: string;
  version: string;
};

export type StandardPublishStatement = StatementFrame & {
  body?: StandardPublishBody;
  kind?: "standard.publish";
};

/** A record of the family standard, as docs/reference/keys.md shows it. */
export type StandardRecord = {
  requirements: Array<{
    code: string;
    gate: string;
    hints?: string;
    module: number;
    title: string;
  }>;
  standard: string;
  version: string;
};

export type StandardsAnswer = {
  height: number;
  next?: string;
  order: string;
  standards: Array<StandardRecord & {
    recorded: Place;
  }>;
  total?: number;
  totalIsMore?: boolean;
};

export type Statement = OrganisationFoundStatement | OfficerRegisterStatement | OfficerRevokeStatement | OfficerRotateStatement | RegistrarRecoverStatement | PartyRegisterStatement | RegistrationAddStatement | OwnershipDeclareStatement | PartyWithdrawStatement | ReferencePublishStatement | StandardPublishStatement | AssessorAccreditStatement | AccreditationWithdrawStatement | JudgeAccreditStatement | JudgeWithdrawStatement | AuditGrantStatement | AuditWithdrawStatement | AmpDeclareStatement | ScopeDeclareStatement | BasisDeclareStatement | BasisWithdrawStatement | AuthorityNoticeStatement | AuthorityLiftStatement | AmpUpdateStatement | AmpDisengageStatement | MinerEnrolStatement | MinerLeaveStatement | ReportSubmitStatement | CommitmentAdoptStatement | CommitmentExtendStatement | CommitmentResultStatement | AttestationIssueStatement | AttestationRevokeStatement | AttestationContestStatement | AttestationAnswerStatement | FindingLiftStatement | ConsultationCommentStatement | ConsultationDisposeStatement | AssessmentRecordStatement | OriginRegisterStatement | OriginCorrectStatement | ContributionCorrectStatement | LotDeclareStatement | LotIntroduceStatement | OutsideAttestStatement | OutsideCorrectStatement | LotVoidStatement | LotHoldStatement | LotReleaseStatement | LotReturnStatement | LotSeizeStatement | LotWriteoffStatement | LotDeliverStatement | LotMoveStatement | LotDowngradeStatement | SealRemoveStatement | FlagRaiseStatement | FlagAnswerStatement | FlagCloselateStatement | FlagCloseStatement | AssayRecordStatement | AssayOwnStatement | SealApplyStatement | CustodyOfferStatement | CustodyDispatchStatement | CustodyReceiveStatement | CustodyAcceptStatement | CustodyCancelStatement | CustodyResolveStatement | CustodyTakebackStatement | CustodyCorrectStatement | LotMeltStatement | LotRetortStatement | LotRefineStatement | LotAggregateStatement | LotBlendStatement | LotSampleStatement | LotSplitStatement | LotOutturnStatement | SettlementProvisionalStatement | SettlementExchangeStatement | SettlementUmpireStatement | SettlementWithdrawStatement | SettlementFinalStatement | PurchaseRecordStatement | SchemePublishStatement | PremiumObligeStatement | PremiumTrueupStatement | PremiumCreditStatement | PremiumCancelStatement | PremiumAnnounceStatement | PremiumConfirmStatement | PremiumDenyStatement | ReceiptCorrectStatement | PaymentReverseStatement | PlanProposeStatement | PlanApproveStatement | PlanFundStatement | UseRecordStatement | UseEvidenceStatement | UseVerifyStatement | PlanReportStatement | PlanCloseStatement | CertificateIssueStatement | CertificateSuspendStatement | CertificateReinstateStatement | CertificateRevokeStatement | OrganisationReleaseStatement | OrganisationReturnStatement | LotRescueStatement | AttestationWithdrawStatement;

/** All are recorded or none. */
export type StatementBatch = {
  statements: Array<SignedStatement>;
};

/** What an officer signs, whatever its kind. */
export type StatementFrame = {
  actor: string;
  body: Record<string, unknown>;
  channel: string;
  eventAt: number; // seconds
  id: string;
  kind: string;
  v: 1;
};

/** The status list with the members' endorsements (docs/reference/formats/status-list.md). */
export type StatusList = {
  bits: string;
  challenge?: string;
  payloads: Array<string>;
};

/** A record of the family status, as docs/reference/keys.md shows it. */
export type StatusRecord = {
  at: number;
  reason: string;
  state: string;
};

export type StatusRequest = {
  challenge: string;
};

/** What became of a submission. */
export type Submission = {
  because?: string;
  because_es?: string;
  block?: number;
  code?: string;
  height?: number;
  id: string;
  index?: number;
  kind?: string;
  result?: Record<string, unknown> | string;
  says?: Array<string>;
  says_es?: Array<string>;
  state: string;
  statements?: Array<string>;
  transaction?: string;
};

export type TransactionAnswer = {
  transaction: {
    block: number;
    index: number;
    organisation: string;
    time: number;
    transaction: string;
    type: number;
    validationCode: number;
  };
  wrote: Array<string>;
};

export type TransferAnswer = {
  height: number;
  transfer: TransferRecord & {
    recorded: Place;
  };
};

/** A record of the family transfer, as docs/reference/keys.md shows it. */
export type TransferRecord = {
  acceptedAt?: number; // seconds
  cancelledAt?: number; // seconds
  carrier?: string;
  counter?: boolean;
  dispatchRecordedAt?: number; // seconds
  dispatchedAt?: number; // seconds
  from: string;
  items: Array<{
    corrections?: Array<{
      at: number;
      by: string;
      dispatchMg: number; // mg
      dispatchMgBefore: number;
      evidence: string;
      reason: string;
      receiptMg: number; // mg
      receiptMgBefore: number;
      with: string;
    }>;
    dispatchMg?: number; // mg
    endedAt?: number; // seconds
    lot: string;
    noSealIn?: string;
    noSealOut?: string;
    outcome?: string;
    receiptMg?: number; // mg
    sealIn?: string;
    sealOut?: string;
    varianceBp?: number; // bp
  }>;
  offeredAt: number; // seconds
  place?: string;
  reason?: string;
  receiptRecordedAt?: number; // seconds
  receivedAt?: number; // seconds
  resolvedAt?: number; // seconds
  state: string;
  to: string;
  transfer: string;
  validUntil: number;
};

export type TransfersAnswer = {
  height: number;
  next?: string;
  order: string;
  total?: number;
  totalIsMore?: boolean;
  transfers: Array<TransferRecord & {
    recorded: Place;
  }>;
};

export type TransformationAnswer = {
  height: number;
  transformation: TransformationRecord & {
    recorded: Place;
  };
};

/** A record of the family transformation, as docs/reference/keys.md shows it. */
export type TransformationRecord = {
  at: number;
  by: string;
  fineInMg: number; // mg
  fineOutMg: number; // mg
  grossInMg: number; // mg
  grossOutMg: number; // mg
  inputs: Array<string>;
  kind: string;
  losses: Array<{
    fineMg: number; // mg
    reason: string;
  }>;
  outputs: Array<string>;
  place: string;
  transformation: string;
  witness?: string;
};

export type TransformationsAnswer = {
  height: number;
  next?: string;
  order: string;
  total?: number;
  totalIsMore?: boolean;
  transformations: Array<TransformationRecord & {
    recorded: Place;
  }>;
};

export type TriedStatement = {
  accepted: boolean;
  errors: Array<ProblemError>;
  id?: string;
  kind?: string;
  repeated: boolean;
  says: Array<string>;
  says_es: Array<string>;
  signaturesMissing: Array<string>;
  signaturesMissing_es: Array<string>;
  warnings: Array<{
    field: string;
    says: string;
    says_es: string;
  }>;
  writes: Array<{
    key: string;
    name: string;
  }>;
};

export type UseAnswer = {
  height: number;
  use: UseRecord & {
    recorded?: Place;
  };
};

export type UseEvidenceBody = {
  evidence: Array<string>;
  plan: string;
  use: string;
};

export type UseEvidenceStatement = StatementFrame & {
  body?: UseEvidenceBody;
  kind?: "use.evidence";
};

/** A record of the family use, as docs/reference/keys.md shows it. */
export type UseRecord = {
  amp: string;
  currency: string;
  evidence: Array<string>;
  invoice: string;
  line: string;
  minor: number; // minor unit
  number?: string;
  plan: string;
  recordedAt: number; // seconds
  report?: string;
  spentOn: string;
  state: string;
  supplierKind: string;
  use: string;
  verifiedBy?: string;
};

/** `invoice` is the SHA-256 of the invoice's own bytes, without salt, so that the same invoice is found again. `number` is its fiscal number, such as a CUFE: 16 to 128 letters and digits, in capitals or not. It is used once, whatever file the invoice comes in. */
export type UseRecordBody = {
  currency: string;
  evidence: Array<string>;
  invoice: string;
  line: string;
  minor: number; // minor unit
  number?: string;
  plan: string;
  spentOn: string; // day
  supplierKind: string;
  use: string;
};

export type UseRecordStatement = StatementFrame & {
  body?: UseRecordBody;
  kind?: "use.record";
};

export type UseVerifyBody = {
  amp: string;
  outcome: "VERIFIED" | "REJECTED";
  plan: string;
  report: string;
  use: string;
};

export type UseVerifyStatement = StatementFrame & {
  body?: UseVerifyBody;
  kind?: "use.verify";
};

export type UsesAnswer = {
  height: number;
  next?: string;
  order: string;
  total?: number;
  totalIsMore?: boolean;
  uses: Array<UseRecord & {
    recorded?: Place;
  }>;
};

export type ViewRequest = {
  certId: string;
  challenge: string;
};

/** Where a party wants to be told that something was recorded. */
export type Webhook = {
  delivered: string;
  failure?: string;
  id: string;
  madeAt: number;
  state: "ACTIVE" | "RETRYING" | "STOPPED";
  tries?: number;
  url: string;
};

/** The body of a delivery: that there is something behind a place, or a test. */
export type WebhookDelivery = {
  delivery: string;
  event: "changed" | "test";
  place?: string;
};

/** A webhook with the secret by which its deliveries are signed: base64url of 32 bytes, told this once. */
export type WebhookMade = Webhook & {
  secret: string;
};

export type WebhookRequest = {
  url: string;
};

export type WebhookTested = {
  delivered: boolean;
  failure?: string;
  id: string;
};

export type Webhooks = {
  webhooks: Array<Webhook>;
};

/** A record of the family withdrawn, as docs/reference/keys.md shows it. */
export type WithdrawnRecord = {
  at: number;
  attestation: string;
  by: string;
  from: string;
  module: number;
  organisation: string;
  reason: string;
  release: string;
  subject: string;
};

/** What can be asked of a gateway, by method and address. */
export interface Operations {
  /** anchor.json, anchor.sigs.json or peers.json, as the operators publish them, or status.json */
  "GET /.well-known/gold/{name}": {
    parameters: {
      name: string;
    };
    answer: PublishedFile;
  };
  /** What the ledger says of a lot, by the number on its label, in Spanish or English */
  "GET /c/{shortId}": {
    parameters: {
      lang?: string;
      shortId: string;
    };
    answer: LotPageAnswer;
  };
  /** What is attested of a producer, with the proof of each attestation, in Spanish or English */
  "GET /p/{producer}": {
    parameters: {
      lang?: string;
      producer: string;
    };
    answer: ProducerPageAnswer;
  };
  /** Which scheme accredits which assessor */
  "GET /v1/accreditations": {
    parameters: {
      after?: string;
      asOf?: number;
      assessor?: string;
      height?: number;
      limit?: number;
      scheme?: string;
      total?: boolean;
    };
    answer: AccreditationsAnswer;
  };
  /** One of these: which scheme accredits which assessor */
  "GET /v1/accreditations/{assessor}/{standard}/{version}/{scheme}/{validFrom}": {
    parameters: {
      asOf?: number;
      assessor: string;
      height?: number;
      scheme: string;
      standard: string;
      validFrom: string;
      version: string;
    };
    answer: AccreditationAnswer;
  };
  /** Producers as they declared themselves */
  "GET /v1/amps": {
    parameters: {
      after?: string;
      asOf?: number;
      height?: number;
      limit?: number;
      total?: boolean;
    };
    answer: AmpsAnswer;
  };
  /** One producer with its derived affiliation and what it is derived from */
  "GET /v1/amps/{amp}": {
    parameters: {
      amp: string;
      asOf?: number;
      height?: number;
    };
    answer: AmpAnswer;
  };
  /** Assays of lots */
  "GET /v1/assays": {
    parameters: {
      after?: string;
      asOf?: number;
      height?: number;
      laboratory?: string;
      limit?: number;
      lot?: string;
      total?: boolean;
    };
    answer: AssaysAnswer;
  };
  /** One of these: assays of lots */
  "GET /v1/assays/{lot}/{assay}": {
    parameters: {
      asOf?: number;
      assay: string;
      height?: number;
      lot: string;
    };
    answer: AssayAnswer;
  };
  /** Assessors' visits, with the hashes of their reports */
  "GET /v1/assessments": {
    parameters: {
      after?: string;
      amp?: string;
      asOf?: number;
      assessor?: string;
      height?: number;
      limit?: number;
      total?: boolean;
    };
    answer: AssessmentsAnswer;
  };
  /** One of these: assessors' visits, with the hashes of their reports */
  "GET /v1/assessments/{amp}/{assessment}": {
    parameters: {
      amp: string;
      asOf?: number;
      assessment: string;
      height?: number;
    };
    answer: AssessmentAnswer;
  };
  /** Attestations, of one producer or of all, with their contests and what else a reader must know */
  "GET /v1/attestations": {
    parameters: {
      after?: string;
      asOf?: number;
      height?: number;
      issuer?: string;
      limit?: number;
      status?: string;
      subject?: string;
      total?: boolean;
    };
    answer: AttestationsAnswer;
  };
  /** One of these: attestations, of one producer or of all, with their contests and what else a reader must know */
  "GET /v1/attestations/{subject}/{module}/{attestation}": {
    parameters: {
      asOf?: number;
      attestation: string;
      height?: number;
      module: string;
      subject: string;
    };
    answer: AttestationAnswer;
  };
  /** What members opened to auditors, who are named by their keys alone, and until when */
  "GET /v1/audit-grants": {
    parameters: {
      after?: string;
      asOf?: number;
      auditor?: string;
      height?: number;
      limit?: number;
      organisation?: string;
      total?: boolean;
    };
    answer: AuditGrantsAnswer;
  };
  /** One of these: what members opened to auditors, who are named by their keys alone, and until when */
  "GET /v1/audit-grants/{auditor}/{organisation}/{grant}": {
    parameters: {
      asOf?: number;
      auditor: string;
      grant: string;
      height?: number;
      organisation: string;
    };
    answer: AuditGrantAnswer;
  };
  /** Both sides of the whole network's fine gold (I23), summed up from the blocks */
  "GET /v1/audit/balance": {
    parameters: {
      asOf?: number;
      height?: number;
    };
    answer: AuditBalanceAnswer;
  };
  /** What auditors were shown by this member's gateway, and by which grants */
  "GET /v1/audit/readings": {
    parameters: {
      after?: string;
      limit?: string;
    };
    answer: AuditReadingsAnswer;
  };
  /** How many records of each family the ledger has as of a block */
  "GET /v1/audit/totals": {
    parameters: {
      asOf?: string;
    };
    answer: FamilyCounts;
  };
  /** Orders of authorities about producers */
  "GET /v1/authority-notices": {
    parameters: {
      after?: string;
      amp?: string;
      asOf?: number;
      height?: number;
      limit?: number;
      total?: boolean;
    };
    answer: AuthorityNoticesAnswer;
  };
  /** One of these: orders of authorities about producers */
  "GET /v1/authority-notices/{amp}/{notice}": {
    parameters: {
      amp: string;
      asOf?: number;
      height?: number;
      notice: string;
    };
    answer: AuthorityNoticeAnswer;
  };
  /** Blocks with their hashes, for auditors */
  "GET /v1/blocks": {
    parameters: {
      after?: string;
      limit?: string;
    };
    answer: BlocksAnswer;
  };
  /** One block with its transactions, valid and invalid, for auditors */
  "GET /v1/blocks/{block}": {
    parameters: {
      block: string;
    };
    answer: BlockAnswer;
  };
  /** Certificates, each with its present state */
  "GET /v1/certificates": {
    parameters: {
      after?: string;
      asOf?: number;
      height?: number;
      limit?: number;
      lot?: string;
      total?: boolean;
    };
    answer: CertificatesAnswer;
  };
  /** One certificate: its record, its state and every state it has had */
  "GET /v1/certificates/{certificate}": {
    parameters: {
      asOf?: number;
      certificate: string;
      height?: number;
    };
    answer: CertificateAnswer;
  };
  /** What changed on the ledger after a place, in its order, of what the officer may see */
  "GET /v1/changes": {
    parameters: {
      after?: string;
      limit?: string;
    };
    answer: ChangesAnswer;
  };
  /** Producers' commitments to improve, with what became of each */
  "GET /v1/commitments": {
    parameters: {
      after?: string;
      amp?: string;
      asOf?: number;
      height?: number;
      limit?: number;
      total?: boolean;
    };
    answer: CommitmentsAnswer;
  };
  /** One of these: producers' commitments to improve, with what became of each */
  "GET /v1/commitments/{amp}/{commitment}": {
    parameters: {
      amp: string;
      asOf?: number;
      commitment: string;
      height?: number;
    };
    answer: CommitmentAnswer;
  };
  /** Comments in consultations on a standard, with what became of each */
  "GET /v1/consultations": {
    parameters: {
      after?: string;
      asOf?: number;
      consultation?: string;
      height?: number;
      limit?: number;
      total?: boolean;
    };
    answer: CommentsAnswer;
  };
  /** One of these: comments in consultations on a standard, with what became of each */
  "GET /v1/consultations/{consultation}/{comment}": {
    parameters: {
      asOf?: number;
      comment: string;
      consultation: string;
      height?: number;
    };
    answer: CommentAnswer;
  };
  /** Objections to attestations */
  "GET /v1/contests": {
    parameters: {
      after?: string;
      asOf?: number;
      by?: string;
      height?: number;
      limit?: number;
      subject?: string;
      total?: boolean;
    };
    answer: ContestsAnswer;
  };
  /** One of these: objections to attestations */
  "GET /v1/contests/{subject}/{module}/{attestation}/{by}": {
    parameters: {
      asOf?: number;
      attestation: string;
      by: string;
      height?: number;
      module: string;
      subject: string;
    };
    answer: ContestAnswer;
  };
  /** Sales of credits */
  "GET /v1/credits": {
    parameters: {
      after?: string;
      asOf?: number;
      height?: number;
      limit?: number;
      payer?: string;
      total?: boolean;
    };
    answer: CreditsAnswer;
  };
  /** One of these: sales of credits */
  "GET /v1/credits/{credit}": {
    parameters: {
      asOf?: number;
      credit: string;
      height?: number;
    };
    answer: CreditAnswer;
  };
  /** Producers that left for good, and why */
  "GET /v1/disengagements": {
    parameters: {
      after?: string;
      asOf?: number;
      height?: number;
      limit?: number;
      total?: boolean;
    };
    answer: DisengagementsAnswer;
  };
  /** One of these: producers that left for good, and why */
  "GET /v1/disengagements/{amp}": {
    parameters: {
      amp: string;
      asOf?: number;
      height?: number;
    };
    answer: DisengagementAnswer;
  };
  /** The keys that wait for this officer's signature */
  "GET /v1/enrolments": {
    parameters: Record<string, unknown>;
    answer: EnrolmentsWaiting;
  };
  /** Make a link with which one person makes a key for one party and one role */
  "POST /v1/enrolments": {
    parameters: Record<string, unknown>;
    body: EnrolmentRequest;
    answer: EnrolmentLink;
  };
  /** The registration of a key that waits, signed by that key */
  "GET /v1/enrolments/{id}": {
    parameters: {
      id: string;
    };
    answer: SignedStatement;
  };
  /** Add this officer's signature under the registration of a key */
  "POST /v1/enrolments/{id}/signatures": {
    parameters: {
      id: string;
    };
    body: EnrolmentSignature;
    answer: EnrolmentState;
  };
  /** The findings of each attestation, with the agreement that lifts one */
  "GET /v1/findings": {
    parameters: {
      after?: string;
      asOf?: number;
      height?: number;
      issuer?: string;
      limit?: number;
      status?: string;
      subject?: string;
      total?: boolean;
    };
    answer: FindingsAnswer;
  };
  /** One of these: the findings of each attestation, with the agreement that lifts one */
  "GET /v1/findings/{subject}/{module}/{attestation}": {
    parameters: {
      asOf?: number;
      attestation: string;
      height?: number;
      module: string;
      subject: string;
    };
    answer: FindingAnswer;
  };
  /** Flags and holds with what they stand on; open ones, or all with closed=true */
  "GET /v1/flags": {
    parameters: {
      after?: string;
      asOf?: number;
      closed?: "true" | "false";
      height?: number;
      kind?: "LATE" | "RED_FLAG" | "DISPUTE" | "HOLD" | "GRIEVANCE";
      limit?: number;
      total?: boolean;
    };
    answer: FlagsAnswer;
  };
  /** One of these: flags and holds with what they stand on; open ones, or all with closed=true */
  "GET /v1/flags/{family}/{subject}/{rule}/{statement}": {
    parameters: {
      asOf?: number;
      family: string;
      height?: number;
      rule: string;
      statement: string;
      subject: string;
    };
    answer: FlagAnswer;
  };
  /** Which scheme accredits which party for an activity in which it judges others */
  "GET /v1/judges": {
    parameters: {
      after?: string;
      asOf?: number;
      height?: number;
      limit?: number;
      party?: string;
      scheme?: string;
      total?: boolean;
    };
    answer: JudgesAnswer;
  };
  /** One of these: which scheme accredits which party for an activity in which it judges others */
  "GET /v1/judges/{party}/{activity}/{scheme}/{validFrom}": {
    parameters: {
      activity: string;
      asOf?: number;
      height?: number;
      party: string;
      scheme: string;
      validFrom: string;
    };
    answer: JudgeAnswer;
  };
  /** On which legal basis producers mine */
  "GET /v1/legal-bases": {
    parameters: {
      after?: string;
      amp?: string;
      asOf?: number;
      height?: number;
      limit?: number;
      total?: boolean;
    };
    answer: LegalBasesAnswer;
  };
  /** One of these: on which legal basis producers mine */
  "GET /v1/legal-bases/{amp}/{basis}": {
    parameters: {
      amp: string;
      asOf?: number;
      basis: string;
      height?: number;
    };
    answer: LegalBasisAnswer;
  };
  /** Lots, by state and custodian */
  "GET /v1/lots": {
    parameters: {
      after?: string;
      asOf?: number;
      custodian?: string;
      height?: number;
      limit?: number;
      state?: "DRAFT" | "ACTIVE" | "CONSUMED" | "DELIVERED" | "WRITTEN_OFF" | "VOIDED";
      total?: boolean;
    };
    answer: LotsAnswer;
  };
  /** One lot with its tree, assays, seals, transfers, purchases, flags, settlement and certificate */
  "GET /v1/lots/{lot}": {
    parameters: {
      asOf?: number;
      height?: number;
      lot: string;
    };
    answer: LotAnswer;
  };
  /** Enrolments by pseudonym: a producer's own, for its own officers and its organisation's */
  "GET /v1/miners": {
    parameters: {
      after?: string;
      amp?: string;
      asOf?: number;
      height?: number;
      limit?: number;
      total?: boolean;
    };
    answer: MinersAnswer;
  };
  /** One of these: enrolments by pseudonym: a producer's own, for its own officers and its organisation's */
  "GET /v1/miners/{miner}": {
    parameters: {
      asOf?: number;
      height?: number;
      miner: string;
    };
    answer: MinerAnswer;
  };
  /** Obligations with their derived state and the sums announced and confirmed */
  "GET /v1/obligations": {
    parameters: {
      after?: string;
      asOf?: number;
      beneficiary?: string;
      height?: number;
      limit?: number;
      lot?: string;
      payer?: string;
      total?: boolean;
    };
    answer: ObligationsAnswer;
  };
  /** One of these: obligations with their derived state and the sums announced and confirmed */
  "GET /v1/obligations/{subject}/{scheme}/{beneficiary}/{payer}": {
    parameters: {
      asOf?: number;
      beneficiary: string;
      height?: number;
      payer: string;
      scheme: string;
      subject: string;
    };
    answer: ObligationAnswer;
  };
  /** The officers' public keys, roles and validity; persons are not named on the ledger */
  "GET /v1/officers": {
    parameters: {
      after?: string;
      asOf?: number;
      height?: number;
      limit?: number;
      owner?: string;
      total?: boolean;
    };
    answer: OfficersAnswer;
  };
  /** One of these: the officers' public keys, roles and validity; persons are not named on the ledger */
  "GET /v1/officers/{officer}": {
    parameters: {
      asOf?: number;
      height?: number;
      officer: string;
    };
    answer: OfficerAnswer;
  };
  /** The members */
  "GET /v1/organisations": {
    parameters: {
      after?: string;
      asOf?: number;
      height?: number;
      limit?: number;
      total?: boolean;
    };
    answer: OrganisationsAnswer;
  };
  /** One of these: the members */
  "GET /v1/organisations/{organisation}": {
    parameters: {
      asOf?: number;
      height?: number;
      organisation: string;
    };
    answer: OrganisationAnswer;
  };
  /** Origin documents with the quantity that each covers, and their corrections */
  "GET /v1/origin-documents": {
    parameters: {
      after?: string;
      asOf?: number;
      height?: number;
      limit?: number;
      registeredBy?: string;
      total?: boolean;
    };
    answer: OriginDocumentsAnswer;
  };
  /** One of these: origin documents with the quantity that each covers, and their corrections */
  "GET /v1/origin-documents/{issuer}/{number}/{producer}": {
    parameters: {
      asOf?: number;
      height?: number;
      issuer: string;
      number: string;
      producer: string;
    };
    answer: OriginDocumentAnswer;
  };
  /** All parties */
  "GET /v1/parties": {
    parameters: {
      after?: string;
      asOf?: number;
      height?: number;
      limit?: number;
      organisation?: string;
      total?: boolean;
    };
    answer: PartiesAnswer;
  };
  /** One party with its officers */
  "GET /v1/parties/{party}": {
    parameters: {
      asOf?: number;
      height?: number;
      party: string;
    };
    answer: PartyAnswer;
  };
  /** Announced payments with what became of each, for payer and payee */
  "GET /v1/payments": {
    parameters: {
      after?: string;
      asOf?: number;
      beneficiary?: string;
      height?: number;
      limit?: number;
      payer?: string;
      total?: boolean;
    };
    answer: PaymentsAnswer;
  };
  /** One announced payment with its receipt and what became of it, for payer and payee */
  "GET /v1/payments/{payment}": {
    parameters: {
      asOf?: number;
      height?: number;
      payment: string;
    };
    answer: PaymentAnswer;
  };
  /** What producers mean to spend their premiums on, with every use and its derived state */
  "GET /v1/plans": {
    parameters: {
      after?: string;
      amp?: string;
      asOf?: number;
      height?: number;
      limit?: number;
      total?: boolean;
    };
    answer: PlansAnswer;
  };
  /** One of these: what producers mean to spend their premiums on, with every use and its derived state */
  "GET /v1/plans/{amp}/{plan}": {
    parameters: {
      amp: string;
      asOf?: number;
      height?: number;
      plan: string;
    };
    answer: PlanAnswer;
  };
  /** Rows and hash of each table made from blocks */
  "GET /v1/projection/hashes": {
    parameters: {
      asOf?: number;
      height?: number;
    };
    answer: ProjectionHashesAnswer;
  };
  /** Purchases with the papers of the state */
  "GET /v1/purchases": {
    parameters: {
      after?: string;
      asOf?: number;
      buyer?: string;
      height?: number;
      limit?: number;
      lot?: string;
      seller?: string;
      total?: boolean;
    };
    answer: PurchasesAnswer;
  };
  /** One of these: purchases with the papers of the state */
  "GET /v1/purchases/{lot}/{transfer}": {
    parameters: {
      asOf?: number;
      height?: number;
      lot: string;
      transfer: string;
    };
    answer: PurchaseAnswer;
  };
  /** What payees say arrived, with their corrections, for payer and payee */
  "GET /v1/receipts": {
    parameters: {
      after?: string;
      asOf?: number;
      beneficiary?: string;
      height?: number;
      limit?: number;
      total?: boolean;
    };
    answer: ReceiptsAnswer;
  };
  /** One of these: what payees say arrived, with their corrections, for payer and payee */
  "GET /v1/receipts/{payment}": {
    parameters: {
      asOf?: number;
      height?: number;
      payment: string;
    };
    answer: ReceiptAnswer;
  };
  /** The reference values with their history: each entry is in effect from its day */
  "GET /v1/reference-values": {
    parameters: {
      after?: string;
      asOf?: number;
      height?: number;
      limit?: number;
      total?: boolean;
    };
    answer: ReferenceValuesAnswer;
  };
  /** One of these: the reference values with their history: each entry is in effect from its day */
  "GET /v1/reference-values/{effectiveFrom}": {
    parameters: {
      asOf?: number;
      effectiveFrom: string;
      height?: number;
    };
    answer: ReferenceValueAnswer;
  };
  /** Organisations of which the others say that they are gone */
  "GET /v1/releases": {
    parameters: {
      after?: string;
      asOf?: number;
      height?: number;
      limit?: number;
      organisation?: string;
      total?: boolean;
    };
    answer: ReleasesAnswer;
  };
  /** One of these: organisations of which the others say that they are gone */
  "GET /v1/releases/{organisation}/{release}": {
    parameters: {
      asOf?: number;
      height?: number;
      organisation: string;
      release: string;
    };
    answer: ReleaseAnswer;
  };
  /** Producers' reports on a period */
  "GET /v1/reports": {
    parameters: {
      after?: string;
      amp?: string;
      asOf?: number;
      height?: number;
      limit?: number;
      total?: boolean;
    };
    answer: ProducerReportsAnswer;
  };
  /** One of these: producers' reports on a period */
  "GET /v1/reports/{amp}/{periodTo}/{number}": {
    parameters: {
      amp: string;
      asOf?: number;
      height?: number;
      number: string;
      periodTo: string;
    };
    answer: ProducerReportAnswer;
  };
  /** Premium schemes and their versions */
  "GET /v1/schemes": {
    parameters: {
      after?: string;
      asOf?: number;
      height?: number;
      limit?: number;
      publisher?: string;
      scheme?: string;
      total?: boolean;
    };
    answer: SchemesAnswer;
  };
  /** One of these: premium schemes and their versions */
  "GET /v1/schemes/{scheme}/{version}": {
    parameters: {
      asOf?: number;
      height?: number;
      scheme: string;
      version: string;
    };
    answer: SchemeAnswer;
  };
  /** Which working units belong to a producer */
  "GET /v1/scopes": {
    parameters: {
      after?: string;
      amp?: string;
      asOf?: number;
      height?: number;
      limit?: number;
      total?: boolean;
    };
    answer: ScopesAnswer;
  };
  /** One of these: which working units belong to a producer */
  "GET /v1/scopes/{amp}/{version}": {
    parameters: {
      amp: string;
      asOf?: number;
      height?: number;
      version: string;
    };
    answer: ScopeAnswer;
  };
  /** Seals and the lots that they are on */
  "GET /v1/seals": {
    parameters: {
      after?: string;
      asOf?: number;
      height?: number;
      limit?: number;
      lot?: string;
      total?: boolean;
    };
    answer: SealsAnswer;
  };
  /** One of these: seals and the lots that they are on */
  "GET /v1/seals/{seal}/{lot}": {
    parameters: {
      asOf?: number;
      height?: number;
      lot: string;
      seal: string;
    };
    answer: SealAnswer;
  };
  /** Settlements of lots */
  "GET /v1/settlements": {
    parameters: {
      after?: string;
      asOf?: number;
      buyer?: string;
      height?: number;
      limit?: number;
      seller?: string;
      total?: boolean;
    };
    answer: SettlementsAnswer;
  };
  /** One of these: settlements of lots */
  "GET /v1/settlements/{lot}": {
    parameters: {
      asOf?: number;
      height?: number;
      lot: string;
    };
    answer: SettlementAnswer;
  };
  /** Standards and their versions */
  "GET /v1/standards": {
    parameters: {
      after?: string;
      asOf?: number;
      height?: number;
      limit?: number;
      standard?: string;
      total?: boolean;
    };
    answer: StandardsAnswer;
  };
  /** One of these: standards and their versions */
  "GET /v1/standards/{standard}/{version}": {
    parameters: {
      asOf?: number;
      height?: number;
      standard: string;
      version: string;
    };
    answer: StandardAnswer;
  };
  /** Hand in a signed statement, or a batch {"statements":[…]} */
  "POST /v1/statements": {
    parameters: {
      dryRun?: boolean;
    };
    body: SignedStatement | StatementBatch;
    answer: Submission | DryRun | Submission;
  };
  /** One recorded statement with its signatures as it stands in its block, and what it recorded */
  "GET /v1/statements/{statement}": {
    parameters: {
      statement: string;
    };
    answer: RecordedStatement;
  };
  /** The list of certificates that are not ISSUED, vouched for by the members */
  "POST /v1/status": {
    parameters: Record<string, unknown>;
    body: StatusRequest;
    answer: StatusList;
  };
  /** What became of a submission, by its own id or that of a statement inside */
  "GET /v1/submissions/{id}": {
    parameters: {
      id: string;
    };
    answer: Submission;
  };
  /** One transaction with the keys that it wrote, for auditors */
  "GET /v1/transactions/{transaction}": {
    parameters: {
      transaction: string;
    };
    answer: TransactionAnswer;
  };
  /** Transfers with what was weighed, and the corrections; one under way is for those who take part */
  "GET /v1/transfers": {
    parameters: {
      after?: string;
      asOf?: number;
      height?: number;
      limit?: number;
      lot?: string;
      to?: string;
      total?: boolean;
    };
    answer: TransfersAnswer;
  };
  /** One of these: transfers with what was weighed, and the corrections; one under way is for those who take part */
  "GET /v1/transfers/{transfer}": {
    parameters: {
      asOf?: number;
      height?: number;
      transfer: string;
    };
    answer: TransferAnswer;
  };
  /** Melts, blends, splits: lots in, lots out, losses */
  "GET /v1/transformations": {
    parameters: {
      after?: string;
      asOf?: number;
      by?: string;
      height?: number;
      limit?: number;
      lot?: string;
      total?: boolean;
    };
    answer: TransformationsAnswer;
  };
  /** One of these: melts, blends, splits: lots in, lots out, losses */
  "GET /v1/transformations/{transformation}": {
    parameters: {
      asOf?: number;
      height?: number;
      transformation: string;
    };
    answer: TransformationAnswer;
  };
  /** Uses of premium money, for the producer and for who verified one */
  "GET /v1/uses": {
    parameters: {
      after?: string;
      amp?: string;
      asOf?: number;
      height?: number;
      limit?: number;
      total?: boolean;
    };
    answer: UsesAnswer;
  };
  /** One of these: uses of premium money, for the producer and for who verified one */
  "GET /v1/uses/{amp}/{plan}/{use}": {
    parameters: {
      amp: string;
      asOf?: number;
      height?: number;
      plan: string;
      use: string;
    };
    answer: UseAnswer;
  };
  /** The members' endorsed word on a certificate, for the asker's own challenge */
  "POST /v1/view": {
    parameters: Record<string, unknown>;
    body: ViewRequest;
    answer: EndorsedView;
  };
  /** The webhooks of the officer's party, with what became of deliveries */
  "GET /v1/webhooks": {
    parameters: Record<string, unknown>;
    answer: Webhooks;
  };
  /** Have this gateway tell an address that something was recorded */
  "POST /v1/webhooks": {
    parameters: Record<string, unknown>;
    body: WebhookRequest;
    answer: WebhookMade;
  };
  /** End a webhook */
  "DELETE /v1/webhooks/{id}": {
    parameters: {
      id: string;
    };
    answer: Webhook;
  };
  /** Send a delivery that tells nothing but that it came, now */
  "POST /v1/webhooks/{id}/test": {
    parameters: {
      id: string;
    };
    answer: WebhookTested;
  };
}

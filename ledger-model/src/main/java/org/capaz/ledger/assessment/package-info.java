/**
 * What is attested about producers, and the state of each on a day, which is derived from it and never stated.
 *
 * <p>Reading order: {@code CraftReport} with {@code SubmitReport}; {@code Assessment} with {@code RecordAssessment};
 * {@link org.capaz.ledger.assessment.Attestation} with {@code IssueAttestation} and {@code RevokeAttestation}; {@code
 * Contest} with {@code ContestAttestation} and {@code AnswerContest}; {@code Mitigation}; {@code Commitment} with
 * {@code AdoptCommitment}, {@code ExtendCommitment} and {@code RecordCommitmentResult}; then what follows from them:
 * {@code Affiliation} with {@code Dossier}, {@code LookBack}, {@code AttestationNotice}.
 *
 * <p>Rules kept here, with what each one stops: I2 (an assessor of its own organisation); I30 (attestations without
 * accreditation, evidence or period); I31 (an affiliation that is claimed and not derived); I32 (gold made before a
 * finding of abuse sold as if nothing were known); I33 (a mitigation or commitment that is in progress for ever); I34
 * (a producer's own word published as verified).
 */
package org.capaz.ledger.assessment;

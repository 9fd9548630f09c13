// SPDX-License-Identifier: Apache-2.0
/**
 * What assessors, producers and objectors state about a producer's conduct, and the affiliation that follows from it.
 *
 * <p>Read {@link Attestation} first, then {@link IssueAttestation} and {@link RevokeAttestation}; {@link CraftReport}
 * with {@link SubmitReport}, {@link Assessment} with {@link RecordAssessment}; {@link Commitment} with {@link
 * AdoptCommitment}, {@link ExtendCommitment} and {@link RecordCommitmentResult}; {@link Contest} with {@link
 * ContestAttestation} and {@link AnswerContest}; {@link Lift} with {@link LiftFinding}. {@link Mitigation} and {@link LookBack} compute periods. {@link
 * Dossier} reads all records of one producer once, {@link AttestationOutline} which of its attestations count when, {@link Affiliation} derives its state on a day from them, {@link
 * AttestationNotice} what a reader must know beside an attestation.
 *
 * <p>Rules kept here, and the fraud that each stops:
 *
 * <ul>
 *   <li>I2: an assessor is not the assessed (self-dealing)
 *   <li>I30: level, standard version, period and evidence hash are there (empty claims)
 *   <li>I31: states are derived, never set (shortcut to AFFILIATED)
 *   <li>I32: a module 3 finding suspends and flags lots of the look-back window (trading on during abuse; hiding
 *       it)
 *   <li>I33: deadlines stay within the mitigation limit (endless "in progress")
 *   <li>I34: first-party attestations alone are reported, never verified (self-certification)
 *   <li>I59: a correction covers the days of what it corrects, a finding of abuse is lifted by its author or by scheme and
 *       second assessor, a failed commitment lowers its module (a finding washed off)
 *   <li>I60: a producer's own words make it a candidate at most (self-assessed affiliation)
 * </ul>
 */
package org.capaz.ledger.assessment;

// SPDX-License-Identifier: Apache-2.0
/**
 * What a producer spends its premiums on: plan, funds, uses and their verification.
 *
 * <p>Read {@link Plan} and {@link Use} first. A plan's statements in order are {@link ProposePlan}, {@link
 * ApprovePlan}, {@link FundPlan}, {@link ReportPlan} and {@link ClosePlan}; those of a use are {@link RecordUse},
 * {@link EvidenceUse} and {@link VerifyUse}. A plan's and a use's state follow from which of these were recorded.
 *
 * <p>Rules kept here, and the fraud that each stops:
 *
 * <ul>
 *   <li>I57: who verifies a use is accredited and of another organisation than spender and payers (self-dealing)
 *   <li>I3: plans and uses have ids of their own and are never replaced (rewritten history)
 *   <li>I42: uses stay within confirmed receipts, cite an approved line, and an invoice is used once (premium
 *       diverted, invoice reused)
 *   <li>I69: nobody of a payer's organisation verifies a use (a payer who praises itself)
 * </ul>
 *
 * <p>Only receipts fund a plan: what was announced and not confirmed cannot be spent.
 */
package org.capaz.ledger.plan;

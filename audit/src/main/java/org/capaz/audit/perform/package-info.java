// SPDX-License-Identifier: Apache-2.0
/**
 * Performs a ledger again from its exported blocks, believing the anchor and nobody else.
 *
 * <p>Read {@link org.capaz.audit.perform.Audit} first: it goes through the blocks in order, lets
 * {@link org.capaz.audit.perform.TransactionAudit} judge each transaction over the
 * {@link org.capaz.audit.replay.ReplayedLedger}, and gives an {@link org.capaz.audit.perform.AuditReport}. What was
 * performed is listed in {@link org.capaz.audit.perform.AuditCheck}; a check that was not performed is said to be so.
 */
package org.capaz.audit.perform;

// SPDX-License-Identifier: Apache-2.0
/**
 * Who may read a member's records as its auditor, and until when.
 *
 * <p>Read {@link org.capaz.ledger.audit.AuditGrant}, what a member opens and to whom; {@link
 * org.capaz.ledger.audit.AuditedFamily} lists which records can be opened, and says of each whose it is. {@link
 * org.capaz.ledger.audit.GrantAudit} opens, {@link org.capaz.ledger.audit.WithdrawAudit} ends at once.
 *
 * <p>Rules kept here, and the fraud that each stops:
 *
 * <ul>
 *   <li>I1: a member opens what its own parties did (impersonation)
 *   <li>I3: a grant that has ended stays to be read (rewritten history)
 *   <li>I56: the auditor signs too with the key that is to read (another person's key)
 *   <li>I80: for a bounded time, with the signatures of those who are read, to a key that speaks for nobody (auditors who audit
 *       themselves, books opened behind a cooperative's back)
 * </ul>
 *
 * <p>Nothing personal is on the ledger: an auditor is a key, as an officer is. The peers hand nothing out by a grant; the member's
 * gateway does.
 *
 * <p>Decision 242.
 */
package org.capaz.ledger.audit;

// SPDX-License-Identifier: Apache-2.0
/**
 * The ledger as the transactions of an export leave it.
 *
 * <p>Read {@link org.capaz.audit.replay.ReplayedLedger} first: it holds every record with the place where it was written
 * first and last, and what each statement said of itself.
 */
package org.capaz.audit.replay;

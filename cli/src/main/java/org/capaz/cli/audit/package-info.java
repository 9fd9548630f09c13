// SPDX-License-Identifier: Apache-2.0
/**
 * The commands of an auditor on a fetched ledger: each performs it again first, so that no member is believed.
 *
 * <p>Read {@link org.capaz.cli.audit.AuditedLedger} first.
 */
package org.capaz.cli.audit;

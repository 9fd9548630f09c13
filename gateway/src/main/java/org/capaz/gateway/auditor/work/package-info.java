// SPDX-License-Identifier: Apache-2.0
/**
 * What needs the whole ledger at once: exceptions, samples, the comparison of papers, pictures. Read
 * {@link org.capaz.gateway.auditor.work.ReplayWork} first: it replays this member's blocks in the background; what is then found is
 * found by the code of {@code org.capaz.audit}, which the command line runs too.
 */
package org.capaz.gateway.auditor.work;

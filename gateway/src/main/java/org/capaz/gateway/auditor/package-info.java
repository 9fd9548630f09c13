// SPDX-License-Identifier: Apache-2.0
/**
 * What auditors take away, and what they read in the browser. The blocks are as this member's peer has them, for {@code ./capaz audit
 * perform}: what an auditor concludes rests on them. The pages: {@code frame} says who comes in, {@code population} shows lists,
 * {@code record} what stands behind one record, {@code work} what needs the whole ledger at once.
 */
package org.capaz.gateway.auditor;

// SPDX-License-Identifier: Apache-2.0
/**
 * What auditors take away: the blocks as this member's peer has them, for {@code ./capaz audit perform}. It reads the
 * projection for counts only; what an auditor concludes rests on the blocks.
 */
package org.capaz.gateway.auditor;

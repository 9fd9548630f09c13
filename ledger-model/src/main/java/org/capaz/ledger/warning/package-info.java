// SPDX-License-Identifier: Apache-2.0
/**
 * What a person is told before signing: a statement that the rules would accept and that is probably not meant so, such as a
 * fineness of 9.05 ‰ where 905 was read, and what a signature cannot take back. A warning never refuses; nothing on the ledger
 * depends on it.
 *
 * <p>Begin with {@link org.capaz.ledger.warning.Warnings}; each further class looks for one kind of mistake.
 *
 * <p>Decision 138.
 */
package org.capaz.ledger.warning;

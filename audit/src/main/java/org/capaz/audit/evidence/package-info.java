// SPDX-License-Identifier: Apache-2.0
/**
 * Which records of a replayed ledger cite a paper, by the hash that its owner could only have made of it.
 *
 * <p>Read {@link org.capaz.audit.evidence.PaperHashes} first: the ways in which a hash on the ledger is made;
 * {@link org.capaz.audit.evidence.Evidence} finds the records. No name of a file comes in here, and no content goes out.
 *
 * <p>Decision 209.
 */
package org.capaz.audit.evidence;

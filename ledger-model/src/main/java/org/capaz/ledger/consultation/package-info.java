// SPDX-License-Identifier: Apache-2.0
/**
 * Public consultations on a draft standard: comments, and the scheme's answer to each.
 *
 * <p>Read {@link SubmitComment}, then {@link DisposeComment}. A comment names the standard, its version and a clause;
 * its text stays outside the ledger and is here by its hash, as is the text of the answer.
 *
 * <p>Rules kept here, and the fraud that each stops:
 *
 * <ul>
 *   <li>I3: a comment is answered once, and neither comment nor answer is replaced (rewritten history)
 *   <li>I47: only hashes of texts are recorded (harm to people named in a comment, breach of data law)
 * </ul>
 */
package org.capaz.ledger.consultation;

// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.perform;

import org.capaz.ledger.message.Sentence;

/**
 * Something that does not agree.
 *
 * @param place block and index of the transaction such as {@code 52.1}, the number of a block, or empty for the whole
 * @param code of the verifier, the rule, or of the defect of form
 * @param evidence what was found
 */
public record Difference(AuditCheck check, String place, String code, Sentence evidence) {}

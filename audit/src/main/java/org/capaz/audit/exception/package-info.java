// SPDX-License-Identifier: Apache-2.0
/**
 * What an auditor looks at first: records that the rules accept and that a person should see.
 *
 * <p>Read {@link org.capaz.audit.exception.ExceptionKind} first, which lists every kind with its bounds;
 * {@link org.capaz.audit.exception.Exceptions} looks for all of them in a replayed ledger. Nothing here is a judgement: each
 * sentence says what stands on the ledger.
 *
 * <p>Decision 208.
 */
package org.capaz.audit.exception;

// SPDX-License-Identifier: Apache-2.0
/**
 * Decides from bytes, a trust anchor and a time whether a lot's certificate is genuine. Start at
 * {@link org.capaz.verifier.Verifier}; then {@code label}, {@code view} and {@code bundle} hold the checks, {@code trust} the
 * anchor and who may sign, {@code fabric} and {@code wire} the bytes, {@code verdict} the answer.
 */
package org.capaz.verifier;

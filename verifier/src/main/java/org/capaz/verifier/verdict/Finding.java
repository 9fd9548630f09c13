// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.verdict;

import org.capaz.ledger.message.Sentence;

/**
 * What one check that passed hands on to the next.
 *
 * @param <T> the type of what was found
 * @param value what was found; the checks after it take it as their argument, so that nothing is looked up twice
 * @param evidence what was seen, for the report
 */
public record Finding<T>(T value, Sentence evidence) {}

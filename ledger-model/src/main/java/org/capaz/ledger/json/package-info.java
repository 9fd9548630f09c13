// SPDX-License-Identifier: Apache-2.0
/**
 * Canonical JSON: the only text form of anything that is stored, hashed or signed.
 *
 * <p>Read {@link Json} first, the values; then {@link CanonicalJson}, the one writer and the one strict reader; then
 * {@link Fields}, which reads an object member by member and refuses members that nobody asked for. {@link
 * JsonException} names the path of what is wrong.
 *
 * <p>What must hold:
 *
 * <ul>
 *   <li>one value has one canonical text: members in a fixed order, whole numbers only, no white space
 *   <li>people may write white space and members in any order; what is hashed or signed is the canonical text of
 *       what was read, and {@link CanonicalJson#parseCanonical} refuses any other
 *   <li>what two readers could understand differently is refused: duplicate members, fractions, lone surrogates
 *   <li>nesting is bounded, because the text comes from strangers
 * </ul>
 *
 * <p>If one value had two texts, a record could be changed without its digest telling (I3, rewritten history).
 */
package org.capaz.ledger.json;

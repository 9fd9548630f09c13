// SPDX-License-Identifier: Apache-2.0
/**
 * The pages of a cooperative's own people, on a phone: who they are ({@code session}, {@code signin}), how they get a key
 * ({@code enrolment}), what they confirm ({@code payment}), what a producer reads of its own ({@code producer}), and how they are told
 * that there is something to confirm ({@code notice}). Each page has the same {@code frame}.
 */
package org.capaz.gateway.cooperative;

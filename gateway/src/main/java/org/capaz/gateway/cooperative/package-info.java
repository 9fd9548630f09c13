// SPDX-License-Identifier: Apache-2.0
/**
 * The pages of a cooperative's own people, on a phone: who they are ({@code session}, {@code signin}), how they get a key
 * ({@code enrolment}), and what they confirm. Each page has the same {@code frame}.
 */
package org.capaz.gateway.cooperative;

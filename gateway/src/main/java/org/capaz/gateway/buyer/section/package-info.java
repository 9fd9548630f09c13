// SPDX-License-Identifier: Apache-2.0
/**
 * The sections of a lot's page, one class each: a part of the page's model in, markup out. No section reads the projection.
 *
 * <p>Read {@link org.capaz.gateway.buyer.section.AnswerSection}, which comes first on the page, and then in the order of
 * {@code PageWriter}.
 */
package org.capaz.gateway.buyer.section;

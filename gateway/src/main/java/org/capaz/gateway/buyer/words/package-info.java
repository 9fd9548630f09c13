// SPDX-License-Identifier: Apache-2.0
/**
 * The sentences of the pages for strangers, and the words of the codes that stand in records.
 *
 * <p>Read {@link org.capaz.gateway.buyer.words.Words} and then {@link org.capaz.gateway.buyer.words.CodeWords}.
 */
package org.capaz.gateway.buyer.words;

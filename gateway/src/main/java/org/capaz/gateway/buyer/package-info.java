// SPDX-License-Identifier: Apache-2.0
/**
 * What anybody may ask without a token: the page behind a label's address, the data for a buyer's own verifier, and the
 * script with which the page judges the label on the reader's device.
 *
 * <p>Read {@link org.capaz.gateway.buyer.LotPageController}, {@link org.capaz.gateway.buyer.PageWriter} with the packages
 * {@code lot} (what the page says) and {@code section} (how it is written), and then {@link
 * org.capaz.gateway.buyer.ScriptController}.
 */
package org.capaz.gateway.buyer;

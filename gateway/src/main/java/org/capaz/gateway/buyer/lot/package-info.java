// SPDX-License-Identifier: Apache-2.0
/**
 * What the page of a certificate shows, in no language and without markup, and how it is read from the projection. What may be
 * shown to anybody is decided here.
 *
 * <p>Read {@link org.capaz.gateway.buyer.lot.LotPage} and then {@link org.capaz.gateway.buyer.lot.LotPageReader}.
 */
package org.capaz.gateway.buyer.lot;

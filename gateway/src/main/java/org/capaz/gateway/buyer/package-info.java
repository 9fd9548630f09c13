// SPDX-License-Identifier: Apache-2.0
/** What anybody may ask without a token: the page behind a label's address, and the data for a buyer's own verifier. */
package org.capaz.gateway.buyer;

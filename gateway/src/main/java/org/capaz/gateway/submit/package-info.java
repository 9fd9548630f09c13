// SPDX-License-Identifier: Apache-2.0
/** Submits statements to the ledger and finds out the outcome of each, whatever happens. Does not depend on HTTP. */
package org.capaz.gateway.submit;

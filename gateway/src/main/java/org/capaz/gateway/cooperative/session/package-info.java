// SPDX-License-Identifier: Apache-2.0
/**
 * Who is signed in at the pages of a cooperative, and that a request comes from such a page. Read
 * {@link org.capaz.gateway.cooperative.session.SessionFilter} first.
 */
package org.capaz.gateway.cooperative.session;

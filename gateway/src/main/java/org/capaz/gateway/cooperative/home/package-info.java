// SPDX-License-Identifier: Apache-2.0
/** What an officer finds after signing in: what waits for an answer, and what may be done. */
package org.capaz.gateway.cooperative.home;

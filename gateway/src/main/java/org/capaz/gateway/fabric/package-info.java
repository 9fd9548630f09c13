// SPDX-License-Identifier: Apache-2.0
/**
 * What the packages that use this member's own peer share: the connection, and how endorsement errors are told apart.
 * Depends on no other package of the gateway.
 */
package org.capaz.gateway.fabric;

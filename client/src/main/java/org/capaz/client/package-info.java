// SPDX-License-Identifier: Apache-2.0
/**
 * The officer's side of the system: key files, signed statements, the key of the miner references, and a member's gateway
 * as an officer's program reaches it over HTTP. Read {@code key} first, then {@code gateway}, then {@code pseudonym}.
 */
package org.capaz.client;

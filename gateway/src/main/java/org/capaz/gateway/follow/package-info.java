// SPDX-License-Identifier: Apache-2.0
/** Follows the chain of this member's own peer, block by block, and passes each on to be projected. */
package org.capaz.gateway.follow;

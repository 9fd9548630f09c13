/** Follows the chain of this member's own peer, block by block, and hands each on to be projected. */
package org.capaz.gateway.follow;

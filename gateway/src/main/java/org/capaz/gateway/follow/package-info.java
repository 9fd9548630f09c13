/** Follows the chain of this member's own peer, block by block, and passes each on to be projected. */
package org.capaz.gateway.follow;

/**
 * What the rooms that speak to this member's own peer share: the connection, the contract's function names, and how the
 * peer's errors are told apart. Knows no other room.
 */
package org.capaz.gateway.fabric;

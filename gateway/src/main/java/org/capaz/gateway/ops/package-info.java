/** Keeps the office running: puts the rooms together, tells its health, keeps the ledger's heartbeat, rebuilds. */
package org.capaz.gateway.ops;

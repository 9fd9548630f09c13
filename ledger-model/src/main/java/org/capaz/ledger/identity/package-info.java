/** Identities: parsed once at the edge, with check characters where people type them. */
package org.capaz.ledger.identity;

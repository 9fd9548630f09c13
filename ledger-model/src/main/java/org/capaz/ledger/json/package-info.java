/** Canonical JSON: the only text form of anything that is stored, hashed or signed. */
package org.capaz.ledger.json;

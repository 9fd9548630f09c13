/** Records on the ledger: where they stand, how rules read them, how new ones are stated. */
package org.capaz.ledger.record;

/** The ledger's answers in the language of who reads them; the contract itself knows none of this. */
package org.capaz.ledger.message;

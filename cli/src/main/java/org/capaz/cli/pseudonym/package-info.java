/** How a miner's identity number becomes the reference that the ledger sees, on the key holder's machine and nowhere else. */
package org.capaz.cli.pseudonym;

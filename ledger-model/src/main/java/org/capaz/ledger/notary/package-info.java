/** The notary: one table of who may state what, one order in which a statement is judged. */
package org.capaz.ledger.notary;

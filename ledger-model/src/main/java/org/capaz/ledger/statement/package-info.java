/** Signed statements: every act of a person, with the bytes that its officers sign. */
package org.capaz.ledger.statement;

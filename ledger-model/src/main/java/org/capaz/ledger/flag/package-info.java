/** What was accepted although a person must look at it, and what came of the look. */
package org.capaz.ledger.flag;

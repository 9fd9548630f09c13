/** The numbered rules and the two answers a rule can give. */
package org.capaz.ledger.rule;

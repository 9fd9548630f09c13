/** The impact premium: terms, obligations, what the payer announced and what the payee confirmed. */
package org.capaz.ledger.premium;

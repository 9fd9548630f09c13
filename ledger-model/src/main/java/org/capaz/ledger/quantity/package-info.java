/** Quantities that carry their unit; integers only, rounded in one named place each. */
package org.capaz.ledger.quantity;

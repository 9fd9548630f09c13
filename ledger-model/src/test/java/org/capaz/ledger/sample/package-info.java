/** The fictional consortium that tests play in: its parties, their officers' keys, the worked case, and books in memory. */
package org.capaz.ledger.sample;

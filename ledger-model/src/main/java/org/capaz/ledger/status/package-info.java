/** Where certificates stand: the keys that every label's reader may ask for, and the heartbeat over them. */
package org.capaz.ledger.status;

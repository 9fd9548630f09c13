/** The lot certificate: when it may be issued, what it says, and the views strangers check it by. */
package org.capaz.ledger.certificate;

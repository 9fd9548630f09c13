/** The governed way out when a member organisation is gone: its release, and what others may then do in its place. */
package org.capaz.ledger.succession;

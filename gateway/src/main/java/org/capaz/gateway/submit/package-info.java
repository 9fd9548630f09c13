/** Takes a statement to the ledger and finds out, whatever happens, what became of it. Knows nothing of HTTP. */
package org.capaz.gateway.submit;

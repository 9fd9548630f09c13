/** What strangers see: the page behind a label's address, and the data their own verifiers ask for. */
package org.capaz.gateway.buyer;

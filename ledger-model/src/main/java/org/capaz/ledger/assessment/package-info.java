/** Producers and what is known of their conduct: reports, attestations, and the standing derived from them. */
package org.capaz.ledger.assessment;

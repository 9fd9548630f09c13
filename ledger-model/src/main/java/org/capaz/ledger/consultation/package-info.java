/** Public consultations on a standard: what was proposed, and what became of it. */
package org.capaz.ledger.consultation;

// SPDX-License-Identifier: Apache-2.0
/**
 * The state of certificates, under the keys that a reader of a label asks for.
 *
 * <p>Read {@link CertificateStatus} first with {@link CertificateEnd}, then {@link StatusIndex} (the place of a certificate in the published
 * list), {@link StatusList} (the indexes of those that are not ISSUED) and {@link Head}, the heartbeat that dates
 * every answer.
 *
 * <p>Rules kept here, and the fraud that each stops:
 *
 * <ul>
 *   <li>I45: the state moves in the transaction that moves the lot (recycled labels)
 *   <li>I46: a state is read from the ledger when somebody scans (copied or altered labels)
 * </ul>
 *
 * <p>The keys are simple keys in the form that the verification format prescribes, because a stranger's proof names
 * them. {@link StatusList} is one record for the whole network, so two changes of certificates in one block conflict
 * and the second is submitted again.
 */
package org.capaz.ledger.status;

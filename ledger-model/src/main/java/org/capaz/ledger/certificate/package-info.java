// SPDX-License-Identifier: Apache-2.0
/**
 * The lot certificate: when it is issued, what it says, and the views that strangers check it by.
 *
 * <p>Read {@link IssueCertificate} first, with {@link LabelClaims} (the bytes that peers sign), {@link AsIssued} (a
 * producer as the certificate has it) and {@link Opening} and {@link Disclosure} (fields that are withheld). {@link
 * CertificateRef} is what the three statements about issued certificates share: {@link SuspendCertificates}, {@link
 * ReinstateCertificates}, {@link RevokeCertificates}. {@link Notices} derives each {@link Notice} of what got worse
 * since. {@link Views} answers the questions that several members endorse; beside a certificate's state stand its {@link
 * SignedNotices}; {@link AttestationFacts} is what they sign of one attestation, {@link CraftModule} what its module is about.
 *
 * <p>Rules kept here, and the fraud that each stops:
 *
 * <ul>
 *   <li>I44: an active, unflagged, assayed lot; one certificate issued at most (certificates without gold)
 *   <li>I45: what has ended stays ended (recycled labels)
 *   <li>I46: answers come from the ledger when somebody scans (copied or altered labels)
 *   <li>I74: a frozen certificate may still be revoked (fraud that shows late)
 * </ul>
 */
package org.capaz.ledger.certificate;

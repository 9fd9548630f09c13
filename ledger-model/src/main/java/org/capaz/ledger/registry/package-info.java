// SPDX-License-Identifier: Apache-2.0
/**
 * Who acts on the ledger, by which keys, and the standards, accreditations and limits that the members agree on.
 *
 * <p>Read {@link Organisation}, {@link Party} with {@link PartyRole}, and {@link Officer} with its {@link Entry}; they are
 * entered by {@link FoundOrganisation}, {@link RegisterParty}, {@link AddRegistration}, {@link DeclareOwnership} and {@link RegisterOfficer}, changed
 * by {@link RotateOfficer} or {@link RecoverRegistrar} (what {@link BringsKey} is signed with the new key too), ended by {@link RevokeOfficer} and
 * {@link WithdrawParty}. Then {@link Standard} with {@link PublishStandard}, and {@link Accreditation} with {@link AccreditAssessor} and {@link WithdrawAccreditation}. {@link
 * ReferenceValue} lists every limit and tolerance, {@link ReferenceValues} reads them as of a day, {@link
 * PublishReferenceValues} changes them.
 *
 * <p>Rules kept here, and the fraud that each stops:
 *
 * <ul>
 *   <li>I1: parties and keys belong to one organisation each (impersonation)
 *   <li>I3: ended keys, parties and accreditations stay to be read (rewritten history)
 *   <li>I28: registrations have a period (unregistered traders)
 *   <li>I30: an attestation's level is within its issuer's accreditation (empty claims)
 *   <li>I54: a person keeps its id through all its keys (one person with two keys who is two officers)
 *   <li>I55: a party's officer signs for a further one (a registrar who makes the people who confirm)
 *   <li>I56: a new key signs the statement that brings it (another person's key as one's own)
 * </ul>
 *
 * <p>Limits are records, never constants of the code: all other packages ask {@link ReferenceValues} for them.
 */
package org.capaz.ledger.registry;

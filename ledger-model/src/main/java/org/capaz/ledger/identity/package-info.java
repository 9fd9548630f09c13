// SPDX-License-Identifier: Apache-2.0
/**
 * Identifiers, each a type of its own, parsed once where a text enters the program.
 *
 * <p>Read {@link PartyId}, {@link LotId}, {@link Code} and {@link RecordId} as the plain ones; {@link MspId}, {@link
 * PlaceCode} and {@link SealNumber} with their own forms. {@link Crockford} gives {@link OfficerId}, {@link MinerRef}
 * and {@link CertificateNumber} their check character, because people read these aloud and type them. {@link
 * CertificateId} is a UUID, {@link Digest} a SHA-256. {@link Ascii}, {@link Codes}, {@link Country} and {@link Divipola} are what
 * their parsers use; {@link VisibleText} is for names and titles, {@link PersonalNumber} knows what never comes in.
 *
 * <p>What must hold:
 *
 * <ul>
 *   <li>which characters are legal is a table in the source, not a property of a Unicode version: every Java
 *       must judge a text alike
 *   <li>an identifier of a person is a pseudonym or a key's digest (I47: no personal data on the ledger; harm to
 *       miners, breach of data law)
 *   <li>a place exists, a seal number is one, a name shows what it holds (I53, I73: places and seals made up, names that deceive
 *       the eye); what stands on the ledger already is read whatever its form
 *   <li>a wrong identifier is refused by its constructor with what was expected, so that no rule sees one
 * </ul>
 */
package org.capaz.ledger.identity;

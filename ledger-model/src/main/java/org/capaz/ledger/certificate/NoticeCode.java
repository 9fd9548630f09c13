// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.certificate;

/**
 * What a notice is about, as the members' peers sign it; the most severe first, because an answer has room for {@link
 * ViewFormat#MOST_NOTICES} of them. A verifier that does not know a code still counts it.
 */
public enum NoticeCode {
    /** Gold of that producer in the lot lies within the look-back window of a finding of abuse (I32). */
    LOOK_BACK,
    /** The producer no longer stands where it stood at issue. */
    STANDING_WORSE,
    /** What is attested is that the module is not met, or not yet. */
    MODULE_NOT_MET,
    /** What could not be looked up within the bound of reads; what is not known is no good news. */
    NOT_EXAMINED,
    /** A person is asked to look at the lot, or at a production lot that it was made of. */
    LOT_FLAGGED,
    /** A person is asked to look at the producer. */
    PRODUCER_FLAGGED,
    /** A person is asked to look at the attestation. */
    ATTESTATION_FLAGGED,
    /** A module's result is weaker than at issue, or found by somebody less independent. */
    MODULE_WORSE,
    /** An attestation that was known at issue was taken back. */
    ATTESTATION_REVOKED,
    /** A later attestation on the same module, of the same level or a higher one, counts in its place. */
    ATTESTATION_DISPLACED,
    /** An attestation is contested and its issuer has not answered. */
    ATTESTATION_CONTESTED,
    /** The issuer of an attestation is no longer trusted. */
    ACCREDITATION_WITHDRAWN,
    /** Nobody but the producer itself says so (I34). */
    OWN_WORD,
    /** The period of the attestation begins later. */
    NOT_BEGUN,
    /** Parties that are not concerned have filed something against the lot (I61). */
    LOT_NOTICED,
    /** The same against the producer. */
    PRODUCER_NOTICED
}

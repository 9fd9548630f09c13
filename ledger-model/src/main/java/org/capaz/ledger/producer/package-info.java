/**
 * Producers (AMPs): who they are, by what right they mine, who works with them, and what authorities have ordered about
 * them.
 *
 * <p>Reading order: {@link org.capaz.ledger.producer.Amp} with {@code DeclareAmp} and {@code UpdateAmp}; {@code
 * AffiliationScope} with {@code DeclareScope}; {@code LegalBasis} with {@code DeclareBasis} and {@code WithdrawBasis};
 * {@code Miner} and {@code Enrolments} with {@code EnrolMiners} and {@code LeaveMiners}; {@code AuthorityNotice} with
 * {@code NotifyAuthorityOrder} and {@code LiftAuthorityOrder}; {@code Disengagement} with {@code DisengageAmp}.
 *
 * <p>Rules kept here, with what each one stops: I6, on the period of a legal basis (production under a right that never
 * held); I7, on the day of an enrolment (miners added to the past to explain gold of unknown origin); I8 (one person
 * counted with two producers); I31 (a producer that declares its own affiliation); I32, on how far a disengagement
 * reaches back; I2 (a producer's own organisation lifting the order that suspends it). Scope, size and legal basis keep
 * their former versions, so that each day is judged by what held on that day.
 */
package org.capaz.ledger.producer;

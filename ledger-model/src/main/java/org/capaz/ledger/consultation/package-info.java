/**
 * Public consultations on a draft standard: {@code SubmitComment}, then {@code DisposeComment}. I3 keeps each comment
 * and each answer to it as first recorded, so that a scheme can neither drop a comment nor replace its answer unseen.
 */
package org.capaz.ledger.consultation;

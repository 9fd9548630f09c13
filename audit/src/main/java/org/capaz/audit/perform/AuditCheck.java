// SPDX-License-Identifier: Apache-2.0
package org.capaz.audit.perform;

import org.capaz.audit.message.AuditMessage;
import org.capaz.ledger.message.Sentence;

/** What is asked of every block and of every transaction. */
public enum AuditCheck {
    /** Each block names the hash of the one before, from block 0 on. */
    CHAIN,
    /** The transactions are those that the block's header hashes. */
    DATA,
    /** A quorum of the orderers signed the block. */
    ORDERERS,
    /** The organisation that a transaction names as its sender signed it. */
    SENDER,
    /** The organisations of the contract's policy endorsed it, and the owner of each changed record did. */
    ENDORSEMENT,
    /** It is called valid when endorsements and versions of what it read are right, and not otherwise. */
    VALIDITY,
    /** Each statement is signed by officers who were registered at that block. */
    STATEMENT,
    /** The rules accept it over the ledger before it. */
    RULES,
    /** The rules give the same records and the same answer as the ledger holds. */
    RECORDS,
    /** As many records of each family as the export says. */
    TOTALS,
    /** The whole network's fine gold adds up (I23). */
    BALANCE;

    /** The question in words. */
    public Sentence question() {
        return AuditMessage.valueOf("AUDIT_" + name()).sentence();
    }
}

// SPDX-License-Identifier: Apache-2.0
package org.capaz.verifier.verdict;

import org.capaz.ledger.message.Sentence;

/** What a check can find, by the code that every verifier of these formats uses, with a plain sentence for people. */
public enum Code {
    /** The text is not a complete label. */
    E_QR_FORMAT(VerdictMessage.CODE_E_QR_FORMAT),
    /** It is the address of a label, without the label itself. */
    E_ADDRESS(VerdictMessage.CODE_E_ADDRESS),
    /** The label belongs to a network whose trust anchor is not at hand. */
    E_NET_UNKNOWN(VerdictMessage.CODE_E_NET_UNKNOWN),
    /** The facts on the label do not fit together. */
    E_CLAIMS(VerdictMessage.CODE_E_CLAIMS),
    /** The rules in force at signing are not among those the trust anchor knows. */
    E_DEF_UNKNOWN(VerdictMessage.CODE_E_DEF_UNKNOWN),
    /** The facts were stated for another channel or contract. */
    E_DOMAIN(VerdictMessage.CODE_E_DOMAIN),
    /** A signer is not known to the anchor or the peer directory; it was not counted. */
    W_SIGNER_UNKNOWN(VerdictMessage.CODE_W_SIGNER_UNKNOWN),
    /** A signer's key does not come from the organisation it names. */
    E_CHAIN(VerdictMessage.CODE_E_CHAIN),
    /** A signer is not a peer of its organisation. */
    E_ROLE(VerdictMessage.CODE_E_ROLE),
    /** A signer had been revoked by its organisation. */
    E_REVOKED(VerdictMessage.CODE_E_REVOKED),
    /** A signer's key was not valid at the time of signing. */
    E_CERT_TIME(VerdictMessage.CODE_E_CERT_TIME),
    /** A signature is not in its one accepted form. */
    E_HIGH_S(VerdictMessage.CODE_E_HIGH_S),
    /** A signature does not fit what is signed. */
    E_SIG(VerdictMessage.CODE_E_SIG),
    /** Too few organisations signed. */
    E_QUORUM(VerdictMessage.CODE_E_QUORUM),
    /** The stated time does not fit the clock in use. */
    E_TIME(VerdictMessage.CODE_E_TIME),
    /** The validity of the record is over. */
    E_EXPIRED(VerdictMessage.CODE_E_EXPIRED),
    /** Compare seal and mass with the parcel in your hands. */
    N_COMPARE(VerdictMessage.CODE_N_COMPARE),

    /** The web address on the label leads to another record; trust only what was checked here. */
    N_ADDRESS(VerdictMessage.CODE_N_ADDRESS),

    /** The status list is not the one that was signed. */
    E_STATUS_DIGEST(VerdictMessage.CODE_E_STATUS_DIGEST),
    /** The status list is too old or does not cover this record. */
    E_STATUS_STALE(VerdictMessage.CODE_E_STATUS_STALE),
    /** The record is listed as no longer issued. */
    N_NOT_ISSUED(VerdictMessage.CODE_N_NOT_ISSUED),

    /** The bytes are not in strict Fabric form. */
    E_PROTO(VerdictMessage.CODE_E_PROTO),
    /** The answer is not one endorsed query. */
    E_ENV(VerdictMessage.CODE_E_ENV),
    /** The answer is from another channel. */
    E_CHANNEL(VerdictMessage.CODE_E_CHANNEL),
    /** The transaction id does not fit its nonce and creator. */
    E_TXID(VerdictMessage.CODE_E_TXID),
    /** The answer does not belong to its question. */
    E_PROPHASH(VerdictMessage.CODE_E_PROPHASH),
    /** The answer is from another contract. */
    E_CC(VerdictMessage.CODE_E_CC),
    /** The answer is to another question. */
    E_ARGS(VerdictMessage.CODE_E_ARGS),
    /** The answer is not of the agreed form. */
    E_RESPONSE(VerdictMessage.CODE_E_RESPONSE),
    /** The answer does not carry the challenge of this request. */
    E_CHALLENGE(VerdictMessage.CODE_E_CHALLENGE),
    /** The answer touches keys that a query must not touch. */
    E_WRITES(VerdictMessage.CODE_E_WRITES),
    /** The answer does not show where the record stands on the ledger. */
    E_READ(VerdictMessage.CODE_E_READ),
    /** The organisations' answers differ. */
    E_DISAGREE(VerdictMessage.CODE_E_DISAGREE),
    /** The record on the ledger is another one. */
    E_RECORD(VerdictMessage.CODE_E_RECORD),
    /** The text of the record is not what the members signed. */
    E_VALUE(VerdictMessage.CODE_E_VALUE),
    /** The facts differ from those on the ledger. */
    E_MISMATCH(VerdictMessage.CODE_E_MISMATCH),
    /** A value was shown that the record does not commit to. */
    E_OPENING(VerdictMessage.CODE_E_OPENING),
    /** The members add something to the state that a reader must know. */
    N_NOTICE(VerdictMessage.CODE_N_NOTICE),
    /** The answer is of peers that stand still. */
    E_STALE(VerdictMessage.CODE_E_STALE),
    /** The answer is older than one already seen. */
    E_ROLLBACK(VerdictMessage.CODE_E_ROLLBACK),

    /** A live answer was asked for and no member gave one that holds. */
    E_NO_LIVE(VerdictMessage.CODE_E_NO_LIVE),

    /** The members' answer on the issuing transaction is not of the agreed form. */
    E_VALIDITY(VerdictMessage.CODE_E_VALIDITY),
    /** The members call the issuing transaction invalid. */
    E_TX_INVALID(VerdictMessage.CODE_E_TX_INVALID),
    /** No member sent the issuing transaction. */
    E_TX_CREATOR(VerdictMessage.CODE_E_TX_CREATOR),
    /** Too few organisations endorsed the issuing transaction. */
    E_TX_POLICY(VerdictMessage.CODE_E_TX_POLICY),
    /** The issuing transaction did not create this record. */
    E_WRITESET(VerdictMessage.CODE_E_WRITESET),
    /** The issuing transaction stands elsewhere than the record. */
    E_PLACE(VerdictMessage.CODE_E_PLACE),
    /** The block's header has another number. */
    E_HEADER(VerdictMessage.CODE_E_HEADER),
    /** These are not the transactions of the block. */
    E_DATAHASH(VerdictMessage.CODE_E_DATAHASH),
    /** The issuing transaction is not at its place in the block. */
    E_BLOCK_TX(VerdictMessage.CODE_E_BLOCK_TX),
    /** The block is not in the chain that the members have. */
    E_CHAIN_LINK(VerdictMessage.CODE_E_CHAIN_LINK),
    /** Too few orderers signed the block. */
    E_ORDERER(VerdictMessage.CODE_E_ORDERER),

    /** The trust anchor is not usable. */
    E_ANCHOR(VerdictMessage.CODE_E_ANCHOR),
    /** The file holds more than any genuine one does. */
    E_LIMIT(VerdictMessage.CODE_E_LIMIT),
    /** A key or signature is of an unsupported kind. */
    E_ALG(VerdictMessage.CODE_E_ALG),
    /** The peer directory is not readable. */
    E_PEERS(VerdictMessage.CODE_E_PEERS),
    /** The file is not a proof bundle. */
    E_BUNDLE(VerdictMessage.CODE_E_BUNDLE);

    private final VerdictMessage message;

    Code(VerdictMessage message) {
        this.message = message;
    }

    /**
     * The finding for people.
     *
     * @return one plain sentence
     */
    public Sentence sentence() {
        return message.sentence();
    }

    /**
     * Whether this finding leaves the question open instead of answering it: the verifier lacks something, or cannot read
     * what may be right.
     *
     * @return true for findings that make the verdict COULD NOT BE CHECKED
     */
    public boolean undecided() {
        return switch (this) {
            case E_ADDRESS, E_NET_UNKNOWN, E_ANCHOR, E_LIMIT, E_ALG, E_DEF_UNKNOWN, E_PROTO, E_TIME, E_PEERS -> true;
            default -> false;
        };
    }

    /** As written in reports: {@code E-QR-FORMAT}. */
    @Override
    public String toString() {
        return name().replace('_', '-');
    }
}

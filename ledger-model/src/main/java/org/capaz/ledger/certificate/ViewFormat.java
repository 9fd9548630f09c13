// SPDX-License-Identifier: Apache-2.0
package org.capaz.ledger.certificate;

import org.capaz.ledger.record.Family;

/**
 * The names that a stranger's verifier expects in a view: the contract function, the type of its answer and the keys that
 * it reads. Contract, gateway and verifier take them from here.
 */
public final class ViewFormat {
    /** The function that states the claims of a label. */
    public static final String LABEL_VIEW = "LabelView";
    /** The function that states the state of one certificate. */
    public static final String STATE_VIEW = "StateView";
    /** The function that states one attestation. */
    public static final String ATTESTATION_VIEW = "AttestationView";
    /** The function that states the digest of the status list. */
    public static final String STATUS_VIEW = "StatusView";

    /** The type of the answer of {@link #STATE_VIEW}. */
    public static final String STATE_ANSWER = "gold-state/2";
    /** The type of that answer before it named notices; read in files of that time, never live. */
    public static final String FORMER_STATE_ANSWER = "gold-state/1";
    /** The type of the answer of {@link #ATTESTATION_VIEW}. */
    public static final String ATTESTATION_ANSWER = "gold-attestation/1";
    /** The type of the answer of {@link #STATUS_VIEW}. */
    public static final String STATUS_ANSWER = "gold-status/1";

    /** The key of the heartbeat. */
    public static final String HEAD_KEY = Family.HEAD.onLedger();
    /** The key of the list of certificates that are not ISSUED. */
    public static final String NOT_ISSUED_KEY = Family.NOT_ISSUED.onLedger();

    /** How many notices an answer of {@link #STATE_VIEW} names; of the others it gives the number. */
    public static final int MOST_NOTICES = 32;
    /** How many keys and ranges an answer may have read beside those that are named here. */
    public static final int MOST_FURTHER_READS = 4_096;

    /** How many accreditations an answer of {@link #ATTESTATION_VIEW} names. */
    public static final int MOST_ACCREDITATIONS = 32;

    private ViewFormat() {}

    /**
     * The key of a certificate's record.
     *
     * @param certificate the certificate id
     * @return the key as it stands in a read set
     */
    public static String recordKey(String certificate) {
        return Family.CERTIFICATE.onLedger() + ":" + certificate;
    }

    /**
     * The key of an attestation's record.
     *
     * @param name of the record, such as {@code attestation/AMP-01/03/AT-7}
     * @return the key as it stands in a read set
     */
    public static String attestationKey(String name) {
        return "\0" + name.replace('/', '\0') + "\0";
    }

    /**
     * The key of a certificate's status.
     *
     * @param certificate the certificate id
     * @return the key as it stands in a read set
     */
    public static String statusKey(String certificate) {
        return Family.STATUS.onLedger() + ":" + certificate;
    }
}
